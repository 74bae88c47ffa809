import { h } from './dom.js'
import { parseMrkdwn, parsePlain } from './mrkdwn-parse.js'
import { page, personOf } from './page-state.js'
import { formatSlackDate } from './times.js'

/** A link out opens a tab of its own; one to this workspace stays here, as the same person. */
const linkProps = (href) => {
  const address = new URL(href)
  if (address.origin !== location.origin) return { href, target: '_blank', rel: 'noopener noreferrer' }
  address.searchParams.set('as', page.snapshot.me.id)
  return { href: address.pathname + address.search }
}

const openChannel = (id) => () => page.goTo(id)

const drawers = {
  text: (node) => document.createTextNode(node.value),
  break: () => h('br'),
  bold: (node) => h('strong', {}, draw(node.children)),
  italic: (node) => h('em', {}, draw(node.children)),
  strike: (node) => h('s', {}, draw(node.children)),
  quote: (node) => h('blockquote', {}, draw(node.children)),
  code: (node) => h('code', {}, node.value),
  pre: (node) => h('pre', {}, node.value),
  emoji: (node) =>
    h('span', { class: 'emoji', role: 'img', 'aria-label': node.name.replaceAll('_', ' ') }, node.value),
  mention: (node) =>
    h('span', { class: 'mention loud' }, node.value.startsWith('@') ? node.value : `@${node.value}`),
  user: (node) => h('bdi', { class: 'mention' }, `@${personOf(node.id)?.realName ?? node.value ?? node.id}`),
  channel(node) {
    const found = page.snapshot?.channels.find((one) => one.id === node.id)
    const name = `#${found?.name ?? node.value ?? node.id}`
    return found === undefined
      ? h('span', { class: 'mention' }, name)
      : h('button', { class: 'mention', type: 'button', onclick: openChannel(node.id) }, name)
  },
  link: (node) => h('a', linkProps(node.href), node.value),
  date(node) {
    const shown = formatSlackDate(node.seconds, node.format) || node.value
    const time = h('time', { datetime: new Date(node.seconds * 1000).toISOString() }, shown)
    return URL.canParse(node.href ?? '') && /^https?:/i.test(node.href)
      ? h('a', linkProps(node.href), time)
      : time
  },
}

const draw = (nodes) => nodes.map((node) => drawers[node.kind](node))

/** Draws mrkdwn. */
export function drawMrkdwn(source) {
  return draw(parseMrkdwn(source))
}

/** Draws a text object, plain or mrkdwn. */
export function drawText(object) {
  if (!object) return []
  return object.type === 'mrkdwn'
    ? drawMrkdwn(object.text)
    : draw(parsePlain(object.text, object.emoji !== false))
}

/** The bare words of a text object, for labels. */
export function wordsOf(object) {
  return object ? h('span', {}, drawText(object)).textContent.trim() : ''
}
