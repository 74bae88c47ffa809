import { h } from './dom.js'

const FOLD_FROM = 4

const isDeep = (value) => typeof value === 'object' && value !== null && Object.keys(value).length > 0

const words = (value) => (Array.isArray(value) ? `${value.length} in a list` : Object.keys(value).join(', '))

const leaf = (name, value) =>
  h('div', { class: 'json-leaf' }, h('span', { class: 'json-name' }, name), ' ', JSON.stringify(value))

/** Draws what lies inside only when it is opened, since a view can have thousands of parts. */
const branch = (name, value, open) => {
  const inside = h('div', { class: 'json-inside' })
  const fill = () => {
    if (inside.childElementCount === 0) inside.append(...pieces(value))
  }
  if (open) fill()
  return h(
    'details',
    { open, ontoggle: fill },
    h(
      'summary',
      {},
      h('span', { class: 'json-name' }, name),
      ' ',
      h('span', { class: 'quiet' }, words(value)),
    ),
    inside,
  )
}

/** Forms carry JSON as text; it is unfolded like the rest. */
const unpacked = (value) => {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

const piece = (name, value) =>
  isDeep(value)
    ? branch(name, value, Object.keys(value).length < FOLD_FROM && !Array.isArray(value))
    : leaf(name, value)

const pieces = (value) => Object.entries(value).map(([name, one]) => piece(name, unpacked(one)))

/** Draws JSON as a tree that opens and closes by its branches. */
export function foldJson(value) {
  return h('div', { class: 'json' }, isDeep(value) ? pieces(value) : leaf('', value))
}
