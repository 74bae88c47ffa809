import { h, icon, uniqueId } from './dom.js'
import { pressAfterAsking } from './surface.js'
import { drawText, wordsOf } from './text.js'

const menuItem = (element, at, option, close) =>
  h(
    'button',
    {
      type: 'button',
      role: 'menuitem',
      onclick() {
        close()
        if (/^https?:/i.test(option.url ?? '')) window.open(option.url, '_blank', 'noopener')
        void pressAfterAsking(at.surface, at.block, element, option.value)
      },
    },
    drawText(option.text),
    option.description ? h('span', { class: 'choice-description' }, wordsOf(option.description)) : null,
  )

/** Draws an overflow menu: a button with three dots and what opens under it. */
export function overflow(element, at) {
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
      ...at.hooks,
    },
    icon('more'),
  )
  menu.append(...element.options.map((option) => menuItem(element, at, option, () => show(false))))
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
