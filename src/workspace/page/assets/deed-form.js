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

const drawField = (field) => {
  const id = uniqueId('deed')
  const input = makers[field.kind](field)
  input.id = id
  return { field, input, node: h('div', {}, h('label', { class: 'label', for: id }, field.label), input) }
}

/** Draws something that can be made to happen: what it takes, a button for each way to do it, and how it went. */
export function deedForm({ title, fields = [], deeds }) {
  const drawn = fields.map(drawField)
  const status = h('p', { class: 'hint', role: 'status' })
  const given = () =>
    Object.fromEntries(
      drawn.map(({ field, input }) => [field.name, (readers[field.kind] ?? ((one) => one.value))(input)]),
    )
  const run = async (path, shape = (values) => values) => {
    if (!form.reportValidity()) return
    const answer = await act(path, shape(given()))
    status.textContent = answer.ok ? 'Done.' : answer.trouble
    await page.refresh()
  }
  const buttons = deeds.map(([words, path, shape]) =>
    h('button', { type: 'button', class: 'button', onclick: () => run(path, shape) }, words),
  )
  const form = h(
    'form',
    { class: 'deed', 'aria-label': title, onsubmit: (event) => event.preventDefault() },
    h('h4', {}, title),
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
