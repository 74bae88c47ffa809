import { drawBlocks } from './blocks.js'
import { h, keeper, place } from './dom.js'
import { keepFocus } from './keep-focus.js'
import { forgetGone, page } from './page-state.js'
import { noteOn, surfaceFor } from './surface.js'

const blocks = keeper()
const body = h('div', { class: 'home-body' })
const note = h('p', { class: 'banner', role: 'alert', hidden: true })

const empty = () =>
  blocks.draw('empty', [], () =>
    h('p', { class: 'quiet' }, `${page.snapshot.app.name} has not painted your Home yet.`),
  )

/** Draws the app's Home as it was published for the person. */
export function drawHome(pane) {
  place(pane, [note, body])
  const { home } = page.snapshot
  if (!home) return place(body, [empty()])
  const surface = surfaceFor(home.id, { viewId: home.id }, home.state.values, 'h2')
  note.textContent = noteOn(surface.key) ?? ''
  note.hidden = note.textContent === ''
  forgetGone(surface.key, home.blocks)
  keepFocus(body, () => place(body, drawBlocks(home.blocks, surface, blocks)))
}
