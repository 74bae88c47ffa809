import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import type { Driver, Which } from '../../src/workspace/index.ts'
import { browserFiles } from './browser.ts'

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--lang=en-GB',
]
const PATIENCE = 10_000

/** How a browser window is opened: how large, and where its pictures go. */
export interface WindowOptions {
  width?: number
  height?: number
  shots?: string
}

/** A browser in which people of a workspace can be played. */
export interface StoryBrowser {
  /** Opens a window of its own on a workspace, as the person with this name; a later `as` changes the person. */
  as(url: string, name: string, options?: WindowOptions): Promise<StoryPage>
  close(): Promise<void>
}

const exact = (words: string) => ({ name: words, exact: true })

/** A window on the workspace, driven by the words that a person sees. */
export class StoryPage implements Driver {
  readonly page: Page
  readonly #shots: string

  constructor(page: Page, shots: string) {
    this.page = page
    this.#shots = shots
  }

  /** Acts as somebody else from now on. */
  async as(name: string): Promise<void> {
    const people = this.page.getByRole('navigation', {
      ...exact('Choose who you act as'),
      includeHidden: true,
    })
    const link = people.getByRole('link', { name, includeHidden: true })
    const address = await link.getAttribute('href')
    await this.page.goto(new URL(address ?? '/', this.page.url()).href)
    await this.page
      .getByRole('button', { name: `You are acting as ${name}`, includeHidden: true })
      .waitFor({ state: 'attached' })
  }

  /** Goes to `#channel`, to `Home` or to `Messages` with the app. */
  async goTo(place: string): Promise<void> {
    const side = this.page.getByRole('navigation', exact('Channels and apps'))
    const menu = this.page.getByRole('button', exact('Channels and people'))
    if (await menu.isVisible()) await menu.click()
    if (place.startsWith('#')) {
      await side
        .locator('button', { hasText: place.slice(1) })
        .first()
        .click()
      await this.page.getByRole('textbox', { name: `Message ${place}` }).waitFor()
    } else {
      await side.locator('button').last().click()
      await this.page.getByRole('tab', exact(place)).click()
    }
  }

  /** Types into the message box and sends; a line with a slash runs a command. */
  async type(line: string): Promise<void> {
    const box = this.page.getByRole('textbox', { name: /^Message / })
    await box.fill(line)
    await box.press('Enter')
  }

  /** The modal that is on top, or the whole page when none is open. */
  get scope(): Locator {
    return this.page.locator('dialog[open]').last().or(this.page.locator('body:not(:has(dialog[open]))'))
  }

  /** The open modal, or the one with this title; waits until it is there. */
  async dialog(title?: string): Promise<Locator> {
    const dialog =
      title === undefined ? this.page.getByRole('dialog') : this.page.getByRole('dialog', exact(title))
    await dialog.last().waitFor()
    return dialog.last()
  }

  /** Waits until no modal is open. */
  async noDialog(): Promise<void> {
    await this.page.locator('dialog[open]').first().waitFor({ state: 'hidden' })
  }

  /** Puts text into the field with this label; for dates `YYYY-MM-DD`, for times `HH:mm`. */
  async fill(label: string, text: string): Promise<void> {
    const field = this.scope.getByLabel(label).first()
    await field.fill(text)
    await field.dispatchEvent('change')
  }

  /** Chooses an option under a label: in a select, a typeahead, radio buttons or checkboxes. */
  async choose(label: string, option: string): Promise<void> {
    const field = this.scope.getByLabel(label).first()
    await field.waitFor()
    const kind = await field.evaluate((one) => `${one.tagName} ${one.getAttribute('role') ?? ''}`)
    if (kind.startsWith('SELECT')) await field.selectOption(await optionValue(field, option))
    else if (kind.endsWith('combobox')) await this.#search(field, option)
    else await field.getByLabel(option).first().check()
  }

  async #search(field: Locator, option: string): Promise<void> {
    await field.click()
    await field.fill('')
    await field.pressSequentially(option, { delay: 5 })
    await field.locator('xpath=..').getByRole('option', { name: option }).first().click()
  }

  /** Presses the button that shows these words: in the modal if one is open, else the last one on the page. */
  async press(words: string, { in: beside, nth }: Which = {}): Promise<void> {
    const block = this.scope.locator('[data-block-id]', { hasText: beside ?? '' })
    // A row of buttons belongs to the words above it.
    const near = block.last().locator('xpath=(self::*|following-sibling::*[1])')
    const found = beside === undefined ? this.button(words) : this.button(words, near)
    await (nth === undefined ? found.last() : found.nth(nth)).click()
  }

  /** Submits the modal on top. */
  async submit(): Promise<void> {
    await this.scope.locator('button[type=submit]').click()
  }

  /** Closes the modal on top. */
  async close(): Promise<void> {
    await this.scope.getByRole('button', exact('Close')).first().click()
  }

  /** The buttons that show these words, which a screen reader may be told more of, or are told by them alone. */
  button(words: string, within: Locator = this.scope): Locator {
    const shown = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    const seen = within.locator('button').filter({ hasText: new RegExp(`^\\s*${shown}\\s*$`) })
    return seen.or(within.getByRole('button', exact(words)))
  }

  /** Chooses from the menu of three dots beside something. */
  async pick(beside: string, words: string): Promise<void> {
    const block = this.scope.locator('[data-block-id]', { hasText: beside }).last()
    await block.getByRole('button', exact('More actions')).click()
    await block.getByRole('menuitem', { name: words }).click()
  }

  /** Puts files into the file input with this label. */
  async attach(label: string, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
    await this.scope.getByLabel(label).setInputFiles(files)
    await this.scope.getByText(files.at(-1)?.name ?? '').waitFor()
  }

  /** Waits until the words are to be seen, in the modal if one is open. */
  async shows(words: string | RegExp): Promise<Locator> {
    const found = this.scope.getByText(words).filter({ visible: true }).last()
    await found.waitFor()
    return found
  }

  /** Waits until the words are to be seen, in the modal if one is open. */
  async sees(words: string | RegExp): Promise<void> {
    await this.shows(words)
  }

  /** What is to be seen right now, in the modal if one is open. */
  look(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not seen
    return this.scope.innerText()
  }

  /** Whether the words are to be seen right now. */
  async isShown(words: string | RegExp): Promise<boolean> {
    return (await this.scope.getByText(words).filter({ visible: true }).count()) > 0
  }

  /** Moves the clock to tomorrow at eight. */
  async tomorrow(): Promise<void> {
    const clock = this.page.getByRole('region', exact('Clock'))
    const before = await clock.locator('time').textContent()
    await clock.getByRole('button', exact('Tomorrow 08:00')).click()
    await clock
      .locator('time')
      .filter({ hasNotText: before ?? '' })
      .waitFor()
  }

  /** Opens the thread under the newest message that holds the words. */
  async openThread(words: string): Promise<void> {
    const message = this.page.getByRole('article').filter({ hasText: words }).last()
    await message.hover()
    await message.getByRole('button', exact('Reply in thread')).click()
  }

  /** Takes a picture and answers where it lies. */
  async screenshot(name: string): Promise<string> {
    mkdirSync(this.#shots, { recursive: true })
    const path = join(this.#shots, `${name}.png`)
    await this.page.screenshot({ path })
    return path
  }
}

const optionValue = async (field: Locator, words: string): Promise<string> => {
  const options = field.locator('option', { hasText: words })
  const texts = await options.allTextContents()
  const index = texts.findIndex((text) => text === words || text.startsWith(`${words} — `))
  return (await options.nth(Math.max(index, 0)).getAttribute('value')) ?? ''
}

const openWindow = async (browser: Browser, options: WindowOptions): Promise<StoryPage> => {
  const { width = 1280, height = 860, shots = 'test-results/shots' } = options
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE)
  return new StoryPage(page, shots)
}

/** Starts a browser out of the installed packages. */
export async function openBrowser(): Promise<StoryBrowser> {
  const browser = await chromium.launch({ ...browserFiles(), args: QUIET, headless: true })
  return {
    async as(url, name, options = {}) {
      const story = await openWindow(browser, options)
      await story.page.goto(url)
      await story.as(name)
      return story
    },
    close: () => browser.close(),
  }
}
