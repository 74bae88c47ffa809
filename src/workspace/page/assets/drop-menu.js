import { h, icon, uniqueId } from './dom.js'

const STEPS = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
}

/** Moves the focus through a row of things by the arrow keys, Home and End; answers whether the key was one of them. */
export function stepThrough(event, items, steps = STEPS) {
  const step = steps[event.key]
  if (step === undefined || items.length === 0) return false
  event.preventDefault()
  event.stopPropagation()
  items[step(items.indexOf(document.activeElement), items.length)].focus()
  return true
}

const makeButton = (id, { label, drawing, kind }, hooks, onclick) =>
  h(
    'button',
    {
      type: 'button',
      class: kind,
      'aria-label': label,
      title: label,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-controls': id,
      onclick,
      ...hooks,
    },
    icon(drawing),
  )

const DOTS = { label: 'More actions', drawing: 'more', kind: 'button icon-button' }

/** A button, by default three dots called “More actions”, and the choices that open under it; `items` makes them, given how to close. */
export function dropMenu(items, hooks = {}, face = DOTS) {
  const id = uniqueId('menu')
  const menu = h('div', { id, role: 'menu', class: 'menu', 'aria-label': face.label, hidden: true })
  const show = (open) => {
    menu.hidden = !open
    button.setAttribute('aria-expanded', String(open))
    if (!open) return
    menu.scrollIntoView({ block: 'nearest' })
    menu.firstElementChild?.focus()
  }
  const button = makeButton(id, face, hooks, () => show(menu.hidden))
  const close = () => {
    const inside = menu.contains(document.activeElement)
    show(false)
    if (inside) button.focus()
  }
  menu.append(...items(close))
  for (const item of menu.children) item.tabIndex = -1
  const onkeydown = (event) => {
    if (menu.hidden || stepThrough(event, [...menu.children]) || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
  const onfocusout = (event) => {
    if (!event.currentTarget.contains(event.relatedTarget)) show(false)
  }
  return h('div', { class: 'overflow', onkeydown, onfocusout }, button, menu)
}
