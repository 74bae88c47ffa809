import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { EntryTest } from '../../src/domain/case/entry-test.ts'
import type { Closer, DaysSupposed, SpellSeen } from '../../src/domain/closer.ts'
import { isDay } from '../../src/domain/day.ts'
import { daysLost } from '../../src/domain/measure.ts'
import { standsOut } from '../../src/domain/standing-out.ts'
import { shortStretch } from '../../src/domain/stretch-words.ts'
import { actions, context, divider, fields, section } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { choices } from '../../src/kit/field.ts'
import { each } from '../../src/kit/field-kind.ts'
import { limits } from '../../src/kit/limits.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { openCertificate } from '../certificate.ts'
import { packed } from '../long-text.ts'
import { prospectBlocks } from '../new/prospect.ts'
import { some } from '../words.ts'
import { weekByWeek } from './week-by-week.ts'
import { unauthorisedWords } from './words.ts'

const aboutPupil = z.object({
  school: z.string(),
  pupil: z.string(),
  page: z.int(),
  pathway: z.string().nullable(),
})

/** One pupil of a screening, with the absences that are supposed to be authorised. */
export const closerModal = defineModal({
  id: 'screen.closer',
  context: aboutPupil,
  fields: { authorised: each(choices()) },
})

/** Goes back from one pupil to the page of the screening that one came from. */
export const backToScreening = defineButton({
  id: 'screen.back',
  payload: z.object({ school: z.string(), page: z.int() }),
})

/** What a pupil is drawn from: what was found, where one comes from, and which absences are ticked; `pathway` is the one whose test was looked at, null for the school's default. */
export type CloserShown = {
  closer: Closer
  school: string
  pupil: string
  page: number
  pathway: string | null
  ticked: readonly DaysSupposed[]
}

/** The latest that are offered: six lists of ten. */
const mostSpells = 60

/** The first and last day of a spell: no two spells share a day on which both were absent. */
const spellValue = ({ from, to }: SpellSeen): string => `${from.slice(0, 10)}~${to.slice(0, 10)}`

/** The days that ticked boxes stand for. */
export function tickedDays(answers: readonly { value: readonly string[] }[]): DaysSupposed[] {
  return answers
    .flatMap(({ value }) => value)
    .flatMap((text) => {
      const [from, to] = text.split('~')
      return isDay(from) && isDay(to) ? [{ from, to }] : []
    })
}

const labelWords = { persistent: 'Persistently absent', severe: 'Severely absent' } as const

/** When in the week sessions are missed, where something stands out, and what statistics call it. */
function asides({ patterns, label }: NonNullable<Closer['attendance']>): string[] {
  const most = standsOut(patterns).slice(0, 3)
  const lines = most.map(({ sessions, missed, possible }) => `${sessions}: ${missed} of ${possible}`)
  return [
    ...(lines.length > 0 ? [`*Missed more often than others*\n${lines.join('\n')}`] : []),
    ...(label !== null ? [`*In statistics*\n${labelWords[label]}. That is a label, and no test`] : []),
  ]
}

/** What the test does not count. */
function totals({ attendance }: Closer): KnownBlock[] {
  if (attendance === null) return []
  const { attended, possible, authorised, late, daysInARow } = attendance
  const told = (title: string, sessions: number) =>
    `*${title}*\n${sessions === 0 ? 'None' : `${daysLost(sessions)}: ${sessions} of ${some(possible, 'session')}`}`
  return [
    fields([
      told('In school', attended),
      told('Authorised absence', authorised),
      ...(late > 0 ? [`*Late before the register closed*\n${some(late, 'session')}`] : []),
      ...(daysInARow.longest > 1 ? [`*Most whole days missed in a row*\n${daysInARow.longest}`] : []),
      ...asides(attendance),
    ]),
  ]
}

const registerOf = ({ register }: SpellSeen): string => register.join('; ')

function authorisedLines(spells: readonly SpellSeen[]): KnownBlock[] {
  if (spells.length === 0) return []
  const lines = spells.map(
    (spell) =>
      `${shortStretch(spell)}: ${some(spell.sessions, 'session')} (${marksOf(spell)}). ${registerOf(spell)}`,
  )
  return [section('*Authorised absences*'), ...packed(lines)]
}

const marksOf = ({ runs }: SpellSeen): string => [...new Set(runs.map(({ mark }) => mark))].join(', ')

/** How much of a spell is unauthorised: “2 sessions”, or “3 of 5 sessions”. */
const openWords = ({ unauthorised, sessions }: SpellSeen): string =>
  unauthorised === sessions ? some(sessions, 'session') : `${unauthorised} of ${some(sessions, 'session')}`

/** The absences with unauthorised sessions, to tick in lists of as many as Slack takes. */
function tickable(spells: readonly SpellSeen[], ticked: readonly DaysSupposed[]): KnownBlock[] {
  const most = limits.listedOptions
  const initial = ticked.map(({ from, to }) => `${from}~${to}`)
  const lists = Array.from({ length: Math.ceil(spells.length / most) }, (_, n) =>
    spells.slice(n * most, (n + 1) * most),
  )
  return lists.map((list, nth) =>
    closerModal.fields.authorised.block({
      key: String(nth),
      label: nth === 0 ? 'What if these were authorised?' : 'And these?',
      choices: list.map((spell) => ({
        value: spellValue(spell),
        text: `${shortStretch(spell)}: ${openWords(spell)} (${marksOf(spell)})`,
        description: registerOf(spell),
      })),
      initial: initial.filter((value) => list.some((spell) => spellValue(spell) === value)),
      optional: true,
      dispatch: true,
    }),
  )
}

function answerWords(now: EntryTest, then: EntryTest): string {
  const { possible, unauthorised } = then.figures
  const says = then.meets
    ? ':white_check_mark: *Would meet the test*'
    : ':no_entry_sign: *Would not meet the test*'
  const same = now.meets === then.meets ? 'The answer stays the same' : 'The answer changes'
  return `${says}\n${unauthorisedWords({ unauthorised, possible })}. ${same}.`
}

function whatIf({ closer, ticked }: CloserShown): KnownBlock[] {
  const { spells, ifAuthorised, prospect } = closer
  const open = spells.filter(({ unauthorised }) => unauthorised > 0)
  const authorised = spells.filter(({ unauthorised }) => unauthorised === 0)
  const offered = open.slice(-mostSpells)
  const left = open.length - offered.length
  const answer =
    ifAuthorised !== null && 'meets' in prospect.test
      ? [section(answerWords(prospect.test, ifAuthorised))]
      : []
  const hint = 'Nothing changes in the register. A mark is changed there, by whoever keeps it.'
  return [
    ...tickable(offered, ticked),
    ...(left > 0 ? [context(`${some(left, 'earlier absence')} are not offered here.`)] : []),
    ...answer,
    ...(offered.length > 0 ? [context(hint)] : []),
    ...authorisedLines(authorised),
  ]
}

/** What submitting the screen does: it opens a case, or the one that is open, or goes back where neither can be. */
function closerSubmit({ prospect }: Closer): string {
  if (prospect.openCase !== null) return `Open ${prospect.openCase}`
  return prospect.barred === null ? 'Open a case' : 'Back to the list'
}

/** Draws one pupil of a screening: the figures, week by week, each absence with its marks, and what if some were authorised. */
export function closerView(shown: CloserShown): ModalView {
  const { closer, school, pupil, page, pathway } = shown
  const back = backToScreening.element({ text: 'Back to the list', payload: { school, page } })
  const about = { case: closer.prospect.openCase, pupil }
  const attendance = openCertificate.element({ text: 'Attendance', payload: about })
  return closerModal.open({
    title: 'Look closer',
    context: { school, pupil, page, pathway },
    blocks: [
      actions([back, attendance]),
      ...prospectBlocks(closer.prospect),
      ...totals(closer),
      divider(),
      ...weekByWeek(closer),
      divider(),
      ...whatIf(shown),
    ],
    submit: closerSubmit(closer),
    close: 'Close',
  })
}
