import { h, uniqueId } from './dom.js'
import { change, heldValue } from './surface.js'
import { drawText } from './text.js'

const choice = (option, input) =>
  h(
    'label',
    { class: 'choice' },
    input,
    h(
      'span',
      {},
      h('span', { class: 'choice-text' }, drawText(option.text)),
      option.description ? h('span', { class: 'choice-description' }, drawText(option.description)) : null,
    ),
  )

const group = (role, at, children) =>
  h(
    'div',
    {
      class: 'choices',
      role,
      'aria-labelledby': at.labelId,
      'aria-label': at.labelId ? undefined : at.label,
      'aria-describedby': at.describedBy,
      'data-block-id': at.hooks['data-block-id'],
      'data-action-id': at.hooks['data-action-id'],
    },
    children,
  )

const focusHook = (at, i) => `${at.hooks['data-focus']}/${i}`

/** Draws checkboxes. */
export function checkboxes(element, at) {
  const chosen = new Set(heldValue(at.surface, at.block.block_id, element) ?? [])
  const toggle = (value) => (event) => {
    if (event.target.checked) chosen.add(value)
    else chosen.delete(value)
    const inOrder = element.options.map((one) => one.value).filter((one) => chosen.has(one))
    void change(at.surface, at.block, element, inOrder)
  }
  return group(
    'group',
    at,
    element.options.map((option, i) =>
      choice(
        option,
        h('input', {
          type: 'checkbox',
          checked: chosen.has(option.value),
          'data-focus': focusHook(at, i),
          onchange: toggle(option.value),
        }),
      ),
    ),
  )
}

/** Draws radio buttons. */
export function radioButtons(element, at) {
  const chosen = heldValue(at.surface, at.block.block_id, element)
  const name = uniqueId('radio')
  return group(
    'radiogroup',
    at,
    element.options.map((option, i) =>
      choice(
        option,
        h('input', {
          type: 'radio',
          name,
          checked: option.value === chosen,
          'data-focus': focusHook(at, i),
          onchange: () => change(at.surface, at.block, element, option.value),
        }),
      ),
    ),
  )
}
