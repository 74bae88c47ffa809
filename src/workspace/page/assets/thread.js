import { drawComposer } from './composer.js'
import { h, icon, keeper, place } from './dom.js'
import { focusOf } from './keep-focus.js'
import { drawMessage, printOf } from './message.js'
import { page } from './page-state.js'

const log = h('div', { class: 'log', role: 'log', 'aria-label': 'Thread', tabindex: '0' })
const foot = h('div', { class: 'conversation-foot' })
const kept = keeper()

const close = async () => {
  const ts = page.thread
  await page.openThread(undefined)
  const root = [...document.querySelectorAll('.conversation [data-ts]')].find((one) => one.dataset.ts === ts)
  root?.querySelector('[data-focus=replies], [data-focus=reply]')?.focus()
}

/** The side pane with a thread. */
export const threadPane = h(
  'aside',
  {
    class: 'thread',
    'aria-label': 'Thread',
    hidden: true,
    onkeydown: (event) => event.key === 'Escape' && !event.defaultPrevented && close(),
  },
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
        onclick: close,
      },
      icon('close'),
    ),
  ),
  log,
  foot,
)

const gone = () =>
  h('p', { class: 'beginning quiet' }, 'This message is no longer there. Close the thread to go on.')

const repliesOf = (messages) =>
  messages.length === 0
    ? [kept.draw('gone', '', gone)]
    : messages.map((message) =>
        kept.draw(message.ts, printOf(message), () => drawMessage(message, { inThread: true })),
      )

/** Draws the thread that is open, or hides the pane. */
export function drawThread() {
  threadPane.hidden = page.thread === undefined
  if (page.thread === undefined) return
  const count = log.children.length
  const bringBack = focusOf(log)
  place(log, repliesOf(page.snapshot.thread))
  bringBack()
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
