import {
  accessory,
  actions,
  asked,
  confirm,
  type Dict,
  type Family,
  input,
  mrkdwn,
  option,
  options,
  plain,
  said,
} from './pieces.ts'

const menu = (more: Dict = {}) => accessory({ type: 'static_select', options: options(2), ...more })
const group = (label: string, ...values: string[]) => ({ label: plain(label), options: values.map(option) })
const grouped = (more: Dict = {}) =>
  accessory({ type: 'static_select', option_groups: [group('G', 'a')], ...more })
const boxes = (more: Dict = {}) => accessory({ type: 'checkboxes', options: options(2), ...more })
const radio = (more: Dict = {}) => accessory({ type: 'radio_buttons', options: options(2), ...more })
const several = (more: Dict = {}) => accessory({ type: 'multi_static_select', options: options(2), ...more })
const at = '/blocks/0/accessory'
const NONE = '`options` or `option_groups` must be specified'
const BOTH = 'only one of `options` or `option_groups` may be specified'
const UNOFFERED = 'must be one of the provided options'
const notA = (pattern: string) => `input must match regex pattern: ${pattern}`

/** Menus, boxes, and what may be chosen in them. */
export const choices: Family = {
  source:
    'docs.slack.dev: select-menu-element, multi-select-menu-element, checkboxes-element, radio-button-group-element, overflow-menu-element, option-object, option-group-object, conversation-filter-object; live: bolt-js#482, boardwalk#232, python-slack-sdk#1509, phelia#23, CopilotKit#6462, slack-limits option.value_safe',
  valid: [
    ['a menu', said(menu({ placeholder: plain('Choose'), confirm, focus_on_load: true, action_id: 'a' }))],
    ['a menu with a choice made', said(menu({ initial_option: option('o1') }))],
    ['a menu with descriptions', said(menu({ options: [{ ...option('a'), description: plain('d') }] }))],
    [
      'a choice made with its description',
      said(
        menu({
          options: [{ ...option('a'), description: plain('d') }],
          initial_option: { ...option('a'), description: plain('d') },
        }),
      ),
    ],
    ['a menu in groups', said(grouped())],
    ['a menu in groups with a choice made', said(grouped({ initial_option: option('a') }))],
    ['two groups of one name', said(grouped({ option_groups: [group('G', 'a'), group('G', 'b')] }))],
    ['two options of one text', said(menu({ options: [option('a'), { ...option('a'), value: 'b' }] }))],
    ['one value in two menus', said(menu(), menu())],
    [
      'a menu of several with choices made',
      said(several({ initial_options: options(2), max_selected_items: 2 })),
    ],
    ['boxes', said(boxes())],
    [
      'boxes with mrkdwn',
      said(boxes({ options: [{ text: mrkdwn('*a*'), value: 'a', description: mrkdwn('_b_') }] })),
    ],
    ['boxes that are ticked', said(boxes({ initial_options: options(1) }))],
    ['radio buttons with a choice made', said(radio({ initial_option: option('o1') }))],
    ['a typeahead from the first letter', said(actions({ type: 'external_select', min_query_length: 0 }))],
    [
      'a typeahead with a choice made',
      said(actions({ type: 'external_select', initial_option: option('a') })),
    ],
    [
      'a typeahead of several',
      said(input({ type: 'multi_external_select', initial_options: [option('a')], max_selected_items: 3 })),
    ],
    ['a person', said(actions({ type: 'users_select', initial_user: 'U0SAM00001' }))],
    ['a person of an organisation', said(actions({ type: 'users_select', initial_user: 'W0SAM00001' }))],
    ['people', said(input({ type: 'multi_users_select', initial_users: ['U0SAM00001', 'U0ANN00001'] }))],
    ['a channel', said(actions({ type: 'channels_select', initial_channel: 'C0GENERAL1' }))],
    ['channels', said(accessory({ type: 'multi_channels_select', initial_channels: ['C0GENERAL1'] }))],
    [
      'a direct conversation',
      said(actions({ type: 'conversations_select', initial_conversation: 'D0DIRECT01' })),
    ],
    [
      'a conversation of some kinds',
      said(
        actions({
          type: 'conversations_select',
          filter: { include: ['im', 'mpim', 'private', 'public'], exclude_bot_users: true },
          default_to_current_conversation: true,
        }),
      ),
    ],
    [
      'conversations without guests’ channels',
      said(input({ type: 'multi_conversations_select', filter: { exclude_external_shared_channels: true } })),
    ],
    [
      'a conversation that is answered',
      asked(input({ type: 'conversations_select', response_url_enabled: true })),
    ],
    ['a channel that is answered', asked(input({ type: 'channels_select', response_url_enabled: true }))],
    [
      'a channel that is not answered',
      said(actions({ type: 'channels_select', response_url_enabled: false })),
    ],
  ],
  invalid: [
    ['a menu without options', said(menu({ options: undefined })), `${at} ${NONE}`],
    ['a menu of no options', said(menu({ options: [] })), `${at} ${NONE}`],
    ['a menu of no groups', said(grouped({ option_groups: [] })), `${at} ${NONE}`],
    ['a menu of several without options', said(several({ options: undefined })), `${at} ${NONE}`],
    ['a menu of options and groups', said(grouped({ options: [option('b')] })), `${at} ${BOTH}`],
    [
      'a group of none',
      said(grouped({ option_groups: [group('G')] })),
      `${at}/option_groups/0/options no fewer than 1 items allowed`,
    ],
    [
      'a group without label',
      said(grouped({ option_groups: [{ options: options(1) }] })),
      `${at}/option_groups/0 missing required field: label`,
    ],
    [
      'a group with a label as string',
      said(grouped({ option_groups: [{ label: 'G', options: options(1) }] })),
      `${at}/option_groups/0/label must provide an object`,
    ],
    [
      'a choice that is not offered',
      said(menu({ initial_option: option('z') })),
      `${at}/initial_option ${UNOFFERED}`,
    ],
    [
      'a choice with another description',
      said(menu({ initial_option: { ...option('o0'), description: plain('d') } })),
      `${at}/initial_option ${UNOFFERED}`,
    ],
    [
      'a choice with another text',
      said(menu({ initial_option: { ...option('o0'), text: plain('O0') } })),
      `${at}/initial_option ${UNOFFERED}`,
    ],
    [
      'a choice with emoji',
      said(menu({ initial_option: { ...option('o0'), text: { ...plain('o0'), emoji: true } } })),
      `${at}/initial_option ${UNOFFERED}`,
    ],
    [
      'a choice that is its value only',
      said(menu({ initial_option: 'o0' })),
      `${at}/initial_option must provide an object`,
    ],
    [
      'a choice that is null',
      said(menu({ initial_option: null })),
      `${at}/initial_option must provide an object`,
    ],
    [
      'a choice that is a group',
      said(grouped({ initial_option: group('G', 'a') })),
      `${at}/initial_option invalid additional property: label`,
      `${at}/initial_option invalid additional property: options`,
      `${at}/initial_option missing required field: text`,
      `${at}/initial_option missing required field: value`,
    ],
    [
      'a choice in mrkdwn among radio buttons in plain text',
      said(radio({ initial_option: { text: mrkdwn('o0'), value: 'o0' } })),
      `${at}/initial_option ${UNOFFERED}`,
    ],
    [
      'choices of a menu of one',
      said(menu({ initial_options: options(1) })),
      `${at} invalid additional property: initial_options`,
    ],
    [
      'a choice of a menu of several',
      said(several({ initial_option: option('o0') })),
      `${at} invalid additional property: initial_option`,
    ],
    ['no ticks in a list', said(boxes({ initial_options: [] })), `${at}/initial_options ${UNOFFERED}`],
    [
      'no choices of several in a list',
      said(several({ initial_options: [] })),
      `${at}/initial_options ${UNOFFERED}`,
    ],
    [
      'a tick that is not offered',
      said(boxes({ initial_options: [option('o0'), option('z')] })),
      `${at}/initial_options ${UNOFFERED}`,
    ],
    [
      'an option with a type',
      said(menu({ options: [{ ...option('a'), type: 'option' }] })),
      `${at}/options/0 invalid additional property: type`,
    ],
    [
      'an option with a link in a menu',
      said(menu({ options: [{ ...option('a'), url: 'https://x.example' }] })),
      `${at}/options/0 invalid additional property: url`,
    ],
    [
      'an option without value',
      said(menu({ options: [{ text: plain('a') }] })),
      `${at}/options/0 missing required field: value`,
    ],
    [
      'an option without text',
      said(menu({ options: [{ value: 'a' }] })),
      `${at}/options/0 missing required field: text`,
    ],
    ['an option that is a string', said(menu({ options: ['a'] })), `${at}/options/0 must provide an object`],
    [
      'an option in mrkdwn in a menu',
      said(menu({ options: [{ text: mrkdwn('a'), value: 'a' }] })),
      `${at}/options/0/text/type unsupported type: mrkdwn`,
    ],
    [
      'an option with an empty value',
      said(menu({ options: [{ text: plain('a'), value: '' }] })),
      `${at}/options/0/value must be more than 0 characters`,
    ],
    [
      'an option with a number for value',
      said(menu({ options: [{ text: plain('a'), value: 1 }] })),
      `${at}/options/0/value must provide a string`,
    ],
    [
      'a description in mrkdwn in a menu',
      said(menu({ options: [{ ...option('a'), description: mrkdwn('b') }] })),
      `${at}/options/0/description/type unsupported type: mrkdwn`,
    ],
    [
      'a description as string',
      said(boxes({ options: [{ ...option('a'), description: 'b' }] })),
      `${at}/options/0/description failed to match all allowed schemas`,
      `${at}/options/0/description must provide an object`,
    ],
    [
      'one value twice in a menu',
      said(menu({ options: [option('a'), option('a')] })),
      `${at}/options/1/value \`value\` "a" already exists`,
    ],
    [
      'one value twice in two groups',
      said(grouped({ option_groups: [group('G', 'a'), group('H', 'b', 'a')] })),
      `${at}/option_groups/1/options/1/value \`value\` "a" already exists`,
    ],
    [
      'one value twice among boxes',
      said(boxes({ options: [option('a'), option('b'), option('a')] })),
      `${at}/options/2/value \`value\` "a" already exists`,
    ],
    [
      'one value twice in an overflow menu',
      said(accessory({ type: 'overflow', options: [option('a'), option('a')] })),
      `${at}/options/1/value \`value\` "a" already exists`,
    ],
    [
      'a bad link in an overflow menu',
      said(accessory({ type: 'overflow', options: [{ ...option('a'), url: 'x.example' }] })),
      `${at}/options/0/url invalid url`,
    ],
    [
      'an overflow menu of none',
      said(accessory({ type: 'overflow', options: [] })),
      `${at}/options no fewer than 1 items allowed`,
    ],
    [
      'an overflow menu with a placeholder',
      said(accessory({ type: 'overflow', options: options(2), placeholder: plain('a') })),
      `${at} invalid additional property: placeholder`,
    ],
    ['boxes of none', said(boxes({ options: [] })), `${at}/options no fewer than 1 items allowed`],
    [
      'radio buttons without options',
      said(radio({ options: undefined })),
      `${at} missing required field: options`,
    ],
    [
      'boxes with a maximum',
      said(boxes({ max_selected_items: 1 })),
      `${at} invalid additional property: max_selected_items`,
    ],
    [
      'boxes with a placeholder',
      said(boxes({ placeholder: plain('a') })),
      `${at} invalid additional property: placeholder`,
    ],
    [
      'a menu of one with a maximum',
      said(menu({ max_selected_items: 1 })),
      `${at} invalid additional property: max_selected_items`,
    ],
    [
      'a menu of several of none',
      said(several({ max_selected_items: 0 })),
      `${at}/max_selected_items must be greater than 0`,
    ],
    [
      'a placeholder in mrkdwn',
      said(menu({ placeholder: mrkdwn('a') })),
      `${at}/placeholder/type unsupported type: mrkdwn`,
    ],
    [
      'an empty placeholder',
      said(menu({ placeholder: plain('') })),
      `${at}/placeholder/text must be more than 0 characters`,
    ],
    [
      'a typeahead with options',
      said(accessory({ type: 'external_select', options: options(1) })),
      `${at} invalid additional property: options`,
    ],
    [
      'a typeahead from less than nothing',
      said(accessory({ type: 'external_select', min_query_length: -1 })),
      `${at}/min_query_length must be greater than -1`,
    ],
    [
      'a typeahead from half a letter',
      said(accessory({ type: 'external_select', min_query_length: 0.5 })),
      `${at}/min_query_length must provide an integer`,
    ],
    [
      'no choices of a typeahead of several',
      said(accessory({ type: 'multi_external_select', initial_options: [] })),
      `${at}/initial_options no fewer than 1 items allowed`,
    ],
    [
      'a person by name',
      said(accessory({ type: 'users_select', initial_user: 'sam' })),
      `${at}/initial_user ${notA('^[UW][A-Z0-9]{8,}$')}`,
    ],
    [
      'a person who is a channel',
      said(accessory({ type: 'users_select', initial_user: 'C0GENERAL1' })),
      `${at}/initial_user ${notA('^[UW][A-Z0-9]{8,}$')}`,
    ],
    [
      'no people in a list',
      said(accessory({ type: 'multi_users_select', initial_users: [] })),
      `${at}/initial_users no fewer than 1 items allowed`,
    ],
    [
      'one person twice',
      said(accessory({ type: 'multi_users_select', initial_users: ['U0SAM00001', 'U0SAM00001'] })),
      `${at}/initial_users/1 "U0SAM00001" already exists`,
    ],
    [
      'a channel by name',
      said(accessory({ type: 'channels_select', initial_channel: '#general' })),
      `${at}/initial_channel ${notA('^[CG][A-Z0-9]{8,}$')}`,
    ],
    [
      'a channel that is a direct conversation',
      said(accessory({ type: 'channels_select', initial_channel: 'D0DIRECT01' })),
      `${at}/initial_channel ${notA('^[CG][A-Z0-9]{8,}$')}`,
    ],
    [
      'a conversation that is a person',
      said(accessory({ type: 'conversations_select', initial_conversation: 'U0SAM00001' })),
      `${at}/initial_conversation ${notA('^[CGD][A-Z0-9]{8,}$')}`,
    ],
    [
      'a filter of nothing',
      said(accessory({ type: 'conversations_select', filter: {} })),
      `${at}/filter must define at least one property`,
    ],
    [
      'a filter that includes none',
      said(accessory({ type: 'conversations_select', filter: { include: [] } })),
      `${at}/filter/include no fewer than 1 items allowed`,
    ],
    [
      'a filter of a kind that is none',
      said(accessory({ type: 'conversations_select', filter: { include: ['dm'] } })),
      `${at}/filter/include/0 must be a valid enum value`,
    ],
    [
      'a filter of one kind twice',
      said(accessory({ type: 'conversations_select', filter: { include: ['im', 'im'] } })),
      `${at}/filter/include/1 "im" already exists`,
    ],
    [
      'a filter with another property',
      said(accessory({ type: 'conversations_select', filter: { exclude_guests: true } })),
      `${at}/filter invalid additional property: exclude_guests`,
    ],
    [
      'a conversation that is answered from a message',
      said(input({ type: 'conversations_select', response_url_enabled: true })),
      '/blocks/0/element/response_url_enabled `response_url_enabled` is only allowed in `input` blocks of modals',
    ],
    [
      'several channels that are answered',
      asked(input({ type: 'multi_channels_select', response_url_enabled: true })),
      '/blocks/0/element invalid additional property: response_url_enabled',
    ],
  ],
}
