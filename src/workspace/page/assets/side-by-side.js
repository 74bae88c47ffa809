import { listen, read } from './api.js'
import { showBlocked } from './blocked.js'
import { h, icon, keeper, place } from './dom.js'

/** A window for each; more would be too narrow to read. */
const MOST = 6

const asked = Object.fromEntries(new URLSearchParams(location.search))
const bar = h('header', { class: 'beside-bar' })
const frames = h('main', { id: 'conversation', class: 'frames', tabindex: '-1' })
const kept = keeper()

let people = []
let shown = []
/** The one that is to be seen where there is room for one only. */
let front

const nameOf = (id) => people.find((one) => one.id === id)?.realName ?? id

const noteAddress = () => {
  const query = new URLSearchParams({ ...asked, people: shown.join(',') })
  history.replaceState(null, '', `/side-by-side?${query}`)
}

const show = (ids, to = front) => {
  shown = ids
  front = ids.includes(to) ? to : ids[0]
  noteAddress()
  draw()
}

const addressOf = (id) => {
  const { people: _people, as: _as, ...place } = asked
  return `/?${new URLSearchParams({ ...place, as: id })}`
}

/** In a window another person can be chosen: then it is theirs from then on. */
const follow = (id, frame) => {
  const now = new URLSearchParams(frame.contentWindow.location.search).get('as') ?? id
  if (now !== id) show([...new Set(shown.map((one) => (one === id ? now : one)))], now)
}

const frameOf = (id) =>
  h(
    'section',
    { class: 'frame', 'aria-label': nameOf(id), 'data-person': id },
    h('h2', {}, h('bdi', {}, nameOf(id))),
    h('iframe', {
      title: `${nameOf(id)}’s window`,
      src: addressOf(id),
      onload: ({ target }) => follow(id, target),
    }),
  )

const tabOf = (id) =>
  h(
    'span',
    { class: 'beside-tab' },
    h(
      'button',
      {
        type: 'button',
        class: 'button',
        'aria-pressed': String(id === front),
        onclick() {
          show(shown, id)
          frames.querySelector(`[data-person="${id}"] iframe`).focus()
        },
      },
      nameOf(id),
    ),
    shown.length < 2
      ? null
      : h(
          'button',
          {
            type: 'button',
            class: 'quiet-button',
            'aria-label': `Close ${nameOf(id)}’s window`,
            onclick: () => show(shown.filter((one) => one !== id)),
          },
          icon('close'),
        ),
  )

const adder = () => {
  const others = people.filter((one) => !one.isBot && !one.deleted && !shown.includes(one.id))
  if (others.length === 0 || shown.length >= MOST) return null
  return h(
    'select',
    {
      class: 'field',
      'aria-label': 'Add a person',
      onchange: ({ target }) => show([...shown, target.value], target.value),
    },
    h('option', { value: '' }, 'Add a person…'),
    others.map((one) => h('option', { value: one.id }, one.realName)),
  )
}

function draw() {
  document.title = `${shown.map(nameOf).join(', ')} side by side`
  place(bar, [
    kept.draw('bar', [shown, front], () =>
      h(
        'div',
        { class: 'beside-tabs' },
        h('h1', {}, 'Side by side'),
        shown.map(tabOf),
        adder(),
        h('a', { class: 'button', href: `/?as=${front}` }, 'Back to one window'),
      ),
    ),
  ])
  place(
    frames,
    shown.map((id) => kept.draw(id, id, () => frameOf(id))),
  )
  for (const one of frames.children) one.classList.toggle('front', one.dataset.person === front)
}

/** One line to the workspace serves all the windows, since a browser keeps only six to one place. */
const tell = (word) => {
  for (const frame of frames.querySelectorAll('iframe'))
    frame.contentWindow.postMessage(word, location.origin)
}

const start = async () => {
  const snapshot = await read('snapshot')
  if (!snapshot.me) return showBlocked(snapshot)
  people = snapshot.people
  const known = (id) => people.some((one) => one.id === id && !one.isBot)
  const wanted = [...new Set((asked.people ?? '').split(','))].filter(known)
  place(document.getElementById('app'), [bar, frames])
  show((wanted.length > 0 ? wanted : [snapshot.me.id]).slice(0, MOST))
  return listen(
    () => tell('changed'),
    (online) => tell(online ? 'online' : 'offline'),
  )
}

void start()
