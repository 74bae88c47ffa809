import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openBrowser, type StoryBrowser, type StoryPage } from '../stories/driver.ts'
import { gallery } from './gallery.ts'
import { CHANNEL, type House, seed, startHouse } from './house.ts'

vi.setConfig({ testTimeout: 30_000 })

const heard = { submitted: 0, picked: [] as string[] }
let house: House
let browser: StoryBrowser
let sam: StoryPage
let page: Page
beforeAll(async () => {
  house = await startHouse({ setUp: gallery(heard), seed })
  browser = await openBrowser()
  sam = await browser.as(`${house.url}/?channel=${CHANNEL}`, 'Sam Okafor')
  page = sam.page
}, 60_000)
afterAll(async () => {
  await browser.close()
  await house.stop()
})

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

/** What has the focus, by its name. */
const focused = () =>
  page.evaluate(() => {
    type Shown = {
      textContent: string
      getAttribute(name: string): string | null
      labels?: Shown[]
      tagName: string
    }
    const { activeElement: one } = (globalThis as unknown as { document: { activeElement: Shown } }).document
    const words = one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent
    return words.replace(' (optional)', '').trim().slice(0, 60) || one.tagName
  })

beforeEach(async () => {
  await sam.goTo('#attendance')
  // Going there ends by taking the focus, which would come between the keys of a test.
  await expect.poll(focused).toBe('Message #attendance')
})

/** Goes on by Tab until something has the focus. */
const tabTo = async (name: string, key = 'Tab') => {
  const met: string[] = []
  for (let i = 0; i < 60; i += 1) {
    await press(key)
    met.push(await focused())
    if (met.at(-1) === name) return
  }
  throw new Error(`${key} never came to “${name}”, but to ${met.join(', ')}`)
}

describe('with the keyboard alone', () => {
  it('a person skips to the conversation, and sees where the focus is', async () => {
    await page.reload()
    await sam.page.getByRole('textbox', { name: 'Message #attendance' }).waitFor()
    await page.evaluate(() =>
      (
        globalThis as unknown as { document: { activeElement: { blur(): void } } }
      ).document.activeElement.blur(),
    )
    await page.mouse.click(2, 2)
    await tabTo('Skip to the conversation')
    await press('Enter')
    await tabTo('/fasttrack new')
    const outline = await page.evaluate(
      'getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).outlineWidth',
    )
    expect(outline).toBe('solid3px')
  })

  it('opens a form, fills it, is told what is wrong, mends it, looks beneath, sends it, and is back where they were', async () => {
    await page.getByRole('textbox', { name: 'Message #attendance' }).focus()
    await page.keyboard.type('/fasttrack new')
    await press('Enter')
    await sam.dialog('Every input')
    await tabTo('Notes')
    await page.keyboard.type('Rang home')
    await tabTo('Pupil')
    await page.keyboard.type('joa')
    await page.getByRole('option', { name: 'Joanna Key' }).waitFor()
    await press('ArrowDown', 'Enter')
    await tabTo('Save')
    await press('Enter')
    await sam.shows('Please complete this required field.')
    expect(await focused()).toBe('Name')
    await page.keyboard.type('Robin')
    await tabTo('Kind of meeting')
    await page.keyboard.type('At h')
    await tabTo('Who came')
    await page.keyboard.type('sam')
    await page.locator('.combo-list').getByRole('option', { name: 'Sam Okafor' }).waitFor()
    await press('ArrowDown', 'Enter')
    await tabTo('Remove Sam Okafor', 'Shift+Tab')
    await press('Tab')
    expect(await focused()).toBe('Who came')
    await tabTo('Health')
    await press('Space')
    await tabTo('Day')
    await page.keyboard.type('01122026')
    await tabTo('Save')
    await press('Enter')
    await sam.shows('Home visits need two people.')
    expect(await focused()).toBe('Kind of meeting')
    await page.keyboard.type('At s')
    await tabTo('Add a person')
    await press('Enter')
    await sam.dialog('A person')
    expect(await focused()).toBe('Name')
    await press('Escape')
    await sam.dialog('Every input')
    await expect.poll(focused).toBe('Add a person')
    await tabTo('Close the case')
    await press('Enter')
    await sam.dialog('Close the case?')
    await press('Escape')
    await sam.dialog('Every input')
    expect(await focused()).toBe('Close the case')
    await tabTo('Save')
    await press('Enter')
    await sam.noDialog()
    expect(heard.submitted).toBe(1)
    await expect.poll(focused).toBe('Message #attendance')
  })

  it('walks through a menu by the arrows, and comes back to its button', async () => {
    await sam.type('/fasttrack card')
    await sam.shows('Case FT-0012')
    await tabTo('More actions', 'Shift+Tab')
    await press('Enter', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp')
    expect(await focused()).toBe('Give away')
    await press('Escape')
    expect(await focused()).toBe('More actions')
    await press('Enter', 'End', 'Home', 'ArrowDown', 'Enter')
    await expect.poll(() => heard.picked).toEqual(['Hold'])
    expect(await focused()).toBe('More actions')
  })

  it('goes between Home and Messages by the arrows, and through the people', async () => {
    await sam.goTo('Home')
    await sam.shows('What is due')
    await page.getByRole('tab', { name: 'Home' }).focus()
    await press('ArrowRight', 'Enter')
    await expect.poll(focused).toBe('Message Fast Track')
    await tabTo('SOYou are acting asSam OkaforHead of Year 9', 'Shift+Tab')
    await press('Enter', 'End')
    expect(await focused()).toBe('Several people side by side…')
    await press('Escape')
    expect(await focused()).toContain('You are acting as')
  })

  it('opens a thread, closes it by Escape, and is back at its message', async () => {
    await page.getByRole('button', { name: 'Reply in thread' }).last().focus()
    await press('Enter')
    await page.getByRole('textbox', { name: 'Reply in thread' }).focus()
    await press('Escape')
    await page.locator('.thread').waitFor({ state: 'hidden' })
    await expect.poll(focused).toBe('Reply in thread')
  })
})
