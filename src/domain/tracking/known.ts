import { type Day, isDay } from '../day.ts'
import type { RecordKind } from '../pathway/pathway.ts'
import { type Evidence, eventsOfType } from './evidence.ts'
import { choicesOf, type TrackingField } from './tracking.ts'

/** What is known of a field, and whether nobody has to be asked any more. */
export type Known = { values: string[]; whole: boolean }
type Word<W extends string> = Extract<NonNullable<TrackingField['known']>, Record<W, unknown>>

const nothing: Known = { values: [], whole: false }
const told = (values: string[], whole = values.length > 0): Known => ({ values: [...new Set(values)], whole })

/** What was said as the field's own choice, or as a day; nothing of what somebody wrote freely. */
function asSaid(field: TrackingField, said: string): string[] {
  if (field.kind === 'days') return isDay(said) ? [said] : []
  return choicesOf(field).flatMap(({ id, also = [] }) => (id === said || also.includes(said) ? [id] : []))
}

function fromEntry({ events }: Evidence): Known {
  const [opened] = events
  const year = opened?.type === 'case-opened' ? opened.yearGroup : undefined
  return told(year === undefined ? [] : [year])
}

const ofPupil = {
  send: ({ send }: Evidence, field: TrackingField) =>
    told(send === null ? [] : asSaid(field, send.trim().toLowerCase())),
  siblings: ({ siblings }: Evidence) => told(siblings === null ? [] : [String(siblings)]),
}

const everybodyIsHome = ({ resident }: Evidence) =>
  told(resident.length > 0 && resident.every((one) => one === true) ? ['no'] : [])

function panelDays({ pathway, state }: Evidence): Known {
  const panels = pathway.meetings.filter(({ panel }) => panel !== undefined).map(({ id }) => id)
  const held = Object.values(state.meetings).filter(
    ({ kind, state: now }) => now === 'held' && panels.includes(kind),
  )
  return told(held.map(({ on }) => on).sort(), true)
}

type Values = Readonly<Record<string, string | undefined>>

/** Was something of a form not asked, as another of its answers left no room for it? */
const wasNotAsked = ({ needed_when: when }: RecordKind['fields'][number], values: Values) =>
  when !== undefined && values[when.field] !== when.is

/** From the pathway's forms; one that says it in words of its own leaves it to be asked, and one that is still to be filled in does not. */
function fromForms(evidence: Evidence, field: TrackingField, { records, fields }: Word<'records'>): Known {
  const asking = evidence.pathway.records.flatMap((one) => {
    const own = one.fields.filter(({ id }) => fields.includes(id))
    return records.includes(one.id) && own.length > 0 ? [{ id: one.id, own }] : []
  })
  const filled = eventsOfType(evidence, 'recorded').flatMap(({ record, values }) => {
    const form = asking.find(({ id }) => id === record)
    return form === undefined ? [] : [{ own: form.own, values }]
  })
  const values = filled.flatMap(({ own, values }) =>
    asSaid(field, own.flatMap(({ id }) => values[id]?.trim() || []).join(' ')),
  )
  const isSaid = filled.every(({ own, values }) => own.every((one) => wasNotAsked(one, values)))
  return told(values, asking.length > 0 && (values.length > 0 || isSaid))
}

/** What brought a case out of Fast Track or back into it: an option, or the reason for which it was closed. */
type Decided = { option: string; on: Day }

/** A case that was closed for one of some reasons, or after it had left by a way out: on the day it left. */
function closedSo(evidence: Evidence, reasons: readonly string[]): Decided[] {
  const { closedOn, closeReason } = evidence.state
  const last = eventsOfType(evidence, 'stage-entered').at(-1)
  if (closedOn === null || closeReason === null) return []
  if (last?.way === 'out') return [{ option: closeReason, on: last.on }]
  return reasons.includes(closeReason) ? [{ option: closeReason, on: closedOn }] : []
}

/** The hearings that came to one of some outcomes, each on its own day. */
const heardSo = (evidence: Evidence, { records, outcomes }: NonNullable<Word<'decided'>['heard']>) =>
  eventsOfType(evidence, 'recorded').flatMap(({ record, values: { on = '', outcome = '' } }) =>
    records.includes(record) && outcomes.includes(outcome) && isDay(on) ? [{ option: outcome, on }] : [],
  )

/** The decisions whose options a field names by how their ids begin, and what closed the case or came of a hearing where that counts too. */
export const decidedSo = (
  evidence: Evidence,
  { decided, closed = [], heard }: Word<'decided'>,
): Decided[] => [
  ...eventsOfType(evidence, 'decided').filter(({ option }) =>
    decided.some((begins) => option.startsWith(begins)),
  ),
  ...(heard === undefined ? [] : heardSo(evidence, heard)),
  ...(closed.length === 0 ? [] : closedSo(evidence, closed)),
]

function fromDecisions(evidence: Evidence, field: TrackingField, known: Word<'decided'>): Known {
  const all = decidedSo(evidence, known)
  if (known.tells === 'day')
    return told(
      all.map(({ on }) => on),
      true,
    )
  const last = all.at(-1)
  return told(last === undefined ? [] : asSaid(field, last.option))
}

/** What the case, its files and forms say of a field already; nothing is copied. */
export function knownOf(evidence: Evidence, field: TrackingField): Known {
  const { known } = field
  if (known === undefined) return nothing
  if ('entry' in known) return fromEntry(evidence)
  if ('pupil' in known) return ofPupil[known.pupil](evidence, field)
  if ('parents' in known) return everybodyIsHome(evidence)
  if ('meetings' in known) return panelDays(evidence)
  return 'records' in known ? fromForms(evidence, field, known) : fromDecisions(evidence, field, known)
}
