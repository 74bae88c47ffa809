import type { Duration } from '../duration.ts'
import type { Measures } from '../measure.ts'
import type { Pathway } from '../pathway/pathway.ts'
import type { Counted } from './counted.ts'
import { entryTrial, entryWindow, entryWindows, type Outcome } from './entry.ts'
import type { Recorded } from './event.ts'
import type { Facts } from './facts.ts'
import { type Figures, figuresOf } from './figures.ts'
import { openedCase } from './opened-case.ts'
import type { Unmet } from './refusal.ts'
import type { Said } from './said.ts'
import { type Context, unmetOf } from './unmet.ts'

/** The entry test as it stands today: the figures, each of the pathway's tests, and whether the pupil meets it. */
export type EntryTest = Pick<Outcome, 'tests' | 'holds' | 'ask'> & {
  figures: Figures
  /** Met for certain: nobody has to be asked any more. */
  meets: boolean
  /** What does not hold, or is not known yet, of each test by its id. */
  lacks: Readonly<Record<string, readonly Unmet[]>>
  /** True where a setting says which of the tests counts, and they give different answers. */
  part: boolean
}

type Settings = Record<string, Duration | string>
type Opened = Parameters<typeof openedCase>[1]

/** A case as it would stand if it were opened now, so that a condition is looked at before as it will be after. */
function asOpened(pathway: Pathway, facts: Facts, settings: Settings, entry: Figures, said: Said) {
  const event: Omit<Opened, keyof Recorded> & Partial<Opened> = {
    ...{ type: 'case-opened', school: facts.pupil.school, pupil: facts.pupil.id, owner: '' },
    ...{ pathway: pathway.id, version: pathway.version, settings, entry, tests: [], meets: false, said },
    ...{ seq: 0, by: '', on: facts.today, manner: 'did', recordedBy: '', recordedAt: '', late: false },
  }
  return openedCase('', event as Opened)
}

/** The register counted over each of the windows that the tests look at, the one of the figures first. */
function countsOver(
  pathway: Pathway,
  facts: Facts,
  settings: Settings,
): (Measures & Counted)[] | { missing: string } {
  const counts: (Measures & Counted)[] = []
  for (const { id, runs } of entryWindows(pathway)) {
    const window = entryWindow(pathway, facts, settings, id)
    if ('missing' in window) return window
    const { from, to } = window
    counts.push({ ...facts.measure(from, to), ...(runs ? { runs: facts.dayRuns(from, to) } : {}) })
  }
  return counts
}

/** Tries a pupil against a pathway's entry test, with what is said so far of its questions; a calendar that is not loaded that far is named. */
export function entryTest(
  pathway: Pathway,
  facts: Facts,
  settings: Settings,
  said: Said = {},
): EntryTest | { missing: string } {
  const counts = countsOver(pathway, facts, settings)
  if ('missing' in counts) return counts
  const [first] = counts
  if (first === undefined) throw new Error(`${pathway.id} has no window to look at`)
  const { tests, holds, ask } = entryTrial(pathway, settings, facts).tried({
    counts,
    pupil: facts.pupil,
    said,
  })
  const figures = figuresOf(first)
  const context = { pathway, state: asOpened(pathway, facts, settings, figures, said), facts }
  return {
    figures,
    tests,
    holds,
    meets: holds === true,
    ask: ask.filter((question) => said[question] === undefined),
    lacks: Object.fromEntries(
      (pathway.entry?.tests ?? []).map(({ id, test }) => [id, unmetOf(test, context)]),
    ),
    part: typeof pathway.entry?.governs === 'object' && new Set(tests.map((test) => test.holds)).size > 1,
  }
}

type Entry = Pick<Context, 'pathway' | 'state' | 'facts'>

/**
 * Would a case's entry test be met on the register as it is now, over the days that it looked at when the case was opened?
 * `figures` is what the first of its windows comes to now; what was looked at beside the register stays as it was. Null where
 * that cannot be told.
 */
export function entryAgain({ pathway, state, facts }: Entry, figures: Measures): boolean | null {
  const { settings, openedOn, entry } = state
  const then = { ...facts, today: openedOn }
  const counts = countsOver(pathway, then, settings)
  if ('missing' in counts) return null
  const [first, ...others] = counts
  const all = [
    { ...figures, ...(first?.runs ? { runs: facts.dayRuns(figures.from, figures.to) } : {}) },
    ...others,
  ]
  const trial = entryTrial(pathway, settings, then)
  return trial.again({ counts: all, pupil: facts.pupil, said: entry.said }, entry.tests)
}
