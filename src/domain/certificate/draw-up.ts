import type { AttendanceFacts } from '../letter-facts.ts'
import { type Reading, readRegister } from '../sessions.ts'
import type { Certificate } from './certificate.ts'
import { certificateWeeks } from './certificate-weeks.ts'
import { codeKey } from './code-key.ts'

/** Whose certificate it is and when its marks were taken; `summary` is what the papers beside it print of the same days. */
export type Heading = Pick<Certificate, 'pupil' | 'school' | 'extractedAt' | 'register'> & {
  summary: AttendanceFacts
}

/** The attendance certificate of a pupil over a reading's days: each session's mark or why it has none, totals, and the key. */
export function drawUp(reading: Reading, { summary: figures, ...heading }: Heading): Certificate {
  const { sessions, onShutDays } = readRegister(reading)
  const { from, to, ...summary } = figures
  return {
    ...heading,
    from,
    to,
    summary,
    weeks: certificateWeeks(reading, sessions),
    codeKey: codeKey(reading, sessions),
    minutesLate: sessions.reduce((sum, { minutesLate }) => sum + (minutesLate ?? 0), 0),
    onShutDays: onShutDays.length,
  }
}
