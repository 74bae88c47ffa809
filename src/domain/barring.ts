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

const nothing: readonly Barred[] = []
const lookedAfter: readonly Barred[] = ['looked-after']
const outside: readonly Barred[] = ['outside-compulsory-age']

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
 * looked after, and what is flagged, which only `knows` names. Age is not reckoned one by one.
 */
export function barring({ on, calendar }: { on: Day; calendar: Calendar }, knows: boolean) {
  const born = bornForSchool(on, calendar)
  const byAge = ({ dateOfBirth }: BarredPupil): readonly Barred[] =>
    dateOfBirth !== null && born.from <= dateOfBirth && dateOfBirth <= born.to ? nothing : outside
  const byRoll = (pupil: BarredPupil): readonly Barred[] => {
    if (pupil.left === null && pupil.dateOfBirth !== null) return byAge(pupil)
    const refusal = bar({ pupil, today: on, calendar })
    return refusal === null ? nothing : [refusal.code]
  }
  return (pupil: BarredPupil, open: OpenCase | undefined): readonly Barred[] => [
    ...byRoll(pupil),
    ...ofCase(open),
    ...(pupil.lookedAfter ? lookedAfter : nothing),
    ...flagged(pupil, knows),
  ]
}
