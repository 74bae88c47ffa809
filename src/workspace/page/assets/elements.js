import { checkboxes, radioButtons } from './choices.js'
import { externalSelect, multiSelect } from './combo-elements.js'
import { h } from './dom.js'
import { fileInput } from './file-input.js'
import { overflow } from './overflow.js'
import { dateField, dateTimeField, timeField } from './pickers.js'
import { picture } from './picture.js'
import { channelsSelect, staticSelect, usersSelect } from './selects.js'
import { pressAfterAsking } from './surface.js'
import { drawText } from './text.js'
import { emailField, numberField, textField, urlField } from './text-fields.js'
import { unknownPart } from './unknown-part.js'

const SAFE_LINK = /^(https?:|mailto:|tel:)/i

const button = (element, at) => {
  const go = async (event) => {
    const own = event.currentTarget
    if (SAFE_LINK.test(element.url ?? '')) window.open(element.url, '_blank', 'noopener')
    own.setAttribute('aria-busy', 'true')
    await pressAfterAsking(at.surface, at.block, element)
    own.removeAttribute('aria-busy')
  }
  const props = {
    type: 'button',
    class: `button ${element.style ?? ''}`,
    'aria-label': element.accessibility_label,
    onclick: go,
    ...at.hooks,
  }
  return h('button', props, drawText(element.text))
}

const image = (element) => picture(element, 'thumb')

const drawers = {
  button,
  image,
  overflow,
  checkboxes,
  radio_buttons: radioButtons,
  static_select: staticSelect,
  users_select: usersSelect,
  channels_select: channelsSelect,
  conversations_select: channelsSelect,
  external_select: externalSelect,
  multi_static_select: multiSelect,
  multi_external_select: multiSelect,
  multi_users_select: multiSelect,
  multi_channels_select: multiSelect,
  multi_conversations_select: multiSelect,
  datepicker: dateField,
  timepicker: timeField,
  datetimepicker: dateTimeField,
  plain_text_input: textField,
  rich_text_input: (element, at) => textField({ ...element, multiline: true, initial_value: undefined }, at),
  number_input: numberField,
  email_text_input: emailField,
  url_text_input: urlField,
  file_input: fileInput,
}

/**
 * Draws an element. `at` says where: its surface and block, the id its label points to (`id`), and words for a name
 * where there is no label (`label`).
 */
export function drawElement(element, at) {
  const drawer = drawers[element.type]
  if (drawer === undefined) return unknownPart(element)
  const hooks = {
    'data-block-id': at.block.block_id,
    'data-action-id': element.action_id,
    'data-focus': `${at.block.block_id}/${element.action_id}`,
  }
  return drawer(element, { ...at, hooks })
}
