import type { Day } from '../../domain/day.ts'
import { tidyUpn } from '../../domain/upn.ts'
import { upnTrouble } from '../profiles/upn-trouble.ts'
import { quoted } from '../tables/fault.ts'

/** What a register needs to know of a pupil. */
export type RollPupil = {
  id: string
  number: number
  ref: string
  upn: string | null
  joined: Day | null
  left: Day | null
  dateOfBirth: Day | null
}

/** The pupils of a school, found by either of their marks of identity. */
export type Roll = {
  byRef: ReadonlyMap<string, RollPupil>
  byUpn: ReadonlyMap<string, readonly RollPupil[]>
}

/** Who a row of a register is about, or what is wrong with how it names them. */
export type Named = RollPupil | { column: 'upn' | 'pupil_ref'; wrong: string }

/** The pupils of a school as they are looked for. */
export function rollOf(all: readonly RollPupil[]): Roll {
  const byUpn = new Map<string, RollPupil[]>()
  for (const pupil of all.filter((each) => each.upn !== null)) {
    byUpn.set(pupil.upn ?? '', [...(byUpn.get(pupil.upn ?? '') ?? []), pupil])
  }
  return { byRef: new Map(all.map((pupil) => [pupil.ref, pupil])), byUpn }
}

/** Was a pupil on roll on a day? Why not, in words, else null. */
export function offRoll({ joined, left }: RollPupil, on: Day): string | null {
  if (joined !== null && on < joined) return `is before the pupil joined on ${joined}`
  if (left !== null && on > left) return `is after the pupil left on ${left}`
  return null
}

const IMPORT_FIRST = 'import the pupils first, or correct it'
const NO_SUCH_UPN = 'the school has no pupil with the UPN'

function byUpn(roll: Roll, upn: string, on: Day): Named {
  const found = roll.byUpn.get(tidyUpn(upn)) ?? []
  const here = found.filter((pupil) => offRoll(pupil, on) === null)
  const [one, another] = here.length > 0 ? here : found
  if (one === undefined)
    return { column: 'upn', wrong: upnTrouble(upn) ?? `${NO_SUCH_UPN} ${quoted(upn)}: ${IMPORT_FIRST}` }
  if (another === undefined) return one
  return { column: 'upn', wrong: `more than one pupil has the UPN ${quoted(upn)}: name them by pupil_ref` }
}

/** The pupil whom a row names by reference, UPN or both. */
export function pupilNamed(
  roll: Roll,
  { ref, upn }: { ref: string | null | undefined; upn: string | null | undefined },
  on: Day,
): Named {
  if (!ref && !upn)
    return { column: 'pupil_ref', wrong: 'neither upn nor pupil_ref says whose mark this is: fill one in' }
  if (!ref) return byUpn(roll, upn ?? '', on)
  const pupil = roll.byRef.get(ref)
  if (pupil === undefined)
    return { column: 'pupil_ref', wrong: `the school has no pupil ${quoted(ref)}: ${IMPORT_FIRST}` }
  if (upn && pupil.upn !== null && pupil.upn !== tidyUpn(upn)) {
    return { column: 'upn', wrong: `is not the UPN of the pupil ${quoted(ref)}: correct one of the two` }
  }
  return pupil
}
