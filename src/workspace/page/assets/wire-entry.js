import { read } from './api.js'
import { h, place } from './dom.js'
import { foldJson } from './fold-json.js'
import { page } from './page-state.js'
import { exactTime } from './times.js'

const copy = (button, value) => async () => {
  await navigator.clipboard.writeText(JSON.stringify(value, null, 2))
  button.textContent = 'Copied'
  setTimeout(() => {
    button.textContent = 'Copy'
  }, 1500)
}

const half = (name, value) => {
  const button = h(
    'button',
    { type: 'button', class: 'button small', 'aria-label': `Copy ${name.toLowerCase()}` },
    'Copy',
  )
  button.addEventListener('click', copy(button, value))
  return h('section', { class: 'wire-half' }, h('h3', {}, name, ' ', button), foldJson(value))
}

const content = (entry) =>
  entry.request === undefined
    ? [h('p', { class: 'quiet' }, entry.trouble ?? 'This entry is no longer kept.')]
    : [
        h('p', { class: 'quiet' }, `${exactTime(new Date(entry.at))}, number ${entry.seq}`),
        half('Request', entry.request),
        half('Answer', entry.response ?? null),
      ]

const isGood = ({ outcome }) => outcome === 'ok'

const summary = (entry) =>
  h(
    'summary',
    {},
    h('span', { class: 'wire-direction' }, entry.direction === 'to-app' ? 'to app' : 'from app'),
    h('code', {}, entry.name),
    entry.retry ? h('span', { class: 'badge' }, `retry ${entry.retry}`) : null,
    isGood(entry) ? null : h('span', { class: 'badge bad' }, entry.outcome.replaceAll('_', ' ')),
    h('span', { class: 'quiet' }, `${entry.ms} ms`),
  )

/** Draws one request with its answer, which are fetched when it is opened. */
export function wireEntry(entry, open) {
  const body = h('div', { class: 'wire-body' })
  const ontoggle = async ({ target }) => {
    if (target.open) page.inspect = String(entry.seq)
    else if (page.inspect === String(entry.seq)) page.inspect = 'list'
    page.redraw()
    if (target.open && body.childElementCount === 0) place(body, content(await read(`traffic/${entry.seq}`)))
  }
  return h('details', { class: isGood(entry) ? 'wire' : 'wire bad', open, ontoggle }, summary(entry), body)
}
