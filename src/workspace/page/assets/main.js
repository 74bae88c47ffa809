import { noteAddress, placeAsked } from './address.js'
import { act, listen, read } from './api.js'
import { showBlocked } from './blocked.js'
import { clockBar, drawClock } from './clock-bar.js'
import { conversation, drawConversation } from './conversation.js'
import { h, place } from './dom.js'
import { drawInspector, inspector } from './inspector.js'
import { drawModal, modal } from './modal.js'
import { drawNotice, notice } from './notice.js'
import { page } from './page-state.js'
import { drawSidebar, showSidebar, sidebar } from './sidebar.js'
import { drawThread, threadPane } from './thread.js'

const panes = h('div', { class: 'panes' }, sidebar, conversation, threadPane, inspector)

const draw = () => {
  if (page.snapshot === undefined) return
  drawSidebar()
  drawConversation()
  drawThread()
  drawClock()
  drawNotice()
  drawModal()
  noteAddress()
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
  page.online = !snapshot.unreachable
  if (snapshot.deactivated) return showBlocked(snapshot)
  if (snapshot.me) page.snapshot = snapshot
  draw()
  if (page.online) markRead()
  return void drawInspector()
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

page.openThread = (ts) => {
  page.thread = ts
  return page.refresh()
}

const homeOrMessages = (channel) => (channel?.kind === 'im' ? 'home' : 'messages')

/** Stands somewhere else, without moving the focus. */
const stand = async (channelId, { tab, thread } = {}) => {
  const channel = page.snapshot.channels.find((one) => one.id === channelId)
  page.tab = tab ?? homeOrMessages(channel)
  page.thread = thread
  page.channel = channelId
  showSidebar(false)
  await page.refresh()
  if (page.tab === 'home') await act('home', {})
}

page.goTo = async (channelId, tab) => {
  const thread = page.channel === channelId ? page.thread : undefined
  await stand(channelId, { tab, thread })
  if (page.tab !== 'home') document.querySelector('.conversation-foot textarea')?.focus()
}

/** Shows the message that a permalink names. */
const pointTo = (ts) => {
  const found = [...document.querySelectorAll('[data-ts]')].filter((one) => one.dataset.ts === ts).at(-1)
  if (found === undefined) return page.say('That message is no longer there, or too far back for this page.')
  found.scrollIntoView({ block: 'center' })
  return found.classList.add('pointed')
}

/** The channel that the address names by its id or name; else the first that the person is in. */
const channelAsked = ({ channels }, asked) =>
  channels.find((one) => one.id === asked || one.name === asked) ??
  channels.find((one) => one.kind === 'channel') ??
  channels[0]

/** What the address names and the person can't have, in words. */
const missed = ({ as, channel, view }, wanted) => {
  const { me, views } = page.snapshot
  if (as && as !== me.id) return `The address names nobody here, so you are ${me.realName}.`
  if (channel && channel !== wanted.id && channel !== wanted.name)
    return 'You aren’t in the channel that the address names, so here is another.'
  return view && !views.some((one) => one.id === view) ? 'That form is no longer open.' : ''
}

const follow = async () => {
  const asked = placeAsked()
  const { channel, tab, message, thread, inspect } = asked
  const wanted = channelAsked(page.snapshot, channel)
  page.inspect = inspect
  await stand(wanted.id, { tab: tab ?? (message ? 'messages' : undefined), thread })
  page.say(missed(asked, wanted))
  if (message) pointTo(message)
}

addEventListener('popstate', follow)

const start = async () => {
  const first = await read('snapshot')
  if (!first.me) return showBlocked(first)
  page.snapshot = first
  place(document.getElementById('app'), [clockBar, notice, panes])
  document.body.append(modal)
  await follow()
  document.querySelector('.conversation-foot:not([hidden]) textarea')?.focus()
  return listen(page.refresh, (online) => {
    page.online = online
    draw()
  })
}

void start()
