import { h, icon, keeper, place, uniqueId } from './dom.js'

const WAIT_MS = 180

/** Moves through a list with the arrow keys. */
const step = (list, current, by) => {
  const items = [...list.querySelectorAll('[role=option]')]
  const at = items.indexOf(current)
  return items[(at + by + items.length) % items.length] ?? items[0]
}

const listItem = (option, pick) =>
  h(
    'li',
    {
      id: uniqueId('option'),
      role: 'option',
      'aria-selected': 'false',
      'data-value': option.value,
      onmousedown: (event) => event.preventDefault(),
      onclick: () => pick(option),
    },
    h('span', {}, option.words),
    option.description ? h('span', { class: 'choice-description' }, option.description) : null,
  )

const listContent = (groups, pick) =>
  groups.flatMap(({ label, options }) => [
    ...(label ? [h('li', { class: 'combo-group', role: 'presentation' }, label)] : []),
    ...options.map((option) => listItem(option, pick)),
  ])

/** The list under a combobox: what it shows and which entry the arrow keys stand on. */
const makeList = (input, pick) => {
  const list = h('ul', { id: uniqueId('list'), role: 'listbox', class: 'combo-list', hidden: true })
  const mark = (item) => {
    for (const one of list.children) one.setAttribute('aria-selected', String(one === item))
    input.setAttribute('aria-activedescendant', item?.id ?? '')
    item?.scrollIntoView({ block: 'nearest' })
  }
  const marked = () => list.querySelector('[aria-selected=true]')
  const show = (content) => {
    place(list, content)
    list.hidden = content.length === 0
    input.setAttribute('aria-expanded', String(!list.hidden))
    if (!list.hidden) list.scrollIntoView({ block: 'nearest' })
  }
  const note = (words) => show([h('li', { class: 'combo-note', role: 'presentation' }, words)])
  const offer = (groups) => {
    const content = listContent(groups, pick)
    if (content.length === 0) note('Nothing found')
    else show(content)
  }
  return {
    list,
    mark,
    marked,
    note,
    offer,
    hide: () => show([]),
    move: (by) => mark(step(list, marked(), by)),
  }
}

const showFound = (menu, query, groups) => {
  if (groups === undefined) menu.note('The options could not be loaded.')
  else if (typeof groups !== 'string') menu.offer(groups)
  else if (query === '') menu.hide()
  else menu.note(groups)
}

/** Looks for options, now or once the typing has paused; what comes after the person has chosen or left is dropped. */
const search = (load, menu) => {
  let turn = 0
  let timer
  const stop = () => {
    clearTimeout(timer)
    turn += 1
  }
  const now = async (query) => {
    stop()
    const mine = turn
    if (query !== '') menu.note('Looking…')
    const groups = await load(query)
    if (mine === turn) showFound(menu, query, groups)
  }
  const later = (input) => {
    clearTimeout(timer)
    timer = setTimeout(() => now(input.value.trim()), WAIT_MS)
  }
  return { now, later, stop }
}

const keys = (menu, input, drop) => ({
  ArrowDown: () => menu.move(1),
  ArrowUp: () => menu.move(-1),
  Enter: () => menu.marked()?.click(),
  Escape: () => menu.hide(),
  Backspace: () => input.value === '' && drop(),
})

/** What the keyboard does in a combobox; Esc closes the list before it closes anything else. */
const onKey = (handlers, menu) => (event) => {
  const open = !menu.list.hidden
  const handler = handlers[event.key]
  if (handler === undefined || (event.key === 'Escape' && !open)) return
  if (event.key !== 'Backspace') event.preventDefault()
  if (event.key === 'Escape') event.stopPropagation()
  handler()
}

const chip = (option, remove) =>
  h(
    'span',
    { class: 'chip' },
    option.words,
    h('button', { type: 'button', 'aria-label': `Remove ${option.words}`, onclick: remove }, icon('close')),
  )

const makeInput = (props, hooks) =>
  h('input', {
    class: 'field',
    role: 'combobox',
    type: 'text',
    autocomplete: 'off',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    ...props,
    ...hooks,
  })

/** What is picked: shows it as chips or in the field itself, and tells of each change. */
const makePicked = (input, { multiple, limit, chosen, onChange }) => {
  const chips = h('span', { class: 'chips' })
  // A chip that the focus is just going to must not be drawn anew.
  const kept = keeper()
  let picked = chosen
  const show = () => {
    input.value = multiple ? '' : (picked[0]?.words ?? '')
    if (multiple) place(chips, picked.map(chipFor))
  }
  const chipFor = (one) =>
    kept.draw(one.value, one.words, () =>
      chip(one, () => {
        set(picked.filter(({ value }) => value !== one.value))
        input.focus()
      }),
    )
  const set = (now) => {
    picked = now
    show()
    onChange(picked)
  }
  const add = (option) => {
    const others = multiple ? picked.filter((one) => one.value !== option.value) : []
    if (others.length < limit) set([...others, option])
    else show()
  }
  const leave = () => (!multiple && input.value.trim() === '' && picked.length > 0 ? set([]) : show())
  show()
  return { chips, add, leave, drop: () => multiple && picked.length > 0 && set(picked.slice(0, -1)) }
}

const wire = (input, menu, look, picked) => {
  input.addEventListener('input', () => look.later(input))
  input.addEventListener('focus', () => {
    input.select()
    void look.now('')
  })
  input.addEventListener('click', () => menu.list.hidden && look.now(''))
  input.addEventListener('blur', () => {
    look.stop()
    menu.hide()
    picked.leave()
  })
  input.addEventListener('keydown', onKey(keys(menu, input, picked.drop), menu))
}

/**
 * Draws a combobox. `load(query)` answers groups of options, a sentence, or undefined when it failed; `chosen` are the options
 * that stand there; `onChange` gets them all.
 */
export function combo({ props, hooks, load, ...choice }) {
  const input = makeInput(props, hooks)
  const picked = makePicked(input, choice)
  const menu = makeList(input, (option) => {
    look.stop()
    menu.hide()
    picked.add(option)
  })
  input.setAttribute('aria-controls', menu.list.id)
  const look = search(load, menu)
  wire(input, menu, look, picked)
  return h('div', { class: choice.multiple ? 'combo many' : 'combo' }, picked.chips, input, menu.list)
}
