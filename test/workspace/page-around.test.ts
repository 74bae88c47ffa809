import type { App } from '@slack/bolt'
import type { View } from '@slack/types'
import type { FrameLocator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBrowser, type StoryBrowser, type StoryPage } from '../stories/driver.ts'
import { everyBlock, option, plain } from './gallery.ts'
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

/** Its submission is answered with a view that Slack refuses. */
const unsound: View = {
  type: 'modal',
  callback_id: 'unsound',
  title: plain('Unsound'),
  submit: plain('Save'),
  blocks: [{ type: 'header', text: plain('A form') }],
}

const views = new Set<string>()
const setUp = (app: App) => {
  app.command('/fasttrack', async ({ ack, command, client, respond }) => {
    await ack()
    if (command.text === 'due') await respond('Nothing is due today')
    else if (command.text === 'unsound')
      await client.views.open({ trigger_id: command.trigger_id, view: unsound })
    else {
      const opened = await client.views.open({ trigger_id: command.trigger_id, view: checklist() })
      views.add(String(opened.view?.id))
    }
  })
  app.view('unsound', ({ ack }) =>
    ack({ response_action: 'update', view: { ...unsound, title: plain('x'.repeat(40)) } as View }),
  )
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
    await page.goto(`${house.url}/?as=U0NOBODY&channel=${CHANNEL}`)
    await sam.shows('The address names nobody here, so you are ')
    await page.goto(`${house.url}/?as=${SAM}&channel=${CHANNEL}&view=V000000000`)
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

  it('give their window to whoever is chosen in it', async () => {
    await page.goto(`${house.url}/side-by-side?people=${SAM},${NADIA}&channel=${CHANNEL}`)
    const window = windowOf('Sam Okafor')
    await window.getByRole('button', { name: 'Channels and people' }).click()
    await window.getByRole('button', { name: /^You are acting as/ }).click()
    await window.getByRole('link', { name: 'Eve' }).click()
    await windowOf('<!channel> *Eve* & Co').getByRole('textbox', { name: 'Message #attendance' }).waitFor()
    expect(new URL(page.url()).searchParams.get('people')).toBe([EVE, NADIA].join(','))
    expect(await page.locator('iframe').count()).toBe(2)
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

describe('a block that the page draws', () => {
  it('names people and channels in rich text, and leaves the words of a picture that is lost', async () => {
    await post('Card', { blocks: everyBlock })
    const card = page.getByRole('article').last()
    await card.getByText('Agreed with @Sam Okafor and the plan, told in #attendance').waitFor()
    await card.getByText('A flag').waitFor()
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

describe('behind the page', () => {
  const drawer = () => page.locator('aside.traffic')
  const side = (name: string) => drawer().getByRole('tab', { name }).click()
  const deed = (name: string) => drawer().getByRole('form', { name })

  it('asks for no traffic while the drawer is closed', async () => {
    const asked: string[] = []
    page.on('request', (request) => void asked.push(new URL(request.url()).pathname))
    await sam.type('/fasttrack due')
    await sam.shows('Nothing is due today')
    expect(asked).toContain('/workspace/snapshot')
    expect(asked.filter((path) => /traffic|trouble|story/.test(path))).toEqual([])
  })

  it('lists what went over the wire, sifts it, and unfolds a request with its answer', async () => {
    await sam.press('Traffic')
    await drawer().locator('.wire').first().waitFor()
    await drawer().getByLabel('Method or event').fill('fasttrack due')
    expect(await drawer().locator('.wire').count()).toBe(1)
    await drawer().locator('.wire summary').first().click()
    await drawer().getByText('Request', { exact: false }).first().waitFor()
    await drawer().getByText('"/fasttrack"').waitFor()
    const { inspect } = place()
    expect(inspect).toMatch(/^\d+$/)
    await page.reload()
    await drawer().getByText('"/fasttrack"').waitFor()
    await drawer().getByLabel('Direction').selectOption('From the app')
    await drawer().getByLabel('Only what failed').check()
    await drawer().getByText('Nothing here fits').waitFor()
    await drawer().getByLabel('Only what failed').uncheck()
  })

  it('explains what the app did wrong, by its place in the JSON', async () => {
    await sam.type('/fasttrack unsound')
    await sam.dialog('Unsound')
    await sam.press('Save')
    await sam.shows('We had some trouble connecting')
    await page.keyboard.press('Escape')
    await sam.noDialog()
    const faults = drawer().getByRole('region', { name: 'Faults of the app' })
    await faults.getByText('must be less than 25 characters').waitFor()
    await faults.getByText('/view/title', { exact: false }).waitFor()
    house.workspace.forgive(/./)
  })

  it('lets a call fail, and says what is still to come', async () => {
    await side('Trouble')
    const form = deed('Let the next call go wrong')
    await form.getByLabel('How', { exact: true }).selectOption('broken: 500')
    await form.getByRole('button', { name: 'Let it fail' }).click()
    await drawer().getByText('Still to come').waitFor()
    await expect(post('Lost')).rejects.toThrow('500')
    await drawer().getByText('Nothing is to go wrong.').waitFor()
  })

  it('says what was done, and goes on meaning the same person when the form is drawn anew', async () => {
    const form = deed('A person’s account')
    await form.getByLabel('Person').selectOption(EVE)
    await form.getByRole('button', { name: 'Deactivate' }).press('Enter')
    await form.getByText(/^Done: Deactivate, /).waitFor()
    await form.locator('option', { hasText: '(deactivated)' }).waitFor({ state: 'attached' })
    expect(await form.getByLabel('Person').inputValue()).toBe(EVE)
    await form.locator('button:focus', { hasText: 'Deactivate' }).waitFor()
    await form.getByRole('button', { name: 'Reactivate' }).click()
    await form.getByText(/^Done: Reactivate, /).waitFor()
  })

  it('stops the clock and lets it run again', async () => {
    await deed('The clock runs').getByRole('button').click()
    await page.getByText('(frozen)').waitFor()
    await deed('The clock stands still').getByRole('button').click()
    await page.getByText('(frozen)').waitFor({ state: 'hidden' })
  })

  it('deletes a message, and closes a channel, where then nothing can be written', async () => {
    await post('A slip of the pen')
    await deed('A message of this conversation')
      .getByLabel('Message')
      .selectOption({ label: 'Fast Track: A slip of the pen' })
    await deed('A message of this conversation').getByRole('button').click()
    await page.locator('.log').getByText('A slip of the pen').waitFor({ state: 'hidden' })
    await deed('A channel').getByRole('button', { name: 'Close it' }).click()
    await sam.shows('This channel is closed')
    await deed('A channel').getByRole('button', { name: 'Open it again' }).click()
    await page.getByRole('textbox', { name: 'Message #attendance' }).waitFor()
  })

  it('tells what people did, to be played again', async () => {
    await side('Story')
    const lines = drawer().getByLabel('What people did, a line each')
    await expect.poll(() => lines.inputValue()).toContain('type "/fasttrack unsound"')
    // The story is read again, slowly, while somebody changes it.
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route(/\/story\b/, async (route) => {
      await held
      await route.continue()
    })
    const asked = page.waitForRequest(/\/story\b/)
    await post('Something new')
    await asked
    await lines.fill('type "/fasttrack due"')
    const answered = page.waitForResponse(/\/story\b/)
    letGo()
    await answered
    await page.unroute(/\/story\b/)
    expect(await lines.inputValue()).toBe('type "/fasttrack due"')
    await drawer().getByRole('button', { name: 'Play again' }).click()
    await drawer().getByText('Played to the end.').waitFor()
    await sam.press('Close traffic')
  })

  it('says to a deactivated person that they are, and comes back when they are', async () => {
    house.workspace.admin.deactivate(SAM)
    await sam.shows('This account has been deactivated.')
    await page.getByRole('link', { name: 'Go on as نادية حسن' }).waitFor()
    house.workspace.admin.reactivate(SAM)
    await page.getByRole('textbox', { name: 'Message #attendance' }).waitFor()
  })

  it('offers the app’s shortcuts beside the message box', async () => {
    await page.getByRole('button', { name: 'Shortcuts' }).click()
    await page.getByRole('menuitem', { name: 'Open a checklist' }).click()
    await sam.dialog('Checklist')
    await page.keyboard.press('Escape')
    await sam.noDialog()
  })

  it('says that the workspace can’t be reached, keeps what was typed, and goes on when it is back', async () => {
    const box = page.getByRole('textbox', { name: 'Message #attendance' })
    await box.fill('Not yet sent')
    await house.stop()
    await sam.shows('The workspace can’t be reached.')
    house = await startHouse({ setUp, seed: withShortcuts, stateFile, port: house.port })
    await page.getByText('The workspace can’t be reached.').waitFor({ state: 'hidden' })
    expect(await box.inputValue()).toBe('Not yet sent')
    await box.press('Enter')
    await sam.shows('Not yet sent')
  })
})
