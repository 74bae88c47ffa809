import type {
  BlockAction,
  ButtonAction,
  ChannelsSelectAction,
  CheckboxesAction,
  ConversationsSelectAction,
  DatepickerAction,
  FeedbackButtonsAction,
  IconButtonAction,
  MultiChannelsSelectAction,
  MultiConversationsSelectAction,
  MultiStaticSelectAction,
  MultiUsersSelectAction,
  OverflowAction,
  PlainTextInputAction,
  RadioButtonsAction,
  RichTextInputAction,
  StaticSelectAction,
  TimepickerAction,
  UsersSelectAction,
} from '@slack/bolt'
import { beforeEach, describe, expect, it } from 'vitest'
import { CHANNEL, EVE, GUEST, SAM } from './house.ts'
import { type Dict, type RawApp, rawApp } from './raw-app.ts'
import { field, home, modal, option, plain } from './sample-views.ts'

let app: RawApp
beforeEach(() => {
  app = rawApp()
})

const confirm = { title: plain('Sure?'), text: plain('Really?'), confirm: plain('Yes'), deny: plain('No') }
const hint = plain('Choose')
const listed = { options: [option('x'), option('y')] }
const ids = { action_id: 'a', block_id: 'b', action_ts: 'ts' }
const richText = {
  type: 'rich_text' as const,
  elements: [{ type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text: 'Said' }] }],
}

/** The framework still types a confirmation as it was in attachments. */
type Confirmed<A> = Omit<A, 'confirm'> & { confirm: typeof confirm }

type Row = [element: Dict, value: string | string[] | undefined, action: Dict]

/** What a click or a choice in an element is told as, held against the types of Slack's own framework. */
const inRows: Row[] = [
  [
    { type: 'button', text: plain('Go'), value: '7', url: 'https://a.example', style: 'primary', confirm },
    undefined,
    {
      ...ids,
      type: 'button',
      text: plain('Go'),
      value: '7',
      url: 'https://a.example',
      style: 'primary',
      confirm,
    } satisfies Confirmed<ButtonAction> & { style: string },
  ],
  [
    { type: 'button', text: plain('Go') },
    undefined,
    { ...ids, type: 'button', text: plain('Go') } satisfies ButtonAction,
  ],
  [
    { type: 'overflow', ...listed, confirm },
    'y',
    { ...ids, type: 'overflow', selected_option: option('y'), confirm } satisfies Confirmed<OverflowAction>,
  ],
  [
    { type: 'static_select', ...listed, initial_option: option('x'), placeholder: hint, confirm },
    'y',
    {
      ...ids,
      type: 'static_select',
      selected_option: option('y'),
      initial_option: option('x'),
      placeholder: hint,
      confirm,
    } satisfies Confirmed<StaticSelectAction>,
  ],
  [
    { type: 'users_select', initial_user: SAM, placeholder: hint },
    EVE,
    {
      ...ids,
      type: 'users_select',
      selected_user: EVE,
      initial_user: SAM,
      placeholder: hint,
    } satisfies UsersSelectAction,
  ],
  [
    { type: 'conversations_select' },
    CHANNEL,
    {
      ...ids,
      type: 'conversations_select',
      selected_conversation: CHANNEL,
    } satisfies ConversationsSelectAction,
  ],
  [
    { type: 'channels_select' },
    CHANNEL,
    { ...ids, type: 'channels_select', selected_channel: CHANNEL } satisfies ChannelsSelectAction,
  ],
  [
    { type: 'datepicker', initial_date: '2026-01-01' },
    '2026-02-01',
    {
      ...ids,
      type: 'datepicker',
      selected_date: '2026-02-01',
      initial_date: '2026-01-01',
    } satisfies DatepickerAction,
  ],
  [
    { type: 'timepicker', initial_time: '08:00', timezone: 'Europe/London' },
    '09:30',
    {
      ...ids,
      type: 'timepicker',
      selected_time: '09:30',
      initial_time: '08:00',
      timezone: 'Europe/London',
    } satisfies TimepickerAction & { timezone: string },
  ],
  [
    { type: 'datetimepicker', initial_date_time: 1790000000 },
    '1795000000',
    { ...ids, type: 'datetimepicker', selected_date_time: 1795000000, initial_date_time: 1790000000 },
  ],
  [
    { type: 'checkboxes', ...listed, initial_options: [option('x')] },
    ['x', 'y'],
    {
      ...ids,
      type: 'checkboxes',
      selected_options: [option('x'), option('y')],
      initial_options: [option('x')],
    } satisfies CheckboxesAction,
  ],
  [
    { type: 'radio_buttons', ...listed },
    'y',
    { ...ids, type: 'radio_buttons', selected_option: option('y') } satisfies RadioButtonsAction,
  ],
]

/** The same for what only an input may hold. */
const inInputs: Row[] = [
  [
    { type: 'multi_static_select', ...listed },
    ['y'],
    {
      ...ids,
      type: 'multi_static_select',
      selected_options: [option('y')],
    } satisfies MultiStaticSelectAction,
  ],
  [
    { type: 'multi_users_select' },
    [EVE],
    { ...ids, type: 'multi_users_select', selected_users: [EVE] } satisfies MultiUsersSelectAction,
  ],
  [
    { type: 'multi_channels_select' },
    [CHANNEL],
    {
      ...ids,
      type: 'multi_channels_select',
      selected_channels: [CHANNEL],
    } satisfies MultiChannelsSelectAction,
  ],
  [
    { type: 'multi_conversations_select' },
    [CHANNEL],
    {
      ...ids,
      type: 'multi_conversations_select',
      selected_conversations: [CHANNEL],
    } satisfies MultiConversationsSelectAction,
  ],
  [
    { type: 'plain_text_input', placeholder: hint },
    'Said',
    { ...ids, type: 'plain_text_input', value: 'Said', placeholder: hint } satisfies PlainTextInputAction & {
      placeholder: Dict
    },
  ],
  [{ type: 'number_input', is_decimal_allowed: true }, '1.5', { ...ids, type: 'number_input', value: '1.5' }],
  [{ type: 'email_text_input' }, 'a@b.example', { ...ids, type: 'email_text_input', value: 'a@b.example' }],
  [
    { type: 'url_text_input' },
    'https://a.example',
    { ...ids, type: 'url_text_input', value: 'https://a.example' },
  ],
  [
    { type: 'rich_text_input' },
    'Said',
    { ...ids, type: 'rich_text_input', rich_text_value: richText } satisfies RichTextInputAction,
  ],
]

/** What only stands in messages, and holds no state. */
const inMessages: Row[] = [
  [
    {
      type: 'feedback_buttons',
      positive_button: { text: plain('Good'), value: 'good' },
      negative_button: { text: plain('Bad'), value: 'bad' },
    },
    'bad',
    { ...ids, type: 'feedback_buttons', text: plain('Bad'), value: 'bad' } satisfies FeedbackButtonsAction,
  ],
  [
    { type: 'icon_button', icon: 'trash', text: plain('Away'), value: '7' },
    undefined,
    {
      ...ids,
      type: 'icon_button',
      icon: 'trash',
      text: plain('Away'),
      value: '7',
    } satisfies IconButtonAction,
  ],
]

const row = (element: Dict) => ({
  type: 'actions',
  block_id: 'b',
  elements: [{ action_id: 'a', ...element }],
})
const asInput = (element: Dict, more: Dict = { dispatch_action: true }) =>
  field('b', { ...element, action_id: 'a' }, more)

const open = async (...blocks: Dict[]): Promise<string> => {
  await app.workspace.actions.command(SAM, CHANNEL, '/fasttrack new')
  const { trigger_id } = app.told('command').at(-1) as { trigger_id: string }
  const body = await app.api('views.open', { trigger_id, view: modal('Form', { blocks }) })
  expect(body).toMatchObject({ ok: true })
  return (body.view as { id: string }).id
}
const postIn = async (channel: string, more: Dict) =>
  String((await app.api('chat.postMessage', { channel, text: 'Choose', ...more })).ts)
const told = () => app.told('block_actions').at(-1) as Dict & { actions: Dict[] }
const action = () => {
  const [first = {}] = told().actions
  expect(first.action_ts).toMatch(/^\d+\.\d{6}$/)
  return { ...first, action_ts: 'ts' }
}
const click = (target: Parameters<typeof app.workspace.actions.click>[1], value?: string | string[]) =>
  app.workspace.actions.click(SAM, target, 'b', 'a', value)
const trouble = { ok: false, trouble: 'We had some trouble connecting. Try again?' }

describe('a click or a choice', () => {
  it.each(inRows)(
    'in a message, a modal and a Home is told of $type alike',
    async (element, value, expected) => {
      const ts = await postIn(CHANNEL, { blocks: [row(element)] })
      expect(await click({ channel: CHANNEL, ts }, value)).toEqual({ ok: true })
      expect(action()).toEqual(expected)
      const viewId = await open(row(element))
      await click({ viewId }, value)
      expect(action()).toEqual(expected)
      const { view } = await app.api('views.publish', {
        user_id: SAM,
        view: home({ blocks: [row(element)] }),
      })
      await click({ viewId: (view as { id: string }).id }, value)
      expect(action()).toEqual(expected)
    },
  )

  it.each(inMessages)('in a message alone is told of $type', async (element, value, expected) => {
    const block = { type: 'context_actions', block_id: 'b', elements: [{ ...element, action_id: 'a' }] }
    const ts = await postIn(CHANNEL, { blocks: [block] })
    await click({ channel: CHANNEL, ts }, value)
    expect(action()).toEqual(expected)
  })

  it('deep inside other blocks is told under the id of the innermost', async () => {
    const card = { type: 'card', title: plain('A card'), actions: [{ type: 'button', text: plain('Go') }] }
    const select = { type: 'static_select', ...listed, action_id: 'a' }
    const section = { type: 'section', block_id: 'b', text: plain('Choose'), accessory: select }
    const ts = await postIn(CHANNEL, {
      blocks: [
        { type: 'carousel', elements: [card] },
        { type: 'container', title: plain('A box'), child_blocks: [section] },
      ],
    })
    await click({ channel: CHANNEL, ts }, 'y')
    expect(action()).toMatchObject({ block_id: 'b', selected_option: option('y') })
    const [carousel = {}] = app.workspace.actions.messages(CHANNEL, SAM).at(-1)?.blocks ?? []
    const [shown] = carousel.elements as [{ block_id: string; actions: [{ action_id: string }] }]
    const [{ action_id }] = shown.actions
    await app.workspace.actions.click(SAM, { channel: CHANNEL, ts }, shown.block_id, action_id)
    expect(action()).toMatchObject({ type: 'button', block_id: shown.block_id, action_id })
  })

  it.each([...inInputs, ...inRows.filter(([{ type }]) => !['button', 'overflow'].includes(String(type)))])(
    'in an input is told of $type only where it dispatches',
    async (element, value, expected) => {
      const quiet = await open(asInput(element, {}))
      expect(await click({ viewId: quiet }, value)).toEqual({ ok: true })
      expect(app.told('block_actions')).toEqual([])
      const viewId = await open(asInput(element))
      await click({ viewId }, value)
      expect(action()).toEqual(expected)
      const { type, block_id: _block, action_id: _action, action_ts: _ts, ...held } = expected
      const state = app.workspace.actions.views(SAM)[0]?.state.values.b?.a ?? {}
      expect({ type, ...held }).toMatchObject(state)
    },
  )

  it('in a message says where it was, for everybody else and in a thread alike', async () => {
    const ts = await postIn(CHANNEL, { blocks: [row({ type: 'static_select', ...listed })] })
    await click({ channel: CHANNEL, ts }, 'y')
    const expected = {
      type: 'block_actions',
      user: { id: SAM, username: 'sam', name: 'sam', team_id: 'T0SCHOOL01' },
      api_app_id: 'A0FASTTRK1',
      token: expect.any(String),
      container: { type: 'message', message_ts: ts, channel_id: CHANNEL, is_ephemeral: false },
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
      team: { id: 'T0SCHOOL01', domain: 'ashgrove' },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: CHANNEL, name: 'attendance' },
      message: expect.objectContaining({ type: 'message', ts, text: 'Choose', bot_id: 'B0FASTTRK1' }),
      state: { values: { b: { a: { type: 'static_select', selected_option: option('y') } } } },
      response_url: expect.stringContaining('/respond/'),
      actions: [expect.objectContaining({ type: 'static_select' })],
    } satisfies Record<keyof BlockAction, unknown> | Dict
    expect(told()).toEqual(expected)
    const reply = await postIn(CHANNEL, {
      thread_ts: ts,
      blocks: [row({ type: 'button', text: plain('Go') })],
    })
    await click({ channel: CHANNEL, ts: reply })
    expect(told()).toMatchObject({
      container: { message_ts: reply, thread_ts: ts },
      message: { thread_ts: ts },
    })
  })

  it('in a message is one’s own: nobody else has the choice, and who cannot see it cannot make it', async () => {
    const ts = await postIn(CHANNEL, { blocks: [row({ type: 'checkboxes', ...listed })] })
    await click({ channel: CHANNEL, ts }, ['x'])
    await app.workspace.actions.click(EVE, { channel: CHANNEL, ts }, 'b', 'a', ['y'])
    expect(told().state).toMatchObject({ values: { b: { a: { selected_options: [option('y')] } } } })
    const target = { channel: CHANNEL, ts }
    const guest = async () => app.workspace.actions.click(GUEST, target, 'b', 'a', ['y'])
    await expect(guest()).rejects.toThrow('channel_not_found')
  })

  it('in a message that only one person sees leaves the message out', async () => {
    const { message_ts } = await app.api('chat.postEphemeral', {
      channel: CHANNEL,
      user: SAM,
      text: 'For you',
      blocks: [row({ type: 'button', text: plain('Go') })],
    })
    const target = { channel: CHANNEL, ts: String(message_ts) }
    await click(target)
    expect(told()).toMatchObject({ container: { is_ephemeral: true, message_ts }, channel: { id: CHANNEL } })
    expect(told()).not.toHaveProperty('message')
    await expect(app.workspace.actions.click(EVE, target, 'b', 'a')).rejects.toThrow('message_not_found')
  })

  it('in a modal or a Home carries the view, and no address to answer to', async () => {
    const viewId = await open(
      row({ type: 'button', text: plain('Go') }),
      field('c', { type: 'plain_text_input' }),
    )
    app.workspace.actions.fill(SAM, { viewId }, 'c', 'c', 'typed')
    await click({ viewId })
    expect(told()).toMatchObject({
      container: { type: 'view', view_id: viewId },
      view: { id: viewId, state: { values: { c: { c: { value: 'typed' } } } } },
    })
    for (const name of ['response_url', 'channel', 'message', 'state'])
      expect(told()).not.toHaveProperty(name)
  })

  it('is not sent for what has gone, what is not offered, or a workflow’s button', async () => {
    const workflow = { trigger: { url: 'https://slack.com/shortcuts/Ft0000001/abc' } }
    const ts = await postIn(CHANNEL, {
      blocks: [row({ type: 'workflow_button', text: plain('Run'), workflow })],
    })
    expect(await click({ channel: CHANNEL, ts })).toEqual({ ok: true })
    const viewId = await open(row({ type: 'overflow', ...listed }))
    await expect(click({ viewId }, 'z')).rejects.toThrow('option_not_found')
    await expect(app.workspace.actions.click(SAM, { viewId }, 'b', 'other')).rejects.toThrow(
      'element_not_found',
    )
    await expect(click({ viewId: 'V000000000' })).rejects.toThrow('not_found')
    expect(app.told('block_actions')).toEqual([])
  })

  it('is trouble when the app refuses it, and done whatever the app says beside yes', async () => {
    const viewId = await open(row({ type: 'button', text: plain('Go') }))
    app.answers(() => ({ response_action: 'clear', text: 'Hello', response_type: 'in_channel' }))
    expect(await click({ viewId })).toEqual({ ok: true })
    expect(app.workspace.actions.views(SAM)).toHaveLength(1)
    expect(app.workspace.actions.messages(CHANNEL, SAM)).toEqual([])
    app.answers(() => new Response('', { status: 500 }))
    expect(await click({ viewId })).toEqual(trouble)
  })
})

describe('a response_url', () => {
  const clicked = async (more: Dict = {}) => {
    const ts = await postIn(CHANNEL, { blocks: [row({ type: 'button', text: plain('Go') })], ...more })
    await click({ channel: CHANNEL, ts })
    return { ts, url: told().response_url }
  }
  const shown = (ts: string, user = EVE) =>
    app.workspace.actions.messages(CHANNEL, user).find((message) => message.ts === ts)
  const last = (user = SAM) => app.workspace.actions.messages(CHANNEL, user).at(-1)

  it('puts a message in the place of the one that was clicked, with nothing left of it', async () => {
    const { ts, url } = await clicked({ attachments: [{ text: 'Old' }] })
    expect((await app.respond(url, { replace_original: true, text: 'Gone' })).status).toBe(200)
    expect(shown(ts)).toMatchObject({ ts, text: 'Gone' })
    expect([shown(ts)?.blocks, shown(ts)?.attachments]).toEqual([undefined, undefined])
    await app.respond(url, { replace_original: true, attachments: [{ text: 'New' }] })
    expect(shown(ts)?.attachments).toEqual([{ text: 'New' }])
  })

  it('takes the message away, or says something to one person, to all, or in a thread', async () => {
    const { ts, url } = await clicked()
    await app.respond(url, { text: 'For you' })
    expect([last()?.text, last(EVE)?.text]).toEqual(['For you', 'Choose'])
    await app.respond(url, { text: 'For all', response_type: 'in_channel' })
    expect(last(EVE)).toMatchObject({ text: 'For all', ephemeral: false })
    await app.respond(url, { text: 'Below', response_type: 'in_channel', thread_ts: ts })
    expect(app.workspace.actions.thread(CHANNEL, ts, EVE).at(-1)?.text).toBe('Below')
    await app.respond(url, { delete_original: true })
    expect(shown(ts)).toMatchObject({ subtype: 'tombstone' })
  })

  it('alone can change or take away what only one person sees', async () => {
    const blocks = [row({ type: 'button', text: plain('Go') })]
    const posted = await app.api('chat.postEphemeral', { channel: CHANNEL, user: SAM, text: 'You', blocks })
    const ts = String(posted.message_ts)
    for (const [method, args] of [
      ['chat.update', { text: 'x' }],
      ['chat.delete', {}],
    ] as const)
      expect(await app.api(method, { channel: CHANNEL, ts, ...args })).toMatchObject({
        error: 'message_not_found',
      })
    await click({ channel: CHANNEL, ts })
    await app.respond(told().response_url, { replace_original: true, text: 'Changed' })
    expect([shown(ts, SAM)?.text, shown(ts, EVE)]).toEqual(['Changed', undefined])
    await app.respond(told().response_url, { delete_original: true })
    expect(shown(ts, SAM)).toBeUndefined()
  })

  it('is good five times and for half an hour', async () => {
    const first = await clicked()
    const statuses = []
    for (let i = 0; i < 6; i += 1) statuses.push((await app.respond(first.url, { text: `${i}` })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404])
    const { url } = await clicked()
    app.pass(30 * 60_000 - 1000)
    expect((await app.respond(url, { text: 'In time' })).status).toBe(200)
    app.pass(2000)
    const late = await app.respond(url, { text: 'Late' })
    expect([late.status, await late.json()]).toEqual([404, { ok: false, error: 'expired_url' }])
    expect(last()?.text).toBe('In time')
  })

  it('of somebody else’s making, or with unsound blocks or nothing to say, says nothing', async () => {
    const { url } = await clicked()
    const before = app.workspace.actions.messages(CHANNEL, SAM).length
    for (const [to, body] of [
      [`${url}x`, { text: 'x' }],
      [url, { blocks: [{ type: 'nonsense' }] }],
      [url, {}],
    ] as const)
      expect((await app.respond(to, body)).ok).toBe(false)
    expect(app.workspace.actions.messages(CHANNEL, SAM)).toHaveLength(before)
  })
})
