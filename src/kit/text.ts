import type { MrkdwnElement, PlainTextElement } from '@slack/types'

const ELLIPSIS = '…'
const JOINER = '\u2060'
const ISOLATE = '\u2068'
const ISOLATE_END = '\u2069'
/** Slack refuses an empty text; this stands where there is none. */
const NOTHING = '–'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/**
 * Makes what a person typed show in Slack's markup as it was typed: no mention, link, emoji or formatting comes of it.
 * Slack has no escape for its markers, so each stands between word joiners (U+2060): invisible, without width, and
 * no boundary at which Slack would begin or end a format.
 */
export function escapeText(text: string): string {
  // Most of what is typed holds none of these signs, and looking for each on its own takes time.
  if (!/[&<>*_~`:]/.test(text)) return text
  return text
    .replace(/[&<>]/g, (sign) => entities[sign] ?? sign)
    .replace(/[*_~`]/g, (marker) => `${JOINER}${marker}${JOINER}`)
    .replace(/:(?=[\w+'-]+:)/g, `:${JOINER}`)
    .replace(/^(\s*)&gt;/gm, `$1${JOINER}&gt;`)
}

/** Keeps a name's own writing direction from turning the words around it (Urdu or Arabic inside English). */
export const isolate = (text: string): string => `${ISOLATE}${text}${ISOLATE_END}`

/** A name or other short user text for Slack's markup: on one line, escaped, and with its own writing direction. */
export function name(text: string): string {
  const line = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/\s+/g, ' ')
  return isolate(escapeText(line.trim()))
}

const openIsolates = (text: string): number =>
  Math.max(0, text.split(ISOLATE).length - text.split(ISOLATE_END).length)

// A cut through `&amp;` would show its pieces, one through `<@U1>` or a link would break the rest of the text.
const wholeTokens = (text: string): string => text.replace(/(&[a-z]*|<[^<>]*)$/, '')

/** How long a text may be where Slack takes `max`: nobody documents Slack's unit of counting, so 1 % is left. */
const within = (max: number): number => Math.floor(max * 0.99)

/** Where the first so many code points of a text end, or the text itself. */
function endOf(text: string, points: number): number {
  if (text.length <= points) return text.length
  let end = 0
  for (let n = 0; n < points && end < text.length; n++) end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  return end
}

function cut(text: string, max: number, tidy: (text: string) => string): string {
  const most = within(max)
  if (endOf(text, most) === text.length) return text
  const room = most - 1
  for (let points = room; ; points--) {
    const kept = tidy(text.slice(0, endOf(text, points))).trimEnd()
    const closed = kept + ISOLATE_END.repeat(openIsolates(kept))
    if (endOf(closed, room) === closed.length) return closed + ELLIPSIS
  }
}

/** Shortens marked-up text to what Slack takes, with an ellipsis, never inside an entity or a link; `max` in code points. */
export const clip = (text: string, max: number): string => cut(text, max, wholeTokens)

const something = (text: string): string => (text.trim() === '' ? NOTHING : text)

/** A text without markup: user text goes in as it is, and colons stay colons. */
export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: something(cut(text, max, (same) => same)), emoji: false }
}

/** A text with Slack's markup: what people typed must come through `escapeText` or `name` first. */
export function mrkdwn(text: string, max: number): MrkdwnElement {
  return { type: 'mrkdwn', text: something(clip(text, max)), verbatim: true }
}
