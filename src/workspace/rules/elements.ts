import { onlyOneOf } from './block-checks.ts'
import {
  initialsOffered,
  lengthsFit,
  linesFit,
  noResponseUrlOutsideModals,
  numbersFit,
  optionsOrGroups,
  valuesDiffer,
} from './element-checks.ts'
import {
  control,
  distinct,
  filled,
  flag,
  formatted,
  integer,
  kind,
  list,
  oneWord,
  plain,
  type Shapes,
  shape,
  string,
  typed,
} from './rule.ts'

const confirm = shape('confirm')
const focus = { focus_on_load: flag }
const menu = { placeholder: plain(150), confirm, ...focus }
const many = { max_selected_items: integer(1) }
const asked = { min_query_length: integer(0) }
// An empty list is refused with other words: see optionsOrGroups.
const listed = { options: list(shape('option'), 100, 0), option_groups: list(shape('option_group'), 100, 0) }
const typing = { placeholder: plain(150), dispatch_action_config: shape('dispatch_action_config'), ...focus }
const choices = { options: list(shape('rich_option'), 10), confirm, ...focus }
const conversations = { filter: shape('conversation_filter'), default_to_current_conversation: flag }
const answerable = { response_url_enabled: flag }
const labelled = { text: plain(75), accessibility_label: string(75, 1) }
const style = oneWord('primary', 'danger')
const value = string(2000, 1)
const decimal = formatted('number', 255)
const offered = [optionsOrGroups, valuesDiffer, initialsOffered]

/** Every element by type: docs.slack.dev/reference/block-kit/block-elements, and @slack/types. */
export const elements: Shapes = {
  button: control({ ...labelled, value, url: formatted('link'), style, confirm }, ['text']),
  workflow_button: control({ ...labelled, workflow: shape('workflow'), style, confirm }, [
    'text',
    'workflow',
    'action_id',
  ]),
  icon_button: control(
    {
      ...labelled,
      icon: oneWord('trash'),
      value,
      confirm,
      visible_to_user_ids: distinct(formatted('user'), 10),
    },
    ['icon', 'text'],
  ),
  feedback_buttons: control(
    { positive_button: shape('feedback_button'), negative_button: shape('feedback_button') },
    ['positive_button', 'negative_button'],
  ),
  overflow: control({ options: list(shape('link_option'), 5), confirm }, ['options'], valuesDiffer),
  checkboxes: control(
    { ...choices, initial_options: list(shape('rich_option'), 10, 0) },
    ['options'],
    valuesDiffer,
    initialsOffered,
  ),
  radio_buttons: control(
    { ...choices, initial_option: shape('rich_option') },
    ['options'],
    valuesDiffer,
    initialsOffered,
  ),
  static_select: control({ ...menu, ...listed, initial_option: shape('option') }, [], ...offered),
  multi_static_select: control(
    { ...menu, ...many, ...listed, initial_options: list(shape('option'), 100, 0) },
    [],
    ...offered,
  ),
  external_select: control({ ...menu, ...asked, initial_option: shape('option') }),
  multi_external_select: control({
    ...menu,
    ...asked,
    ...many,
    initial_options: list(shape('option'), 100),
  }),
  users_select: control({ ...menu, initial_user: formatted('user') }),
  multi_users_select: control({ ...menu, ...many, initial_users: distinct(formatted('user')) }),
  channels_select: control(
    { ...menu, ...answerable, initial_channel: formatted('channel') },
    [],
    noResponseUrlOutsideModals,
  ),
  multi_channels_select: control({ ...menu, ...many, initial_channels: distinct(formatted('channel')) }),
  conversations_select: control(
    { ...menu, ...conversations, ...answerable, initial_conversation: formatted('conversation') },
    [],
    noResponseUrlOutsideModals,
  ),
  multi_conversations_select: control({
    ...menu,
    ...conversations,
    ...many,
    initial_conversations: distinct(formatted('conversation')),
  }),
  datepicker: control({ ...menu, initial_date: formatted('date') }),
  timepicker: control({ ...menu, initial_time: formatted('time'), timezone: formatted('zone') }),
  datetimepicker: control({ confirm, ...focus, initial_date_time: integer(1_000_000_000, 9_999_999_999) }),
  plain_text_input: control(
    {
      ...typing,
      multiline: flag,
      initial_value: string(3000),
      min_length: integer(0, 3000),
      max_length: integer(1, 3000),
    },
    [],
    lengthsFit,
  ),
  number_input: control(
    { ...typing, is_decimal_allowed: flag, initial_value: decimal, min_value: decimal, max_value: decimal },
    ['is_decimal_allowed'],
    numbersFit,
  ),
  email_text_input: control({ ...typing, initial_value: string(3000) }),
  url_text_input: control({ ...typing, initial_value: string(3000) }),
  rich_text_input: control(
    {
      ...typing,
      initial_value: typed('block', 'rich_text'),
      min_lines: integer(1, 100),
      max_lines: integer(1, 100),
    },
    ['action_id'],
    linesFit,
  ),
  file_input: control({ filetypes: distinct(filled), max_files: integer(1, 10) }),
  image: kind(
    { image_url: formatted('web'), slack_file: shape('slack_file'), alt_text: string(2000, 1) },
    ['image_url|slack_file', 'alt_text'],
    onlyOneOf('image_url', 'slack_file'),
  ),
  plain_text: kind({ text: string(3000, 1), emoji: flag }, ['text']),
  mrkdwn: kind({ text: string(3000, 1), verbatim: flag }, ['text']),
  url: kind({ url: formatted('web'), text: filled }, ['url', 'text']),
}
