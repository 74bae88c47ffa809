import { act } from './api.js'
import { h, uniqueId } from './dom.js'
import { page } from './page-state.js'

const makers = {
  text: (field) =>
    h('input', { class: 'field', required: true, autocomplete: 'off', list: field.list, value: field.value }),
  number: ({ min, max, value }) =>
    h('input', { class: 'field', type: 'number', required: true, min, max, value }),
  when: ({ value }) => h('input', { class: 'field', type: 'datetime-local', required: true, value }),
  select: ({ options }) =>
    h(
      'select',
      { class: 'field', required: true },
      options.map(([value, words]) => h('option', { value }, words)),
    ),
}

const readers = {
  number: (input) => Number(input.value),
  when: (input) => new Date(input.value).toISOString(),
}

const drawField = (title, field) => {
  const id = uniqueId('deed')
  const input = makers[field.kind](field)
  input.id = id
  input.dataset.focus = `${title} ${field.name}`
  return { field, input, node: h('div', {}, h('label', { class: 'label', for: id }, field.label), input) }
}

/** What was drawn last under each title: a form is drawn anew while somebody uses it, since what it offers changes. */
const drawnLast = new Map()

/** Puts back what was put in before, where a choice is still offered. */
const putBack = (drawn, before) => {
  for (const { field, input } of drawn) {
    const old = before.find((one) => one.field.name === field.name)?.input.value
    const isOffered = field.kind !== 'select' || [...input.options].some(({ value }) => value === old)
    if (old !== undefined && isOffered) input.value = old
  }
}

/** Draws something that can be made to happen: what it takes, a button for each way to do it, and how it went. */
export function deedForm({ title, about, fields = [], deeds }) {
  const drawn = fields.map((field) => drawField(title, field))
  const last = drawnLast.get(title)
  const status = last?.status ?? h('p', { class: 'hint', role: 'status' })
  putBack(drawn, last?.drawn ?? [])
  drawnLast.set(title, { drawn, status })
  const given = () =>
    Object.fromEntries(
      drawn.map(({ field, input }) => [field.name, (readers[field.kind] ?? ((one) => one.value))(input)]),
    )
  const run = async (words, path, shape = (values) => values) => {
    if (!form.reportValidity()) return
    const on = drawn.map(({ input }) => input.selectedOptions?.[0].textContent).find(Boolean)
    status.textContent = ''
    const answer = await act(path, shape(given()))
    status.textContent = answer.ok ? `Done: ${[words, on].filter(Boolean).join(', ')}.` : answer.trouble
    await page.refresh()
  }
  const buttons = deeds.map(([words, path, shape]) =>
    h(
      'button',
      {
        type: 'button',
        class: 'button',
        'data-focus': `${title} ${path}`,
        onclick: () => run(words, path, shape),
      },
      words,
    ),
  )
  const form = h(
    'form',
    { class: 'deed', 'aria-label': title, onsubmit: (event) => event.preventDefault() },
    h('h4', {}, title),
    about,
    h(
      'div',
      { class: 'deed-fields' },
      drawn.map(({ node }) => node),
    ),
    h('div', { class: 'deed-buttons' }, buttons),
    status,
  )
  return form
}
