import { h } from './dom.js'
import { change, dispatches, heldValue } from './surface.js'
import { fieldTime } from './times.js'

const SETTLE_MS = 500

/** Whether a date is one that a person means, and not a year half typed. */
const isWhole = (value) => value === '' || !/^0/.test(value)

const draw = (type, element, at, shown) => {
  let timer
  const onchange = (event) => {
    const value = event.target.value || null
    void change(at.surface, at.block, element, value, { tell: false })
    clearTimeout(timer)
    if (!dispatches(at.block) || !isWhole(event.target.value)) return
    timer = setTimeout(() => change(at.surface, at.block, element, value), SETTLE_MS)
  }
  return h('input', {
    type,
    id: at.id,
    class: 'field short',
    value: shown ?? '',
    'aria-label': at.id ? undefined : at.label,
    'aria-describedby': at.describedBy,
    onchange,
    ...at.hooks,
  })
}

const held = (element, at) => heldValue(at.surface, at.block.block_id, element)

/** Draws a date picker. */
export const dateField = (element, at) => draw('date', element, at, held(element, at))
/** Draws a time picker. */
export const timeField = (element, at) => draw('time', element, at, held(element, at))

/** Draws a picker of date and time; what it holds are seconds, what it shows is the workspace's own time. */
export function dateTimeField(element, at) {
  const value = held(element, at)
  const shown = typeof value === 'number' ? fieldTime(new Date(value * 1000)) : value
  return draw('datetime-local', element, at, shown)
}
