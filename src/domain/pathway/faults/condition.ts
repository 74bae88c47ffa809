import { conditionsOf } from '../conditions-of.ts'
import type { Pathway } from '../pathway.ts'
import type { Bound, Condition, MeasureTest } from '../schema/condition.ts'
import type { PathwayFault } from './fault.ts'
import { canHold, type Happens } from './happens.ts'

function shareFault(bound: Bound): string | null {
  if (typeof bound === 'number' || 'setting' in bound) return 'wants a share such as { of: 15, in: 100 }'
  return typeof bound.of === 'number' && bound.of > bound.in ? 'is more than the whole' : null
}

/** What is wrong in a condition: the word of it, or all of it where that is blank, and what is wrong there. */
type Part = { word: string; says: string }

function boundFaults(test: MeasureTest): Part[] {
  const words = (['at_least', 'at_most', 'below'] as const).filter((word) => test[word] !== undefined)
  if (words.length === 0)
    return [{ word: '', says: `${test.measure} is tested against nothing: say at_least, at_most or below` }]
  return words.flatMap((word) => {
    const bound = test[word] as Bound
    const sessions = typeof bound === 'number' || 'setting' in bound ? null : 'wants a number of sessions'
    const fault = test.measure.endsWith('-share') ? shareFault(bound) : sessions
    return fault === null ? [] : [{ word, says: `${test.measure} ${word} ${fault}` }]
  })
}

function recordFaults(pathway: Pathway, condition: Extract<Condition, { recorded: string }>): Part[] {
  const record = pathway.records.find(({ id }) => id === condition.recorded)
  if (record === undefined) return []
  return Object.entries(condition.with ?? {}).flatMap(([name, value]) => {
    const field = record.fields.find(({ id }) => id === name)
    const word = `with.${name}`
    if (field === undefined) return [{ word, says: `${record.id} has no field ${name}` }]
    const offered = field.choices === undefined || field.choices.some(({ id }) => id === value)
    return offered ? [] : [{ word, says: `${record.id} has no choice ${value} in ${name}` }]
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

function settingFaults(
  pathway: Pathway,
  condition: Extract<Condition, { is: string; setting: string }>,
): Part[] {
  const setting = pathway.settings[condition.setting]
  const choices = setting?.choices ?? []
  if (setting === undefined || choices.includes(condition.is)) return []
  const says =
    choices.length === 0
      ? `${condition.setting} has no choices, so it is never ${condition.is}`
      : `${condition.setting} is never ${condition.is}: its choices are ${choices.join(', ')}`
  return [{ word: 'is', says }]
}

type Notices = Extract<Condition, { notices: object }>['notices']

function noticeFaults({ at_least: least, at_most: most }: Notices): Part[] {
  if (least === undefined && most === undefined)
    return [{ word: 'notices', says: 'notices are tested against nothing: say at_least or at_most' }]
  return (least ?? 0) > (most ?? Number.POSITIVE_INFINITY)
    ? [{ word: 'notices', says: 'notices can never hold: its bounds leave no number' }]
    : []
}

function faultsOf(pathway: Pathway, condition: Condition): Part[] {
  if ('measure' in condition) return boundFaults(condition)
  if ('recorded' in condition) return recordFaults(pathway, condition)
  if ('setting' in condition) return settingFaults(pathway, condition)
  return 'notices' in condition ? noticeFaults(condition.notices) : []
}

/** Conditions that wait for what never happens; of what is asked not to be, nothing is awaited. */
function awaitingFaults(pathway: Pathway, happens: Happens): PathwayFault[] {
  return conditionsOf(pathway).flatMap(({ at, condition }) =>
    at.split('.').includes('not') || canHold(happens, condition)
      ? []
      : [{ at, says: 'can never hold: it waits for something that never happens' }],
  )
}

/** Conditions that mean nothing or never hold: a bound of the wrong kind or none at all, a value that no record or setting can have, something that never happens. */
export function conditionFaults(pathway: Pathway, happens: Happens): PathwayFault[] {
  const each = conditionsOf(pathway).flatMap(({ at, condition }) =>
    faultsOf(pathway, condition).map(({ word, says }) => ({ at: word === '' ? at : `${at}.${word}`, says })),
  )
  return [...each, ...awaitingFaults(pathway, happens), ...entryFaults(pathway)]
}
