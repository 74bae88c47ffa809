import type { App } from '@slack/bolt'
import type { KnownBlock, View } from '@slack/types'

/** A text object of plain words. */
export const plain = (text: string) => ({ type: 'plain_text' as const, text })

/** An option whose value is its words. */
export const option = (words: string) => ({ text: plain(words), value: words })

const kinds = ['At school', 'At home', 'By telephone'].map(option)

const field = (id: string, label: string, element: Record<string, unknown>, more = {}): KnownBlock =>
  ({
    type: 'input',
    block_id: id,
    label: plain(label),
    optional: true,
    element: { action_id: 'a', ...element },
    ...more,
  }) as unknown as KnownBlock

const askFirst = {
  title: plain('Close the case?'),
  text: plain('This stays.'),
  confirm: plain('Close it'),
  deny: plain('Keep it'),
}

const menu = {
  type: 'overflow' as const,
  action_id: 'more',
  options: ['Rename', 'Hold', 'Give away'].map(option),
}

const row: KnownBlock = {
  type: 'actions',
  block_id: 'row',
  elements: [
    { type: 'button', action_id: 'deeper', text: plain('Add a person') },
    { type: 'button', action_id: 'drop', text: plain('Close the case'), style: 'danger', confirm: askFirst },
    { type: 'static_select', action_id: 'kind', placeholder: plain('Kind'), options: kinds },
    { type: 'datepicker', action_id: 'day', placeholder: plain('Day') },
    menu,
  ],
}

/** A modal with an input of every kind. */
export const everyInput: View = {
  type: 'modal',
  callback_id: 'form',
  title: plain('Every input'),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: [
    { type: 'header', block_id: 'top', text: plain('A meeting') },
    {
      type: 'section',
      block_id: 'spoken',
      text: { type: 'mrkdwn', text: '*Has the family* been <https://example.org|spoken to>?' },
      accessory: {
        type: 'radio_buttons',
        action_id: 'tick',
        options: [{ ...option('Yes'), description: plain('or in writing') }, option('No')],
      },
    },
    field('notes', 'Notes', { type: 'plain_text_input', multiline: true }, { hint: plain('Keep it short.') }),
    field('name', 'Name', { type: 'plain_text_input' }, { optional: false }),
    field('pupil', 'Pupil', { type: 'external_select', min_query_length: 2 }),
    field('kind', 'Kind of meeting', { type: 'static_select', options: kinds }, { optional: false }),
    field('who', 'Who came', { type: 'multi_users_select' }),
    field('led', 'Who led', { type: 'users_select' }),
    field('room', 'Where it is told', { type: 'channels_select' }),
    field('some', 'Some of them', { type: 'multi_static_select', options: kinds }),
    field('why', 'Barriers', { type: 'checkboxes', options: ['Health', 'Transport'].map(option) }),
    field('one', 'Which of them', { type: 'radio_buttons', options: ['First', 'Second'].map(option) }),
    field('day', 'Day', { type: 'datepicker' }),
    field('hour', 'Hour', { type: 'timepicker' }),
    field('both', 'Day and hour', { type: 'datetimepicker' }),
    field('count', 'How many', { type: 'number_input', is_decimal_allowed: false }),
    field('mail', 'Mail', { type: 'email_text_input' }),
    field('link', 'Link', { type: 'url_text_input' }),
    field('rich', 'Rich', { type: 'rich_text_input' }),
    field('paper', 'Minutes', { type: 'file_input' }),
    { type: 'divider' },
    { type: 'context', elements: [{ type: 'mrkdwn', text: 'Kept at _once_.' }] },
    row,
  ],
}

/** A small modal to lay over another. */
export const person: View = {
  type: 'modal',
  title: plain('A person'),
  submit: plain('Add'),
  blocks: [field('n', 'Name', { type: 'plain_text_input' }, { optional: false })],
}

const RICH = {
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        { type: 'text', text: 'Agreed with ', style: { bold: true } },
        { type: 'user', user_id: 'U0SAM00001' },
        { type: 'text', text: ' and ' },
        { type: 'link', url: 'https://example.org/', text: 'the plan' },
        { type: 'text', text: ', told in ' },
        { type: 'channel', channel_id: 'C0ATTEND01' },
      ],
    },
    {
      type: 'rich_text_list',
      style: 'ordered',
      indent: 0,
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Ring home' }] }],
    },
  ],
}

/** A message with a block of every kind that the page draws. */
export const everyBlock = [
  { type: 'header', text: plain('Case FT-0012') },
  {
    type: 'section',
    block_id: 'card',
    text: { type: 'mrkdwn', text: '*Bold*, _italic_, ~gone~, `code`, <@U0SAM00001> and <#C0ATTEND01>' },
    fields: [plain('Stage: review'), plain('Due: Friday')],
    accessory: menu,
  },
  RICH,
  { type: 'divider' },
  {
    type: 'context',
    elements: [
      { type: 'image', image_url: 'https://nowhere.invalid/flag.png', alt_text: 'A flag' },
      plain('Opened on Monday'),
    ],
  },
  { type: 'actions', elements: [{ type: 'button', action_id: 'done', text: plain('Mark done') }] },
] as unknown as KnownBlock[]

/** Slash commands that show each of these, and what the app was told. */
export const gallery = (heard: { submitted: number; picked: string[] }) => (app: App) => {
  const open = (trigger_id: string, view: View) => app.client.views.open({ trigger_id, view })
  app.command('/fasttrack', async ({ ack, command, client, respond }) => {
    await ack()
    if (command.text === 'new') await open(command.trigger_id, everyInput)
    else if (command.text === 'card')
      await client.chat.postMessage({ channel: command.channel_id, text: 'Case', blocks: everyBlock })
    else await respond('Nothing is due today')
  })
  app.action('deeper', async ({ ack, body, client }) => {
    await ack()
    await client.views.push({
      trigger_id: (body as unknown as { trigger_id: string }).trigger_id,
      view: person,
    })
  })
  app.action('more', async ({ ack, action }) => {
    await ack()
    heard.picked.push((action as unknown as { selected_option: { value: string } }).selected_option.value)
  })
  app.action(/^(drop|done|tick|kind|day)$/, ({ ack }) => ack())
  app.options('a', ({ ack, options }) =>
    ack({
      options: ['Jonas Smith', 'Joanna Key']
        .filter((name) => name.toLowerCase().includes(options.value.toLowerCase()))
        .map(option),
    }),
  )
  app.view('form', async ({ ack, view }) => {
    const home = view.state.values.kind?.a?.selected_option?.value === 'At home'
    if (home) return ack({ response_action: 'errors', errors: { kind: 'Home visits need two people.' } })
    heard.submitted += 1
    return ack()
  })
  app.view('', ({ ack }) => ack())
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks: KnownBlock[] = [
      { type: 'header', text: plain('What is due') },
      ...everyBlock.slice(1, 3),
      row,
    ]
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } })
  })
}
