import { bornForSchool } from './born-for-school.ts'
import { bar } from './case/care.ts'
import type { Day } from './day.ts'
import type { Calendar } from './open-days.ts'
import type { Barred } from './screening.ts'

/** What of a pupil may bar them. */
export type BarredPupil = {
  joined: Day | null
  left: Day | null
  dateOfBirth: Day | null
  lookedAfter: boolean
  safetyFlag: boolean
  socialCare: string | null
}

type OpenCase = { held: boolean }

const roll = (
  { joined, left, dateOfBirth }: BarredPupil,
  { on, calendar }: { on: Day; calendar: Calendar },
) => {
  const refusal = bar({ pupil: { joined, left, dateOfBirth }, today: on, calendar })
  return refusal === null ? [] : [refusal.code]
}

function ofCase(open: OpenCase | undefined): Barred[] {
  if (open === undefined) return []
  return open.held ? ['already-open', 'held'] : ['already-open']
}

function flagged({ safetyFlag, socialCare }: BarredPupil, knows: boolean): Barred[] {
  const flags: Barred[] = []
  if (safetyFlag) flags.push('safety-flag')
  if (socialCare?.trim()) flags.push('social-care')
  return knows || flags.length === 0 ? flags : ['ask-safeguarding']
}

/**
 * Tells why pupils are barred on a day: the roll and their age, their open case, who is to be asked about a child who is
 * looked after, and what is flagged, which only `knows` names. Who is surely on roll and of age is not reckoned one by one.
 */
export function barring(at: { on: Day; calendar: Calendar }, knows: boolean) {
  const born = bornForSchool(at.on, at.calendar)
  const isSure = ({ left, dateOfBirth }: BarredPupil) =>
    left === null && dateOfBirth !== null && born.from <= dateOfBirth && dateOfBirth <= born.to
  return (pupil: BarredPupil, open: OpenCase | undefined): Barred[] => [
    ...(isSure(pupil) ? [] : roll(pupil, at)),
    ...ofCase(open),
    ...(pupil.lookedAfter ? ['looked-after' as const] : []),
    ...flagged(pupil, knows),
  ]
}
