import { upload } from './api.js'
import { h, icon, place } from './dom.js'
import { change, heldValue } from './surface.js'

const names = new Map()

const MAX_BYTES = 10 * 1024 * 1024

const learnNames = (surface, block, element) => {
  const files = surface.values[block.block_id]?.[element.action_id]?.files ?? []
  for (const file of files) names.set(file.id, file.name)
}

const row = (id, remove) => {
  const name = names.get(id) ?? id
  return h(
    'li',
    { class: 'file-row' },
    icon('file'),
    h('bdi', {}, name),
    h(
      'button',
      { type: 'button', class: 'quiet-button', 'aria-label': `Remove ${name}`, onclick: remove },
      icon('close'),
    ),
  )
}

const bringAll = async (files, room, note) => {
  const brought = []
  for (const file of [...files].slice(0, room)) {
    if (file.size > MAX_BYTES) {
      note.textContent = `${file.name} is larger than 10 MB.`
      continue
    }
    const answer = await upload(file)
    if (!answer.ok) note.textContent = answer.trouble
    else {
      names.set(answer.id, answer.name)
      brought.push(answer.id)
    }
  }
  return brought
}

/** Draws a file input: files are brought to the workspace as they are chosen. */
export function fileInput(element, at) {
  learnNames(at.surface, at.block, element)
  let ids = heldValue(at.surface, at.block.block_id, element) ?? []
  const limit = element.max_files ?? 10
  const list = h('ul', { class: 'file-list' })
  const note = h('p', { class: 'hint', role: 'status' })
  const set = (now) => {
    ids = now
    place(
      list,
      ids.map((id) => row(id, () => set(ids.filter((one) => one !== id)))),
    )
    void change(at.surface, at.block, element, ids)
  }
  const input = h('input', {
    type: 'file',
    id: at.id,
    class: 'field',
    multiple: limit > 1,
    accept: element.filetypes?.map((type) => `.${type}`).join(','),
    'aria-label': at.id ? undefined : at.label,
    'aria-describedby': at.describedBy,
    ...at.hooks,
    async onchange(event) {
      note.textContent = 'Uploading…'
      const brought = await bringAll(event.target.files, limit - ids.length, note)
      if (note.textContent === 'Uploading…') note.textContent = ''
      event.target.value = ''
      set([...ids, ...brought])
    },
  })
  place(
    list,
    ids.map((id) => row(id, () => set(ids.filter((one) => one !== id)))),
  )
  return h('div', { class: 'file-input' }, list, input, note)
}
