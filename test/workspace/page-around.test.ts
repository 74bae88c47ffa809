import type { App } from '@slack/bolt'
import type { View } from '@slack/types'
import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBrowser, type StoryBrowser, type StoryPage } from '../stories/driver.ts'
import { option, plain } from './gallery.ts'
import { CHANNEL, EVE, freshState, type House, NADIA, SAM, seed, startHouse } from './house.ts'

vi.setConfig({ testTimeout: 30_000 })

/** One checklist that two people answer, each seeing what the other ticked. */
const answers = new Map<string, string>()
const ITEMS = ['Has the family been spoken to?', 'Is there a plan?']
const checklist = (): View => ({
  type: 'modal',
  title: plain('Checklist'),
  blocks: ITEMS.map((words, i) => ({
    type: 'section' as const,
    block_id: `item${i}-${answers.get(`item${i}`) ?? ''}`,
    text: plain(words),
    accessory: {
      type: 'radio_buttons' as const,
      action_id: 'tick',
      options: [option('Yes'), option('No')],
      ...(answers.has(`item${i}`) ? { initial_option: option(String(answers.get(`item${i}`))) } : {}),
    },
  })),
})

const views = new Set<string>()
const setUp = (app: App) => {
  app.command('/fasttrack', async ({ ack, command, client, respond }) => {
    await ack()
    if (command.text === 'bad')
      await client.views
        .open({
          trigger_id: command.trigger_id,
          view: { type: 'modal', title: plain('x'.repeat(40)), blocks: [] },
        })
        .catch(() => respond('That did not open'))
    else if (command.text === 'due') await respond('Nothing is due today')
    else {
      const opened = await client.views.open({ trigger_id: command.trigger_id, view: checklist() })
      views.add(String(opened.view?.id))
    }
  })
  app.action('tick', async ({ ack, action, client }) => {
    await ack()
    const { block_id, selected_option } = action as unknown as {
      block_id: string
      selected_option: { value: string }
    }
    answers.set(block_id.slice(0, 5), selected_option.value)
    for (const id of views) await client.views.update({ view_id: id, view: checklist() })
  })
  app.event('app_home_opened', async ({ event, client }) => {
    const view: View = { type: 'home', blocks: [{ type: 'header', text: plain('What is due') }] }
    await client.views.publish({ user_id: event.user, view })
  })
  app.shortcut('anywhere', async ({ ack, body, client }) => {
    await ack()
    await client.views.open({ trigger_id: body.trigger_id, view: checklist() })
  })
}

const withShortcuts = {
  ...seed,
  app: {
    ...seed.app,
    shortcuts: [
      { name: 'Keep it', callbackId: 'keep' },
      { name: 'Open a checklist', callbackId: 'anywhere', global: true },
    ],
  },
}

const stateFile = freshState()
let house: House
let browser: StoryBrowser
let sam: StoryPage
let page: Page
beforeAll(async () => {
  house = await startHouse({ setUp, seed: withShortcuts, stateFile })
  browser = await openBrowser()
  sam = await browser.as(`${house.url}/?channel=${CHANNEL}`, 'Sam Okafor')
  page = sam.page
}, 60_000)
afterAll(async () => {
  await browser.close()
  await house.stop()
})

const post = async (text: string, more: Record<string, unknown> = {}) =>
  String((await house.client.chat.postMessage({ channel: CHANNEL, text, ...more })).ts)

const place = () => Object.fromEntries(new URL(page.url()).searchParams)

describe('the address', () => {
  it('says where one stands, brings it back, and lets Back and Forward go between places', async () => {
    const ts = await post('Discuss this')
    await sam.goTo('#attendance')
    await sam.goTo('#general')
    expect(place()).toEqual({ as: SAM, channel: 'C0GENERAL1' })
    await sam.goTo('#attendance')
    await sam.openThread('Discuss this')
    await expect.poll(place).toEqual({ as: SAM, channel: CHANNEL, thread: ts })
    await page.reload()
    await page.getByRole('textbox', { name: 'Reply in thread' }).waitFor()
    await sam.goTo('Home')
    await sam.shows('What is due')
    expect(place()).toMatchObject({ tab: 'home' })
    await page.goBack()
    await page.getByRole('textbox', { name: 'Reply in thread' }).waitFor()
    await page.goBack()
    await page.locator('.thread').waitFor({ state: 'hidden' })
    await page.goBack()
    await page.getByRole('textbox', { name: 'Message #general' }).waitFor()
    await page.goForward()
    await page.getByRole('textbox', { name: 'Message #attendance' }).waitFor()
  })

  it('says in words what it names and what is not there', async () => {
    await page.goto(`${house.url}/?as=${SAM}&channel=C0PRIVATE1`)
    await sam.shows('You aren’t in the channel that the address names')
    await page.goto(`${house.url}/?as=${SAM}&channel=${CHANNEL}&message=1.000001`)
    await sam.shows('That message is no longer there')
    await page.goto(`${house.url}/?as=${SAM}&channel=${CHANNEL}&thread=1.000001`)
    await sam.shows('This message is no longer there. Close the thread to go on.')
    await page.goto(`${house.url}/?as=${SAM}&channel=${CHANNEL}&view=V000000000`)
    await sam.shows('That form is no longer open.')
    await sam.press('Hide')
    expect(await sam.isShown('That form is no longer open.')).toBe(false)
  })
})

describe('several people in one window', () => {
  const windowOf = (name: string) => page.frameLocator(`iframe[title="${name}’s window"]`)
  const answer = (frame: FrameLocator, item: string, words: string) =>
    frame.getByLabel(item).getByLabel(words)

  it('answer one checklist, each as themselves, and see what the other ticked', async () => {
    await page.getByRole('button', { name: /^You are acting as/ }).click()
    await page.getByRole('link', { name: 'Several people side by side…' }).click()
    await page.waitForURL(/side-by-side/)
    await page.goto(`${house.url}/side-by-side?people=${SAM},${NADIA}&channel=${CHANNEL}`)
    const [one, other] = [windowOf('Sam Okafor'), windowOf('نادية حسن')]
    for (const frame of [one, other]) {
      await frame.getByRole('textbox', { name: 'Message #attendance' }).fill('/fasttrack check')
      await frame.getByRole('textbox', { name: 'Message #attendance' }).press('Enter')
      await frame.getByRole('dialog', { name: 'Checklist' }).waitFor()
    }
    await answer(one, ITEMS[0] ?? '', 'Yes').check()
    await expect.poll(() => answer(other, ITEMS[0] ?? '', 'Yes').isChecked()).toBe(true)
    await answer(other, ITEMS[1] ?? '', 'No').check()
    await expect.poll(() => answer(one, ITEMS[1] ?? '', 'No').isChecked()).toBe(true)
    await one.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click()
    await one.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await other.getByRole('dialog').isVisible()).toBe(true)
    expect(house.workspace.actions.views(NADIA)).toHaveLength(1)
  })

  it('are added, closed, and on a phone shown one at a time', async () => {
    await page.getByLabel('Add a person').selectOption({ label: '<!channel> *Eve* & Co' })
    await windowOf('<!channel> *Eve* & Co').getByRole('textbox', { name: 'Message #attendance' }).waitFor()
    expect(new URL(page.url()).searchParams.get('people')).toBe([SAM, NADIA, EVE].join(','))
    await page.getByRole('button', { name: 'Close Sam Okafor’s window' }).click()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: 'نادية حسن', exact: true }).click()
    expect(await page.locator('.frame:visible').count()).toBe(1)
    await windowOf('نادية حسن').getByRole('dialog', { name: 'Checklist' }).waitFor()
    await page.setViewportSize({ width: 1280, height: 860 })
    await page.goto(`${house.url}/?as=${SAM}&channel=${CHANNEL}`)
  })

  it('can be framed by this workspace and by nobody else', async () => {
    const policy = (await fetch(`${house.url}/`)).headers.get('content-security-policy')
    expect(policy).toContain("frame-ancestors 'self';")
    const foreign = {
      host: `127.0.0.1:${house.port}`,
      'sec-fetch-site': 'cross-site',
      'sec-fetch-dest': 'iframe',
    }
    expect((await fetch(`${house.url}/side-by-side`, { headers: foreign })).status).toBe(403)
  })
})

describe('a part that the page has no drawing for', () => {
  it('is named, and its data can be unfolded', async () => {
    await post('A picture', { attachments: [{ fallback: 'A plan', color: '#0b6b62' }] })
    const part = page.locator('.unknown', { hasText: 'attachment is shown here as data' }).last()
    await part.waitFor()
    await part.locator('summary').first().click()
    await part.getByText('"#0b6b62"').waitFor()
  })
})
