import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import type { Block, Run } from '../../src/documents/block.ts'
import { composeLetter } from '../../src/documents/compose-letter.ts'
import type { LetterFacts } from '../../src/domain/letter-facts.ts'
import type { LetterTemplate } from '../../src/domain/letter-template.ts'
import { orderOf } from './all-letters.ts'
import { facts } from './families.ts'

/** A letter to a family as it reads: its paragraphs and list items without the certificate, and how it reads for somebody who only ever came late. */
export type Told = {
  template: LetterTemplate
  opening: string
  rest: string
  lines: string[]
  late: string
  /** Every pathway that has this letter opens it only once a decision or a form is on record. */
  tied: boolean
}

const flat = (runs: readonly Run[]): string =>
  runs.map((run) => (run.kind === 'text' ? run.text : ' ')).join('')

function linesOf(block: Block): string[] {
  if (block.kind === 'paragraph' || block.kind === 'heading') return [flat(block.runs)]
  if (block.kind === 'list') return block.items.map(flat)
  return block.kind === 'table' ? block.rows.map((row) => row.map(({ runs }) => flat(runs)).join(' ')) : []
}

const bodyOf = (template: LetterTemplate, given: LetterFacts): string[] => {
  const asked = orderOf({ ...template, attach: [] }, given)
  return composeLetter(asked.template, asked.facts).body.flatMap(linesOf)
}

const onlyLate = { unauthorised: 3, lateAfterClose: 3, authorised: 0, illness: 0, unexplained: 0, late: 0 }

/** Reads a letter as a family would. */
export function told(template: LetterTemplate, tied = true): Told {
  const given = facts()
  const lines = bodyOf(template, given)
  const attendance = { ...given.attendance, ...onlyLate, daysLost: 0, hoursLost: 0 }
  const [opening = '', ...rest] = lines
  const late = bodyOf(template, { ...given, attendance }).join('\n')
  return { template, opening, rest: rest.join('\n'), lines, late, tied }
}

const whole = ({ lines }: Told): string => lines.join('\n')
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?])\s+(?=[A-Z])/)

/** The age in years at which somebody can read a text: the school year of Flesch and Kincaid, and the five years before school. */
export function readingAge(lines: readonly string[]): number {
  const sentences = lines.flatMap(sentencesOf)
  const words = lines.flatMap((line) => line.match(/[\p{L}’'-]+/gu) ?? [])
  const syllables = words.reduce((sum, word) => sum + syllable(word), 0)
  return 5 + fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables })
}

const help = 'making this hard'
const consequence = /\b(courts?|fines?|penalty|prosecut\w+|legal (?:duty|action|proceedings)|magistrates)\b/i
const accuses =
  /\b(committed|guilty|criminal|offen[cd]\w*|prison|break(?:ing)? the law|broke the law|will (?:be )?prosecuted?|failed)\b/i
const forCourt =
  /\b(?:decided|intends?|confirmed|means)\b(?! not)[^.]*\b(?:court|prosecut\w+|penalty notice|supervision order)\b/i
const kept =
  /\b(autis\w+|adhd|dyslexi\w+|anxiety|depress\w+|diagnos\w+|siblings?|brothers?|sisters?|other (?:pupils?|child(?:ren)?|parent)|ethnic\w*|social (?:care|workers?|services)|child protection|benefits?|universal credit|free school meals)\b/i
const ownMeasure =
  /\d% or more|\b(?:two|four|six|eight|twelve|\d+) (?:more )?(?:school )?weeks\b|\bten (?:more )?school days\b/i

const has = (text: string, ...parts: string[]): string | null => {
  const lacking = parts.filter((part) => !text.includes(part))
  return lacking.length === 0 ? null : `lacks “${lacking.join('”, “')}”`
}
const hasNot = (text: string, words: RegExp): string | null => {
  const found = words.exec(text)
  return found === null ? null : `says “${found[0]}”`
}
const first = (text: string, words: RegExp | string): number => text.search(words)

/** What every letter to a family keeps to: what is wrong with one, or null. */
export const toneRules: Readonly<Record<string, (one: Told) => string | null>> = {
  'its first sentence says what this is, and the second what to do at the latest': ({ opening }) => {
    const [one = '', two = ''] = sentencesOf(opening)
    if (!/^This (letter|leaflet|paper)\b/.test(one)) return `begins “${one}”`
    const does = /\b(please|tell us|contact|call|come|read|keep|you (?:don't|do not) (?:have|need) to)\b/i
    return does.test(`${one} ${two}`) ? null : `does not say what to do: “${one} ${two}”`
  },
  'support comes before consequences': ({ rest }) => {
    const then = first(rest, consequence)
    return then === -1 || (rest.includes(help) && rest.indexOf(help) < then)
      ? null
      : `“${consequence.exec(rest)?.[0]}” comes before the offer of help`
  },
  'days come before percentages': (one) => {
    const percent = first(whole(one), /\d%/)
    const days = first(whole(one), /\bschool days?\b/)
    return percent === -1 || (days !== -1 && days < percent) ? null : 'tells a percentage before days'
  },
  'unauthorised absence, illness and lateness stand apart': ({ lines, template }) => {
    if (!template.needs.includes('attendance')) return null
    const kinds = [/unauthorised:/, /for illness$/, /after it had closed/]
    const found = kinds.map((kind) => lines.findIndex((line) => kind.test(line)))
    return new Set(found).size === 3 && !found.includes(-1)
      ? null
      : 'tells two of them in one line, or one not at all'
  },
  'arriving after the register closed is never called a lost half-day': ({ late }) =>
    hasNot(late, /(?:\d|half a) school days?\b|\blost\b/),
  'it accuses nobody': (one) => hasNot(whole(one), accuses),
  'a step towards court is one that the council may consider, unless a decision is on record': (one) =>
    one.tied ? null : hasNot(whole(one), forCourt),
  'it tells nothing of a diagnosis, another child or adult, ethnicity, social care or benefits': (one) =>
    hasNot(whole(one), kept),
  'somebody by name can be reached': (one) => {
    const { name, phone, email } = facts().contact
    return has(whole(one), name, phone, email)
  },
  'a day to meet can be changed': (one) =>
    whole(one).includes('5:30pm') ? has(whole(one), 'change the date') : null,
  'the parent can meet separately and bring someone': (one) =>
    has(whole(one), 'meet on your own', 'bring someone'),
  'another language, an interpreter and large print are offered': (one) =>
    has(whole(one), 'interpreter', 'large print', 'another language'),
  'it asks whether health, disability, caring, money or safety is making this hard': (one) =>
    has(whole(one), 'Tell us if health, disability, caring, money or safety is making this hard'),
  'it names independent advice': (one) => has(whole(one), 'free, independent advice'),
  'what is local policy is called local': (one) =>
    ownMeasure.test(whole(one)) ? has(whole(one), 'local') : null,
  'the law that it speaks of stands in its head with a source': (one) =>
    /legal duty|[Ss]ection \d|\bAct \d{4}|Regulations \d/.test(whole(one)) &&
    one.template.legal_basis.length === 0
      ? 'names no law in its front matter'
      : null,
  'it can be read at the age that its head says': ({ lines, template }) => {
    const age = readingAge(lines)
    return age <= template.reading_age ? null : `asks for a reading age of ${age.toFixed(1)}`
  },
}
