import { act } from './api.js'
import { h, icon, keeper, place } from './dom.js'
import { toggleInspector } from './inspector.js'
import { keepFocus } from './keep-focus.js'
import { page } from './page-state.js'
import { fieldTime, longTime } from './times.js'

const face = h('time', { class: 'clock-face' })
const trouble = h('span', { class: 'error', role: 'alert' })
const extras = h('span', { class: 'clock-extras' })
const kept = keeper()

const move = async (body) => {
  const answer = await act('clock', body)
  trouble.textContent = answer.ok ? '' : answer.trouble
  await page.refresh()
}

const button = (words, body) =>
  h('button', { type: 'button', class: 'button', onclick: () => move(body) }, words)

const field = h('input', { id: 'clock-to', type: 'datetime-local', class: 'field short' })

const chooser = h(
  'form',
  {
    class: 'clock-chooser',
    hidden: true,
    async onsubmit(event) {
      event.preventDefault()
      if (field.value === '') return
      await move({ to: field.value })
      if (trouble.textContent === '') chooser.hidden = true
    },
  },
  h('label', { for: 'clock-to' }, 'Move the clock to'),
  field,
  h('button', { class: 'button primary' }, 'Go'),
)

const choose = () => {
  chooser.hidden = !chooser.hidden
  trouble.textContent = ''
  if (chooser.hidden) return
  field.value = fieldTime(new Date(now()))
  field.focus()
}

/** The bar with the workspace's clock, which only moves forward. */
export const clockBar = h(
  'div',
  { class: 'clock-bar', role: 'region', 'aria-label': 'Clock' },
  h('span', { class: 'clock-now' }, icon('clock'), face),
  h(
    'span',
    { class: 'clock-buttons' },
    button('+1 hour', { minutes: 60 }),
    button('Tomorrow 08:00', { tomorrowAt: '08:00' }),
    h('button', { type: 'button', class: 'button', onclick: choose }, 'Choose…'),
  ),
  chooser,
  trouble,
  extras,
)

let offset = 0
let frozen
const now = () => frozen ?? Date.now() + offset

const tick = () => {
  const shown = page.snapshot && `${longTime(new Date(now()))}${frozen ? ' (frozen)' : ''}`
  if (shown && face.textContent !== shown) face.textContent = shown
}

/** Sets the clock by the snapshot, and says how many faults the app has shown. */
export function drawClock() {
  const at = new Date(page.snapshot.clock.now).getTime()
  offset = at - Date.now()
  frozen = page.snapshot.clock.frozen ? at : undefined
  tick()
  const { faults } = page.snapshot
  const lamp = () =>
    h(
      'button',
      {
        type: 'button',
        class: 'quiet-button traffic-button',
        'aria-label': faults > 0 ? `Traffic, ${faults} faults of the app` : 'Traffic',
        title: 'Traffic',
        'data-focus': 'traffic',
        onclick: toggleInspector,
      },
      icon('traffic'),
      faults > 0 ? h('span', { class: 'count' }, String(faults)) : null,
    )
  keepFocus(extras, () => place(extras, [kept.draw('extras', faults, lamp)]))
}

setInterval(tick, 1000)
