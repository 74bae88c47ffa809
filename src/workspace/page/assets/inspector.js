import { read } from './api.js'
import { h, icon } from './dom.js'
import { drawFaults, faultList } from './fault-list.js'
import { page } from './page-state.js'
import { drawWire, learnWire, wireKnown, wireList } from './wire-list.js'

const close = () => {
  page.inspect = undefined
  page.redraw()
  inspector.hidden = true
  document.querySelector('.traffic-button')?.focus()
}

/** The drawer that shows what went over the wire between the workspace and the app. */
export const inspector = h(
  'aside',
  {
    class: 'traffic',
    'aria-label': 'Traffic between the workspace and the app',
    hidden: true,
    onkeydown: (event) => event.key === 'Escape' && !event.defaultPrevented && close(),
  },
  h(
    'header',
    { class: 'conversation-head' },
    h('h2', { tabindex: '-1' }, 'Traffic'),
    h(
      'button',
      { type: 'button', class: 'quiet-button', 'aria-label': 'Close traffic', onclick: close },
      icon('close'),
    ),
  ),
  h(
    'div',
    { class: 'traffic-body', tabindex: '0', role: 'region', 'aria-label': 'What went over the wire' },
    [faultList, wireList],
  ),
)

const takeIn = ({ entries, faults, last }) => {
  learnWire(entries, last)
  drawFaults(faults)
}

/** Draws the drawer while it is open; closed, it asks for nothing. */
export async function drawInspector() {
  inspector.hidden = page.inspect === undefined
  if (inspector.hidden) return
  const answer = await read('traffic', { after: wireKnown() })
  if (answer.entries) takeIn(answer)
  drawWire()
}

/** Opens or closes the drawer. */
export async function toggleInspector() {
  if (page.inspect !== undefined) return close()
  page.inspect = 'list'
  page.redraw()
  await drawInspector()
  return inspector.querySelector('h2').focus()
}
