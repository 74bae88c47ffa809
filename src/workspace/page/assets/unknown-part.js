import { h } from './dom.js'
import { foldJson } from './fold-json.js'

/** Draws a block, an element or an attachment that this page has no drawing for: its type, and its JSON folded below. */
export function unknownPart(part) {
  const kind = String(part.type ?? 'attachment')
  const body = h('div')
  const fill = () => body.childElementCount === 0 && body.append(foldJson(part))
  return h(
    'details',
    { class: 'block unknown', ontoggle: fill },
    h('summary', {}, h('code', {}, kind), ' is shown here as data'),
    body,
  )
}
