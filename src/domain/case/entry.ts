import type { Duration } from '../duration.ts'
import {
  asksRegister,
  entryMeasures,
  entryOver,
  firstEntryTest,
  simpleConditions,
} from '../pathway/entry-over.ts'
import type { EntryCriteria, Pathway } from '../pathway/pathway.ts'
import type { Condition, MeasureTest } from '../pathway/schema/condition.ts'
import { isRun } from './counted.ts'
import type { Facts } from './facts.ts'
import type { EntryCheck } from './figures.ts'
import { isPupilTest, type TestPlace, type Verdict } from './pupil-test.ts'
import { risesWithAbsence } from './rises-with-absence.ts'
import { joined, type Tried, trialOf } from './trial.ts'
import { dayWindow, type Window } from './window.ts'

type Settings = Record<string, Duration | string>

const thisYear = { this: 'school-year' } as const

type Governing = { of: 'all' | 'any'; which: readonly number[] }
/** Entry tests of which all or any must hold. */
export type GoverningTests = { of: 'all' | 'any'; tests: EntryCriteria['tests'] }

const inWords: Record<string, 'all' | 'any'> = { either: 'any', any: 'any', both: 'all', all: 'all' }

/** Which of a pathway's entry tests govern in the reading that the settings choose, by their places, and whether all or any of them must hold. */
function governing({ entry }: Pathway, settings: Settings): Governing {
  const tests = entry?.tests ?? []
  const every = tests.map((_, n) => n)
  if (entry === undefined) return { of: 'all', which: every }
  const reading = typeof entry.governs === 'string' ? entry.governs : String(settings[entry.governs.setting])
  const of = inWords[reading]
  const one = reading === 'sessions' ? 1 : 0
  if (of === undefined && tests[one] !== undefined) return { of: 'all', which: [one] }
  return { of: of ?? 'any', which: every }
}

/** The entry tests that govern in the reading that a case's settings choose, and whether all or any of them must hold. */
export function governingTests(pathway: Pathway, settings: Settings): GoverningTests {
  const { of, which } = governing(pathway, settings)
  return { of, tests: (pathway.entry?.tests ?? []).filter((_, n) => which.includes(n)) }
}

/** The same as one condition. */
export function criterionOf(pathway: Pathway, settings: Settings): Condition {
  const { of, tests: own } = governingTests(pathway, settings)
  const tests = own.map(({ test }) => test)
  const [only] = tests
  if (only !== undefined && tests.length === 1) return only
  return of === 'any' ? { any: tests } : { all: tests }
}

const questionsIn = (condition: Condition): string[] =>
  simpleConditions(condition).flatMap((one) => ('asked' in one ? [one.asked] : []))

/** The windows that a pathway's entry tests count over, the one that its figures are over first, and in which of them days in a row are asked for. */
export function entryWindows(pathway: Pathway): { id: string; runs: boolean }[] {
  const measures = entryMeasures(pathway)
  const ids = [...new Set([entryOver(pathway), ...measures.map(({ over }) => over)])]
  return ids.map((id) => ({ id, runs: measures.some((one) => one.over === id && isRun(one.measure)) }))
}

/** The days of one of those windows; the school year so far where no test counts anything. A calendar that is not loaded that far is named. */
export function entryWindow(
  pathway: Pathway,
  facts: Pick<Facts, 'calendar' | 'today'>,
  settings: Settings,
  id: string = entryOver(pathway),
): Window {
  const window = firstEntryTest(pathway) === undefined ? thisYear : pathway.windows[id]
  return window === undefined || 'from' in window ? { missing: id } : dayWindow(window, facts, settings)
}

/** What an entry test says of one pupil: each test, the whole strictly and leaning on what is known, and what stands open. */
export type Outcome = {
  tests: readonly EntryCheck[]
  /** Met or not; null while somebody has to say, or something is not on record. */
  holds: boolean | null
  /** Met, as far as can be told without asking anybody. */
  meets: boolean
  /** The ids of the tests that keep the pupil from meeting it: none exactly when `meets`. */
  unmet: readonly string[]
  /** The questions on whose answers it turns. */
  ask: readonly string[]
}

const plain = (verdict: Verdict): boolean | null => (verdict === 'ask' ? null : verdict)

/** What the verdicts on a pathway's entry tests come to, taken strictly and leaning on what is known. */
function outcomeOf(pathway: Pathway, { of, which }: Governing, strict: Verdict[], lean: Verdict[]): Outcome {
  const tests = pathway.entry?.tests ?? []
  const governed = tests.map((test, n) => ({ ...test, strict: strict[n] ?? null, lean: lean[n] ?? null }))
  const own = governed.filter((_, n) => which.includes(n))
  const verdict = joined(
    'strict',
    of,
    own.map((one) => one.strict),
  )
  const meets =
    joined(
      'lean',
      of,
      which.map((n) => lean[n] ?? null),
    ) === true
  const open = verdict === 'ask' ? own.filter((one) => one.strict === 'ask') : []
  return {
    tests: governed.map(({ id, strict }) => ({ id, holds: plain(strict) })),
    holds: plain(verdict),
    meets,
    unmet: meets ? [] : own.filter((one) => one.lean !== true).map(({ id }) => id),
    ask: [...new Set(open.flatMap(({ test }) => questionsIn(test)))],
  }
}

const codes: readonly Verdict[] = [false, true, null, 'ask']
const keyOf = (verdicts: readonly Verdict[]): number =>
  verdicts.reduce<number>((key, verdict) => key * codes.length + codes.indexOf(verdict), 0)

/**
 * A pathway's entry test, ready to be held against any number of pupils at a school on a day: `meets` tells whether what is
 * known meets the reading that governs, `tried` also what each test says. Pupils of whom the same is said share it.
 */
export function entryTrial(pathway: Pathway, settings: Settings, place: TestPlace) {
  const all = pathway.entry?.tests ?? []
  const [ids, tests] = [all.map(({ id }) => id), all.map(({ test }) => test)]
  const governs = governing(pathway, settings)
  const windows = entryWindows(pathway).map(({ id }) => id)
  const made = { at: ({ over }: MeasureTest) => windows.indexOf(over), settings, place }
  const strict = tests.map((test) => trialOf(test, made, 'strict'))
  const lean = tests.map((test) => trialOf(test, made, 'lean'))
  const own = lean.filter((_, n) => governs.which.includes(n))
  const known = new Map<number, Outcome>()
  return {
    /** Does a test ask something of the pupil beside the register? */
    asksPupil: simpleConditions({ all: tests }).some(isPupilTest),
    /** Once some unauthorised sessions meet it, do more of them surely meet it too? */
    rises: tests.every((test, n) => !governs.which.includes(n) || risesWithAbsence(test)),
    meets(one: Tried): boolean {
      const verdicts = own.map((tries) => tries(one))
      return joined('lean', governs.of, verdicts) === true
    },
    /** As `holds` says it, but for tests that ask nothing of the register: what was said of these before stands. */
    again(one: Tried, before: readonly EntryCheck[]): boolean | null {
      const verdicts = tests.map((test, n) => {
        const kept = asksRegister(test) ? undefined : before.find(({ id }) => id === ids[n])
        return kept === undefined ? (strict[n]?.(one) ?? null) : kept.holds
      })
      const own = verdicts.filter((_, n) => governs.which.includes(n))
      return plain(joined('strict', governs.of, own))
    },
    tried(one: Tried): Outcome {
      const [each, leaning] = [strict.map((tries) => tries(one)), lean.map((tries) => tries(one))]
      const key = keyOf([...each, ...leaning])
      const before = known.get(key) ?? outcomeOf(pathway, governs, each, leaning)
      known.set(key, before)
      return before
    },
  }
}
