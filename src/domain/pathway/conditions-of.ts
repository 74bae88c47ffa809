import type { Condition } from './condition.ts'
import type { Pathway } from './pathway.ts'

/** A condition with the place it stands at; the parts of `all`, `any` and `not` each have their own. */
export type PlacedCondition = { at: string; condition: Condition }

const placed = (at: string, conditions: readonly Condition[]): PlacedCondition[] =>
  conditions.flatMap((condition, n) => partsOf({ at: `${at}.${n}`, condition }))

function partsOf(whole: PlacedCondition): PlacedCondition[] {
  const { at, condition } = whole
  if ('all' in condition) return placed(`${at}.all`, condition.all)
  if ('any' in condition) return placed(`${at}.any`, condition.any)
  if ('not' in condition) return partsOf({ at: `${at}.not`, condition: condition.not })
  return [whole]
}

/** Every simple condition of a pathway with its place. */
export function conditionsOf(pathway: Pathway): PlacedCondition[] {
  return [
    ...pathway.stages.flatMap((stage, s) =>
      stage.next.flatMap(({ needs }, n) => placed(`stages.${s}.next.${n}.needs`, needs)),
    ),
    ...(pathway.entry?.tests ?? []).flatMap(({ test }, n) =>
      partsOf({ at: `entry.tests.${n}.test`, condition: test }),
    ),
    ...pathway.letters.flatMap(({ unlocks }, n) =>
      unlocks ? partsOf({ at: `letters.${n}.unlocks`, condition: unlocks }) : [],
    ),
    ...pathway.deadlines.flatMap(({ met, until }, n) => [
      ...partsOf({ at: `deadlines.${n}.met`, condition: met }),
      ...(until ? partsOf({ at: `deadlines.${n}.until`, condition: until }) : []),
    ]),
    ...pathway.decisions.flatMap(({ options }, d) =>
      options.flatMap(({ when, stops, proposed }, n) => [
        ...placed(`decisions.${d}.options.${n}.when`, when),
        ...placed(`decisions.${d}.options.${n}.stops`, stops),
        ...placed(`decisions.${d}.options.${n}.proposed`, proposed ?? []),
      ]),
    ),
    ...pathway.watches.flatMap(({ when }, n) => partsOf({ at: `watches.${n}.when`, condition: when })),
    ...pathway.gates.flatMap(({ needs }, n) => placed(`gates.${n}.needs`, needs)),
  ]
}
