import {
  anyText,
  anything,
  element,
  flag,
  integer,
  list,
  oneWord,
  plain,
  type Shape,
  shape,
  string,
} from './rule.ts'

const id = string(255, 1)
const url = string(3000, 1, /^(https?|mailto|slack|tel):/i)
const confirm = shape('confirm')
const date = string(10, 10, /^\d{4}-\d{2}-\d{2}$/)
const time = string(5, 5, /^([01]\d|2[0-3]):[0-5]\d$/)
const someId = string(255, 1)

const singles = 'static_select external_select users_select conversations_select channels_select'.split(' ')
const multis = singles.map((type) => `multi_${type}`)
const common = ['datepicker', 'timepicker', 'checkboxes', 'radio_buttons', ...singles]
const texts = ['plain_text_input', 'number_input', 'email_text_input', 'url_text_input', 'rich_text_input']

/** Blocks by type. Limits: docs.slack.dev/reference/block-kit, and what the live API answered. */
export const blockShapes: Readonly<Record<string, Shape>> = {
  section: block(
    {
      text: anyText(3000),
      fields: list(anyText(2000), 10),
      accessory: element('button', 'image', 'overflow', ...common, ...multis),
      expand: flag,
    },
    [],
    ['textOrFields'],
  ),
  header: block({ text: plain(150), level: integer(1, 4) }, ['text']),
  divider: block({}, []),
  context: block({ elements: list(element('image', 'plain_text', 'mrkdwn'), 10) }, ['elements']),
  actions: block(
    { elements: list(element('button', 'overflow', 'datetimepicker', ...common), 25) },
    ['elements'],
    ['actionIdsDiffer'],
  ),
  input: block(
    {
      label: plain(2000),
      hint: plain(2000),
      optional: flag,
      dispatch_action: flag,
      element: element('datetimepicker', 'file_input', ...texts, ...common, ...multis),
    },
    ['label', 'element'],
    ['noDispatchOfFiles'],
  ),
  image: block(
    { image_url: url, slack_file: anything, alt_text: string(2000, 1), title: plain(2000) },
    ['alt_text'],
    ['oneImageSource'],
  ),
  rich_text: block({ elements: list(shape('rich_text_part'), 1000) }, ['elements']),
  markdown: block({ text: string(12_000, 1) }, ['text']),
}

/** Blocks that a surface refuses although they exist. */
export const refusedOn: Readonly<Record<'message' | 'modal' | 'home', readonly string[]>> = {
  message: ['file_input'],
  modal: ['markdown'],
  home: ['markdown', 'file_input'],
}

function block(props: Shape['props'], required: readonly string[], checks: readonly string[] = []): Shape {
  return { props: { ...props, block_id: id }, required, checks }
}

function control(
  props: Shape['props'],
  required: readonly string[] = [],
  checks: readonly string[] = [],
): Shape {
  return { props: { ...props, action_id: id }, required, checks }
}

const focus = { focus_on_load: flag }
const select = { placeholder: plain(150), confirm, ...focus }
const many = { max_selected_items: integer(1, 10_000) }
const listed = { options: list(shape('option'), 100), option_groups: list(shape('option_group'), 100) }
const typed = { placeholder: plain(150), dispatch_action_config: shape('dispatch_action_config'), ...focus }
const choices = { options: list(shape('rich_option'), 10), confirm, ...focus }
const asked = { min_query_length: integer(0, 10_000) }
const filter = { filter: anything, default_to_current_conversation: flag }
const hooked = { response_url_enabled: flag }

/** Elements by type. */
export const elementShapes: Readonly<Record<string, Shape>> = {
  button: control(
    {
      text: plain(75),
      value: string(2000),
      url,
      style: oneWord('primary', 'danger'),
      accessibility_label: string(75, 1),
      confirm,
    },
    ['text'],
  ),
  overflow: control({ options: list(shape('link_option'), 5), confirm }, ['options']),
  checkboxes: control(
    { ...choices, initial_options: list(shape('rich_option'), 10) },
    ['options'],
    ['initialsOffered'],
  ),
  radio_buttons: control(
    { ...choices, initial_option: shape('rich_option') },
    ['options'],
    ['initialsOffered'],
  ),
  static_select: control(
    { ...select, ...listed, initial_option: shape('option') },
    [],
    ['optionsOrGroups', 'initialsOffered'],
  ),
  multi_static_select: control(
    { ...select, ...many, ...listed, initial_options: list(shape('option'), 100) },
    [],
    ['optionsOrGroups', 'initialsOffered'],
  ),
  external_select: control({ ...select, ...asked, initial_option: shape('option') }),
  multi_external_select: control({
    ...select,
    ...asked,
    ...many,
    initial_options: list(shape('option'), 100),
  }),
  users_select: control({ ...select, initial_user: someId }),
  multi_users_select: control({ ...select, ...many, initial_users: list(someId, 1000) }),
  conversations_select: control({ ...select, ...filter, ...hooked, initial_conversation: someId }),
  multi_conversations_select: control({
    ...select,
    ...filter,
    ...many,
    initial_conversations: list(someId, 1000),
  }),
  channels_select: control({ ...select, ...hooked, initial_channel: someId }),
  multi_channels_select: control({ ...select, ...many, initial_channels: list(someId, 1000) }),
  datepicker: control({ ...select, initial_date: date }, [], ['realDate']),
  timepicker: control({ ...select, initial_time: time, timezone: string(255, 1) }),
  datetimepicker: control({ confirm, ...focus, initial_date_time: integer(1e9, 9_999_999_999) }),
  plain_text_input: control(
    {
      ...typed,
      multiline: flag,
      initial_value: string(3000),
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
    },
    [],
    ['lengthsFit'],
  ),
  number_input: control(
    { ...typed, is_decimal_allowed: flag, initial_value: number(), min_value: number(), max_value: number() },
    ['is_decimal_allowed'],
    ['numbersFit'],
  ),
  email_text_input: control({ ...typed, initial_value: string(3000) }),
  url_text_input: control({ ...typed, initial_value: string(3000) }),
  rich_text_input: control({ ...typed, initial_value: anything }, ['action_id']),
  file_input: control({ filetypes: list(string(255, 1), 100), max_files: integer(1, 10) }),
  image: {
    props: { image_url: url, slack_file: anything, alt_text: string(2000, 1) },
    required: ['alt_text'],
    checks: ['oneImageSource'],
  },
  plain_text: { props: { text: string(3000, 1), emoji: flag }, required: ['text'] },
  mrkdwn: { props: { text: string(3000, 1), verbatim: flag }, required: ['text'] },
}

function number() {
  return string(255, 1, /^-?\d+(\.\d+)?$/)
}
