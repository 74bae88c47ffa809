import type { Pathway } from './pathway.ts'
import type { PathwayFault } from './pathway-fault.ts'

/** Records whose choices lead nowhere, or whose fields are of the wrong kind. */
export function recordFaults(pathway: Pathway): PathwayFault[] {
  return pathway.records.flatMap((record, r) => {
    const offers = (field: string, is: string): boolean =>
      record.fields.some(({ id, choices }) => id === field && choices?.some((choice) => choice.id === is))
    const unknown = (at: string, field: string, is: string): PathwayFault[] =>
      offers(field, is) ? [] : [{ at, says: `${record.id} has no choice ${is} in ${field}` }]
    return [
      ...(record.leads ?? []).flatMap(({ field, is }, n) => unknown(`records.${r}.leads.${n}.is`, field, is)),
      ...record.fields.flatMap(({ id, kind, choices, needed_when: when }, n) => [
        ...(when ? unknown(`records.${r}.fields.${n}.needed_when`, when.field, when.is) : []),
        ...((kind === 'choice') === (choices !== undefined)
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
