import type { Bound, Condition, MeasureTest } from './condition.ts'
import { conditionsOf } from './conditions-of.ts'
import type { Pathway } from './pathway.ts'
import type { PathwayFault } from './pathway-fault.ts'

function shareFault(bound: Bound): string | null {
  if (typeof bound === 'number' || 'setting' in bound) return 'wants a share such as { of: 15, in: 100 }'
  return typeof bound.of === 'number' && bound.of > bound.in ? 'is more than the whole' : null
}

function boundFaults(test: MeasureTest): string[] {
  const words = (['at_least', 'at_most', 'below'] as const).filter((word) => test[word] !== undefined)
  if (words.length === 0) return ['is tested against nothing: say at_least, at_most or below']
  return words.flatMap((word) => {
    const bound = test[word] as Bound
    const sessions = typeof bound === 'number' || 'setting' in bound ? null : 'wants a number of sessions'
    const fault = test.measure.endsWith('-share') ? shareFault(bound) : sessions
    return fault === null ? [] : [`${word} ${fault}`]
  })
}

function recordFaults(pathway: Pathway, condition: Extract<Condition, { recorded: string }>): string[] {
  const record = pathway.records.find(({ id }) => id === condition.recorded)
  if (record === undefined) return []
  return Object.entries(condition.with ?? {}).flatMap(([name, value]) => {
    const field = record.fields.find(({ id }) => id === name)
    if (field === undefined) return [`${record.id} has no field ${name}`]
    const offered = field.choices === undefined || field.choices.some(({ id }) => id === value)
    return offered ? [] : [`${record.id} has no choice ${value} in ${name}`]
  })
}

function entryFaults(pathway: Pathway): PathwayFault[] {
  return conditionsOf(pathway).flatMap(({ at, condition }) => {
    if (!at.startsWith('entry.') || !('measure' in condition)) return []
    const window = pathway.windows[condition.over]
    if (window === undefined || !('from' in window)) return []
    return [{ at: `${at}.over`, says: `${condition.over} begins with something that comes after entry` }]
  })
}

/** Conditions that mean nothing: a bound of the wrong kind or none at all, a value that no record can have. */
export function conditionFaults(pathway: Pathway): PathwayFault[] {
  const each = conditionsOf(pathway).flatMap(({ at, condition }) => {
    const says =
      'measure' in condition ? boundFaults(condition).map((fault) => `${condition.measure} ${fault}`) : []
    if ('recorded' in condition) says.push(...recordFaults(pathway, condition))
    return says.map((fault) => ({ at, says: fault }))
  })
  return [...each, ...entryFaults(pathway)]
}
