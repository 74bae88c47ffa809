import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { type Interpreter, interpreterFor, isConfirmed } from '../src/domain/case/parts/interpreter.ts'
import type { CaseState, Meeting } from '../src/domain/case/state.ts'
import { parentsNeeding } from '../src/domain/case/verbs/interpreter.ts'
import { formatDay, formatDayShort } from '../src/domain/day.ts'
import { section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, choices, day, text } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import { escapeText, name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { meetingTitle } from './meeting/title.ts'
import { clock, nameOf } from './words.ts'

/** Opens the interpreter of one parent at one meeting. */
export const openInterpreter = defineButton({
  id: 'interpreter.open',
  payload: z.object({ case: z.string(), meeting: z.string(), parent: z.string() }),
})

/** Who interprets for one parent at one meeting, from which agency, and whether it is confirmed. */
export const interpreterModal = defineModal({
  id: 'interpreter',
  context: z.object({
    case: z.string(),
    meeting: z.string(),
    parent: z.string().nullable(),
    back: z.string().nullable(),
  }),
  fields: {
    parent: choice(),
    language: text(),
    agency: text(),
    name: text(),
    independent: choices(['independent']),
    on: day(),
    confirmed: day(),
    cancel: text(),
  },
})

const askedParents = (meeting: Meeting): string[] =>
  meeting.attendees.filter((one) => one.as === 'parent').map((one) => one.who)

function standing(booked: Interpreter | null, meeting: Meeting): string {
  if (booked === null) return 'not booked'
  const who = `${name(booked.agency)}${booked.name === null ? '' : ` (${name(booked.name)})`}`
  const since = `booked ${formatDayShort(booked.bookedOn)}`
  if (!isConfirmed(booked, meeting)) return `${who}, ${since}, *not confirmed*`
  return `${who}, ${since}, confirmed ${formatDayShort(booked.confirmed?.on ?? booked.bookedOn)}`
}

function lineOf(looked: CaseShown, meeting: Meeting, parent: string): KnownBlock {
  const { state, names, acts } = looked
  const booked = interpreterFor(state, meeting.id, parent)
  const language = booked?.language ?? names.parents.find((one) => one.id === parent)?.language
  const sure = isConfirmed(booked, meeting) ? '' : ':warning: '
  const spoken = language ? `${name(language)}, ` : ''
  const line = `${sure}Interpreter for ${name(nameOf(parent, names))}: ${spoken}${standing(booked, meeting)}`
  const button = openInterpreter.element({
    text: booked === null ? 'Book' : 'Change',
    spoken: `Interpreter for ${nameOf(parent, names)}, ${formatDay(meeting.on)}`,
    payload: { case: state.id, meeting: meeting.id, parent },
  })
  return section(line, acts && state.status === 'open' ? { accessory: button } : {})
}

/** The interpreters of a planned meeting: those who are needed and those who are booked, each with what stands open. */
export function interpreterBlocks(looked: CaseShown, meeting: Meeting): KnownBlock[] {
  if (meeting.state !== 'planned') return []
  const needing = parentsNeeding(looked.context.facts, meeting)
  const asked = askedParents(meeting).filter(
    (parent) => needing.includes(parent) || interpreterFor(looked.state, meeting.id, parent) !== null,
  )
  return asked.map((parent) => lineOf(looked, meeting, parent))
}

/** Interpreters of a meeting that was called off: somebody has to tell the agency. */
export function leftInterpreters(looked: CaseShown): KnownBlock[] {
  const left = Object.values(looked.state.interpreters).filter(
    ({ meeting }) => looked.state.meetings[meeting]?.state === 'void',
  )
  return left.map(({ meeting, parent, agency }) => {
    const button = openInterpreter.element({
      text: 'Cancel',
      spoken: `Cancel the interpreter for ${nameOf(parent, looked.names)}`,
      payload: { case: looked.state.id, meeting, parent },
    })
    return section(
      `:warning: A meeting was called off and an interpreter is still booked. Tell ${name(agency)}.`,
      looked.acts && looked.state.status === 'open' ? { accessory: button } : {},
    )
  })
}

function parentBlock({ names, context: asked }: CaseShown, meeting: Meeting): KnownBlock {
  const who = askedParents(meeting)
  const initial = parentsNeeding(asked.facts, meeting)[0] ?? (who.length === 1 ? who[0] : null)
  return interpreterModal.fields.parent.block({
    label: 'For whom?',
    choices: who.map((value) => ({ value, text: nameOf(value, names) })),
    initial,
    as: 'menu',
  })
}

function bookingBlocks(looked: CaseShown, booked: Interpreter | null, parent: string | null): KnownBlock[] {
  const { fields } = interpreterModal
  const own = looked.names.parents.find((one) => one.id === parent)?.language
  return [
    fields.language.block({ label: 'Language', initial: booked?.language ?? own, max: 60 }),
    fields.agency.block({
      label: 'Agency',
      hint: 'The council’s service, or another agency. Not somebody the family knows.',
      initial: booked?.agency,
      max: 120,
    }),
    fields.name.block({
      label: 'Interpreter’s name, if you know it',
      initial: booked?.name,
      optional: true,
      max: 80,
    }),
    fields.independent.block({
      label: 'Never the child or a relative',
      choices: [{ value: 'independent', text: 'Not a relative or friend of the family, and not a pupil' }],
      initial: booked === null ? [] : ['independent'],
    }),
    fields.on.block({
      label: 'Booked on',
      initial: booked?.bookedOn ?? looked.context.facts.today,
    }),
  ]
}

function laterBlocks(booked: Interpreter | null, meeting: Meeting): KnownBlock[] {
  const { fields } = interpreterModal
  const confirmed = fields.confirmed.block({
    label: 'Confirmed on',
    hint: 'The day the agency said yes to this day and time. Leave it empty until then.',
    initial: isConfirmed(booked, meeting) ? booked?.confirmed?.on : null,
    optional: true,
  })
  const cancel = fields.cancel.block({
    label: 'To cancel this booking, say why',
    hint: 'Tell the agency as well.',
    optional: true,
    max: 300,
  })
  return booked === null ? [confirmed] : [confirmed, cancel]
}

/** The next meeting that is planned, for which an interpreter can be booked. */
export function nextPlanned(state: CaseState): Meeting | null {
  const planned = Object.values(state.meetings).filter((meeting) => meeting.state === 'planned')
  return planned.sort((a, b) => a.on.localeCompare(b.on))[0] ?? null
}

/** Draws the form about one parent's interpreter; where no parent is given, it asks for whom. */
export function interpreterView(
  looked: CaseShown,
  meeting: Meeting,
  parent: string | null,
  back: string | null,
): ModalView {
  const { state, names } = looked
  const booked = parent === null ? null : interpreterFor(state, meeting.id, parent)
  const whose = parent === null ? '' : ` for ${name(nameOf(parent, names))}`
  const when = `${formatDay(meeting.on)} at ${clock(meeting.at)}`
  const head = section(`*Interpreter${whose}*\n${escapeText(meetingTitle(looked, meeting.kind))}, ${when}`)
  return interpreterModal.open({
    title: 'Interpreter',
    context: { case: state.id, meeting: meeting.id, parent, back },
    blocks: [
      head,
      ...(parent === null ? [parentBlock(looked, meeting)] : []),
      ...bookingBlocks(looked, booked, parent),
      ...laterBlocks(booked, meeting),
    ],
    submit: 'Keep',
  })
}
