import {
  accessory,
  actions,
  asked,
  athome,
  button,
  confirm,
  context,
  type Family,
  input,
  mrkdwn,
  option,
  options,
  picture,
  plain,
  said,
  section,
} from './pieces.ts'

const workflow = {
  trigger: {
    url: 'https://slack.com/shortcuts/Ft1/x',
    customizable_input_parameters: [{ name: 'a', value: 'b' }],
  },
}
const workflowButton = { type: 'workflow_button', text: plain('Run'), action_id: 'run', workflow }
const iconButton = { type: 'icon_button', icon: 'trash', text: plain('Delete') }
const feedback = {
  type: 'feedback_buttons',
  positive_button: { text: plain('Good'), value: 'good' },
  negative_button: { text: plain('Bad'), value: 'bad' },
}
const contextActions = (...elements: unknown[]) => ({ type: 'context_actions', elements })
const at = '/blocks/0/elements/0'

/** Buttons of all kinds, and which element may stand in which block. */
export const controls: Family = {
  source:
    'docs.slack.dev: actions-block, context-actions-block, button-element, workflow-button-element, icon-button-element, feedback-buttons-element, confirmation-dialog-object; live: agentconnect#1836, slack-limits blocks.actions.live_rejects',
  valid: [
    ['a button without an id', said(actions({ type: 'button', text: plain('Go') }))],
    [
      'a button with everything',
      said(
        actions(
          button({
            value: 'v',
            url: 'https://x.example',
            style: 'danger',
            confirm,
            accessibility_label: 'Go',
          }),
        ),
      ),
    ],
    ['a button that writes a mail', said(accessory(button({ url: 'mailto:office@school.example' })))],
    ['a button that rings', said(accessory(button({ url: 'tel:+441632960000' })))],
    ['a confirmation in red', said(actions(button({ confirm: { ...confirm, style: 'danger' } })))],
    [
      'a confirmation in mrkdwn',
      said(actions(button({ confirm: { ...confirm, text: mrkdwn('*Really?*') } }))),
    ],
    ['one action id in two blocks', said(actions(button()), actions(button()))],
    [
      'two buttons without ids',
      said(actions(button({ action_id: 'a' }), { type: 'button', text: plain('b') })),
    ],
    ['a workflow’s button', said(actions(workflowButton))],
    ['feedback and an icon', said(contextActions(feedback, iconButton))],
    [
      'an icon that two people see',
      said(contextActions({ ...iconButton, visible_to_user_ids: ['U0SAM0001', 'W0ANN0001'] })),
    ],
    [
      'a menu, a date and a time in actions',
      said(
        actions(
          { type: 'static_select', options: options(1), action_id: 'a' },
          { type: 'datepicker', action_id: 'b' },
          { type: 'datetimepicker', action_id: 'c' },
        ),
      ),
    ],
    ['a multi-select as accessory', said(accessory({ type: 'multi_static_select', options: options(2) }))],
    ['a mail field in a message’s input', said(input({ type: 'email_text_input' }))],
    ['a text field at home', athome(input({ type: 'plain_text_input' }))],
    ['a file field in a modal', asked(input({ type: 'file_input', filetypes: ['pdf'], max_files: 10 }))],
    [
      'an input with everything',
      asked(
        input(
          { type: 'plain_text_input' },
          { hint: plain('Hint'), optional: true, dispatch_action: true, block_id: 'b' },
        ),
      ),
    ],
    [
      'an overflow menu with a link',
      said(accessory({ type: 'overflow', options: [{ ...option('a'), url: 'https://x.example' }] })),
    ],
  ],
  invalid: [
    ['actions of none', said(actions()), '/blocks/0/elements no fewer than 1 items allowed'],
    ['actions without elements', said({ type: 'actions' }), '/blocks/0 missing required field: elements'],
    ['actions of null', said({ type: 'actions', elements: [null] }), `${at} must provide an object`],
    [
      'a multi-select in actions',
      said(section(), actions({ type: 'multi_static_select', options: options(1) })),
      '/blocks/1 unsupported element: multiselect',
    ],
    [
      'a multi-select of people in actions',
      said(actions({ type: 'multi_users_select' })),
      '/blocks/0 unsupported element: multiselect',
    ],
    [
      'a typeahead of several in actions',
      said(actions({ type: 'multi_external_select' })),
      '/blocks/0 unsupported element: multiselect',
    ],
    [
      'several conversations in actions',
      said(actions({ type: 'multi_conversations_select' })),
      '/blocks/0 unsupported element: multiselect',
    ],
    [
      'several channels in actions',
      said(actions({ type: 'multi_channels_select' })),
      '/blocks/0 unsupported element: multiselect',
    ],
    ...[
      'plain_text_input',
      'number_input',
      'email_text_input',
      'url_text_input',
      'rich_text_input',
      'file_input',
    ].map((type): Family['invalid'][number] => [
      `a ${type} in actions`,
      said(actions({ type })),
      `${at}/type unsupported type: ${type}`,
    ]),
    ['a picture in actions', said(actions(picture())), `${at}/type unsupported type: image`],
    [
      'an element without type in actions',
      said(actions({ text: plain('a') })),
      `${at} missing required field: type`,
    ],
    [
      'one action id twice in a block',
      said(actions(button(), button({ text: plain('Other') }))),
      '/blocks/0/elements/1/action_id `action_id` "go" already exists',
    ],
    [
      'one action id three times in a block',
      said(actions(button(), button(), button())),
      '/blocks/0/elements/1/action_id `action_id` "go" already exists',
      '/blocks/0/elements/2/action_id `action_id` "go" already exists',
    ],
    [
      'a text field as accessory',
      said(accessory({ type: 'plain_text_input' })),
      '/blocks/0/accessory/type unsupported type: plain_text_input',
    ],
    [
      'a date and time as accessory',
      said(accessory({ type: 'datetimepicker' })),
      '/blocks/0/accessory/type unsupported type: datetimepicker',
    ],
    [
      'feedback as accessory',
      said(accessory(feedback)),
      '/blocks/0/accessory/type unsupported type: feedback_buttons',
    ],
    ['text as accessory', said(accessory(mrkdwn('a'))), '/blocks/0/accessory/type unsupported type: mrkdwn'],
    ['a button in an input', said(input(button())), '/blocks/0/element/type unsupported type: button'],
    [
      'an overflow menu in an input',
      said(input({ type: 'overflow', options: options(2) })),
      '/blocks/0/element/type unsupported type: overflow',
    ],
    ['a button in context actions', said(contextActions(button())), `${at}/type unsupported type: button`],
    ['an icon in actions', said(actions(iconButton)), `${at}/type unsupported type: icon_button`],
    [
      'a menu in a context',
      said(context({ type: 'static_select', options: options(1) })),
      `${at}/type unsupported type: static_select`,
    ],
    ['a button without text', said(actions({ type: 'button' })), `${at} missing required field: text`],
    [
      'a button with an empty text',
      said(actions(button({ text: plain('') }))),
      `${at}/text/text must be more than 0 characters`,
    ],
    [
      'a button in mrkdwn',
      said(actions(button({ text: mrkdwn('a') }))),
      `${at}/text/type unsupported type: mrkdwn`,
    ],
    ['a button’s text as string', said(actions(button({ text: 'Go' }))), `${at}/text must provide an object`],
    [
      'a button value that is a number',
      said(actions(button({ value: 7 }))),
      `${at}/value must provide a string`,
    ],
    [
      'an empty button value',
      said(actions(button({ value: '' }))),
      `${at}/value must be more than 0 characters`,
    ],
    [
      'a button style of its own',
      said(actions(button({ style: 'warning' }))),
      `${at}/style must be a valid enum value`,
    ],
    ['a button style of null', said(actions(button({ style: null }))), `${at}/style must provide a string`],
    [
      'a button that runs a script',
      said(actions(button({ url: 'javascript:alert(1)' }))),
      `${at}/url invalid url`,
    ],
    ['a button with half an address', said(actions(button({ url: '/cases' }))), `${at}/url invalid url`],
    [
      'a button with an address without a host',
      said(actions(button({ url: 'https://' }))),
      `${at}/url invalid url`,
    ],
    [
      'a button with a blank address',
      said(actions(button({ url: '' }))),
      `${at}/url must be more than 0 characters`,
    ],
    [
      'a button with a placeholder',
      said(actions(button({ placeholder: plain('a') }))),
      `${at} invalid additional property: placeholder`,
    ],
    [
      'a button that wants the focus',
      said(actions(button({ focus_on_load: true }))),
      `${at} invalid additional property: focus_on_load`,
    ],
    [
      'an empty action id',
      said(actions(button({ action_id: '' }))),
      `${at}/action_id must be more than 0 characters`,
    ],
    [
      'a confirmation without a way back',
      said(actions(button({ confirm: { ...confirm, deny: undefined } }))),
      `${at}/confirm missing required field: deny`,
    ],
    [
      'a confirmation of words',
      said(actions(button({ confirm: 'Sure?' }))),
      `${at}/confirm must provide an object`,
    ],
    [
      'a confirmation with a type',
      said(actions(button({ confirm: { ...confirm, type: 'confirm' } }))),
      `${at}/confirm invalid additional property: type`,
    ],
    [
      'a confirmation’s title in mrkdwn',
      said(actions(button({ confirm: { ...confirm, title: mrkdwn('a') } }))),
      `${at}/confirm/title/type unsupported type: mrkdwn`,
    ],
    [
      'a confirmation in yellow',
      said(actions(button({ confirm: { ...confirm, style: 'warning' } }))),
      `${at}/confirm/style must be a valid enum value`,
    ],
    [
      'a workflow’s button without workflow',
      said(actions({ ...workflowButton, workflow: undefined })),
      `${at} missing required field: workflow`,
    ],
    [
      'a workflow’s button without id',
      said(actions({ ...workflowButton, action_id: undefined })),
      `${at} missing required field: action_id`,
    ],
    [
      'a workflow without trigger',
      said(actions({ ...workflowButton, workflow: {} })),
      `${at}/workflow missing required field: trigger`,
    ],
    [
      'a trigger without address',
      said(actions({ ...workflowButton, workflow: { trigger: {} } })),
      `${at}/workflow/trigger missing required field: url`,
    ],
    [
      'a trigger’s input without value',
      said(
        actions({
          ...workflowButton,
          workflow: {
            trigger: { url: 'https://slack.com/x', customizable_input_parameters: [{ name: 'a' }] },
          },
        }),
      ),
      `${at}/workflow/trigger/customizable_input_parameters/0 missing required field: value`,
    ],
    [
      'an icon without text',
      said(contextActions({ ...iconButton, text: undefined })),
      `${at} missing required field: text`,
    ],
    [
      'an icon that does not exist',
      said(contextActions({ ...iconButton, icon: 'bin' })),
      `${at}/icon must be a valid enum value`,
    ],
    [
      'an icon for somebody with a bad id',
      said(contextActions({ ...iconButton, visible_to_user_ids: ['sam'] })),
      `${at}/visible_to_user_ids/0 input must match regex pattern: ^[UW][A-Z0-9]{8,}$`,
    ],
    [
      'an icon for one person twice',
      said(contextActions({ ...iconButton, visible_to_user_ids: ['U0SAM0001', 'U0SAM0001'] })),
      `${at}/visible_to_user_ids/1 "U0SAM0001" already exists`,
    ],
    [
      'feedback without a bad button',
      said(contextActions({ ...feedback, negative_button: undefined })),
      `${at} missing required field: negative_button`,
    ],
    [
      'a feedback button without value',
      said(contextActions({ ...feedback, positive_button: { text: plain('a') } })),
      `${at}/positive_button missing required field: value`,
    ],
    [
      'a feedback button with an id',
      said(
        contextActions({ ...feedback, positive_button: { text: plain('a'), value: 'b', action_id: 'c' } }),
      ),
      `${at}/positive_button invalid additional property: action_id`,
    ],
    [
      'an input without label',
      said({ type: 'input', element: { type: 'plain_text_input' } }),
      '/blocks/0 missing required field: label',
    ],
    [
      'an input without element',
      said({ type: 'input', label: plain('a') }),
      '/blocks/0 missing required field: element',
    ],
    [
      'an input with two elements',
      said({ type: 'input', label: plain('a'), element: [{ type: 'plain_text_input' }] }),
      '/blocks/0/element must provide an object',
    ],
    [
      'a label in mrkdwn',
      said(input({ type: 'plain_text_input' }, { label: mrkdwn('a') })),
      '/blocks/0/label/type unsupported type: mrkdwn',
    ],
    [
      'a hint as string',
      said(input({ type: 'plain_text_input' }, { hint: 'a' })),
      '/blocks/0/hint must provide an object',
    ],
    [
      'optional that is a word',
      said(input({ type: 'plain_text_input' }, { optional: 'yes' })),
      '/blocks/0/optional must provide a boolean',
    ],
    [
      'an input that is required',
      said(input({ type: 'plain_text_input' }, { required: true })),
      '/blocks/0 invalid additional property: required',
    ],
    [
      'a file field that tells',
      asked(input({ type: 'file_input' }, { dispatch_action: true })),
      '/blocks/0/element/type unsupported type: file_input',
    ],
    [
      'a file field of no files',
      asked(input({ type: 'file_input', max_files: 0 })),
      '/blocks/0/element/max_files must be greater than 0',
    ],
    [
      'a file field without kinds',
      asked(input({ type: 'file_input', filetypes: [] })),
      '/blocks/0/element/filetypes no fewer than 1 items allowed',
    ],
    [
      'a file field of one kind twice',
      asked(input({ type: 'file_input', filetypes: ['pdf', 'pdf'] })),
      '/blocks/0/element/filetypes/1 "pdf" already exists',
    ],
    [
      'a file field that wants the focus',
      asked(input({ type: 'file_input', focus_on_load: true })),
      '/blocks/0/element invalid additional property: focus_on_load',
    ],
  ],
}
