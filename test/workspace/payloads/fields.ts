import {
  accessory,
  actions,
  type Dict,
  type Family,
  input,
  leaf,
  line,
  long,
  plain,
  richText,
  said,
} from './pieces.ts'

const text = (more: Dict = {}) => input({ type: 'plain_text_input', ...more })
const number = (more: Dict = {}) => input({ type: 'number_input', is_decimal_allowed: true, ...more })
const rich = (more: Dict = {}) => input({ type: 'rich_text_input', action_id: 'r', ...more })
const date = (initial_date: unknown) => accessory({ type: 'datepicker', initial_date })
const time = (more: Dict) => accessory({ type: 'timepicker', ...more })
const moment = (initial_date_time: unknown) => actions({ type: 'datetimepicker', initial_date_time })
const at = '/blocks/0/element'
const DATE = '/blocks/0/accessory/initial_date must be a valid date in the format YYYY-MM-DD'
const TIME = '/blocks/0/accessory/initial_time must be a valid time in the format HH:mm'
const ZONE = '/blocks/0/accessory/timezone must be a valid timezone'
const NUMBER = 'input must match regex pattern: ^-?\\d+(\\.\\d+)?$'

/** What people type, and days and times. */
export const fields: Family = {
  source:
    'docs.slack.dev: plain-text-input-element, number-input-element, email-input-element, url-input-element, rich-text-input-element, date-picker-element, time-picker-element, datetime-picker-element, dispatch-action-configuration-object; @slack/types',
  valid: [
    ['a text field', said(text())],
    [
      'a text field with limits',
      said(text({ multiline: true, min_length: 2, max_length: 5, initial_value: 'abc' })),
    ],
    ['a text field whose limits are one', said(text({ min_length: 5, max_length: 5 }))],
    ['a text field that begins empty', said(text({ initial_value: '' }))],
    [
      'a text field that tells of each letter',
      said(text({ dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } })),
    ],
    [
      'a text field that tells of both',
      said(
        text({
          dispatch_action_config: { trigger_actions_on: ['on_enter_pressed', 'on_character_entered'] },
        }),
      ),
    ],
    ['a number', said(number({ min_value: '0.5', max_value: '2', initial_value: '1.5' }))],
    [
      'a whole number',
      said(number({ is_decimal_allowed: false, min_value: '-3', max_value: '3', initial_value: '0' })),
    ],
    ['a number at its bounds', said(number({ min_value: '2', max_value: '2', initial_value: '2' }))],
    [
      'a mail address',
      said(input({ type: 'email_text_input', initial_value: 'a@x.example', placeholder: plain('Mail') })),
    ],
    ['a web address', said(input({ type: 'url_text_input', initial_value: 'https://x.example' }))],
    ['rich text', said(rich())],
    [
      'rich text that begins with some',
      said(rich({ initial_value: richText(line(leaf('a'))), min_lines: 2, max_lines: 100 })),
    ],
    ['a date', said(date('2026-11-21'))],
    ['a leap day', said(date('2028-02-29'))],
    ['a time', said(time({ initial_time: '23:59', timezone: 'Europe/London' }))],
    ['midnight', said(time({ initial_time: '00:00' }))],
    ['a time in an old zone', said(time({ timezone: 'US/Pacific' }))],
    ['a date and time', said(moment(1_795_257_000))],
  ],
  invalid: [
    [
      'lengths that cross',
      said(text({ min_length: 5, max_length: 2 })),
      `${at}/min_length \`min_length\` must not be greater than \`max_length\``,
    ],
    [
      'a text that is longer than it may be',
      said(text({ max_length: 2, initial_value: 'abc' })),
      `${at}/initial_value must be less than 3 characters`,
    ],
    [
      'a length of less than none',
      said(text({ min_length: -1 })),
      `${at}/min_length must be greater than -1`,
    ],
    ['a length of at most none', said(text({ max_length: 0 })), `${at}/max_length must be greater than 0`],
    ['a length in words', said(text({ max_length: '20' })), `${at}/max_length must provide an integer`],
    [
      'a text that is a number',
      said(text({ initial_value: 5 })),
      `${at}/initial_value must provide a string`,
    ],
    ['a text that is null', said(text({ initial_value: null })), `${at}/initial_value must provide a string`],
    ['several lines by word', said(text({ multiline: 'true' })), `${at}/multiline must provide a boolean`],
    [
      'a text field with a confirmation',
      said(text({ confirm: {} })),
      `${at} invalid additional property: confirm`,
    ],
    [
      'a text field with a label',
      said(text({ label: plain('a') })),
      `${at} invalid additional property: label`,
    ],
    ['a placeholder as string', said(text({ placeholder: 'a' })), `${at}/placeholder must provide an object`],
    [
      'telling of nothing',
      said(text({ dispatch_action_config: { trigger_actions_on: [] } })),
      `${at}/dispatch_action_config/trigger_actions_on no fewer than 1 items allowed`,
    ],
    [
      'telling of what is not said',
      said(text({ dispatch_action_config: {} })),
      `${at}/dispatch_action_config missing required field: trigger_actions_on`,
    ],
    [
      'telling of what does not exist',
      said(text({ dispatch_action_config: { trigger_actions_on: ['on_blur'] } })),
      `${at}/dispatch_action_config/trigger_actions_on/0 must be a valid enum value`,
    ],
    [
      'telling of one thing twice',
      said(
        text({ dispatch_action_config: { trigger_actions_on: ['on_enter_pressed', 'on_enter_pressed'] } }),
      ),
      `${at}/dispatch_action_config/trigger_actions_on/1 "on_enter_pressed" already exists`,
    ],
    [
      'a number field that says nothing of decimals',
      said(input({ type: 'number_input' })),
      `${at} missing required field: is_decimal_allowed`,
    ],
    [
      'a number that is a number',
      said(number({ initial_value: 3 })),
      `${at}/initial_value must provide a string`,
    ],
    ['a number in words', said(number({ initial_value: 'three' })), `${at}/initial_value ${NUMBER}`],
    ['an empty number', said(number({ min_value: '' })), `${at}/min_value must be more than 0 characters`],
    ['a number with a comma', said(number({ max_value: '1,5' })), `${at}/max_value ${NUMBER}`],
    [
      'a whole number with decimals',
      said(number({ is_decimal_allowed: false, initial_value: '1.5' })),
      `${at}/initial_value must be a whole number`,
    ],
    [
      'a whole bound with decimals',
      said(number({ is_decimal_allowed: false, min_value: '0.5' })),
      `${at}/min_value must be a whole number`,
    ],
    [
      'a number above its bounds',
      said(number({ max_value: '3', initial_value: '4' })),
      `${at}/initial_value must be between \`min_value\` and \`max_value\``,
    ],
    [
      'a number below its bounds',
      said(number({ min_value: '3', initial_value: '-4' })),
      `${at}/initial_value must be between \`min_value\` and \`max_value\``,
    ],
    [
      'bounds that cross',
      said(number({ min_value: '10', max_value: '9' })),
      `${at}/min_value \`min_value\` must not be greater than \`max_value\``,
    ],
    [
      'a mail field of several lines',
      said(input({ type: 'email_text_input', multiline: true })),
      `${at} invalid additional property: multiline`,
    ],
    [
      'a web field with a length',
      said(input({ type: 'url_text_input', max_length: 20 })),
      `${at} invalid additional property: max_length`,
    ],
    [
      'rich text without an id',
      said(input({ type: 'rich_text_input' })),
      `${at} missing required field: action_id`,
    ],
    [
      'rich text that begins with words',
      said(rich({ initial_value: 'a' })),
      `${at}/initial_value must provide an object`,
    ],
    [
      'rich text that begins with a section',
      said(rich({ initial_value: { type: 'section', text: plain('a') } })),
      `${at}/initial_value/type unsupported type: section`,
    ],
    ['rich text of no lines', said(rich({ min_lines: 0 })), `${at}/min_lines must be greater than 0`],
    ['rich text of 101 lines', said(rich({ max_lines: 101 })), `${at}/max_lines must be less than 101`],
    [
      'rich text whose lines cross',
      said(rich({ min_lines: 9, max_lines: 8 })),
      `${at}/min_lines \`min_lines\` must not be greater than \`max_lines\``,
    ],
    ['a date of another form', said(date('21/11/2026')), DATE],
    ['a date with a time', said(date('2026-11-21T00:00')), DATE],
    ['a date without zeros', said(date('2026-1-2')), DATE],
    ['a date that is none', said(date('2026-02-30')), DATE],
    ['a month that is none', said(date('2026-13-01')), DATE],
    ['an empty date', said(date('')), '/blocks/0/accessory/initial_date must be more than 0 characters'],
    [
      'a date that is a number',
      said(date(20261121)),
      '/blocks/0/accessory/initial_date must provide a string',
    ],
    ['a time without zero', said(time({ initial_time: '9:30' })), TIME],
    ['a time after midnight', said(time({ initial_time: '24:00' })), TIME],
    ['a time with seconds', said(time({ initial_time: '09:30:00' })), TIME],
    ['a time of the afternoon', said(time({ initial_time: '3:30 pm' })), TIME],
    ['a zone that is none', said(time({ timezone: 'Europe/Camelot' })), ZONE],
    ['a zone that is an offset', said(time({ timezone: '+01:00' })), ZONE],
    [
      'a date and time in milliseconds',
      said(moment(1_795_257_000_000)),
      '/blocks/0/elements/0/initial_date_time must be less than 10000000000',
    ],
    [
      'a date and time of nine digits',
      said(moment(999_999_999)),
      '/blocks/0/elements/0/initial_date_time must be greater than 999999999',
    ],
    [
      'a date and time in words',
      said(moment('1795257000')),
      '/blocks/0/elements/0/initial_date_time must provide an integer',
    ],
    [
      'a date and time with a placeholder',
      said(actions({ type: 'datetimepicker', placeholder: plain('a') })),
      '/blocks/0/elements/0 invalid additional property: placeholder',
    ],
    [
      'two fields that want the focus',
      said(text({ focus_on_load: true }), text({ focus_on_load: true })),
      '/blocks/1/element/focus_on_load only one element may use `focus_on_load`',
    ],
    [
      'a field and a menu that want the focus',
      said(
        text({ focus_on_load: true }),
        text(),
        actions({ type: 'users_select', focus_on_load: true, action_id: long(2) }),
      ),
      '/blocks/2/elements/0/focus_on_load only one element may use `focus_on_load`',
    ],
  ],
}
