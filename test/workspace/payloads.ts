/** Payloads that Slack takes and payloads that it refuses, for the table of rules. */
type Dict = Record<string, unknown>

export const plain = (text: string) => ({ type: 'plain_text', text })
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
export const option = (value: string) => ({ text: plain(value), value })
const many = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i))
const long = (length: number) => 'x'.repeat(length)
const options = (count: number) => many(count, (i) => option(`o${i}`))

const section = (more: Dict = {}) => ({ type: 'section', text: mrkdwn('Hello'), ...more })
const input = (element: Dict, more: Dict = {}) => ({ type: 'input', label: plain('Label'), element, ...more })
const actions = (...elements: Dict[]) => ({ type: 'actions', elements })
const accessory = (element: Dict) => section({ accessory: element })
const button = (more: Dict = {}) => ({ type: 'button', text: plain('Go'), action_id: 'go', ...more })
const confirm = { title: plain('Sure?'), text: plain('Really?'), confirm: plain('Yes'), deny: plain('No') }

/** Blocks of a message or modal that are sound. */
export const soundBlocks: [name: string, blocks: Dict[]][] = [
  ['a section with text', [section()]],
  ['a section with text at its limit', [section({ text: plain(long(3000)) })]],
  ['a section with ten fields', [{ type: 'section', fields: many(10, (i) => plain(`${i}`)) }]],
  ['characters outside the basic plane counted once', [{ type: 'header', text: plain('🙂'.repeat(150)) }]],
  ['a header', [{ type: 'header', text: plain('Title') }]],
  ['a divider with an id', [{ type: 'divider', block_id: 'line' }]],
  [
    'a context of text and image',
    [
      {
        type: 'context',
        elements: [
          mrkdwn('a'),
          plain('b'),
          { type: 'image', image_url: 'https://x.example/a.png', alt_text: 'A' },
        ],
      },
    ],
  ],
  ['actions with 25 buttons', [actions(...many(25, (i) => button({ action_id: `b${i}` })))]],
  [
    'a button with everything',
    [
      actions(
        button({
          value: long(2000),
          url: 'https://x.example',
          style: 'danger',
          confirm,
          accessibility_label: 'Go',
        }),
      ),
    ],
  ],
  ['one action id in two blocks', [actions(button()), actions(button())]],
  [
    'an overflow menu',
    [accessory({ type: 'overflow', options: [{ ...option('a'), url: 'https://x.example' }] })],
  ],
  [
    'checkboxes with mrkdwn',
    [
      accessory({
        type: 'checkboxes',
        options: [{ text: mrkdwn('*a*'), value: 'a', description: mrkdwn('_b_') }],
      }),
    ],
  ],
  [
    'radio buttons with a choice made',
    [accessory({ type: 'radio_buttons', options: options(3), initial_option: option('o1') })],
  ],
  [
    'a select of a hundred',
    [accessory({ type: 'static_select', placeholder: plain('Choose'), options: options(100) })],
  ],
  [
    'a select in groups with a choice made',
    [
      actions({
        type: 'static_select',
        option_groups: [{ label: plain('G'), options: options(2) }],
        initial_option: option('o1'),
      }),
    ],
  ],
  [
    'a multi-select as accessory',
    [accessory({ type: 'multi_static_select', options: options(2), max_selected_items: 1 })],
  ],
  ['a typeahead', [input({ type: 'external_select', min_query_length: 0 })]],
  ['a typeahead of several', [input({ type: 'multi_external_select', initial_options: [option('a')] })]],
  ['people', [input({ type: 'multi_users_select', initial_users: ['U0SAM00001'] })]],
  ['a person', [actions({ type: 'users_select', initial_user: 'U0SAM00001' })]],
  [
    'channels and conversations',
    [actions({ type: 'channels_select' }, { type: 'conversations_select', filter: { include: ['im'] } })],
  ],
  ['a date', [actions({ type: 'datepicker', initial_date: '2028-02-29' })]],
  ['a time', [actions({ type: 'timepicker', initial_time: '23:59', timezone: 'Europe/London' })]],
  ['a date and time', [input({ type: 'datetimepicker', initial_date_time: 1795257000 })]],
  [
    'a text field with limits',
    [
      input({
        type: 'plain_text_input',
        multiline: true,
        min_length: 2,
        max_length: 5,
        initial_value: 'abc',
      }),
    ],
  ],
  [
    'a text field that tells',
    [
      input(
        {
          type: 'plain_text_input',
          dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
        },
        { dispatch_action: true },
      ),
    ],
  ],
  [
    'numbers',
    [
      input({
        type: 'number_input',
        is_decimal_allowed: true,
        min_value: '0.5',
        max_value: '2',
        initial_value: '1.5',
      }),
    ],
  ],
  ['mail and web addresses', [input({ type: 'email_text_input' }), input({ type: 'url_text_input' })]],
  [
    'an input with hint and optional',
    [input({ type: 'checkboxes', options: options(10) }, { hint: plain('Hint'), optional: true })],
  ],
  ['a picture', [{ type: 'image', image_url: 'https://x.example/a.png', alt_text: 'A', title: plain('T') }]],
  [
    'rich text',
    [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] }],
      },
    ],
  ],
  ['fifty blocks', many(50, () => ({ type: 'divider' }))],
]

/** Blocks of a message that are refused, with words of the refusal. */
export const unsoundBlocks: [name: string, blocks: unknown, words: string][] = [
  ['no list at all', {}, 'must provide an array'],
  ['a block that is no object', ['x'], 'must provide an object'],
  ['an unknown type', [{ type: 'sectoin' }], 'unsupported type: sectoin'],
  [
    '51 blocks',
    many(51, () => ({ type: 'divider' })),
    'no more than 50 items allowed [json-pointer:/blocks]',
  ],
  [
    'an unknown property',
    [section({ colour: 'red' })],
    'invalid additional property: colour [json-pointer:/blocks/0]',
  ],
  [
    'two blocks with one id',
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
    'already exists',
  ],
  ['a block id of 256', [{ type: 'divider', block_id: long(256) }], 'must be less than 256 characters'],
  ['a section with nothing', [{ type: 'section' }], 'must provide `text` or `fields`'],
  [
    'section text of 3001',
    [section({ text: plain(long(3001)) })],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  ['empty text', [section({ text: plain('') })], 'must be more than 0 characters'],
  ['text that is a string', [section({ text: 'Hello' })], 'must provide an object'],
  [
    'text without type',
    [section({ text: { text: 'a' } })],
    'must be one of the following: plain_text, mrkdwn',
  ],
  [
    'emoji on mrkdwn',
    [section({ text: { ...mrkdwn('a'), emoji: true } })],
    'invalid additional property: emoji',
  ],
  [
    'verbatim on plain text',
    [section({ text: { ...plain('a'), verbatim: true } })],
    'invalid additional property: verbatim',
  ],
  ['eleven fields', [{ type: 'section', fields: many(11, () => plain('a')) }], 'no more than 10 items'],
  ['no fields', [{ type: 'section', fields: [] }], 'no fewer than 1 items'],
  ['a field of 2001', [{ type: 'section', fields: [plain(long(2001))] }], 'must be less than 2001'],
  [
    'a text field as accessory',
    [accessory({ type: 'plain_text_input' })],
    'unsupported element: plain_text_input',
  ],
  ['a header of 151', [{ type: 'header', text: plain(long(151)) }], 'must be less than 151'],
  ['a header in mrkdwn', [{ type: 'header', text: mrkdwn('a') }], 'must be one of the following: plain_text'],
  ['a header without text', [{ type: 'header' }], 'missing required field: text'],
  ['a divider with text', [{ type: 'divider', text: plain('a') }], 'invalid additional property: text'],
  [
    'a context of eleven',
    [{ type: 'context', elements: many(11, () => plain('a')) }],
    'no more than 10 items',
  ],
  ['a button in a context', [{ type: 'context', elements: [button()] }], 'unsupported element: button'],
  ['actions of none', [actions()], 'no fewer than 1 items'],
  [
    'actions of 26',
    [actions(...many(26, (i) => button({ action_id: `${i}` })))],
    'no more than 25 items allowed',
  ],
  [
    'a multi-select in actions',
    [actions({ type: 'multi_static_select', options: options(1) })],
    'unsupported element: multiselect',
  ],
  [
    'a multi-select of people in actions',
    [actions({ type: 'multi_users_select' })],
    'unsupported element: multiselect',
  ],
  [
    'a text field in actions',
    [actions({ type: 'plain_text_input' })],
    'unsupported element: plain_text_input',
  ],
  [
    'a number in actions',
    [actions({ type: 'number_input', is_decimal_allowed: false })],
    'unsupported element: number_input',
  ],
  ['one action id twice in a block', [actions(button(), button())], '`action_id` "go" already exists'],
  [
    'a button text of 76',
    [actions(button({ text: plain(long(76)) }))],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'a button in mrkdwn',
    [actions(button({ text: mrkdwn('a') }))],
    'must be one of the following: plain_text',
  ],
  ['a button without text', [actions({ type: 'button' })], 'missing required field: text'],
  ['a button value of 2001', [actions(button({ value: long(2001) }))], 'must be less than 2001'],
  ['a button value that is a number', [actions(button({ value: 7 }))], 'must provide a string'],
  [
    'a button style of its own',
    [actions(button({ style: 'warning' }))],
    'must be one of the following: primary, danger',
  ],
  ['a button with a bad address', [actions(button({ url: 'javascript:alert(1)' }))], 'invalid url'],
  [
    'a confirmation without a way back',
    [actions(button({ confirm: { ...confirm, deny: undefined } }))],
    'missing required field: deny',
  ],
  [
    'a confirmation title of 101',
    [actions(button({ confirm: { ...confirm, title: plain(long(101)) } }))],
    'must be less than 101',
  ],
  ['an overflow of six', [accessory({ type: 'overflow', options: options(6) })], 'no more than 5 items'],
  [
    'checkboxes of eleven',
    [accessory({ type: 'checkboxes', options: options(11) })],
    'no more than 10 items',
  ],
  ['radio buttons of none', [accessory({ type: 'radio_buttons', options: [] })], 'no fewer than 1 items'],
  [
    'a select of 101',
    [accessory({ type: 'static_select', options: options(101) })],
    'no more than 100 items',
  ],
  [
    'a select without options',
    [accessory({ type: 'static_select' })],
    '`options` or `option_groups` must be specified',
  ],
  [
    'a select with both',
    [
      accessory({
        type: 'static_select',
        options: options(1),
        option_groups: [{ label: plain('a'), options: options(1) }],
      }),
    ],
    'only one of',
  ],
  [
    'a choice that is not offered',
    [accessory({ type: 'static_select', options: options(1), initial_option: option('z') })],
    'must be one of the provided options',
  ],
  [
    'a choice with another description',
    [
      accessory({
        type: 'static_select',
        options: options(1),
        initial_option: { ...option('o0'), description: plain('d') },
      }),
    ],
    'must be one of the provided options',
  ],
  [
    'no choices at all in a list',
    [accessory({ type: 'checkboxes', options: options(1), initial_options: [] })],
    'no fewer than 1 items',
  ],
  [
    'an option text of 76',
    [accessory({ type: 'static_select', options: [{ text: plain(long(76)), value: 'a' }] })],
    'must be less than 76',
  ],
  [
    'an option value of 151',
    [
      accessory({
        type: 'static_select',
        options: [option(long(75)), { text: plain('a'), value: long(151) }],
      }),
    ],
    'must be less than 151',
  ],
  [
    'an option without value',
    [accessory({ type: 'static_select', options: [{ text: plain('a') }] })],
    'missing required field: value',
  ],
  [
    'an option with a type',
    [accessory({ type: 'static_select', options: [{ ...option('a'), type: 'option' }] })],
    'invalid additional property: type',
  ],
  [
    'an option in mrkdwn',
    [accessory({ type: 'static_select', options: [{ text: mrkdwn('a'), value: 'a' }] })],
    'must be one of the following: plain_text',
  ],
  [
    'a placeholder of 151',
    [accessory({ type: 'users_select', placeholder: plain(long(151)) })],
    'must be less than 151',
  ],
  [
    'checkboxes with a maximum',
    [accessory({ type: 'checkboxes', options: options(1), max_selected_items: 1 })],
    'invalid additional property: max_selected_items',
  ],
  [
    'a date of another form',
    [accessory({ type: 'datepicker', initial_date: '21/11/2026' })],
    'must match the format',
  ],
  [
    'a date that is none',
    [accessory({ type: 'datepicker', initial_date: '2026-02-30' })],
    'must be a valid date',
  ],
  [
    'a time of another form',
    [accessory({ type: 'timepicker', initial_time: '9:30' })],
    'must be more than 4 characters',
  ],
  [
    'a date and time as accessory',
    [accessory({ type: 'datetimepicker' })],
    'unsupported element: datetimepicker',
  ],
  [
    'a date and time in milliseconds',
    [input({ type: 'datetimepicker', initial_date_time: 1795257000000 })],
    'must be less than or equal to',
  ],
  [
    'an input without label',
    [{ type: 'input', element: { type: 'plain_text_input' } }],
    'missing required field: label',
  ],
  ['an input without element', [{ type: 'input', label: plain('a') }], 'missing required field: element'],
  ['a button in an input', [input(button())], 'unsupported element: button'],
  [
    'a label of 2001',
    [input({ type: 'plain_text_input' }, { label: plain(long(2001)) })],
    'must be less than 2001',
  ],
  [
    'optional that is a word',
    [input({ type: 'plain_text_input' }, { optional: 'yes' })],
    'must provide a boolean',
  ],
  [
    'lengths that cross',
    [input({ type: 'plain_text_input', min_length: 5, max_length: 2 })],
    '`min_length` must not be greater',
  ],
  [
    'a text that is longer than it may be',
    [input({ type: 'plain_text_input', max_length: 2, initial_value: 'abc' })],
    'must be less than 3 characters',
  ],
  [
    'a length over 3000',
    [input({ type: 'plain_text_input', max_length: 3001 })],
    'must be less than or equal to 3000',
  ],
  [
    'a number field that says nothing of decimals',
    [input({ type: 'number_input' })],
    'missing required field: is_decimal_allowed',
  ],
  [
    'a whole number with decimals',
    [input({ type: 'number_input', is_decimal_allowed: false, initial_value: '1.5' })],
    'must be a whole number',
  ],
  [
    'a number out of range',
    [input({ type: 'number_input', is_decimal_allowed: false, max_value: '3', initial_value: '4' })],
    'is out of range',
  ],
  ['a file input in a message', [input({ type: 'file_input' })], 'unsupported type: file_input'],
  [
    'a file input that tells',
    [input({ type: 'file_input' }, { dispatch_action: true })],
    '`dispatch_action` is not supported',
  ],
  [
    'a picture without words',
    [{ type: 'image', image_url: 'https://x.example/a.png' }],
    'missing required field: alt_text',
  ],
  ['a picture without source', [{ type: 'image', alt_text: 'a' }], 'exactly one of'],
  [
    'two fields that want the focus',
    [
      input({ type: 'plain_text_input', focus_on_load: true }),
      input({ type: 'plain_text_input', focus_on_load: true }),
    ],
    'only one element may use',
  ],
]

const view = (more: Dict = {}) => ({
  type: 'modal',
  title: plain('Title'),
  blocks: [{ type: 'divider' }],
  ...more,
})

/** Views that are sound. */
export const soundViews: [name: string, view: Dict][] = [
  ['a modal', view()],
  [
    'a modal with everything',
    view({
      submit: plain('Go'),
      close: plain('No'),
      callback_id: 'a',
      private_metadata: long(3000),
      clear_on_close: true,
      notify_on_close: false,
      external_id: 'x',
    }),
  ],
  [
    'a modal with an input and submit',
    view({ submit: plain('Go'), blocks: [input({ type: 'file_input', filetypes: ['pdf'], max_files: 2 })] }),
  ],
  ['a Home', { type: 'home', blocks: [{ type: 'divider' }], private_metadata: 'a' }],
  ['a hundred blocks', view({ blocks: many(100, () => ({ type: 'divider' })) })],
]

/** Views that are refused, with words of the refusal. */
export const unsoundViews: [name: string, view: unknown, words: string][] = [
  ['no view at all', 'x', 'must provide an object'],
  ['a view of no kind', { blocks: [] }, 'must be one of the following: modal, home'],
  [
    'a modal without title',
    { type: 'modal', blocks: [{ type: 'divider' }] },
    'missing required field: title',
  ],
  [
    'a title of 25',
    view({ title: plain(long(25)) }),
    'must be less than 25 characters [json-pointer:/view/title/text]',
  ],
  ['a submit of 25', view({ submit: plain(long(25)) }), 'must be less than 25'],
  ['a close of 25', view({ close: plain(long(25)) }), 'must be less than 25'],
  ['no blocks', view({ blocks: [] }), 'no fewer than 1 items'],
  ['101 blocks', view({ blocks: many(101, () => ({ type: 'divider' })) }), 'no more than 100 items allowed'],
  ['private_metadata of 3001', view({ private_metadata: long(3001) }), 'must be less than 3001'],
  [
    'a view that was received',
    view({ id: 'V1', hash: 'x', state: {} }),
    'invalid additional property: id [json-pointer:/view]',
  ],
  [
    'an input without submit',
    view({ blocks: [input({ type: 'plain_text_input' })] }),
    'must define `submit` to use `input` block [json-pointer:/view/blocks/0/input]',
  ],
  [
    'a Home with a title',
    { type: 'home', title: plain('a'), blocks: [{ type: 'divider' }] },
    'invalid additional property: title',
  ],
  [
    'a file input on the Home',
    { type: 'home', blocks: [input({ type: 'file_input' })] },
    'unsupported type: file_input',
  ],
  ['markdown in a modal', view({ blocks: [{ type: 'markdown', text: 'a' }] }), 'unsupported type: markdown'],
  [
    'a fault deep inside',
    view({
      submit: plain('a'),
      blocks: [
        { type: 'divider' },
        input({ type: 'radio_buttons', options: [{ text: plain(long(76)), value: 'a' }] }),
      ],
    }),
    'must be less than 76 characters [json-pointer:/view/blocks/1/element/options/0/text/text]',
  ],
]
