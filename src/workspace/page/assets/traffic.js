import { read } from './api.js'
import { h, icon, place } from './dom.js'

const body = h('div', { class: 'traffic-body' })

/** The drawer that shows what went over the wire between the workspace and the app. */
export const trafficPane = h(
  'aside',
  { class: 'traffic', 'aria-label': 'Traffic between the workspace and the app', hidden: true },
  h(
    'header',
    { class: 'conversation-head' },
    h('h2', {}, 'Traffic'),
    h(
      'button',
      {
        type: 'button',
        class: 'quiet-button',
        'aria-label': 'Close traffic',
        onclick: () => toggleTraffic(),
      },
      icon('close'),
    ),
  ),
  body,
)

const open = new Set()

const json = (value) => h('pre', {}, JSON.stringify(value, null, 2))

const remember = (seq) => (event) => (event.target.open ? open.add(seq) : open.delete(seq))

const line = (entry) =>
  h(
    'details',
    { class: entry.ok ? 'wire' : 'wire bad', open: open.has(entry.seq), ontoggle: remember(entry.seq) },
    h(
      'summary',
      {},
      h('span', { class: 'wire-direction' }, entry.direction === 'to-app' ? 'to app' : 'from app'),
      h('code', {}, entry.name),
      h('span', { class: 'quiet' }, `${entry.ms} ms`),
    ),
    json(entry.request),
    json(entry.response),
  )

const faultLine = (fault) =>
  h('p', { class: 'error' }, `${fault.where}: ${fault.problem}. ${fault.detail.join(' ')}`)

/** Draws the drawer while it is open. */
export async function drawTraffic() {
  if (trafficPane.hidden) return
  const { entries = [], faults = [] } = await read('traffic')
  place(body, [...faults.slice(-5).map(faultLine), ...entries.map(line)])
}

/** Opens or closes the drawer. */
export function toggleTraffic() {
  trafficPane.hidden = !trafficPane.hidden
  return drawTraffic()
}
