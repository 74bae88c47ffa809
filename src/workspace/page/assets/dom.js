/** Sets one property of an element: listeners, data, classes, attributes; never markup. */
const apply = (element, name, value) => {
  if (value === undefined || value === null || value === false) return
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
  else if (name === 'data') Object.assign(element.dataset, value)
  else if (name === 'value') element.value = value
  else element.setAttribute(name, value === true ? '' : String(value))
}

/** Makes an element with its properties and children; text is always text. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag)
  element.append(
    ...children.flat(9).filter((child) => child !== undefined && child !== null && child !== false),
  )
  for (const [name, value] of Object.entries(props)) apply(element, name, value)
  return element
}

/** Puts children into a parent, leaving those alone that are already in their place. */
export function place(parent, children) {
  const wanted = children.filter(Boolean)
  for (const old of [...parent.children]) if (!wanted.includes(old)) old.remove()
  wanted.forEach((child, i) => {
    if (parent.children[i] !== child) parent.insertBefore(child, parent.children[i] ?? null)
  })
}

let serial = 0

/** An id that no other element of the page has. */
export function uniqueId(word) {
  serial += 1
  return `${word}-${serial}`
}

/** Keeps drawn nodes by key and draws a node anew only when what it shows has changed. */
export function keeper() {
  const kept = new Map()
  return {
    draw(key, shown, make) {
      const print = JSON.stringify(shown)
      const known = kept.get(key)
      if (known?.print === print) return known.node
      const node = make()
      kept.set(key, { print, node })
      return node
    },
    clear: () => kept.clear(),
  }
}

/** A small drawing out of the page's own set of lines. */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('viewBox', '0 0 20 20')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', LINES[name] ?? '')
  svg.append(path)
  return svg
}

const LINES = {
  close: 'M5 5l10 10M15 5L5 15',
  back: 'M12 4l-6 6 6 6',
  menu: 'M3 5h14M3 10h14M3 15h14',
  hash: 'M7 3L5.5 17M14 3l-1.500 14M3 7h14M3 13h14',
  lock: 'M5 9h10v8H5zM7 9V6a3 3 0 016 0v3',
  down: 'M5 8l5 5 5-5',
  more: 'M4 10h.01M10 10h.01M16 10h.01',
  clock: 'M10 3a7 7 0 100 14 7 7 0 000-14zM10 6v4l3 2',
  file: 'M5 2h7l4 4v12H5zM12 2v4h4',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 100 4 2 2 0 000-4z',
  shortcut: 'M11 2L4 11h5l-1 7 8-10h-5z',
  send: 'M3 10l14-6-5 13-3-5z',
  traffic: 'M6 4v12M3 13l3 3 3-3M14 16V4M11 7l3-3 3 3',
  reply: 'M4 4h12v9H9l-4 4v-4H4z',
}
