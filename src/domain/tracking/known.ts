import { isDay } from '../day.ts'
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

/** From the pathway's forms; a form that says nothing of it, or says it in words of its own, leaves it to be asked. */
function fromForms(evidence: Evidence, field: TrackingField, { records, fields }: Word<'records'>): Known {
  const kept = evidence.pathway.records.filter(({ id }) => records.includes(id))
  const asks = kept.some((one) => one.fields.some(({ id }) => fields.includes(id)))
  const filled = eventsOfType(evidence, 'recorded').filter(({ record }) => records.includes(record))
  const values = filled.flatMap((one) =>
    asSaid(field, fields.flatMap((id) => one.values[id]?.trim() || []).join(' ')),
  )
  return told(values, asks && (values.length > 0 || filled.length === 0))
}

/** The decisions whose options a field names by how their ids begin. */
export const decidedSo = (evidence: Evidence, { decided }: Word<'decided'>) =>
  eventsOfType(evidence, 'decided').filter(({ option }) =>
    decided.some((begins) => option.startsWith(begins)),
  )

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
