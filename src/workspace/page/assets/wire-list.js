import { h, place } from './dom.js'
import { page } from './page-state.js'
import { wireEntry } from './wire-entry.js'

const PAGEFUL = 100

const entries = []
const nodes = new Map()
let shown = PAGEFUL

const words = h('input', {
  class: 'field',
  type: 'search',
  'aria-label': 'Method or event',
  placeholder: 'Method or event',
  oninput: () => drawWire(),
})

const DIRECTIONS = { '': 'Both ways', 'to-app': 'To the app', 'from-app': 'From the app' }

const direction = h(
  'select',
  { class: 'field', 'aria-label': 'Direction', onchange: () => drawWire() },
  Object.entries(DIRECTIONS).map(([value, name]) => h('option', { value }, name)),
)

const failed = h('input', { type: 'checkbox', onchange: () => drawWire() })

const list = h('div', { class: 'wires' })
const foot = h('div')

/** The requests in either direction, newest first, and what they are sifted by. */
export const wireList = h(
  'div',
  {},
  h(
    'div',
    { class: 'sieve', role: 'search', 'aria-label': 'Traffic' },
    words,
    direction,
    h('label', { class: 'choice' }, failed, 'Only what failed'),
  ),
  list,
  foot,
)

/** Takes in entries that came since, oldest first. */
export function learnWire(more) {
  entries.unshift(...more.toReversed())
}

/** Forgets everything, when the workspace has started anew. */
export function forgetWire() {
  entries.length = 0
  nodes.clear()
}

const fits = (entry) =>
  entry.name.toLowerCase().includes(words.value.trim().toLowerCase()) &&
  (direction.value === '' || entry.direction === direction.value) &&
  (!failed.checked || !entry.ok)

const nodeOf = (entry) => {
  if (!nodes.has(entry.seq)) nodes.set(entry.seq, wireEntry(entry, String(entry.seq) === page.inspect))
  return nodes.get(entry.seq)
}

const more = () => {
  shown += PAGEFUL
  drawWire()
}

const footFor = (count) => {
  if (count > shown) return h('button', { type: 'button', class: 'button', onclick: more }, 'Show more')
  if (count > 0) return null
  const all = entries.length === 0
  return h(
    'p',
    { class: 'quiet' },
    all
      ? 'Nothing has gone over the wire yet. Type a command, or press something.'
      : 'Nothing here fits. Change what you look for above.',
  )
}

/** Draws the entries that fit. */
export function drawWire() {
  const fitting = entries.filter(fits)
  place(list, fitting.slice(0, shown).map(nodeOf))
  place(foot, [footFor(fitting.length)])
}
