import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { addDays, formatDay } from '../src/domain/day.ts'
import type { DueLine, DueList } from '../src/domain/due.ts'
import { actions, context, divider, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day, longText } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import { name } from '../src/kit/text.ts'
import { dueLine } from './due-line.ts'
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

const mostShown = 60
const mostChoices = 100

/** The text of one deadline in a list: the case by number and initials, what, and when. */
export function caseLine(line: DueLine, today: DueList['on']): string {
  const title = `*${line.case}* (${name(line.initials)}) ${name(line.title)}`
  return dueLine({ title, due: line.due, missing: line.notKnown }, today)
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
] as const

/** Draws a person's deadlines, the most overdue first. */
export function dueView(due: DueList): ModalView {
  let left = mostShown
  const blocks = parts.flatMap(([when, title]): KnownBlock[] => {
    const lines = due.lines[when].slice(0, left)
    left -= lines.length
    return lines.length === 0 ? [] : [section(`*${title}*`), ...lines.map((line) => dueBlock(line, due.on))]
  })
  const all = Object.values(due.lines).flat()
  const hidden = all.length - (mostShown - left)
  const empty = section('Nothing is due. New deadlines appear here as cases move on.')
  return dueModal.open({
    title: 'What is due',
    context: {},
    blocks: [
      section(
        `*${formatDay(due.on)}*${due.schools.length > 1 ? ` · ${some(due.schools.length, 'school')}` : ''}`,
      ),
      ...(all.length === 0 ? [empty] : blocks),
      ...(hidden > 0 ? [context(`And ${some(hidden, 'more', 'more')}. ${schoolCounts(due)}`)] : []),
      divider(),
      ...(due.counts.snoozed > 0 ? [context(`${some(due.counts.snoozed, 'reminder')} snoozed.`)] : []),
      actions([
        ...(all.length > 0 ? [openSnooze.element({ text: 'Snooze a reminder', payload: {} })] : []),
        openPause.element({ text: 'Pause my morning message', payload: {} }),
      ]),
    ],
    close: 'Close',
  })
}

/** Counts by school, in a sentence. */
export function schoolCounts({ schools }: Pick<DueList, 'schools'>): string {
  const counts = schools.map(
    (school) => `${name(school.name)}: ${school.overdue} overdue, ${school.today} today, ${school.soon} soon`,
  )
  return counts.length === 0 ? '' : `${counts.join(' · ')}`
}

/** Draws the form that hides a reminder; the deadline itself does not move. */
export function snoozeView(due: DueList, over: string | null): ModalView | null {
  const lines = Object.values(due.lines).flat().slice(0, mostChoices)
  if (lines.length === 0) return null
  const { fields } = snoozeModal
  const choices = lines.map((line) => ({
    value: `${line.case}/${line.deadline}`,
    text: `${line.case} ${line.title}`,
  }))
  return snoozeModal.open({
    title: 'Snooze a reminder',
    context: { over },
    blocks: [
      section('This hides the reminder. It does not move the deadline.'),
      fields.deadline.block({ label: 'Which one?', choices, as: 'menu' }),
      fields.until.block({ label: 'Until', initial: addDays(due.on, 1) }),
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
