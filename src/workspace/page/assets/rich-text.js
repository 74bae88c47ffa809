import { h } from './dom.js'
import { emojiFor } from './emoji.js'
import { page, personOf } from './page-state.js'
import { formatSlackDate } from './times.js'
import { unknownPart } from './unknown-part.js'

const STYLES = { bold: 'strong', italic: 'em', strike: 's', code: 'code' }

const styled = (node, style = {}) =>
  Object.keys(STYLES)
    .filter((name) => style[name])
    .reduce((inside, name) => h(STYLES[name], {}, inside), node)

const pieces = {
  text: (one) => document.createTextNode(one.text),
  link: (one) => h('a', { href: one.url, target: '_blank', rel: 'noopener noreferrer' }, one.text ?? one.url),
  user: (one) => h('bdi', { class: 'mention' }, `@${personOf(one.user_id)?.realName ?? one.user_id}`),
  emoji: (one) => document.createTextNode(emojiFor(one.name) ?? `:${one.name}:`),
  channel(one) {
    const found = page.snapshot.channels.find(({ id }) => id === one.channel_id)
    return h('span', { class: 'mention' }, `#${found?.name ?? one.channel_id}`)
  },
  usergroup: (one) => h('span', { class: 'mention' }, `@${one.usergroup_id}`),
  date: (one) =>
    h(
      'time',
      { datetime: new Date(one.timestamp * 1000).toISOString() },
      formatSlackDate(one.timestamp, one.format) || one.fallback,
    ),
  color: (one) => h('code', {}, one.value),
  broadcast: (one) => h('span', { class: 'mention loud' }, `@${one.range}`),
}

const piece = (one) => {
  const draw = pieces[one.type]
  return draw === undefined || (one.type === 'link' && !/^https?:/i.test(one.url))
    ? (one.text ?? `(${one.type})`)
    : styled(draw(one), one.style)
}

const parts = {
  rich_text_section: (part) => h('p', {}, part.elements.map(piece)),
  rich_text_quote: (part) => h('blockquote', {}, part.elements.map(piece)),
  rich_text_preformatted: (part) => h('pre', {}, part.elements.map(piece)),
  rich_text_list: (part) =>
    h(
      part.style === 'ordered' ? 'ol' : 'ul',
      { class: `indent-${Math.min(part.indent ?? 0, 3)}`, start: part.offset ? part.offset + 1 : undefined },
      part.elements.map((one) => h('li', {}, one.elements.map(piece))),
    ),
}

/** Draws a rich text block: paragraphs, lists, quotes, code. */
export function drawRichText(block) {
  return block.elements.map((part) => (parts[part.type] ?? unknownPart)(part))
}
