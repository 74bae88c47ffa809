import { drawComposer } from './composer.js'
import { h, icon, keeper, place } from './dom.js'
import { drawMessage, printOf } from './message.js'
import { page } from './page-state.js'

const log = h('div', { class: 'log', role: 'log', 'aria-label': 'Thread', tabindex: '0' })
const foot = h('div', { class: 'conversation-foot' })
const kept = keeper()

/** The side pane with a thread. */
export const threadPane = h(
  'aside',
  { class: 'thread', 'aria-label': 'Thread', hidden: true },
  h(
    'header',
    { class: 'conversation-head' },
    h('h2', {}, 'Thread'),
    h(
      'button',
      {
        type: 'button',
        class: 'quiet-button',
        'aria-label': 'Close thread',
        onclick: () => page.openThread(undefined),
      },
      icon('close'),
    ),
  ),
  log,
  foot,
)

/** Draws the thread that is open, or hides the pane. */
export function drawThread() {
  threadPane.hidden = page.thread === undefined
  if (page.thread === undefined) return
  const count = log.children.length
  place(
    log,
    page.snapshot.thread.map((message) =>
      kept.draw(message.ts, printOf(message), () => drawMessage(message, { inThread: true })),
    ),
  )
  if (log.children.length !== count) log.scrollTop = log.scrollHeight
  const composer = () =>
    drawComposer({
      channel: page.channel,
      threadTs: page.thread,
      label: 'Reply in thread',
      placeholder: 'Reply…',
    })
  place(foot, [kept.draw(`foot ${page.thread}`, page.thread, composer)])
}
