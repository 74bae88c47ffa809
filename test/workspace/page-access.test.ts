import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBrowser, type StoryBrowser, type StoryPage } from '../stories/driver.ts'
import { gallery } from './gallery.ts'
import { CHANNEL, EVE, type House, SAM, startHouse } from './house.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

type Found = { id: string; nodes: { html: string; failureSummary: string }[] }

const SIDEWAYS = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

/** What is shown to be pressed and is less than 44 pixels high or wide; a choice is pressed by its label, links stand in texts. */
const SMALL = `[...document.querySelectorAll('button, a.button, select, input, textarea, summary, [role=option]')]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.text, .json'))
  .map((one) => one.closest('label.choice') ?? one)
  .filter((one) => !one.closest('.frames, [inert]'))
  .filter((one) => Math.min(one.offsetWidth, one.offsetHeight) < 44)
  .map((one) => one.outerHTML.slice(0, 120))`

/** What axe-core finds wrong on the page as it stands, a line each. */
const wrongs = async ({ page }: StoryPage): Promise<string[]> => {
  const known = await page.evaluate(() => 'axe' in globalThis)
  if (!known) await page.evaluate(axe)
  const found = (await page.evaluate(
    (tags) =>
      (globalThis as unknown as { axe: { run: (how: unknown) => Promise<unknown> } }).axe.run({
        runOnly: tags,
        resultTypes: ['violations'],
      }),
    TAGS,
  )) as { violations: Found[] }
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 300)}`),
  )
}

vi.setConfig({ testTimeout: 30_000 })

const heard = { submitted: 0, picked: [] as string[] }
let house: House
let browser: StoryBrowser
beforeAll(async () => {
  house = await startHouse({ setUp: gallery(heard) })
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  await house.stop()
})

const window = (width: number, height: number) =>
  browser.as(`${house.url}/?channel=${CHANNEL}`, 'Sam Okafor', { width, height })

describe.each([
  ['phone', 390, 844],
  ['desk', 1280, 860],
])('axe-core finds nothing at the width of a %s', (width, w, hgt) => {
  let sam: StoryPage
  const clean = async (what: string) => {
    if (process.env.SHOTS) await sam.page.screenshot({ path: `${process.env.SHOTS}/${width}-${what}.png` })
    expect.soft(await wrongs(sam), what).toEqual([])
    expect.soft(await sam.page.evaluate(SIDEWAYS), `${what} scrolls sideways`).toBe(0)
    if (width === 'phone')
      expect.soft(await sam.page.evaluate(SMALL), `${what} has small targets`).toEqual([])
  }
  beforeAll(async () => {
    sam = await window(w, hgt)
  })

  it('in the channel, its menus and its thread', async () => {
    await sam.goTo('#attendance')
    await sam.type('/fasttrack card')
    await sam.shows('Case FT-0012')
    await sam.type('/fasttrack due')
    await sam.shows('Nothing is due today')
    await clean('channel')
    const box = sam.page.getByRole('textbox', { name: 'Message #attendance' })
    await box.pressSequentially('/fa')
    await sam.page.getByRole('listbox', { name: 'Commands' }).waitFor()
    await clean('commands')
    await box.fill('')
    await sam.page
      .locator('.section[data-block-id=card]')
      .last()
      .getByRole('button', { name: 'More actions' })
      .click()
    await clean('menu')
    await sam.page.keyboard.press('Escape')
    await sam.openThread('Opened on Monday')
    await sam.page.getByRole('textbox', { name: 'Reply in thread' }).waitFor()
    await clean('thread')
    expect(await sam.page.locator('.conversation [data-block-id=card]:visible').count()).toBeGreaterThan(0)
    await sam.press('Close thread')
  })

  it('in Home', async () => {
    await sam.goTo('Home')
    await sam.shows('What is due')
    await clean('home')
    await sam.goTo('#attendance')
  })

  it('in a modal with its errors, its typeahead, a confirmation, and a modal over it', async () => {
    await sam.type('/fasttrack new')
    await sam.dialog('Every input')
    await clean('modal')
    await sam.press('Save')
    await sam.shows('Please complete this required field.')
    await clean('errors')
    await sam.scope.getByLabel('Pupil').pressSequentially('jo')
    await sam.scope.getByRole('option', { name: 'Joanna Key' }).waitFor()
    await clean('typeahead')
    await sam.page.keyboard.press('Escape')
    await sam.press('Close the case')
    await sam.dialog('Close the case?')
    await clean('confirmation')
    await sam.press('Keep it')
    await sam.press('Add a person')
    await sam.dialog('A person')
    await clean('stacked')
    await sam.page.keyboard.press('Escape')
    await sam.dialog('Every input')
    await sam.page.keyboard.press('Escape')
    await sam.noDialog()
  })

  it('in the menu of people and the traffic', async () => {
    if (width === 'phone') await sam.press('Channels and people')
    await sam.page.getByRole('button', { name: /^You are acting as/ }).click()
    await clean('people')
    await sam.page.keyboard.press('Escape')
    await sam.page.keyboard.press('Escape')
    await sam.press('Traffic')
    await sam.page.locator('.wire').first().waitFor()
    await sam.page.locator('.wire summary').first().click()
    await sam.page.getByRole('heading', { name: 'Answer' }).waitFor()
    await clean('traffic')
    await sam.page.getByRole('tab', { name: 'Trouble' }).click()
    await sam.page.getByRole('form', { name: 'A channel' }).waitFor()
    await clean('trouble')
    await sam.page.getByRole('tab', { name: 'Story' }).click()
    await sam.page.getByLabel('What people did, a line each').waitFor()
    await clean('story')
  })

  it('in several windows side by side, and where an account is deactivated', async () => {
    await sam.page.goto(`${house.url}/side-by-side?people=${SAM},${EVE}`)
    await sam.page
      .frameLocator('.frame.front iframe')
      .getByRole('textbox', { name: 'Message #attendance' })
      .waitFor()
    await clean('side-by-side')
    house.workspace.admin.deactivate(SAM)
    await sam.page.goto(`${house.url}/?as=${SAM}`)
    await sam.shows('This account has been deactivated.')
    await clean('deactivated')
    house.workspace.admin.reactivate(SAM)
  })
})
