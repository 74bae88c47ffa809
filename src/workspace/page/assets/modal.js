import { act } from './api.js'
import { avatar } from './avatar.js'
import { drawBlocks } from './blocks.js'
import { h, icon, keeper, place } from './dom.js'
import { focusOf, keepFocus } from './keep-focus.js'
import { fillsOf, forgetGone, forgetSent, page } from './page-state.js'
import { errorsOn, noteOn, remember, surfaceFor } from './surface.js'
import { wordsOf } from './text.js'

const title = h('h2', { id: 'modal-title', tabindex: '-1' })
const crumbs = h('span', { class: 'modal-depth' })
const head = h('header', { class: 'modal-head' })
const note = h('p', { class: 'banner', role: 'alert', hidden: true })
const body = h('div', { class: 'modal-body', role: 'group', 'aria-labelledby': 'modal-title' })
const foot = h('footer', { class: 'modal-foot' })
const form = h(
  'form',
  { novalidate: true, class: 'modal-form', onsubmit: (event) => submit(event) },
  head,
  note,
  body,
  foot,
)

/** The one dialog in which views are shown, the topmost of the stack. */
export const modal = h('dialog', { class: 'modal', 'aria-labelledby': 'modal-title' }, form)

const keepers = new Map()
/** Where the focus stood in each view that another one lies upon, and where it stood before the first. */
const left = new Map()
let cameFrom
let shown
let sending = false

const top = () => page.snapshot.views.at(-1)

const close = async (all = false) => {
  const view = top()
  if (view === undefined) return
  await act('close', { viewId: view.id, all })
  await page.refresh()
}

const firstFault = () => body.querySelector('.invalid')?.querySelector('.field, input')?.focus()

async function submit(event) {
  event.preventDefault()
  const view = top()
  if (sending || !view?.submit) return
  sending = true
  drawModal()
  const fills = fillsOf(view.id)
  const answer = await act('submit', { viewId: view.id, fills })
  sending = false
  remember(view.id, answer)
  await page.refresh()
  if (answer.ok) forgetSent(view.id, fills)
  drawModal()
  if (answer.errors) firstFault()
}

modal.addEventListener('cancel', (event) => {
  event.preventDefault()
  void close()
})
// The browser closes a dialog by force when Esc is pressed twice; the view underneath is still there.
modal.addEventListener('close', () => {
  shown = undefined
  if (page.snapshot.views.length > 0) page.redraw()
  else if (!document.activeElement || document.activeElement === document.body) cameFrom?.()
})

const headButton = (label, drawing, onclick) =>
  h('button', { type: 'button', class: 'quiet-button', 'aria-label': label, onclick }, icon(drawing))

const app = () => avatar({ id: 'app', isBot: true, realName: page.snapshot.app.name }, 'small')

const drawHead = (view, depth) => {
  title.textContent = wordsOf(view.title)
  crumbs.textContent = depth > 1 ? `${depth} of 3` : ''
  place(head, [
    depth > 1 ? headButton('Back', 'back', () => close()) : app(),
    title,
    crumbs,
    headButton('Close', 'close', () => close()),
  ])
}

const footButtons = (view) => [
  h(
    'button',
    { type: 'button', class: 'button', onclick: () => close() },
    wordsOf(view.close) || (view.submit ? 'Cancel' : 'Close'),
  ),
  view.submit
    ? h(
        'button',
        { type: 'submit', class: 'button primary', disabled: sending, 'aria-busy': String(sending) },
        sending ? h('span', { class: 'spinner', 'aria-hidden': 'true' }) : null,
        wordsOf(view.submit),
      )
    : null,
]

const keeperFor = (id) => {
  if (!keepers.has(id)) keepers.set(id, keeper())
  return keepers.get(id)
}

/** The first field, if it is one to type into; anything else would open a list or look chosen. */
const firstField = () => {
  const first = body.querySelector('input, select, textarea')
  return first?.matches('.field[type=text]:not([role=combobox]), textarea') ? first : title
}

const comeBack = (view) => {
  const { scrolled, focus } = left.get(view.id)
  left.delete(view.id)
  body.scrollTop = scrolled
  focus()
  if (!modal.contains(document.activeElement)) title.focus()
}

const begin = (view) => {
  shown = view.id
  if (left.has(view.id)) return comeBack(view)
  body.scrollTop = 0
  const asked = body.querySelector('[data-autofocus]')
  // A touch screen would open its keyboard over the modal.
  const own = matchMedia('(pointer: coarse)').matches ? title : firstField()
  const first = asked ?? own
  return first.focus({ preventScroll: first !== asked })
}

const forgetClosed = () => {
  const open = new Set(page.snapshot.views.map((view) => view.id))
  for (const known of [keepers, left]) for (const id of known.keys()) if (!open.has(id)) known.delete(id)
}

/** A text without anything to press is scrolled by the arrow keys, and so must be reached by Tab. */
const letScroll = () => {
  body.tabIndex = body.querySelector('a, button, input, select, textarea, summary') ? -1 : 0
}

const leave = (view) => {
  if (shown !== undefined && shown !== view.id && page.snapshot.views.some((one) => one.id === shown))
    left.set(shown, { scrolled: body.scrollTop, focus: focusOf(body) })
}

const print = keeper()

const drawView = (view, depth) => {
  const surface = surfaceFor(view.id, { viewId: view.id }, view.state.values)
  forgetGone(view.id, view.blocks)
  drawHead(view, depth)
  modal.dataset.viewId = view.id
  modal.dataset.depth = String(depth)
  note.textContent = noteOn(view.id) ?? ''
  note.hidden = note.textContent === ''
  leave(view)
  keepFocus(body, () => place(body, drawBlocks(view.blocks, surface, keeperFor(view.id))))
  letScroll()
  place(foot, [
    print.draw('foot', [view.id, view.submit, view.close, sending], () =>
      h('div', { class: 'modal-buttons' }, footButtons(view)),
    ),
  ])
  form.dataset.errors = String(Object.keys(errorsOn(view.id)).length)
}

/** Shows the topmost view of the person's stack, or closes the dialog when there is none. */
export function drawModal() {
  const view = top()
  forgetClosed()
  if (view === undefined) {
    if (modal.open) modal.close()
    return
  }
  drawView(view, page.snapshot.views.length)
  if (!modal.open) {
    cameFrom = focusOf(document.getElementById('app'))
    modal.showModal()
  }
  if (shown !== view.id) begin(view)
}
