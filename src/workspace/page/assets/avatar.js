import { h } from './dom.js'

const initials = (name) =>
  name
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => /[\p{L}\p{N}]/u.exec(word)[0].toUpperCase())
    .slice(0, 2)
    .join('')

const tone = (id) => [...id].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 8

/** Draws a person's picture: their initials in a colour that is always theirs; the app's is a square. */
export function avatar(person, size = '') {
  const kind = person?.isBot ? 'bot' : `tone-${tone(person?.id ?? '')}`
  return h(
    'span',
    { class: `avatar ${kind} ${size}`, 'aria-hidden': 'true' },
    initials(person?.realName ?? '?') || '?',
  )
}
