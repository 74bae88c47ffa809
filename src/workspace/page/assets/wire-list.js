import { h, keeper, place } from './dom.js'
import { page } from './page-state.js'
import { wireEntry } from './wire-entry.js'

const PAGEFUL = 100
/** As many as the workspace keeps. */
const MOST = 5000

/** Entries by their number, which rises. */
let entries = new Map()
let kept = keeper()
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

const UNDER_WAY = 'under way'

/** After which number the workspace is to be asked: what was under way then may have ended since. */
export function wireKnown() {
  const open = [...entries.values()].find((one) => one.outcome === UNDER_WAY)
  return open ? open.seq - 1 : ([...entries.keys()].at(-1) ?? 0)
}

/** Takes in entries that came or ended since; a workspace that was started anew counts from the beginning. */
export function learnWire(more, last) {
  if (last < ([...entries.keys()].at(-1) ?? 0)) {
    entries = new Map()
    kept = keeper()
  }
  for (const entry of more) entries.set(entry.seq, entry)
  for (const seq of [...entries.keys()].slice(0, -MOST)) entries.delete(seq)
}

/** Failed, or met by something on the wire although its answer was ok. */
const isBad = ({ outcome }) => outcome !== 'ok' && outcome !== UNDER_WAY

const fits = (entry) =>
  entry.name.toLowerCase().includes(words.value.trim().toLowerCase()) &&
  (direction.value === '' || entry.direction === direction.value) &&
  (!failed.checked || isBad(entry))

const nodeOf = (entry) =>
  kept.draw(entry.seq, entry, () => wireEntry(entry, String(entry.seq) === page.inspect))

const more = () => {
  shown += PAGEFUL
  drawWire()
}

const footFor = (count) => {
  if (count > shown) return h('button', { type: 'button', class: 'button', onclick: more }, 'Show more')
  if (count > 0) return null
  const all = entries.size === 0
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
  const fitting = [...entries.values()].filter(fits).toReversed()
  place(list, fitting.slice(0, shown).map(nodeOf))
  place(foot, [footFor(fitting.length)])
}
