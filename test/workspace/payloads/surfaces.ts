import {
  accessory,
  actions,
  asked,
  athome,
  button,
  type Family,
  home,
  input,
  long,
  many,
  modal,
  plain,
  richText,
  said,
  section,
} from './pieces.ts'

const alert = { type: 'alert', text: plain('Careful'), level: 'warning' }
const markdown = { type: 'markdown', text: 'a' }
const card = { type: 'card', title: plain('a') }
const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }
const data = { type: 'data_table', caption: 'a', rows: many(2, () => [{ type: 'raw_text', text: 'a' }]) }
const divided = (count: number) => many(count, () => ({ type: 'divider' }))
const field = input({ type: 'plain_text_input' })
const refused = (type: string, at = '/blocks/0') => `${at}/type unsupported type: ${type}`

/** Which blocks stand where, and what a view is besides its blocks. */
export const surfaces: Family = {
  source:
    'docs.slack.dev/blocks.json, docs.slack.dev/reference/views, modals, app-home; @slack/types ModalView and HomeView; live: java-slack-sdk#302, slackblocks#36; slack-limits blocks.not_in_*, view',
  valid: [
    ['a warning in a modal', asked(alert)],
    ['rich text everywhere: a modal', asked(richText())],
    ['rich text everywhere: the Home', athome(richText())],
    ['a card and a data table at home', athome(card, data)],
    ['buttons at home', athome(actions(button()))],
    ['a modal', { view: modal() }],
    [
      'a modal with everything',
      {
        view: modal({
          submit: plain('Save'),
          close: plain('Cancel'),
          private_metadata: '{}',
          callback_id: 'a',
          external_id: 'b',
          clear_on_close: true,
          notify_on_close: false,
          blocks: [field],
        }),
      },
    ],
    [
      'a modal that says nothing in its ids',
      { view: modal({ private_metadata: '', callback_id: '', external_id: '' }) },
    ],
    [
      'a modal with a menu that needs no submit',
      { view: modal({ blocks: [accessory({ type: 'users_select', action_id: 'a' })] }) },
    ],
    ['a Home', { view: home() }],
    [
      'a Home with an input and no submit',
      { view: home({ blocks: [field], private_metadata: 'a', callback_id: 'b', external_id: 'c' }) },
    ],
    [
      'block ids that differ',
      { view: modal({ blocks: [section({ block_id: 'a' }), section({ block_id: 'b' }), section()] }) },
    ],
  ],
  invalid: [
    ['a warning in a message', said(alert), refused('alert')],
    ['a warning at home', athome(alert), refused('alert')],
    [
      'a warning of a level of its own',
      asked({ ...alert, level: 'fatal' }),
      '/blocks/0/level must be a valid enum value',
    ],
    ['markdown in a modal', asked(markdown), refused('markdown')],
    ['markdown at home', athome(markdown), refused('markdown')],
    ['a table in a modal', asked(table), refused('table')],
    ['a table at home', athome(table), refused('table')],
    ['a data table in a modal', asked(data), refused('data_table')],
    ['a card in a modal', asked(card), refused('card')],
    ['a carousel in a modal', asked({ type: 'carousel', elements: [card] }), refused('carousel')],
    [
      'a container in a modal',
      asked({ type: 'container', title: plain('a'), child_blocks: divided(1) }),
      refused('container'),
    ],
    ['feedback in a modal', asked({ type: 'context_actions', elements: [] }), refused('context_actions')],
    ['feedback at home', athome({ type: 'context_actions', elements: [] }), refused('context_actions')],
    ['a chart at home', athome({ type: 'data_visualization' }), refused('data_visualization')],
    ['a chart in a modal', asked({ type: 'data_visualization' }), refused('data_visualization')],
    ['a plan at home', athome({ type: 'plan' }), refused('plan')],
    ['a task in a modal', asked({ type: 'task_card' }), refused('task_card')],
    ['a file in a modal', asked({ type: 'file' }), refused('file')],
    [
      'a file field in a message',
      said(input({ type: 'file_input' })),
      refused('file_input', '/blocks/0/element'),
    ],
    [
      'a file field at home',
      athome(input({ type: 'file_input' })),
      refused('file_input', '/blocks/0/element'),
    ],
    [
      'each refused block of several',
      athome(section(), markdown, alert),
      refused('markdown', '/blocks/1'),
      refused('alert', '/blocks/2'),
    ],
    ['no blocks in a modal', asked(), '/blocks no fewer than 1 items allowed'],
    ['no blocks at home', athome(), '/blocks no fewer than 1 items allowed'],
    [
      'two blocks of one id',
      said(section({ block_id: 'a' }), section({ block_id: 'a' })),
      '/blocks/1/block_id `block_id` "a" already exists',
    ],
    ['a view that is a list', { view: [] }, '/view must provide an object'],
    ['a view that is text', { view: '{}' }, '/view must provide an object'],
    ['a view that is null', { view: null }, '/view must provide an object'],
    [
      'a view of nothing',
      { view: {} },
      '/view missing required field: title',
      '/view missing required field: blocks',
      '/view missing required field: type',
    ],
    [
      'a view of no kind',
      { view: modal({ type: 'workflow_step' }) },
      '/view/type unsupported type: workflow_step',
    ],
    ['a view of a kind that is a number', { view: modal({ type: 1 }) }, '/view/type must provide a string'],
    ['a modal without title', { view: modal({ title: undefined }) }, '/view missing required field: title'],
    [
      'a modal without blocks',
      { view: modal({ blocks: undefined }) },
      '/view missing required field: blocks',
    ],
    [
      'a modal with an empty title',
      { view: modal({ title: plain('') }) },
      '/view/title/text must be more than 0 characters',
    ],
    [
      'a modal with a title as string',
      { view: modal({ title: 'Title' }) },
      '/view/title must provide an object',
    ],
    [
      'a modal with a title in mrkdwn',
      { view: modal({ title: { type: 'mrkdwn', text: 'a' } }) },
      '/view/title/type unsupported type: mrkdwn',
    ],
    [
      'a modal with a submit as string',
      { view: modal({ submit: 'Save' }) },
      '/view/submit must provide an object',
    ],
    ['a modal with a close of null', { view: modal({ close: null }) }, '/view/close must provide an object'],
    [
      'a modal with blocks that are an object',
      { view: modal({ blocks: section() }) },
      '/view/blocks must provide an array',
    ],
    [
      'a modal with notes as object',
      { view: modal({ private_metadata: {} }) },
      '/view/private_metadata must provide a string',
    ],
    [
      'a modal that clears by word',
      { view: modal({ clear_on_close: 'true' }) },
      '/view/clear_on_close must provide a boolean',
    ],
    [
      'a modal with what only Slack says',
      { view: modal({ id: 'V1', hash: '1', state: {}, bot_id: 'B1', submit_disabled: false }) },
      ...['id', 'hash', 'state', 'bot_id', 'submit_disabled'].map(
        (name) => `/view invalid additional property: ${name}`,
      ),
    ],
    [
      'an input without submit',
      { view: modal({ blocks: [section(), field, field] }) },
      '/view/blocks/1/input must define `submit` to use an `input` block in modals',
    ],
    [
      'an unsound block in a modal',
      { view: modal({ blocks: [section(), input(button()), section({ a: 1 })] }) },
      '/view/blocks/1/element/type unsupported type: button',
      '/view/blocks/2 invalid additional property: a',
    ],
    [
      'two blocks of one id in a modal',
      { view: modal({ blocks: [section({ block_id: 'a' }), section({ block_id: 'a' })] }) },
      '/view/blocks/1/block_id `block_id` "a" already exists',
    ],
    [
      'a Home with a title',
      { view: home({ title: plain('a') }) },
      '/view invalid additional property: title',
    ],
    [
      'a Home with a submit and a close',
      { view: home({ submit: plain('a'), close: plain('b') }) },
      '/view invalid additional property: submit',
      '/view invalid additional property: close',
    ],
    [
      'a Home that tells of its end',
      { view: home({ notify_on_close: true }) },
      '/view invalid additional property: notify_on_close',
    ],
    ['a Home without blocks', { view: { type: 'home' } }, '/view missing required field: blocks'],
    ['a Home of no blocks', { view: home({ blocks: [] }) }, '/view/blocks no fewer than 1 items allowed'],
    [
      'a Home with a file field',
      { view: home({ blocks: [input({ type: 'file_input' })] }) },
      '/view/blocks/0/element/type unsupported type: file_input',
    ],
    [
      'a title that is long and a property that is not known',
      { view: modal({ title: plain(long(25)), colour: 'red' }) },
      '/view invalid additional property: colour',
      '/view/title/text must be less than 25 characters',
    ],
  ],
}
