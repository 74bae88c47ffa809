import type { Pathway } from './pathway.ts'
import type { Condition } from './schema/condition.ts'

/** A condition with the place it stands at; the parts of `all`, `any` and `not` each have their own. */
export type PlacedCondition = { at: string; condition: Condition }

/** Conditions that must hold together, with the place of their list. */
export type Conjunction = { at: string; conditions: readonly Condition[] }

const each = ({ at, conditions }: Conjunction): PlacedCondition[] =>
  conditions.map((condition, n) => ({ at: `${at}.${n}`, condition }))

const one = (at: string, condition: Condition | undefined): PlacedCondition[] =>
  condition === undefined ? [] : [{ at, condition }]

/** The lists of a pathway of which every condition must hold. */
const needed = ({ stages, decisions, gates }: Pathway): Conjunction[] => [
  ...stages.flatMap(({ next }, s) =>
    next.map(({ needs }, n) => ({ at: `stages.${s}.next.${n}.needs`, conditions: needs })),
  ),
  ...decisions.flatMap(({ options }, d) =>
    options.map(({ when }, n) => ({ at: `decisions.${d}.options.${n}.when`, conditions: when })),
  ),
  ...gates.map(({ needs }, n) => ({ at: `gates.${n}.needs`, conditions: needs })),
]

/** Conditions that stand for themselves; of a list any one is enough. */
const alone = ({ entry, letters, deadlines, decisions, watches }: Pathway): PlacedCondition[] => [
  ...(entry?.tests ?? []).flatMap(({ test }, n) => one(`entry.tests.${n}.test`, test)),
  ...letters.flatMap(({ unlocks }, n) => one(`letters.${n}.unlocks`, unlocks)),
  ...deadlines.flatMap(({ met, until }, n) => [
    ...one(`deadlines.${n}.met`, met),
    ...one(`deadlines.${n}.until`, until),
  ]),
  ...decisions.flatMap(({ options }, d) =>
    options.flatMap(({ stops, proposed = [] }, n) => [
      ...each({ at: `decisions.${d}.options.${n}.stops`, conditions: stops }),
      ...each({ at: `decisions.${d}.options.${n}.proposed`, conditions: proposed }),
    ]),
  ),
  ...watches.flatMap(({ when }, n) => one(`watches.${n}.when`, when)),
]

const wholes = (pathway: Pathway): PlacedCondition[] => [...needed(pathway).flatMap(each), ...alone(pathway)]

function innerOf({ at, condition }: PlacedCondition): PlacedCondition[] {
  if ('all' in condition) return each({ at: `${at}.all`, conditions: condition.all })
  if ('any' in condition) return each({ at: `${at}.any`, conditions: condition.any })
  return 'not' in condition ? one(`${at}.not`, condition.not) : []
}

/** The simple conditions that one is made of, each with its place. */
export function partsOf(whole: PlacedCondition): PlacedCondition[] {
  const inner = innerOf(whole)
  return inner.length === 0 ? [whole] : inner.flatMap(partsOf)
}

const conjunctionsIn = (whole: PlacedCondition): Conjunction[] => [
  ...('all' in whole.condition ? [{ at: `${whole.at}.all`, conditions: whole.condition.all }] : []),
  ...innerOf(whole).flatMap(conjunctionsIn),
]

/** Every simple condition of a pathway with its place. */
export const conditionsOf = (pathway: Pathway): PlacedCondition[] => wholes(pathway).flatMap(partsOf)

/** Every list of conditions that must hold together: those of ways, options and gates, and each `all`. */
export const conjunctionsOf = (pathway: Pathway): Conjunction[] => [
  ...needed(pathway).filter(({ conditions }) => conditions.length > 0),
  ...wholes(pathway).flatMap(conjunctionsIn),
]
