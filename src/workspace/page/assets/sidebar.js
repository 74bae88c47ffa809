import { avatar } from './avatar.js'
import { h, icon, keeper, place } from './dom.js'
import { focusOf } from './keep-focus.js'
import { page } from './page-state.js'
import { drawPicker } from './person-picker.js'

const people = h('div')
const places = h('div', { class: 'places' })
const kept = keeper()

/** The side bar: who the person acts as, the channels, and the app. */
export const sidebar = h(
  'aside',
  { id: 'sidebar', class: 'sidebar', 'aria-label': 'Workspace' },
  h('div', { class: 'sidebar-inside' }, people, places),
)

/** Shows or hides the side bar where the window is too narrow for it to stand beside the rest. */
export function showSidebar(open = !sidebar.classList.contains('open')) {
  const was = sidebar.classList.contains('open')
  sidebar.classList.toggle('open', open)
  const button = document.querySelector('.menu-button')
  button?.setAttribute('aria-expanded', String(open))
  if (open) sidebar.querySelector('button').focus()
  else if (was && sidebar.contains(document.activeElement)) button?.focus()
}

addEventListener('click', ({ target }) => {
  if (!target.closest?.('.sidebar, .menu-button')) showSidebar(false)
})
sidebar.addEventListener('keydown', (event) => event.key === 'Escape' && showSidebar(false))

const here = (channel) => page.channel === channel.id

const isNew = (channel) => channel.unread && !here(channel)

const entry = (channel, mark) =>
  h(
    'button',
    {
      type: 'button',
      class: isNew(channel) ? 'place unread' : 'place',
      'aria-current': here(channel) ? 'page' : undefined,
      'data-channel': channel.id,
      'data-focus': channel.id,
      onclick: () => page.goTo(channel.id, channel.unread ? 'messages' : undefined),
    },
    mark,
    h('span', { class: 'place-name' }, channel.name),
    isNew(channel) ? h('span', { class: 'dot', role: 'img', 'aria-label': 'unread' }) : null,
  )

const channelMark = (channel) => icon(channel.isPrivate ? 'lock' : 'hash')

const appMark = () => avatar({ id: 'app', isBot: true, realName: page.snapshot.app.name }, 'small')

const drawPlaces = () => {
  const { channels } = page.snapshot
  const rooms = channels.filter((one) => one.kind === 'channel')
  const groups = channels.filter((one) => one.kind === 'mpim')
  const directs = channels.filter((one) => one.kind === 'im')
  return h(
    'nav',
    { 'aria-label': 'Channels and apps' },
    h('h2', {}, 'Channels'),
    rooms.length === 0 ? h('p', { class: 'sidebar-foot' }, 'You are in no channel.') : null,
    rooms.map((one) => entry(one, channelMark(one))),
    groups.length > 0 ? h('h2', {}, 'Direct messages') : null,
    groups.map((one) => entry(one, icon('reply'))),
    h('h2', {}, 'App'),
    directs.map((one) => entry(one, appMark())),
  )
}

const foot = ({ team }) =>
  h('p', { class: 'sidebar-foot at-end' }, `${team.name} · a practice workspace on this machine`)

/** Draws the side bar anew where it has changed; a menu that is open in it stays open. */
export function drawSidebar() {
  const { me, people: all, channels, team } = page.snapshot
  place(people, [kept.draw('picker', [me, all], drawPicker)])
  const bringBack = focusOf(places)
  place(places, [
    kept.draw('places', [channels, page.channel], drawPlaces),
    kept.draw('foot', team.name, () => foot(page.snapshot)),
  ])
  bringBack()
}
