import type { KnownBlock } from '@slack/types'
import type { EntryTest } from '../../src/domain/case/entry-test.ts'
import { criterionWords } from '../../src/domain/case/entry-words.ts'
import type { Figures } from '../../src/domain/case/figures.ts'
import type { Unmet } from '../../src/domain/case/refusal.ts'
import { formatDay } from '../../src/domain/day.ts'
import { type FamilyNames, formOf } from '../../src/domain/family.ts'
import { daysLost, percentage } from '../../src/domain/measure.ts'
import { partsOf } from '../../src/domain/pathway/conditions-of.ts'
import type { Pathway } from '../../src/domain/pathway/pathway.ts'
import type { Prospect } from '../../src/domain/prospect.ts'
import { atMost, context, fields, section } from '../../src/kit/blocks.ts'
import { name } from '../../src/kit/text.ts'
import { kinLines } from '../kin.ts'
import { packed } from '../long-text.ts'
import { notedLine } from '../noted.ts'
import { refusalSentence, type Telling, unmetSentence } from '../refusal.ts'
import { speakFirst } from '../speak-first.ts'
import { stillUnclear } from '../still-unclear.ts'
import { capital, some } from '../words.ts'

/** As many paragraphs as leave room for the rest of the screen. */
const fitting = (lines: readonly string[]): KnownBlock[] =>
  atMost(packed(lines), 8, () => 'More is missing than fits here.')

type Known = { pathway: Pathway; test: EntryTest }

/** Does a test of the pathway look at attendance as a whole, authorised absence with it? */
const asksAttendance = ({ entry }: Pathway): boolean =>
  (entry?.tests ?? [])
    .flatMap(({ test }) => partsOf({ at: '', condition: test }))
    .some(({ condition }) => 'measure' in condition && condition.measure === 'attendance-share')

const attendance = ({ possible, attended }: Figures): string =>
  `*Attendance*\n${attended} of ${some(possible, 'session')}${possible > 0 ? ` (${percentage(attended, possible)})` : ''}`

/** Draws what the test counted. */
function figures({ pathway, test: { figures: counts } }: Known): KnownBlock[] {
  const { possible, unauthorised, from, to } = counts
  const percent = possible > 0 ? ` (${percentage(unauthorised, possible)})` : ''
  return [
    fields([
      `*Unauthorised absence*\n${daysLost(unauthorised)}: ${unauthorised} of ${some(possible, 'session')}${percent}`,
      `*Counted over*\n${formatDay(from)} to ${formatDay(to)}`,
      ...(asksAttendance(pathway) ? [attendance(counts)] : []),
      ...stillUnclear(counts),
    ]),
  ]
}

const states = {
  true: { sign: ':white_check_mark:', says: 'Meets the entry test', each: 'met' },
  false: { sign: ':no_entry_sign:', says: 'Does not meet the entry test', each: 'not met' },
  null: {
    sign: ':grey_question:',
    says: 'Not known yet whether it meets the entry test',
    each: 'not known yet',
  },
} as const

const stateOf = (holds: boolean | null) => states[`${holds}`]

/** Is it a count over the days whose figures stand above? */
const isAbove = (lack: Unmet, { from, to }: Figures) =>
  lack.unmet === 'measure' && lack.from === from && lack.to === to

const isQuestion = (lack: Unmet) => lack.unmet === 'asked' && lack.said === null

/** What is missing of one test, without what the screen says elsewhere. */
function missing(lacks: readonly Unmet[], { figures: counts }: EntryTest, tell: Telling): string {
  const own = lacks.filter((lack) => !isAbove(lack, counts) && !isQuestion(lack))
  const asked = lacks.some(isQuestion) ? ['somebody has to say, when a case is opened'] : []
  const words = [...own.map((lack) => unmetSentence(lack, tell)), ...asked]
  return words.length === 0 ? '' : `: ${name([...new Set(words)].join('. '))}`
}

/** Each test of a pathway, whether it is met, and what is missing; only those that are not met where `missed`. */
function testLines({ pathway, test }: Known, family: FamilyNames, missed = false): string[] {
  const holds = new Map(test.tests.map((one) => [one.id, one.holds]))
  const shown = (pathway.entry?.tests ?? []).filter(({ id }) => !missed || holds.get(id) !== true)
  return shown.map(({ id, title, test: asks }) => {
    const one = holds.get(id) ?? null
    const lacks = one === true ? '' : missing(test.lacks[id] ?? [], test, { pathway, family })
    return `${capital(title ?? criterionWords(asks, { pathway }))} – ${stateOf(one).each}${lacks}`
  })
}

/** Draws whether the entry test is met, and by which of its readings. */
export function verdict(offer: Known, family: FamilyNames): KnownBlock[] {
  const { pathway, test } = offer
  const { sign, says } = stateOf(test.holds)
  const local = pathway.entry?.tests.some((one) => one.local) ? ' (a local threshold, not a test in law)' : ''
  const part = test.part
    ? ['The two tests do not agree here. The school’s own setting says which one counts.']
    : []
  const noted = (pathway.entry?.tests ?? []).flatMap(({ title, note }) =>
    note === undefined ? [] : [notedLine(title === undefined ? note : `${title}: ${note}`)],
  )
  const lines = fitting([`${sign} *${says}*${local}`, ...testLines(offer, family), ...part])
  return noted.length === 0 ? lines : [...lines, context(...noted)]
}

/** Draws how the tests of the school's other pathways stand, each with what is missing. */
function others({ offers, pathway, names }: Prospect): KnownBlock[] {
  const lines = offers
    .filter((offer) => offer.pathway !== pathway)
    .flatMap((offer) => {
      const title = `*${name(offer.pathway.name)}*`
      const { test } = offer
      if (!('holds' in test)) return [`${title}: load ${name(test.missing)} first`]
      const { sign, says } = stateOf(test.holds)
      const open = { ...offer, test }
      const each = test.holds === true ? [] : testLines(open, names, true).map((line) => `• ${line}`)
      return [`${title} ${sign} ${says}`, ...each]
    })
  return lines.length === 0 ? [] : fitting(['*On the school’s other pathways*', ...lines])
}

function cautions({ test, names, openCase, kin, barred, pathway, sameName }: Prospect): KnownBlock[] {
  const tell = { pathway, family: names }
  const unexplained = 'figures' in test && test.figures.unexplained > 0
  const lines = [
    ...(barred === null ? [] : [`:no_entry: ${refusalSentence(barred, tell)}`]),
    ...(openCase === null ? [] : [`:no_entry: This pupil already has an open case, ${openCase}.`]),
    ...(unexplained
      ? [
          ':warning: Some sessions are marked N (no reason known yet). Put the reason into the register first, then rely on these figures.',
        ]
      : []),
    ...(names.pupil.lookedAfter
      ? [
          ':no_entry: Looked after: no case is opened before the virtual school head and the social worker were asked.',
        ]
      : []),
    ...(sameName
      ? [
          ':warning: A colleague has the same name as a parent. Check whether they are the same person. If so, ask a senior leader or the safeguarding lead to keep them out: in the open case, under More, “Who may see this case”.',
        ]
      : []),
    ...kinLines(kin),
  ]
  return packed(lines)
}

/** Draws what is to be seen of a pupil before a case is opened: who, the entry test with its figures, and what stands in the way. */
export function prospectBlocks(prospect: Prospect): KnownBlock[] {
  const { names, test, pathway, offers } = prospect
  const form = formOf(names.pupil)
  const title = offers.length > 1 ? `\n${name(pathway.name)}` : ''
  const head = section(
    `*${name(names.pupil.name)}*${form === '' ? '' : ` · ${form}`} · ${name(names.school.name)}${title}`,
  )
  const counts =
    'figures' in test
      ? [...figures({ pathway, test }), ...verdict({ pathway, test }, names)]
      : [section(`:warning: The figures cannot be counted: load ${test.missing}.`)]
  return [head, ...speakFirst(names), ...counts, ...others(prospect), ...cautions(prospect)]
}
