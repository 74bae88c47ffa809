import { datedFaults, rowOn } from './dated.ts'
import type { Day } from './day.ts'

/** The nations whose register codes differ. */
export const nations = ['england', 'wales'] as const

/** A nation with register codes of its own. */
export type Nation = (typeof nations)[number]

/** What a code says of its session in the attendance figures; the last two stand in neither numerator nor denominator. */
export const categories = [
  'present',
  'elsewhere',
  'authorised',
  'unauthorised',
  'not-possible',
  'administrative',
] as const

/** What a code says of its session in the attendance figures. */
export type Category = (typeof categories)[number]

/** One register code; `late` came before the register closed, `unexplained` still awaits its reason, `came` was in school although the session counts as an absence, `half` is the only session it may stand in. */
export type Code = {
  readonly code: string
  readonly category: Category
  readonly meaning: string
  readonly late?: true | undefined
  readonly unexplained?: true | undefined
  readonly came?: true | undefined
  readonly half?: 'AM' | 'PM' | undefined
  /** What a person should check before relying on this code. */
  readonly doubt?: string | undefined
}

/** The register codes of one nation for some days, `until` included and null while they are in force. */
export type CodeSet = {
  readonly id: string
  readonly nation: Nation
  readonly from: Day
  readonly until: Day | null
  readonly source: string
  readonly checkedOn: Day
  /** What a person should check before relying on this set. */
  readonly doubt?: string | undefined
  readonly codes: readonly Code[]
}

/** The codes that a nation's registers used on a day; a RangeError where none are laid down. */
export function codeSetOn(sets: readonly CodeSet[], nation: Nation, on: Day): CodeSet {
  return rowOn(
    sets.filter((set) => set.nation === nation),
    on,
  )
}

const meanings = new WeakMap<CodeSet, ReadonlyMap<string, Code>>()

/** What each mark of a code set means. */
export function codesIn(set: CodeSet): ReadonlyMap<string, Code> {
  const known = meanings.get(set)
  if (known !== undefined) return known
  meanings.set(set, new Map(set.codes.map((code) => [code.code, code])))
  return codesIn(set)
}

/** What a mark means in a code set; undefined when the set doesn't hold it. */
export const codeIn = (set: CodeSet, mark: string): Code | undefined => codesIn(set).get(mark)

function repeatedCodes(set: CodeSet): string[] {
  const repeated = set.codes.filter(
    (code, n) => set.codes.findIndex((other) => other.code === code.code) !== n,
  )
  return repeated.map((code) => `${set.id}: the code ${code.code} stands twice`)
}

/** What is wrong with the loaded code sets: a repeated id or code, days with two sets, days with none; empty when sound. */
export function codeSetFaults(sets: readonly CodeSet[]): string[] {
  const ids = sets.map((set) => set.id)
  const repeatedIds = ids.filter((id, n) => ids.indexOf(id) !== n)
  const dates = nations.flatMap((nation) =>
    datedFaults(sets.filter((set) => set.nation === nation)).map((fault) => `${nation}: ${fault}`),
  )
  return [
    ...repeatedIds.map((id) => `two code sets are called ${id}`),
    ...dates,
    ...sets.flatMap(repeatedCodes),
  ]
}
