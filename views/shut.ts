import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { type Day, formatDay, formatDayShort } from '../src/domain/day.ts'
import { daySchema } from '../src/domain/day-schema.ts'
import type { Span } from '../src/domain/open-days.ts'
import { type ShutReason, type ShutRefusal, shutReasons } from '../src/domain/shut.ts'
import { context, divider, header, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, day, text } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import { name } from '../src/kit/text.ts'
import { asMany } from './pages.ts'
import { some } from './words.ts'

/** Says that a school is shut on days when it should be open. */
export const shutModal = defineModal({
  id: 'shut',
  context: z.object({ school: z.string().nullable() }),
  fields: { school: choice(), from: day(), to: day(), reason: choice(shutReasons), other: text() },
})

/** What came of it; it has nothing to submit. */
export const shutDoneModal = defineModal({ id: 'shut.done', context: z.object({}), fields: {} })

/** Takes days back that were recorded as shut. */
export const openAgain = defineButton({
  id: 'shut.open',
  payload: z.object({ school: z.string(), from: daySchema, to: daySchema }),
})

const reasonWords: Record<ShutReason, string> = {
  weather: 'Snow or other weather',
  building: 'Heating, water or the building',
  election: 'Polling station',
  other: 'Something else',
}

/** The name under which days stand in the school's calendar. */
export const shutName = (reason: ShutReason, other: string | null): string =>
  reason === 'other' && other !== null ? other : reasonWords[reason]

/** The days of a closure in words. */
export const daysOf = ({ from, to }: { from: Day; to: Day }): string =>
  from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`

/** What the form is drawn from: the schools somebody may shut, and what is recorded for the one that is chosen. */
export type ShutProps = {
  schools: readonly { id: string; name: string }[]
  school: string | null
  today: Day
  recorded: readonly Span[]
}

const mostRecorded = 20

function recordedBlocks(school: string, recorded: readonly Span[]): KnownBlock[] {
  if (recorded.length === 0) return []
  const lines = recorded.map(({ from, to, name: why }) => {
    const days = from === to ? formatDayShort(from) : `${formatDayShort(from)} to ${formatDayShort(to)}`
    const confirm = {
      title: 'Open after all?',
      text: 'Deadlines are counted again. Meetings that were moved stay where they are now: change them one by one.',
      confirm: 'It is open',
      deny: 'Cancel',
    }
    const spoken = `Open after all: ${days}`
    const button = openAgain.element({
      text: 'Open after all',
      spoken,
      payload: { school, from, to },
      confirm,
    })
    return section(`${days}: ${name(why)}`, { accessory: button })
  })
  const more = (left: number) => `And ${some(left, 'earlier closure')}.`
  const room = { blocks: mostRecorded, bytes: 60_000 }
  return [divider(), header('Recorded before'), ...asMany(lines, room, more)]
}

const says =
  'Planned meetings on these days move to the next school day that leaves enough notice, and deadlines are counted again. Owners and chairs are told.'

/** Draws the form that says that a school is shut. */
export function shutView({ schools, school, today, recorded }: ShutProps): ModalView {
  const { fields } = shutModal
  const choices = schools.map(({ id, name: words }) => ({ value: id, text: words }))
  const known = schools.find(({ id }) => id === school)
  const asks = schools.length > 1
  const which = fields.school.block({
    label: 'School',
    choices,
    initial: known?.id,
    as: 'menu',
    dispatch: true,
  })
  return shutModal.open({
    title: 'The school is shut',
    context: { school: asks ? null : (known?.id ?? null) },
    blocks: [
      ...(asks ? [which] : [section(`*${name(known?.name ?? '')}*`)]),
      fields.from.block({ label: 'First day', initial: today }),
      fields.to.block({ label: 'Last day', initial: today }),
      fields.reason.block({
        label: 'Why?',
        choices: shutReasons.map((value) => ({ value, text: reasonWords[value] })),
        initial: 'weather',
      }),
      fields.other.block({
        label: 'If something else, what?',
        hint: 'A few words for the calendar. No names.',
        optional: true,
        max: 80,
      }),
      context(says),
      ...(known === undefined ? [] : recordedBlocks(known.id, recorded)),
    ],
    submit: 'Record',
  })
}

/** What moved because of it: cases by number only. */
export type ShutResult = {
  meetings: readonly { case: string; now: Day | null }[]
  deadlines: number
}

function meetingLine({ case: id, now }: ShutResult['meetings'][number]): KnownBlock {
  return section(
    now === null
      ? `:warning: *${id}*: the calendar does not reach the next day. Open the case and choose one.`
      : `*${id}*: moved to ${formatDay(now)}. New invitations are owed.`,
  )
}

function resultBlocks({ meetings, deadlines }: ShutResult): KnownBlock[] {
  const more = (left: number) => `And ${some(left, 'more meeting')}.`
  return [
    section(
      meetings.length === 0
        ? 'No planned meeting was on these days.'
        : `*${some(meetings.length, 'meeting')} on these days.* Owners and chairs are told. Speak to a family today if their meeting was near.`,
    ),
    ...asMany(meetings.map(meetingLine), { blocks: 70, bytes: 100_000 }, more),
    section(deadlines === 0 ? 'No deadline moved.' : `${some(deadlines, 'deadline')} moved.`),
  ]
}

/** Draws what came of saying that a school is shut, or open after all; null while it is still being counted. */
export function shutDoneView(what: 'shut' | 'open', days: string, result: ShutResult | null): ModalView {
  const head = what === 'shut' ? `The school is shut: ${days}.` : `The school is open after all: ${days}.`
  const stay = what === 'open' ? [context('Meetings that were moved before stay where they are now.')] : []
  const counting = [section('Kept. Deadlines and meetings are being counted again…')]
  return shutDoneModal.open({
    title: what === 'shut' ? 'The school is shut' : 'Open after all',
    context: {},
    blocks: [section(`*${head}*`), ...(result === null ? counting : resultBlocks(result)), ...stay],
    close: 'Close',
  })
}

const refusalWords: { [C in ShutRefusal['code']]: (refusal: Extract<ShutRefusal, { code: C }>) => string } = {
  'not-your-school': () =>
    'Only a senior leader, the headteacher, or the attendance team can say that this school is shut.',
  'day-missing': () => 'Choose a day.',
  'ends-before': () => 'The last day is before the first day. Check both.',
  'too-long': ({ most }) =>
    `Record at most ${most} days at a time. For a longer closure, ask whoever looks after Fast Track to load a new calendar.`,
  'already-shut': () => 'There is no school day among these days: the calendar has the school shut already.',
  overlaps: ({ name: other }) => `“${other}” is on some of these days already. Choose the days around it.`,
  'not-recorded-here': () =>
    'These days no longer stand as shut. Close this and type /fasttrack shut to see what does.',
}

/** Why days were not recorded as shut, and what to do. */
export function shutSentence(refusal: ShutRefusal): string {
  return (refusalWords[refusal.code] as (refusal: ShutRefusal) => string)(refusal)
}
