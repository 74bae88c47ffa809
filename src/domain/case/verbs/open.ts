import type { Duration } from '../../duration.ts'
import type { Measures } from '../../measure.ts'
import type { Condition } from '../../pathway/condition.ts'
import { entryOver } from '../../pathway/entry-over.ts'
import type { Pathway } from '../../pathway/pathway.ts'
import { settledTest } from '../../pathway/settled.ts'
import { bar, notConsulted } from '../care.ts'
import { type Counted, passes } from '../counted.ts'
import type { CaseEvent, Check, Figures } from '../event.ts'
import type { Facts } from '../facts.ts'
import type { Consulted } from '../parts/sign-off.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import { type Window, windowOf } from '../window.ts'
import { consultedFault } from './sign-off.ts'

/** The entry test as it stands today: the figures, each reading of the criterion, and whether the pupil meets it. */
export type EntryTest = {
  figures: Figures
  tests: Check[]
  meets: boolean
  /** True where the readings give different answers. */
  part: boolean
}

/** A case's own copy of its pathway's settings, laid under what the school has set. */
export function settingsOf(
  pathway: Pathway,
  school: Record<string, Duration | string>,
): Record<string, Duration | string> {
  const defaults = Object.entries(pathway.settings).map(([id, setting]) => [
    id,
    school[id] ?? setting.default,
  ])
  return Object.fromEntries(defaults)
}

/** The counts of a window, without what only the checker needs. */
export function figuresOf(measures: Measures): Figures {
  const { from, to, possible, attended, authorised, unauthorised, late, unexplained, missing } = measures
  return { from, to, possible, attended, authorised, unauthorised, late, unexplained, missing }
}

type Settings = Record<string, Duration | string>

/** The pathway's criterion in the reading of it that a case's settings choose. */
export function criterionOf({ entry }: Pathway, settings: Settings): Condition {
  if (entry === undefined) return { all: [] }
  const tests = entry.tests.map(({ test }) => test)
  const reading = typeof entry.governs === 'string' ? entry.governs : settings[entry.governs.setting]
  if (reading === 'either' || reading === 'any') return { any: tests }
  if (reading === 'both' || reading === 'all') return { all: tests }
  const index = reading === 'sessions' ? 1 : 0
  return tests[index] ?? { any: tests }
}

function meetsCriterion(condition: Condition, settings: Settings, counts: Counted): boolean {
  const meets = (one: Condition) => meetsCriterion(one, settings, counts)
  if ('any' in condition) return condition.any.some(meets)
  if ('all' in condition) return condition.all.every(meets)
  return 'measure' in condition && passes(settledTest(condition, settings), counts)
}

/**
 * A pathway's entry test, ready to be held against any number of pupils' counts: `meets` tells whether the reading that
 * governs is met; `tried` also what each reading says, and the ids of those that keep the pupil from meeting it. Pupils of
 * whom the same is said share it.
 */
export function entryTrial(pathway: Pathway, settings: Settings) {
  const tests = pathway.entry?.tests ?? []
  const criterion = criterionOf(pathway, settings)
  const governs = tests.map(({ test }) => test === criterion || !('measure' in criterion))
  const meets = (counts: Counted): boolean => meetsCriterion(criterion, settings, counts)
  const holds = (test: Condition, counts: Counted): boolean => meetsCriterion(test, settings, counts)
  const told = (counts: Counted) => {
    const checks = tests.map(({ id, test }): Check => ({ id, holds: holds(test, counts) }))
    const met = meets(counts)
    const unmet = met ? [] : checks.filter(({ holds }, n) => !holds && governs[n]).map(({ id }) => id)
    return { tests: checks, meets: met, unmet }
  }
  const known = new Map<number, ReturnType<typeof told>>()
  const tried = (counts: Counted) => {
    const holding = tests.reduce((all, { test }, n) => (holds(test, counts) ? all + 2 ** n : all), 0)
    const before = known.get(holding) ?? told(counts)
    known.set(holding, before)
    return before
  }
  return { criterion, meets, tried }
}

/** The days over which a pathway's entry test counts; a calendar that is not loaded that far is named. */
export function entryWindow(pathway: Pathway, facts: Pick<Facts, 'calendar' | 'today'>): Window {
  return windowOf(pathway, null, facts, entryOver(pathway))
}

/** Tries a pupil against a pathway's entry test; a calendar that is not loaded that far is named. */
export function entryTest(
  pathway: Pathway,
  facts: Facts,
  settings: Record<string, Duration | string>,
): EntryTest | { missing: string } {
  const window = entryWindow(pathway, facts)
  if ('missing' in window) return window
  const measures = facts.measure(window.from, window.to)
  const { tests, meets } = entryTrial(pathway, settings).tried(measures)
  return {
    figures: figuresOf(measures),
    tests,
    meets,
    part: new Set(tests.map((test) => test.holds)).size > 1,
  }
}

export type Opening = {
  owner: string
  reason?: string | undefined
  openCase: string | null
  settings: Record<string, Duration | string>
  /** Whom the school spoke to about a child who is looked after. */
  consulted?: readonly Consulted[] | undefined
}

/** What stands against whom the school says it spoke to; a child who is looked after asks for both. */
function consultationFault(facts: Facts, consulted: readonly Consulted[]): Refusal | null {
  const missing = notConsulted(facts, Object.fromEntries(consulted.map((one) => [one.who, one])))
  if (missing.length > 0) return { code: 'looked-after', missing }
  const [fault] = consulted.flatMap((one) => consultedFault({ facts }, one) ?? [])
  return fault ?? null
}

const alreadyOpen = ({ openCase }: Opening): Refusal | null =>
  openCase === null ? null : { code: 'already-open', case: openCase }

/** Opens a case: never for a pupil off roll or out of age, once at a time, and below the test only with a reason. */
export function open(pathway: Pathway, facts: Facts, opening: Opening): Result<CaseEvent[]> {
  const consulted = opening.consulted ?? []
  const barred = bar(facts) ?? alreadyOpen(opening) ?? consultationFault(facts, consulted)
  if (barred !== null) return refuse(barred)
  const settings = settingsOf(pathway, opening.settings)
  const test = entryTest(pathway, facts, settings)
  if ('missing' in test) return refuse({ code: 'day-not-known', missing: test.missing })
  const reason = opening.reason?.trim()
  if (!test.meets && !reason) return refuse({ code: 'below-entry-test' })
  const first = pathway.stages[0]
  if (first === undefined) throw new Error(`Pathway ${pathway.id} has no stage`)
  const opened: CaseEvent = {
    type: 'case-opened',
    school: facts.pupil.school,
    pupil: facts.pupil.id,
    pathway: pathway.id,
    version: pathway.version,
    settings,
    owner: opening.owner,
    entry: test.figures,
    tests: test.tests,
    meets: test.meets,
    ...(reason ? { reason } : {}),
  }
  const spoken = consulted.map((one): CaseEvent => ({ type: 'consulted', ...one }))
  return done([opened, { type: 'stage-entered', stage: first.id, visit: 1, leaves: [] }, ...spoken])
}
