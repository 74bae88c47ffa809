import { h } from './dom.js'
import { drawElement } from './elements.js'
import { picture } from './picture.js'
import { drawRichText } from './rich-text.js'
import { domId, errorsOn, revisionOf } from './surface.js'
import { drawMrkdwn, drawText, wordsOf } from './text.js'
import { unknownPart } from './unknown-part.js'

const accessory = (block, surface) => {
  if (!block.accessory) return null
  const label = wordsOf(block.text).slice(0, 120)
  return h('div', { class: 'accessory' }, drawElement(block.accessory, { surface, block, label }))
}

const WIDE = ['checkboxes', 'radio_buttons']

const section = (block, surface) =>
  h(
    'div',
    { class: WIDE.includes(block.accessory?.type) ? 'block section wide' : 'block section' },
    h(
      'div',
      { class: 'section-text' },
      block.text ? h('div', { class: 'text', dir: 'auto' }, drawText(block.text)) : null,
      block.fields
        ? h(
            'div',
            { class: 'fields' },
            block.fields.map((field) => h('div', { class: 'text', dir: 'auto' }, drawText(field))),
          )
        : null,
    ),
    accessory(block, surface),
  )

const context = (block) =>
  h(
    'div',
    { class: 'block context' },
    block.elements.map((one) =>
      one.type === 'image'
        ? picture(one, 'context-image')
        : h('span', { class: 'text', dir: 'auto' }, drawText(one)),
    ),
  )

const actions = (block, surface) =>
  h(
    'div',
    { class: 'block actions' },
    block.elements.map((element) =>
      drawElement(element, { surface, block, label: wordsOf(element.placeholder) }),
    ),
  )

const image = (block) =>
  h(
    'figure',
    { class: 'block' },
    block.title ? h('figcaption', {}, drawText(block.title)) : null,
    picture(block),
  )

const GROUPS = ['checkboxes', 'radio_buttons']

const inputLabel = (block, ids) => {
  const words = [
    drawText(block.label),
    block.optional ? h('span', { class: 'optional' }, ' (optional)') : null,
  ]
  return GROUPS.includes(block.element.type)
    ? h('div', { class: 'label', id: ids.label }, words)
    : h('label', { class: 'label', for: ids.field }, words)
}

const idsOf = (surface, block) =>
  Object.fromEntries(['field', 'label', 'hint', 'error'].map((word) => [word, domId(word, surface, block)]))

const inputField = (block, surface, ids, error) => {
  const field = drawElement(block.element, {
    surface,
    block,
    id: ids.field,
    labelId: GROUPS.includes(block.element.type) ? ids.label : undefined,
    describedBy: error ? ids.error : block.hint && ids.hint,
  })
  if (error) (field.querySelector('.field') ?? field).setAttribute('aria-invalid', 'true')
  return field
}

const input = (block, surface) => {
  const error = errorsOn(surface.key)[block.block_id]
  const ids = idsOf(surface, block)
  return h(
    'div',
    { class: error ? 'block input invalid' : 'block input' },
    inputLabel(block, ids),
    error ? h('p', { class: 'error', id: ids.error, role: 'alert' }, error) : null,
    inputField(block, surface, ids, error),
    block.hint ? h('p', { class: 'hint', id: ids.hint }, drawText(block.hint)) : null,
  )
}

const drawers = {
  section,
  context,
  actions,
  image,
  input,
  header: (block, surface) =>
    h(surface.heading, { class: 'block header', dir: 'auto' }, drawText(block.text)),
  divider: () => h('hr', { class: 'block' }),
  rich_text: (block) => h('div', { class: 'block text', dir: 'auto' }, drawRichText(block)),
  markdown: (block) =>
    h('div', { class: 'block text', dir: 'auto' }, drawMrkdwn(block.text.replaceAll('**', '*'))),
}

/** Draws one block on a surface. */
export function drawBlock(block, surface) {
  const drawer = drawers[block.type]
  const node = drawer ? drawer(block, surface) : unknownPart(block)
  node.dataset.blockId = block.block_id
  return node
}

/** Draws blocks anew only where they, their state or their fault have changed. */
export function drawBlocks(blocks, surface, keep) {
  const errors = errorsOn(surface.key)
  return blocks.map((block) =>
    keep.draw(
      block.block_id,
      [block, surface.values[block.block_id], errors[block.block_id], revisionOf(surface.key)],
      () => drawBlock(block, surface),
    ),
  )
}
