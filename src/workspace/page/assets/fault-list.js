import { h, place } from './dom.js'
import { exactTime } from './times.js'

/** What the app did wrong and Slack would hide behind a vague sentence. */
export const faultList = h('section', { class: 'faults', 'aria-label': 'Faults of the app', hidden: true })

const POINTER = /^(?:\[ERROR\] )?(.*?)(?: \[json-pointer:(.*)\])?$/s

/** A detail such as `[ERROR] must be … [json-pointer:/view/blocks/0]`: what is wrong, and where in the JSON. */
const detail = (text) => {
  const [, words, pointer] = POINTER.exec(text) ?? [undefined, text]
  return h('li', {}, pointer ? [h('code', {}, pointer), ' '] : null, words)
}

const fault = (one) =>
  h(
    'li',
    {},
    h('p', {}, h('strong', {}, one.where), ` at ${exactTime(new Date(one.at))}: ${one.problem}.`),
    one.detail.length > 0 ? h('ul', {}, one.detail.map(detail)) : null,
  )

/** Draws the newest faults first; with none, there is nothing to see. */
export function drawFaults(faults) {
  faultList.hidden = faults.length === 0
  const many = faults.length === 1 ? '1 fault' : `${faults.length} faults`
  place(faultList, [
    h('h3', {}, `${many} of the app`),
    h('p', { class: 'quiet' }, 'Slack would show a person only “We had some trouble connecting”.'),
    h('ul', {}, faults.slice(-10).toReversed().map(fault)),
  ])
}
