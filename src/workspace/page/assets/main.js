import { act, listen, read } from './api.js'
import { clockBar, drawClock } from './clock-bar.js'
import { conversation, drawConversation } from './conversation.js'
import { h, keeper, place } from './dom.js'
import { drawModal, modal } from './modal.js'
import { page } from './page-state.js'
import { drawSidebar } from './sidebar.js'
import { drawThread, threadPane } from './thread.js'
import { drawTraffic, toggleTraffic, trafficPane } from './traffic.js'

const sidebar = h('div', { class: 'sidebar' })
const panes = h('div', { class: 'panes' }, sidebar, conversation, threadPane, trafficPane)
const kept = keeper()

const drawSide = () => {
  const { me, people, channels } = page.snapshot
  place(sidebar, [kept.draw('sidebar', [me, people, channels, page.channel], drawSidebar)])
}

const draw = () => {
  if (page.snapshot === undefined) return
  drawSide()
  drawConversation()
  drawThread()
  drawClock()
  drawModal()
}

const firstPlace = ({ channels }) => {
  const asked = new URLSearchParams(location.search).get('channel')
  const wanted = channels.find((one) => one.id === asked || one.name === asked)
  return wanted ?? channels.find((one) => one.kind === 'channel') ?? channels[0]
}

const markRead = () => {
  const here = page.snapshot.channels.find((one) => one.id === page.channel)
  if (here?.unread && document.visibilityState === 'visible' && page.tab === 'messages')
    void act('read', { channel: page.channel })
}

let running
let again = false

const loadOnce = async () => {
  again = false
  const snapshot = await read('snapshot', { channel: page.channel, thread: page.thread })
  page.online = snapshot.me !== undefined
  if (page.online) page.snapshot = snapshot
  draw()
  if (page.online) markRead()
  void drawTraffic()
}

const load = async () => {
  try {
    do await loadOnce()
    while (again)
  } finally {
    running = undefined
  }
}

page.refresh = () => {
  if (running === undefined) running = load()
  else again = true
  return running
}
page.redraw = draw
page.toggleTraffic = toggleTraffic
page.toggleMenu = () => panes.classList.toggle('menu-open')

panes.addEventListener('click', (event) => {
  const inside = event.target.closest('.sidebar, .menu-button')
  if (!inside) panes.classList.remove('menu-open')
})
panes.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') panes.classList.remove('menu-open')
})

page.openThread = (ts) => {
  page.thread = ts
  return page.refresh()
}

const remember = () => {
  const address = new URL(location.href)
  address.search = new URLSearchParams({ as: page.snapshot.me.id, channel: page.channel })
  history.replaceState(null, '', address)
}

page.goTo = async (channelId, tab) => {
  const channel = page.snapshot.channels.find((one) => one.id === channelId)
  page.tab = tab ?? (channel?.kind === 'im' ? 'home' : 'messages')
  if (page.channel !== channelId) page.thread = undefined
  page.channel = channelId
  panes.classList.remove('menu-open')
  remember()
  await page.refresh()
  if (page.tab === 'home') await act('home', {})
  else document.querySelector('.conversation-foot textarea')?.focus()
}

/** Shows the message that a permalink names. */
const pointTo = (ts) => {
  const found = [...document.querySelectorAll('[data-ts]')].find((one) => one.dataset.ts === ts)
  found?.scrollIntoView({ block: 'center' })
  found?.classList.add('pointed')
}

const start = async () => {
  page.snapshot = await read('snapshot')
  document.title = `${page.snapshot.me.realName} · ${page.snapshot.team.name}`
  place(document.getElementById('app'), [clockBar, panes])
  document.body.append(modal)
  const { tab, message, thread } = Object.fromEntries(new URLSearchParams(location.search))
  await page.goTo(firstPlace(page.snapshot).id, tab ?? (message ? 'messages' : undefined))
  if (thread) await page.openThread(thread)
  if (message) pointTo(message)
  listen(page.refresh, (online) => {
    page.online = online
    draw()
  })
}

void start()
