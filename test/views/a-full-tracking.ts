import { day } from '../../src/domain/day.ts'
import type { TrackedField } from '../../src/domain/tracking/tracked-case.ts'
import { choicesOf, type TrackedPeriod, type TrackingField } from '../../src/domain/tracking/tracking.ts'
import type { TrackingShown } from '../../views/tracking.ts'
import { library } from '../world.ts'

const [{ value: tracking }] = library.rules.tracking as [(typeof library.rules.tracking)[number]]
const today = day('2027-01-13')

/** As much as can be said of a field: every choice, or a name as long as may be. */
const everything = (field: TrackingField, name: string): string[] => {
  const choices = choicesOf(field).map(({ id }) => id)
  if (field.kind === 'days') return Array.from({ length: 10 }, () => today)
  return choices.length > 0 ? choices : [name.slice(0, 100)]
}

const by = { by: 'U0EWO000001', on: today }

function fieldFor(field: TrackingField, period: TrackedPeriod | null, name: string): TrackedField {
  const value = everything(field, name)
  const key = period === null ? field.id : `${field.id}.${period}`
  const isAsked = field.asked !== undefined
  const answered = isAsked ? { value, ...by } : null
  return { key, field, period, known: isAsked ? [] : value, answered, value, asked: true, open: false }
}

const fieldsFor = (name: string): TrackedField[] =>
  tracking.fields
    .filter(({ kind }) => kind !== 'register-weeks')
    .flatMap((field) => (field.periods ?? [null]).map((period) => fieldFor(field, period, name)))

const unsaid = (one: TrackedField): TrackedField => ({
  ...one,
  ...{ known: [], answered: null, value: [], open: one.field.asked !== undefined },
})

/** What is recorded of a case for the evaluation, with everything still to be said, everything said, and one field asked again. */
export function fullTracking(name: string): TrackingShown[] {
  const weeks = [...Array(28).keys()].map((n) => ({
    week: n < 4 ? n - 4 : n - 3,
    monday: today,
    possible: 10,
    attended: 5,
    authorised: 0,
    unauthorised: 5,
  }))
  const about = { case: 'FT-2026-0001', tracking, people: { U0EWO000001: name }, back: 'V1' }
  const council = { ...about, sides: ['council' as const] }
  const said = { entry: today, fields: fieldsFor(name), weeks }
  return [
    { ...council, tracked: { entry: null, fields: fieldsFor(name).map(unsaid), weeks: [] }, only: null },
    { ...council, tracked: said, only: null },
    { ...about, sides: ['school' as const], tracked: said, only: null },
    ...said.fields.map(({ key }) => ({ ...council, tracked: said, only: key })),
  ]
}
