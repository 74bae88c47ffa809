import { emojiFor } from './emoji.js'

const decode = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const text = (value) => ({ kind: 'text', value: decode(value) })

const styled = (mark) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}${mark}])[${mark}](?!\\s)([^${mark}\\n]+?)(?<!\\s)[${mark}](?![\\p{L}\\p{N}${mark}])`,
    'u',
  )

const within = (kind) => (match) => ({ kind, children: inline(match[1]) })

const RULES = [
  { find: /`([^`\n]+)`/, make: (match) => ({ kind: 'code', value: decode(match[1]) }) },
  { find: /<([^<>\n]+)>/, make: (match) => reference(match[1]) },
  { find: styled('*'), make: within('bold') },
  { find: styled('_'), make: within('italic') },
  { find: styled('~'), make: within('strike') },
  { find: /:([a-z0-9_+-]+):/, make: (match) => emojiNode(match) },
]

const emojiNode = ([whole, name]) => {
  const value = emojiFor(name)
  return value === undefined ? text(whole) : { kind: 'emoji', value, name }
}

const SAFE_LINK = /^(https?:|mailto:|tel:)/i

const linkNode = (inner) => {
  const [href, label] = inner.split(/\|(.*)/s)
  if (!SAFE_LINK.test(href) || !URL.canParse(decode(href))) return text(`<${inner}>`)
  return { kind: 'link', href: decode(href), value: decode(label ?? href) }
}

const dateNode = (inner) => {
  const [head, fallback = ''] = inner.split(/\|(.*)/s)
  const [, seconds, format = '', href] = head.split('^')
  const good = /^\d+$/.test(seconds ?? '')
  return good
    ? { kind: 'date', seconds: Number(seconds), format, href, value: decode(fallback) }
    : text(fallback)
}

const specialNode = (inner) => {
  if (inner.startsWith('!date^')) return dateNode(inner)
  const [name, label] = inner.slice(1).split('|')
  return { kind: 'mention', value: decode(label ?? `@${name.split('^')[0]}`) }
}

/** What stands between angle brackets: a person, a channel, a call to all, a date or a link. */
const reference = (inner) => {
  const [head, label] = inner.split('|')
  if (inner.startsWith('@')) return { kind: 'user', id: head.slice(1), value: label }
  if (inner.startsWith('#')) return { kind: 'channel', id: head.slice(1), value: label }
  return inner.startsWith('!') ? specialNode(inner) : linkNode(inner)
}

const firstMatch = (source) => {
  const matches = RULES.flatMap((rule) => {
    const match = rule.find.exec(source)
    return match === null ? [] : [{ rule, match }]
  })
  return matches.sort((a, b) => a.match.index - b.match.index)[0]
}

/** Parses one line of mrkdwn. */
function inline(source) {
  if (source === '') return []
  const found = firstMatch(source)
  if (found === undefined) return [text(source)]
  const { rule, match } = found
  const before = source.slice(0, match.index)
  const after = source.slice(match.index + match[0].length)
  return [...(before === '' ? [] : [text(before)]), rule.make(match), ...inline(after)]
}

const QUOTE = /^(&gt;|>) ?/

const BREAK = { kind: 'break' }

/** Lines that belong together: those of one quote, and those between quotes. */
const runs = (source) => {
  const found = []
  for (const line of source.split('\n')) {
    const quoted = QUOTE.test(line)
    const last = found.at(-1)
    if (last?.quoted === quoted) last.lines.push(line)
    else found.push({ quoted, lines: [line] })
  }
  return found
}

const joined = (lines) => lines.flatMap((line, i) => [...(i === 0 ? [] : [BREAK]), ...inline(line)])

const lines = (source) =>
  runs(source).flatMap(({ quoted, lines: own }) =>
    quoted ? [{ kind: 'quote', children: joined(own.map((line) => line.replace(QUOTE, ''))) }] : joined(own),
  )

/** Parses Slack's mrkdwn into nodes; entities are decoded only in the leaves, so nothing escaped can come alive. */
export function parseMrkdwn(source) {
  return source.split(/```\n?([\s\S]*?)\n?```\n?/).flatMap((part, i) => {
    if (i % 2 === 1) return [{ kind: 'pre', value: decode(part) }]
    return part === '' ? [] : lines(part)
  })
}

const plainPiece = (part, emoji) => {
  const name = emoji && /^:.+:$/.test(part) ? part.slice(1, -1) : ''
  const value = emojiFor(name)
  return value === undefined ? text(part) : { kind: 'emoji', value, name }
}

const plainLine = (line, emoji) =>
  line
    .split(/(:[a-z0-9_+-]+:)/)
    .filter((part) => part !== '')
    .map((part) => plainPiece(part, emoji))

/** Parses plain text: entities and emoji, line breaks, nothing else. */
export function parsePlain(source, emoji = true) {
  return source.split('\n').flatMap((line, i) => [...(i === 0 ? [] : [BREAK]), ...plainLine(line, emoji)])
}
