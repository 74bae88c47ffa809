import { act } from './api.js'
import { h, icon, place, uniqueId } from './dom.js'
import { dropMenu } from './drop-menu.js'
import { page } from './page-state.js'

const suggestionsFor = (text) => {
  if (!text.startsWith('/') || text.includes('\n')) return []
  return page.snapshot.app.commands
    .flatMap(({ command, description = '', hints = [] }) =>
      hints.length > 0
        ? hints.map(({ word, help }) => [`${command} ${word}`, help])
        : [[command, description]],
    )
    .map(([line, help]) => ({ line, help }))
    .filter(({ line }) => line.startsWith(text) && line !== text)
}

const makeHints = (box, pick) => {
  const list = h('ul', {
    id: uniqueId('hints'),
    role: 'listbox',
    class: 'hints',
    'aria-label': 'Commands',
    hidden: true,
  })
  let marked = -1
  const mark = (index) => {
    marked = index
    ;[...list.children].forEach((one, i) => {
      one.setAttribute('aria-selected', String(i === marked))
    })
    box.setAttribute('aria-activedescendant', list.children[marked]?.id ?? '')
  }
  const item = ({ line, help }) =>
    h(
      'li',
      {
        id: uniqueId('hint'),
        role: 'option',
        'aria-selected': 'false',
        onmousedown: (event) => event.preventDefault(),
        onclick: () => pick(line),
      },
      h('strong', {}, line),
      h('span', {}, help),
    )
  const show = (lines) => {
    place(list, lines.map(item))
    list.hidden = lines.length === 0
    mark(-1)
  }
  const move = (by) => mark((marked + by + list.children.length) % list.children.length)
  return { list, show, move, chosen: () => list.children[marked], first: () => list.children[0] }
}

const grow = (box) => {
  box.style.height = 'auto'
  box.style.height = `${Math.min(box.scrollHeight, 160)}px`
}

const keysFor = (hints, send) => ({
  ArrowDown: () => hints.move(1),
  ArrowUp: () => hints.move(-1),
  Tab: () => (hints.chosen() ?? hints.first()).click(),
  Escape: () => hints.show([]),
  Enter: () => hints.chosen()?.click() ?? send(),
})

const onKey = (hints, send) => (event) => {
  if (event.isComposing || (event.key === 'Enter' && event.shiftKey)) return
  const handler = keysFor(hints, send)[event.key]
  const open = !hints.list.hidden
  if (handler === undefined || (!open && event.key !== 'Enter')) return
  event.preventDefault()
  event.stopPropagation()
  handler()
}

/** Sends what was typed; answers what to say about it. A command that fails says so itself, in the conversation. */
const post = async (said, status) => {
  const isCommand = said.text.startsWith('/') && said.threadTs === undefined
  status.textContent = isCommand ? `Running ${said.text.trim()}…` : ''
  const answer = await act('say', said)
  await page.refresh()
  return answer.ok || (isCommand && !answer.unreachable) ? '' : answer.trouble
}

const SHORTCUTS = { label: 'Shortcuts', drawing: 'shortcut', kind: 'quiet-button' }

/** The app's shortcuts that need no message. */
const shortcuts = (status) => {
  const all = page.snapshot.app.shortcuts.filter((one) => one.global)
  if (all.length === 0) return null
  const choose = async (callbackId) => {
    const answer = await act('globalShortcut', { callbackId })
    status.textContent = answer.ok ? '' : answer.trouble
    await page.refresh()
  }
  const item =
    (close) =>
    ({ name, callbackId }) =>
      h(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          onclick() {
            close()
            void choose(callbackId)
          },
        },
        name,
        h('span', { class: 'choice-description' }, page.snapshot.app.name),
      )
  return dropMenu((close) => all.map(item(close)), {}, SHORTCUTS)
}

/** Draws the box that messages and commands are typed into. */
export function drawComposer({ channel, threadTs, label, placeholder }) {
  const status = h('p', { class: 'composer-status', role: 'status' })
  const box = h('textarea', {
    rows: 1,
    'aria-label': label,
    placeholder,
    dir: 'auto',
    'aria-autocomplete': 'list',
  })
  const pick = (line) => {
    box.value = line
    hints.show([])
    box.focus()
  }
  const hints = makeHints(box, pick)
  const send = async () => {
    const text = box.value
    if (text.trim() === '') return
    box.value = ''
    grow(box)
    hints.show([])
    status.textContent = await post({ channel, text, ...(threadTs ? { threadTs } : {}) }, status)
  }
  box.addEventListener('keydown', onKey(hints, send))
  box.addEventListener('input', () => {
    grow(box)
    hints.show(threadTs ? [] : suggestionsFor(box.value))
  })
  box.setAttribute('aria-controls', hints.list.id)
  const button = h(
    'button',
    { type: 'button', class: 'send', 'aria-label': 'Send', onclick: send },
    icon('send'),
  )
  return h(
    'div',
    { class: 'composer' },
    hints.list,
    h('div', { class: 'composer-box' }, threadTs ? null : shortcuts(status), box, button),
    status,
  )
}
