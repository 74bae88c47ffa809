import { h } from './dom.js'
import { change, dispatches, heldValue } from './surface.js'
import { wordsOf } from './text.js'

const SETTLE_MS = 400

const tellsOn = (element, block, when) => {
  const asked = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed']
  return dispatches(block) && asked.includes(when)
}

const listeners = (element, at) => {
  let timer
  const take = (value, tell) => change(at.surface, at.block, element, value === '' ? null : value, { tell })
  return {
    oninput(event) {
      void take(event.target.value, false)
      clearTimeout(timer)
      if (tellsOn(element, at.block, 'on_character_entered'))
        timer = setTimeout(() => take(event.target.value, true), SETTLE_MS)
    },
    onkeydown(event) {
      if (event.key !== 'Enter' || event.isComposing || element.multiline) return
      event.preventDefault()
      if (tellsOn(element, at.block, 'on_enter_pressed')) void take(event.target.value, true)
    },
  }
}

const draw = (type, element, at, more = {}) => {
  const tag = element.multiline ? 'textarea' : 'input'
  return h(tag, {
    id: at.id,
    class: 'field',
    ...(element.multiline ? { rows: 4 } : { type }),
    placeholder: wordsOf(element.placeholder) || undefined,
    maxlength: element.max_length,
    autocomplete: 'off',
    dir: 'auto',
    'aria-label': at.id ? undefined : at.label,
    'aria-describedby': at.describedBy,
    'data-autofocus': element.focus_on_load,
    ...more,
    ...listeners(element, at),
    ...at.hooks,
    value: heldValue(at.surface, at.block.block_id, element) ?? '',
  })
}

/** Draws a text field, of one line or several. */
export const textField = (element, at) => draw('text', element, at)
/** Draws a field for an email address. */
export const emailField = (element, at) => draw('email', element, at)
/** Draws a field for an address on the web. */
export const urlField = (element, at) => draw('url', element, at)
/** Draws a field for a number; it takes text, so that what is wrong can be said in words. */
export const numberField = (element, at) =>
  draw('text', element, at, { inputmode: element.is_decimal_allowed ? 'decimal' : 'numeric' })
