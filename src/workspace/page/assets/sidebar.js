import { avatar } from './avatar.js'
import { h, icon } from './dom.js'
import { page } from './page-state.js'

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
      h(
        'span',
        { class: 'person-title' },
        person.isGuest ? `${person.title || 'Guest'} (guest)` : person.title,
      ),
    ),
  )

const picker = () => {
  const { me, people } = page.snapshot
  const menu = h(
    'nav',
    { id: 'people', class: 'people-menu', 'aria-label': 'Choose who you act as', hidden: true },
    people.filter((one) => !one.isBot).map(personLink),
  )
  const show = (open) => {
    menu.hidden = !open
    button.setAttribute('aria-expanded', String(open))
    if (open) menu.querySelector('[aria-current], a')?.focus()
  }
  const button = h(
    'button',
    {
      type: 'button',
      class: 'picker',
      'aria-expanded': 'false',
      'aria-controls': 'people',
      onclick: () => show(menu.hidden),
    },
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
  const onkeydown = (event) => {
    if (event.key !== 'Escape' || menu.hidden) return
    show(false)
    button.focus()
  }
  const onfocusout = (event) =>
    event.relatedTarget && !event.currentTarget.contains(event.relatedTarget) && show(false)
  return h('div', { class: 'picker-box', onkeydown, onfocusout }, button, menu)
}

const here = (channel) => page.channel === channel.id

const entry = (channel, mark) =>
  h(
    'button',
    {
      type: 'button',
      class: channel.unread && !here(channel) ? 'place unread' : 'place',
      'aria-current': here(channel) ? 'page' : undefined,
      'data-channel': channel.id,
      onclick: () => page.goTo(channel.id, channel.unread ? 'messages' : undefined),
    },
    mark,
    h('span', { class: 'place-name' }, channel.name),
    channel.unread && !here(channel)
      ? h('span', { class: 'dot', role: 'img', 'aria-label': 'unread' })
      : null,
  )

const channelMark = (channel) => icon(channel.isPrivate ? 'lock' : 'hash')

const appMark = () => avatar({ id: 'app', isBot: true, realName: page.snapshot.app.name }, 'small')

/** Draws the side bar: who the person acts as, the channels, and the app. */
export function drawSidebar() {
  const { channels, team } = page.snapshot
  const rooms = channels.filter((one) => one.kind === 'channel')
  const directs = channels.filter((one) => one.kind === 'im')
  return h(
    'div',
    { class: 'sidebar-inside' },
    picker(),
    h(
      'nav',
      { 'aria-label': 'Channels and apps' },
      h('h2', {}, 'Channels'),
      rooms.map((one) => entry(one, channelMark(one))),
      h('h2', {}, 'App'),
      directs.map((one) => entry(one, appMark())),
    ),
    h('p', { class: 'sidebar-foot' }, `${team.name} · a practice workspace on this machine`),
  )
}
