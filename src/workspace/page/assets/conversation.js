import { act } from './api.js'
import { drawComposer } from './composer.js'
import { h, icon, keeper, place } from './dom.js'
import { drawHome } from './home.js'
import { focusOf } from './keep-focus.js'
import { drawMessage, printOf } from './message.js'
import { page } from './page-state.js'
import { showSidebar } from './sidebar.js'
import { tabs } from './tabs.js'
import { dayOf } from './times.js'

const log = h('div', { class: 'log', role: 'log', 'aria-label': 'Messages', tabindex: '0' })
const header = h('header', { class: 'conversation-head' })
const foot = h('div', { class: 'conversation-foot' })
const homePane = h('div', {
  id: 'home',
  class: 'home',
  role: 'tabpanel',
  'aria-label': 'Home',
  tabindex: '0',
})
const messages = keeper()
const parts = keeper()

/** The main part of the page; its children change, it stays. */
export const conversation = h(
  'main',
  { id: 'conversation', class: 'conversation', tabindex: '-1' },
  header,
  log,
  homePane,
  foot,
)

const menuButton = () =>
  h(
    'button',
    {
      type: 'button',
      class: 'menu-button',
      'aria-label': 'Channels and people',
      'aria-controls': 'sidebar',
      'aria-expanded': 'false',
      'data-focus': 'menu',
      onclick: () => showSidebar(),
    },
    icon('menu'),
  )

const nameOf = (channel) => (channel.kind === 'channel' ? `#${channel.name}` : channel.name)

const shownOf = ({ id, name, kind, purpose }) => [id, name, kind, purpose]

const headerFor = (channel) =>
  h(
    'div',
    { class: 'conversation-title' },
    menuButton(),
    h('h1', {}, nameOf(channel)),
    channel.kind === 'im'
      ? tabs(page.tab, { home: 'Home', messages: 'Messages' }, (name) => page.goTo(page.channel, name))
      : h('p', { class: 'purpose' }, channel.purpose),
  )

const tryOut = (channel, line) => {
  const run = async () => {
    await act('say', { channel: channel.id, text: line })
    await page.refresh()
  }
  return h('button', { type: 'button', class: 'button', onclick: run }, line)
}

const linesOf = ({ commands }) =>
  commands
    .flatMap(({ command, hints = [] }) =>
      hints.length === 0 ? [command] : hints.map(({ word }) => `${command} ${word}`),
    )
    .slice(0, 4)

const tryOuts = (channel, lines) =>
  lines.length === 0
    ? []
    : [
        h('p', { class: 'hint' }, 'Type a command below, or try one of these:'),
        h(
          'div',
          { class: 'block actions' },
          lines.map((line) => tryOut(channel, line)),
        ),
      ]

const earlier = () =>
  h('p', { class: 'beginning quiet' }, 'Earlier messages are kept, but too far back for this page.')

const beginning = (channel) => {
  if (page.snapshot.earlier) return earlier()
  const { app } = page.snapshot
  const name = channel.kind === 'im' ? `your conversation with ${app.name}` : `#${channel.name}`
  return h(
    'div',
    { class: 'beginning' },
    h('h2', {}, `This is the beginning of ${name}`),
    ...app.commands.map(({ description }) => (description ? h('p', {}, description) : null)),
    tryOuts(channel, linesOf(app)),
  )
}

const withDays = (list) => {
  const now = new Date(page.snapshot.clock.now)
  let last
  return list.flatMap((message) => {
    const day = dayOf(message.ts, now)
    const node = messages.draw(message.ts, printOf(message), () => drawMessage(message))
    if (day === last) return [node]
    last = day
    return [
      parts.draw(`day ${day} ${message.ts}`, day, () =>
        h('div', { class: 'day', role: 'separator' }, h('span', {}, day)),
      ),
      node,
    ]
  })
}

const atBottom = () => log.scrollHeight - log.scrollTop - log.clientHeight < 80

const drawLog = (channel) => {
  const follow = atBottom() || log.dataset.channel !== channel.id
  const bringBack = focusOf(log)
  place(log, [
    parts.draw(`beginning ${channel.id}`, [channel.name, page.snapshot.earlier], () => beginning(channel)),
    ...withDays(page.snapshot.messages),
  ])
  bringBack()
  log.dataset.channel = channel.id
  if (follow) log.scrollTop = log.scrollHeight
}

const composerFor = (channel) => {
  if (channel.archived)
    return h(
      'p',
      { class: 'closed quiet' },
      'This channel is closed: it can be read, and nothing can be written in it.',
    )
  const name = nameOf(channel)
  return drawComposer({
    channel: channel.id,
    label: `Message ${name}`,
    placeholder: `Message ${name}, or type ${page.snapshot.app.commands[0]?.command ?? 'something'}`,
  })
}

new ResizeObserver(() => {
  if (log.dataset.follow === 'true') log.scrollTop = log.scrollHeight
}).observe(log)
log.addEventListener('scroll', () => {
  log.dataset.follow = String(atBottom())
})

const drawHeader = (channel) => {
  const { me, team } = page.snapshot
  const title = `${me.realName} in ${nameOf(channel)} · ${team.name}`
  if (document.title !== title) document.title = title
  const bringBack = focusOf(header)
  place(header, [parts.draw('header', [shownOf(channel), page.tab], () => headerFor(channel))])
  bringBack()
}

/** Draws the channel, or the app's Home or messages. */
export function drawConversation() {
  const channel = page.snapshot.channels.find((one) => one.id === page.channel)
  if (channel === undefined) return undefined
  const atHome = channel.kind === 'im' && page.tab === 'home'
  drawHeader(channel)
  log.hidden = atHome
  homePane.hidden = !atHome
  foot.hidden = atHome
  if (atHome) return drawHome(homePane)
  place(foot, [parts.draw(`foot ${channel.id}`, [channel.id, channel.archived], () => composerFor(channel))])
  return drawLog(channel)
}
