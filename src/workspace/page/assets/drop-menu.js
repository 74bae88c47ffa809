import { h, icon, uniqueId } from './dom.js'

/** A button with three dots, called “More actions”, and the choices that open under it; `items` makes them, given how to close. */
export function dropMenu(items, hooks = {}) {
  const id = uniqueId('menu')
  const menu = h('div', { id, role: 'menu', class: 'menu', hidden: true })
  const show = (open) => {
    menu.hidden = !open
    button.setAttribute('aria-expanded', String(open))
    if (!open) return
    menu.scrollIntoView({ block: 'nearest' })
    menu.firstElementChild?.focus()
  }
  const button = h(
    'button',
    {
      type: 'button',
      class: 'button icon-button',
      'aria-label': 'More actions',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-controls': id,
      onclick: () => show(menu.hidden),
      ...hooks,
    },
    icon('more'),
  )
  menu.append(...items(() => show(false)))
  const onkeydown = (event) => {
    if (event.key !== 'Escape' || menu.hidden) return
    event.preventDefault()
    event.stopPropagation()
    show(false)
    button.focus()
  }
  const onfocusout = (event) => {
    if (!event.currentTarget.contains(event.relatedTarget)) show(false)
  }
  return h('div', { class: 'overflow', onkeydown, onfocusout }, button, menu)
}
