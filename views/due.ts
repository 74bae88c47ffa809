import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { addDays, formatDay } from '../src/domain/day.ts'
import type { DueLine, DueList } from '../src/domain/due.ts'
import { actions, context, divider, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day, longText } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import { clip, name } from '../src/kit/text.ts'
import { dueLine } from './due-line.ts'
import { type Group, pageButtons, pageOf } from './pages.ts'
import { retryGroups } from './retries.ts'
import { some } from './words.ts'

/** Opens what a deadline asks for. */
export const openDue = defineButton({
  id: 'due.open',
  payload: z.object({ case: z.string(), deadline: z.string(), opens: z.string() }),
})

/** Opens the form that hides a reminder for a while. */
export const openSnooze = defineButton({ id: 'due.snooze', payload: z.object({}) })

/** Opens the form that pauses somebody's own digest. */
export const openPause = defineButton({ id: 'due.pause', payload: z.object({}) })

/** Turns to another page of many deadlines. */
export const duePage = defineButton({ id: 'due.page', payload: z.object({ page: z.int() }) })

/** The deadlines of a person; it has nothing to submit. */
export const dueModal = defineModal({ id: 'due', context: z.object({}), fields: {} })

/** Hides a reminder until a day, with a reason. */
export const snoozeModal = defineModal({
  id: 'due.snooze',
  context: z.object({ over: z.string().nullable() }),
  fields: { deadline: choice(), until: day(), reason: longText() },
})

/** Pauses a person's own digest. */
export const pauseModal = defineModal({ id: 'due.pause', context: z.object({}), fields: { until: day() } })

const mostChoices = 100
/** Blocks of the screen that are not deadlines: a line of schools for each eight, and the buttons. */
const screenRoom = 30

/** The text of one deadline in a list: the case by number and initials, what, and when. */
export function caseLine(line: DueLine, today: DueList['on']): string {
  const proposes = line.proposed ? ' · the pathway proposes a decision' : ''
  const post = line.postBy === undefined ? '' : ` · post by ${formatDay(line.postBy)}, to arrive in term`
  const title = `*${line.case}* (${name(line.initials)}) ${name(line.title)}${proposes}${post}`
  return dueLine({ title, due: line.due, missing: line.notKnown, held: line.when === 'held' }, today)
}

/** One deadline with the button that opens what it asks for. */
export function dueBlock(line: DueLine, today: DueList['on']): KnownBlock {
  const payload = { case: line.case, deadline: line.deadline, opens: line.opens }
  return section(caseLine(line, today), {
    accessory: openDue.element({ text: 'Open', payload, spoken: `Open ${line.case}` }),
  })
}

const parts = [
  ['overdue', 'Overdue'],
  ['today', 'Today'],
  ['soon', 'The next five school days'],
  ['later', 'Later'],
  ['not-known', 'Not yet known'],
  ['held', 'On hold: waiting until a hold is lifted'],
] as const

function groupsOf(due: DueList): Group[] {
  return parts.flatMap(([when, title]) =>
    due.lines[when].map(
      (line, index): Group => [
        ...(index === 0 ? [section(`*${title}* (${due.lines[when].length})`)] : []),
        dueBlock(line, due.on),
      ],
    ),
  )
}

function dueButtons(any: boolean): KnownBlock {
  return actions([
    ...(any ? [openSnooze.element({ text: 'Snooze a reminder', payload: {} })] : []),
    openPause.element({ text: 'Pause my morning message', payload: {} }),
  ])
}

/** Draws a page of a person's deadlines, the most overdue first. */
export function dueView(due: DueList, wanted = 0): ModalView {
  const deadlines = groupsOf(due)
  const groups = [...retryGroups(due.retries, due.on), ...deadlines]
  const page = pageOf(groups, wanted, screenRoom)
  const several = due.schools.length > 1
  const empty = section('Nothing is due. New deadlines appear here as cases move on.')
  const turn = (to: number, words: { text: string; nth: number }) =>
    duePage.element({ ...words, payload: { page: to } })
  return dueModal.open({
    title: 'What is due',
    context: {},
    blocks: [
      section(`*${formatDay(due.on)}*${several ? ` · ${some(due.schools.length, 'school')}` : ''}`),
      ...(groups.length === 0 ? [empty] : page.blocks),
      ...pageButtons(page, turn),
      divider(),
      ...(several ? schoolLines(due.schools).map((line) => context(line)) : []),
      ...(due.counts.snoozed > 0 ? [context(`${some(due.counts.snoozed, 'reminder')} snoozed.`)] : []),
      dueButtons(deadlines.length > 0),
    ],
    close: 'Close',
  })
}

/** How many schools are told on one line. */
const schoolsOnALine = 8
const schoolName = 60

/** Counts by school, some schools on a line. */
export function schoolLines(schools: DueList['schools']): string[] {
  const counts = schools.map(
    (school) =>
      `${name(clip(school.name, schoolName))}: ${school.overdue} overdue, ${school.today} today, ${school.soon} soon`,
  )
  return Array.from({ length: Math.ceil(counts.length / schoolsOnALine) }, (_, n) =>
    counts.slice(n * schoolsOnALine, (n + 1) * schoolsOnALine).join(' · '),
  )
}

/** Draws the form that hides a reminder; the deadline itself does not move. */
export function snoozeView(due: DueList, over: string | null): ModalView | null {
  const all = Object.values(due.lines).flat()
  if (all.length === 0) return null
  const lines = all.slice(0, mostChoices)
  const left = all.length - lines.length
  const { fields } = snoozeModal
  const choices = lines.map((line) => ({
    value: `${line.case}/${line.deadline}`,
    text: `${line.case} ${line.title}`,
  }))
  return snoozeModal.open({
    title: 'Snooze a reminder',
    context: { over },
    blocks: [
      section('This hides the reminder for a while. The deadline itself does not move.'),
      fields.deadline.block({ label: 'Which one?', choices, as: 'menu' }),
      ...(left > 0 ? [context(`The ${mostChoices} most urgent are listed; ${left} more come later.`)] : []),
      fields.until.block({ label: 'Hide it until', initial: addDays(due.on, 1) }),
      fields.reason.block({ label: 'Why?', max: 1000 }),
    ],
    submit: 'Snooze',
  })
}

/** Draws the form that pauses a person's own morning message. */
export function pauseView(today: DueList['on'], until: DueList['on'] | null): ModalView {
  const field = pauseModal.fields.until.block({
    label: 'No morning message before',
    hint: 'Leave it empty to get the message again from the next working day.',
    initial: until ?? addDays(today, 7),
    optional: true,
  })
  return pauseModal.open({ title: 'Pause my message', context: {}, blocks: [field], submit: 'Keep' })
}

/** What a snooze's choice stands for. */
export function snoozed(value: string): { case: string; deadline: string } {
  const [id = '', ...rest] = value.split('/')
  return { case: id, deadline: rest.join('/') }
}
