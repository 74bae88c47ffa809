import type { Pathway } from './pathway.ts'
import type { PathwayFault } from './pathway-fault.ts'

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

/** Records whose choices lead nowhere, or whose fields are of the wrong kind. */
export function recordFaults(pathway: Pathway): PathwayFault[] {
  return pathway.records.flatMap((record, r) => {
    const offers = (field: string, is: string): boolean =>
      record.fields.some(({ id, choices }) => id === field && choices?.some((choice) => choice.id === is))
    const unknown = (at: string, field: string, is: string): PathwayFault[] =>
      offers(field, is) ? [] : [{ at, says: `${record.id} has no choice ${is} in ${field}` }]
    return [
      ...orderFaults(record, r),
      ...kindFaults(record, r),
      ...roomFaults(record, r),
      ...keptFaults(record, r),
      ...(record.leads ?? []).flatMap(({ field, is }, n) => unknown(`records.${r}.leads.${n}.is`, field, is)),
      ...record.fields.flatMap(({ id, kind, choices, from, needed_when: when }, n) => [
        ...(when ? unknown(`records.${r}.fields.${n}.needed_when`, when.field, when.is) : []),
        ...((kind === 'choice') === (choices !== undefined || from !== undefined)
          ? []
          : [
              {
                at: `records.${r}.fields.${n}.kind`,
                says: `${id} is a ${kind}, and only a choice has choices`,
              },
            ]),
      ]),
    ]
  })
}
