import type { App } from '@slack/bolt'
import type { KnownBlock, View } from '@slack/types'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBrowser, type StoryBrowser, type StoryPage } from '../stories/driver.ts'
import { CHANNEL, type House, SAM, startHouse } from './house.ts'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const option = (words: string, value = words) => ({ text: plain(words), value })

const form = (note = 'First paint'): View => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Meeting'),
  submit: plain('Save'),
  blocks: [
    { type: 'section', block_id: 'top', text: { type: 'mrkdwn', text: note } },
    {
      type: 'section',
      block_id: 'spoken',
      text: plain('Has the family been spoken to?'),
      accessory: { type: 'radio_buttons', action_id: 'tick', options: [option('Yes'), option('No')] },
    },
    {
      type: 'input',
      block_id: 'notes',
      optional: true,
      label: plain('Notes'),
      element: { type: 'plain_text_input', action_id: 'a', multiline: true },
    },
    {
      type: 'input',
      block_id: 'pupil',
      label: plain('Pupil'),
      element: { type: 'external_select', action_id: 'pupil', min_query_length: 2 },
    },
    {
      type: 'input',
      block_id: 'kind',
      label: plain('Kind'),
      element: { type: 'static_select', action_id: 'a', options: [option('At school'), option('At home')] },
    },
    {
      type: 'input',
      block_id: 'who',
      optional: true,
      label: plain('Who came'),
      element: { type: 'multi_users_select', action_id: 'a' },
    },
    {
      type: 'input',
      block_id: 'why',
      optional: true,
      label: plain('Barriers'),
      element: { type: 'checkboxes', action_id: 'a', options: [option('Health'), option('Transport')] },
    },
    {
      type: 'input',
      block_id: 'date',
      optional: true,
      label: plain('Date'),
      element: { type: 'datepicker', action_id: 'a' },
    },
    {
      type: 'input',
      block_id: 'paper',
      optional: true,
      label: plain('Minutes'),
      element: { type: 'file_input', action_id: 'a' },
    },
    {
      type: 'actions',
      block_id: 'row',
      elements: [
        { type: 'button', action_id: 'deeper', text: plain('Add a person') },
        {
          type: 'button',
          action_id: 'drop',
          text: plain('Close the case'),
          style: 'danger',
          confirm: {
            title: plain('Close the case?'),
            text: plain('This stays.'),
            confirm: plain('Close it'),
            deny: plain('Keep it'),
          },
        },
      ],
    },
  ],
})

const person: View = {
  type: 'modal',
  title: plain('A person'),
  submit: plain('Add'),
  blocks: [
    {
      type: 'input',
      block_id: 'n',
      label: plain('Name'),
      element: { type: 'plain_text_input', action_id: 'a' },
    },
  ],
}

const card: KnownBlock[] = [
  {
    type: 'section',
    block_id: 'card',
    text: { type: 'mrkdwn', text: '*Case FT-0012* for <@U0EVE00001> &lt;!channel&gt; &amp; `code`' },
  },
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'done', text: plain('Mark done'), style: 'primary' }],
  },
]

const checklist = (ticked: number): View => ({
  type: 'modal',
  title: plain('Checklist'),
  blocks: [
    { type: 'section', block_id: `count${ticked}`, text: plain(`${ticked} of 12 done`) },
    {
      type: 'input',
      block_id: 'note',
      optional: true,
      label: plain('Note'),
      element: { type: 'plain_text_input', action_id: 'a' },
    },
    ...Array.from({ length: 12 }, (_, i) => ({
      type: 'section' as const,
      block_id: `item${i}`,
      text: plain(`Item ${i}`),
      accessory: {
        type: 'radio_buttons' as const,
        action_id: 'item',
        options: [option('Yes'), option('No')],
      },
    })),
  ],
  submit: plain('Done'),
})

const got: { values: Record<string, Record<string, Record<string, unknown>>>; dropped: number } = {
  values: {},
  dropped: 0,
}

const setUp = (app: App) => {
  app.command('/fasttrack', async ({ ack, command, client, respond }) => {
    await ack()
    if (command.text === 'new') await client.views.open({ trigger_id: command.trigger_id, view: form() })
    else if (command.text === 'card')
      await client.chat.postMessage({ channel: command.channel_id, text: 'Case', blocks: card })
    else if (command.text === 'check')
      await client.views.open({ trigger_id: command.trigger_id, view: checklist(0) })
    else await respond('Nothing is due today')
  })
  app.action('tick', async ({ ack, body, client }) => {
    await ack()
    const view = (body as unknown as { view: { id: string } }).view
    await client.views.update({ view_id: view.id, view: form('Kept at once') })
  })
  app.action('item', async ({ ack, body, client }) => {
    const { view } = body as unknown as { view: { id: string; state: { values: typeof got.values } } }
    got.values = view.state.values
    const ticked = Object.values(view.state.values).filter((block) => block.item?.selected_option).length
    await new Promise((resolve) => setTimeout(resolve, 30))
    await ack()
    await client.views.update({ view_id: view.id, view: checklist(ticked) })
  })
  app.action('deeper', async ({ ack, body, client }) => {
    await ack()
    await client.views.push({
      trigger_id: (body as unknown as { trigger_id: string }).trigger_id,
      view: person,
    })
  })
  app.action('drop', async ({ ack }) => {
    await ack()
    got.dropped += 1
  })
  app.action('done', async ({ ack, respond }) => {
    await ack()
    await respond({ replace_original: true, text: 'All done now' })
  })
  app.action('pupil', ({ ack }) => ack())
  app.options('pupil', async ({ ack, options }) => {
    const fits = ['Jonas Smith', 'Joanna Key'].filter((name) =>
      name.toLowerCase().includes(options.value.toLowerCase()),
    )
    await ack({ options: fits.map((name) => option(name)) })
  })
  app.view('form', async ({ ack, view }) => {
    got.values = view.state.values as unknown as typeof got.values
    const errors = { kind: 'Home visits need two people.' }
    if (view.state.values.kind?.a?.selected_option?.value === 'At home')
      await ack({ response_action: 'errors', errors })
    else await ack()
  })
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks: KnownBlock[] = [{ type: 'header', text: plain('What is due') }]
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } })
  })
}

vi.setConfig({ testTimeout: 30_000 })

let house: House
let browser: StoryBrowser
let sam: StoryPage
beforeAll(async () => {
  house = await startHouse({ setUp })
  browser = await openBrowser()
  sam = await browser.as(`${house.url}/?channel=${CHANNEL}`, 'Sam Okafor')
}, 60_000)
afterAll(async () => {
  await browser.close()
  await house.stop()
})

describe('the page in a browser', () => {
  it('runs a command and shows what only the person sees', async () => {
    await sam.goTo('#attendance')
    await sam.type('/fasttrack due')
    await sam.shows('Only visible to you')
    await sam.shows('Nothing is due today')
  })

  it('draws text as text, whatever it holds, and mentions as names', async () => {
    await sam.type('/fasttrack card')
    const block = await sam.shows('Case FT-0012')
    expect(await block.locator('xpath=ancestor::*[@data-block-id][1]').textContent()).toBe(
      'Case FT-0012 for @<!channel> *Eve* & Co <!channel> & code',
    )
    await sam.type('<img src=x onerror=alert(1)> *bold* & more')
    await sam.shows('<img src=x onerror=alert(1)>')
    expect(await sam.page.locator('.log img').count()).toBe(0)
  })

  it('replaces a message by its response_url', async () => {
    await sam.press('Mark done')
    await sam.shows('All done now')
    expect(await sam.isShown('Mark done')).toBe(false)
  })

  it('fills a modal, keeps what is typed over a repaint, shows errors at their field, and sends everything', async () => {
    await sam.type('/fasttrack new')
    await sam.dialog('Meeting')
    await sam.fill('Notes', 'Half a sent')
    await sam.choose('Has the family been spoken to?', 'Yes')
    await sam.shows('Kept at once')
    expect(await sam.scope.getByLabel('Notes').inputValue()).toBe('Half a sent')
    await sam.press('Save')
    await sam.shows('Please complete this required field.')
    await sam.choose('Pupil', 'Joanna')
    await sam.choose('Kind', 'At home')
    await sam.choose('Who came', 'Sam Okafor')
    await sam.choose('Barriers', 'Transport')
    await sam.fill('Date', '2026-12-01')
    await sam.attach('Minutes', [
      { name: 'minutes.txt', mimeType: 'text/plain', buffer: Buffer.from('agreed') },
    ])
    await sam.press('Save')
    await sam.shows('Home visits need two people.')
    await sam.choose('Kind', 'At school')
    await sam.press('Save')
    await sam.noDialog()
    expect(got.values).toMatchObject({
      spoken: { tick: { selected_option: { value: 'Yes' } } },
      notes: { a: { value: 'Half a sent' } },
      pupil: { pupil: { selected_option: { value: 'Joanna Key' } } },
      kind: { a: { selected_option: { value: 'At school' } } },
      who: { a: { selected_users: [SAM] } },
      why: { a: { selected_options: [{ value: 'Transport' }] } },
      date: { a: { selected_date: '2026-12-01' } },
      paper: { a: { files: [{ name: 'minutes.txt', size: 6 }] } },
    })
  })

  it('keeps every tick of many made quickly, and the note that is typed between the repaints', async () => {
    await sam.type('/fasttrack check')
    await sam.dialog('Checklist')
    const words = 'The family came and we agreed a plan'
    const note = sam.scope.getByLabel('Note')
    for (let i = 0; i < 12; i += 1) {
      await sam.choose(`Item ${i}`, i % 2 ? 'No' : 'Yes')
      await note.press('End')
      await note.pressSequentially(words.slice(i * 3, i * 3 + 3))
    }
    await sam.shows('12 of 12 done')
    expect(await note.inputValue()).toBe(words)
    const last = Object.values(got.values).map(
      (block) => (block.item?.selected_option as { value: string } | undefined)?.value,
    )
    expect(last.filter(Boolean)).toHaveLength(12)
    await sam.page.keyboard.press('Escape')
    await sam.noDialog()
  })

  it('stacks modals, asks before what asks to be confirmed, and closes on Esc one at a time', async () => {
    await sam.type('/fasttrack new')
    await sam.dialog('Meeting')
    await sam.press('Add a person')
    await sam.dialog('A person')
    await sam.page.keyboard.press('Escape')
    await sam.dialog('Meeting')
    await sam.press('Close the case')
    await sam.dialog('Close the case?')
    await sam.press('Keep it')
    expect(got.dropped).toBe(0)
    await sam.press('Close the case')
    await sam.press('Close it')
    await expect.poll(() => got.dropped).toBe(1)
    await sam.page.keyboard.press('Escape')
    await sam.noDialog()
  })

  it('follows a permalink to a reply, as the same person', async () => {
    const root = await house.client.chat.postMessage({ channel: CHANNEL, text: 'The root' })
    const ts = String(root.ts)
    const reply = await house.client.chat.postMessage({
      channel: CHANNEL,
      text: 'The very reply',
      thread_ts: ts,
    })
    const link = await house.client.chat.getPermalink({ channel: CHANNEL, message_ts: String(reply.ts) })
    await house.client.chat.postMessage({ channel: CHANNEL, text: `See <${link.permalink}|that reply>` })
    await sam.page.getByRole('link', { name: 'that reply' }).click()
    await sam.page.locator('.thread .pointed', { hasText: 'The very reply' }).waitFor()
    await sam.page.getByRole('button', { name: 'You are acting as Sam Okafor' }).waitFor()
    await sam.press('Close thread')
  })

  it('opens threads, the Home, and other people, and moves the clock', async () => {
    await house.client.chat.postMessage({ channel: CHANNEL, text: 'Discuss this' })
    await sam.shows('Discuss this')
    await sam.openThread('Discuss this')
    const reply = sam.page.getByRole('textbox', { name: 'Reply in thread' })
    await reply.fill('Agreed')
    await reply.press('Enter')
    await sam.shows('1 reply')
    await sam.goTo('Home')
    await sam.shows('What is due')
    await sam.tomorrow()
    await sam.as('Gil Guest')
    expect(await sam.isShown('#attendance')).toBe(false)
  })
})
