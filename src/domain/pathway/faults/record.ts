import type { Pathway } from '../pathway.ts'
import type { PathwayFault } from './fault.ts'

type RecordKind = Pathway['records'][number]

/** Days that are held against what is no day of the same record. */
function orderFaults({ id: record, fields }: RecordKind, r: number): PathwayFault[] {
  const days = fields.filter(({ kind }) => kind === 'day').map(({ id }) => id)
  return fields.flatMap(({ id, not_before: first, at_least: length }, n) => {
    const sound = first === undefined || (days.includes(id) && days.includes(first))
    return [
      ...(sound
        ? []
        : [{ at: `records.${r}.fields.${n}.not_before`, says: `${record} has no day ${first}` }]),
      ...(length === undefined || first !== undefined
        ? []
        : [
            {
              at: `records.${r}.fields.${n}.at_least`,
              says: `${id} lies at least so far after a day, and has no not_before that names it`,
            },
          ]),
    ]
  })
}

/** Days that can never be early enough and late enough. */
function roomFaults({ fields }: RecordKind, r: number): PathwayFault[] {
  return fields.flatMap(({ id, at_least: least, within: most }, n) =>
    least === undefined || most === undefined || least.unit !== most.unit || least.n <= most.n
      ? []
      : [
          {
            at: `records.${r}.fields.${n}.at_least`,
            says: `${id} has no day that it can take: at_least is longer than within`,
          },
        ],
  )
}

/** What is filled in or held to a time in a field of a kind that doesn't take it. */
function kindFaults({ fields }: RecordKind, r: number): PathwayFault[] {
  return fields.flatMap(({ id, kind, fill, ...times }, n) => [
    ...(fill === undefined || (kind === 'day') === (fill === 'today')
      ? []
      : [{ at: `records.${r}.fields.${n}.fill`, says: `${id} is a ${kind}, and ${fill} can't fill it in` }]),
    ...(['at_least', 'within', 'back'] as const)
      .filter((word) => times[word] !== undefined && kind !== 'day')
      .map((word) => ({
        at: `records.${r}.fields.${n}.${word}`,
        says: `${id} is a ${kind}, and only a day lies within a time`,
      })),
  ])
}

const kept = {
  notice: ['parent', 'served', 'received', 'earlier'],
  outcome: ['notice', 'outcome', 'on'],
}

/** Fields that a record must have for what is kept of it. */
function keptFaults({ id, keeps, fields }: RecordKind, r: number): PathwayFault[] {
  const needed = keeps === undefined ? [] : keeps === 'notice-outcome' ? kept.outcome : kept.notice
  return needed
    .filter((name) => !fields.some((field) => field.id === name))
    .map((name) => ({ at: `records.${r}.keeps`, says: `${id} keeps it by a field ${name}, which it lacks` }))
}

/** A value of a choice that the record doesn't offer: told at the field that it lacks, or at the value. */
function valueFaults(
  record: RecordKind,
  at: string,
  { field: name, is }: { field: string; is: string },
): PathwayFault[] {
  const field = record.fields.find(({ id }) => id === name)
  if (field === undefined) return [{ at: `${at}.field`, says: `${record.id} has no field ${name}` }]
  const offers = field.choices?.some(({ id }) => id === is)
  return offers ? [] : [{ at: `${at}.is`, says: `${record.id} has no choice ${is} in ${name}` }]
}

/** Fields that are asked for only sometimes: when, and that a form without them is taken at other times. */
const neededFaults = (record: RecordKind, r: number): PathwayFault[] =>
  record.fields.flatMap(({ id, needed_when: when, optional }, n) => {
    const at = `records.${r}.fields.${n}.needed_when`
    if (when === undefined) return []
    const always = optional ? [] : [{ at, says: `${id} is always needed, so say optional: true` }]
    return [...valueFaults(record, at, when), ...always]
  })

function choiceFault({ id, kind, choices, from }: RecordKind['fields'][number]): string | null {
  if (kind !== 'choice') return choices || from ? `${id} is a ${kind}, and only a choice has choices` : null
  if (!choices && !from)
    return `${id} is a choice that offers nothing: write its choices, or say from what they are`
  return choices && from
    ? `${id} has choices of its own and from elsewhere: only one of them can stand`
    : null
}

const choiceFaults = ({ fields }: RecordKind, r: number): PathwayFault[] =>
  fields.flatMap((field, n) => {
    const says = choiceFault(field)
    return says === null ? [] : [{ at: `records.${r}.fields.${n}.kind`, says }]
  })

/** Records whose choices lead nowhere, or whose fields are of the wrong kind. */
export const recordFaults = (pathway: Pathway): PathwayFault[] =>
  pathway.records.flatMap((record, r) => [
    ...orderFaults(record, r),
    ...kindFaults(record, r),
    ...roomFaults(record, r),
    ...keptFaults(record, r),
    ...neededFaults(record, r),
    ...choiceFaults(record, r),
    ...(record.leads ?? []).flatMap((lead, n) => valueFaults(record, `records.${r}.leads.${n}`, lead)),
  ])
