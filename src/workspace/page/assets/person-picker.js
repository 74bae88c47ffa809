import { avatar } from './avatar.js'
import { h, icon } from './dom.js'
import { stepThrough } from './drop-menu.js'
import { page } from './page-state.js'

const titleOf = ({ title, isGuest, deleted }) => {
  if (deleted) return `${title} (deactivated)`.trim()
  return isGuest ? `${title || 'Guest'} (guest)` : title
}

const personLink = (person) =>
  h(
    'a',
    {
      href: `/?as=${person.id}`,
      'aria-current': person.id === page.snapshot.me.id ? 'true' : undefined,
      'data-person': person.id,
    },
    avatar(person),
    h(
      'span',
      {},
      h('bdi', { class: 'person-name' }, person.realName),
      h('span', { class: 'person-title' }, titleOf(person)),
    ),
  )

/** Whether this page is one of several in one window. */
const isFramed = window.parent !== window

const beside = ({ me, people }) => {
  const other = people.find((one) => !one.isBot && one.id !== me.id)
  if (isFramed || other === undefined) return null
  const href = `/side-by-side?people=${me.id},${other.id}`
  return h('a', { class: 'beside-link', href }, 'Several people side by side…')
}

const makeButton = ({ me }, onclick) =>
  h(
    'button',
    { type: 'button', class: 'picker', 'aria-expanded': 'false', 'aria-controls': 'people', onclick },
    avatar(me),
    h(
      'span',
      { class: 'picker-words' },
      h('span', { class: 'picker-lead' }, 'You are acting as'),
      h('bdi', { class: 'person-name' }, me.realName),
      h('span', { class: 'person-title' }, me.title),
    ),
    icon('down'),
  )

/** Draws who the person acts as, and the menu of everybody else they can be. */
export function drawPicker() {
  const { people } = page.snapshot
  const menu = h(
    'div',
    { id: 'people', class: 'people-menu', hidden: true },
    h('nav', { 'aria-label': 'Choose who you act as' }, people.filter((one) => !one.isBot).map(personLink)),
    beside(page.snapshot),
  )
  const show = (open) => {
    menu.hidden = !open
    button.setAttribute('aria-expanded', String(open))
    if (open) menu.querySelector('[aria-current], a')?.focus()
  }
  const button = makeButton(page.snapshot, () => show(menu.hidden))
  const onkeydown = (event) => {
    if (menu.hidden || stepThrough(event, [...menu.querySelectorAll('a')]) || event.key !== 'Escape') return
    event.stopPropagation()
    show(false)
    button.focus()
  }
  const onfocusout = (event) =>
    event.relatedTarget && !event.currentTarget.contains(event.relatedTarget) && show(false)
  return h('div', { class: 'picker-box', onkeydown, onfocusout }, button, menu)
}
