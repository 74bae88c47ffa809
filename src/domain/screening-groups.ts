import type { GoverningTests } from './case/entry.ts'
import type { Day } from './day.ts'
import type { Barred, Screened, Screening } from './screening.ts'

/** Under which heading a screening tells a pupil, in the order in which they are told. */
export const screeningGroups = ['meets', 'about-to', 'barred', 'unclear'] as const
export type ScreeningGroup = (typeof screeningGroups)[number]

type Named = { id: string; name: string }

/** One pupil of a screening; `on` are the pathways whose test they meet, where a school uses several: their figures are as the first of these counts. */
export type ScreenedOn = Screened & { on?: readonly Named[] }

/** A screening's pupils by heading, each under one at most: who is nearest first, then who has the highest share of unauthorised sessions. */
export type GroupedScreening = Readonly<Record<ScreeningGroup, readonly ScreenedOn[]>>

/** Reasons to speak to somebody first: they bar nobody who would be talked about before a case is opened. */
const speakFirst: readonly Barred[] = ['safety-flag', 'social-care', 'ask-safeguarding', 'looked-after']

// Who may not have a case and does not meet the test is told nowhere.
function groupOf({ meets, barred, aboutTo, turns }: Screened): ScreeningGroup | null {
  if (meets) return barred.length > 0 ? 'barred' : 'meets'
  if (barred.some((one) => !speakFirst.includes(one))) return null
  // What would take a few sessions more says little where clearing the register may do.
  if (turns) return 'unclear'
  return aboutTo === null ? null : 'about-to'
}

/** Whoever needs fewest sessions to meet the test comes first, then whoever has the highest share of unauthorised ones. */
const byNearness = (a: Screened, b: Screened): number =>
  (a.aboutTo?.sessions ?? 0) - (b.aboutTo?.sessions ?? 0) ||
  // Nought of nought would be equal to any share, and put the others out of order.
  b.unauthorised * Math.max(1, a.possible) - a.unauthorised * Math.max(1, b.possible) ||
  (a.ref < b.ref ? -1 : 1)

/** Sorts a screening's pupils under its headings. */
export function groupedScreening({ pupils }: { pupils: readonly ScreenedOn[] }): GroupedScreening {
  const all = [...pupils].sort(byNearness)
  const of = (group: ScreeningGroup) => all.filter((one) => groupOf(one) === group)
  return { meets: of('meets'), 'about-to': of('about-to'), barred: of('barred'), unclear: of('unclear') }
}

/** The same roll tried against a school's pathways, its first one first: each pupil once, as the first counts them whose test they meet, else as the first of all. */
export function screenedOnAll(
  all: readonly { on: Named; pupils: readonly Screened[] }[],
): readonly ScreenedOn[] {
  const [first] = all
  if (first === undefined || all.length < 2) return first?.pupils ?? []
  const met = new Map<string, Required<ScreenedOn>>()
  for (const { on, pupils } of all)
    for (const one of pupils.filter(({ meets }) => meets)) {
      const before = met.get(one.pupil) ?? { ...one, on: [] }
      met.set(one.pupil, { ...before, on: [...before.on, on] })
    }
  return first.pupils.map((one) => met.get(one.pupil) ?? one)
}

/** What a screening found, where the calendar reaches far enough; `names` are those of the pupils under its headings. */
export type Found = {
  window: Screening['window']
  onRoll: number
  /** Does the register hold any mark of the window? */
  marked: boolean
  groups: GroupedScreening
  names: ReadonlyMap<string, { name: string; form: string }>
}

/** A school's screening as somebody sees it, or what has to be loaded first; `pathway` is its first one, and `test` the entry test of that in the reading that governs there. */
export type ScreenedSchool = {
  school: { id: string; name: string }
  on: Day
  pathway: Named
  test: GoverningTests
  found: Found | { missing: string }
  /** The school's other pathways on which cases open, by name; what has to be loaded before one can be counted. */
  others: readonly { name: string; missing: string | null }[]
  /** Does whoever looks get it every week? */
  follows: boolean
}
