import { read } from './api.js'
import { h, icon, keeper, place } from './dom.js'
import { drawFaults, faultList } from './fault-list.js'
import { keepFocus } from './keep-focus.js'
import { page } from './page-state.js'
import { drawStory, storyPane } from './story.js'
import { tabs } from './tabs.js'
import { drawTrouble, troublePane } from './trouble.js'
import { drawWire, learnWire, wireKnown, wireList } from './wire-list.js'

const close = () => {
  page.inspect = undefined
  page.redraw()
  inspector.hidden = true
  document.querySelector('.traffic-button')?.focus()
}

const top = h('div')
const body = h('div', {
  id: 'traffic',
  class: 'traffic-body',
  tabindex: '0',
  role: 'region',
  'aria-label': 'What goes on behind the page',
})
const kept = keeper()

/** The drawer that shows what goes over the wire between the workspace and the app, makes trouble there, and tells the story. */
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
    top,
    h(
      'button',
      { type: 'button', class: 'quiet-button', 'aria-label': 'Close traffic', onclick: close },
      icon('close'),
    ),
  ),
  body,
)

const drawTraffic = async () => {
  const { entries, faults, last } = await read('traffic', { after: wireKnown() })
  if (entries === undefined) return
  learnWire(entries, last)
  drawFaults(faults)
  drawWire()
}

const SIDES = {
  list: { words: 'Wire', parts: [faultList, wireList], draw: drawTraffic },
  trouble: { words: 'Trouble', parts: [troublePane], draw: drawTrouble },
  story: { words: 'Story', parts: [storyPane], draw: drawStory },
}

const go = (name) => {
  page.inspect = name
  page.redraw()
  return drawInspector()
}

/** Draws the drawer while it is open; closed, it asks for nothing. */
export async function drawInspector() {
  inspector.hidden = page.inspect === undefined
  if (inspector.hidden) return
  const name = Object.hasOwn(SIDES, page.inspect) ? page.inspect : 'list'
  const names = Object.fromEntries(Object.entries(SIDES).map(([key, { words }]) => [key, words]))
  keepFocus(top, () => place(top, [kept.draw('tabs', name, () => tabs(name, names, go))]))
  place(body, SIDES[name].parts)
  await SIDES[name].draw()
}

// Not everything on the wire changes the workspace, and only changes are told.
setInterval(() => document.visibilityState === 'visible' && drawInspector(), 1000)

/** Opens or closes the drawer. */
export async function toggleInspector() {
  if (page.inspect !== undefined) return close()
  await go('list')
  return inspector.querySelector('h2').focus()
}
