import { percentage, share } from '../domain/measure.ts'
import type { Screened, Screening } from '../domain/screening.ts'
import { groupedScreening, type ScreeningGroup, screeningGroups } from '../domain/screening-groups.ts'
import { columns, counted } from './columns.ts'

function printed({ pupil: _, turns: __, ref, ...one }: Screened) {
  const { possible, attended, authorised, unauthorised, missing, late, unexplained, ...rest } = one
  return {
    ref,
    possible,
    attended,
    authorised,
    unauthorised,
    missing,
    late,
    unexplained,
    unauthorisedShare: share(unauthorised, possible),
    attendanceShare: share(attended, possible),
    ...rest,
  }
}

/** A screening as `--json` prints it: shares as unreduced counts, pupils by reference alone. */
export const screeningDocument = ({ pupils, ...screening }: Screening) => ({
  ...screening,
  pupils: pupils.map(printed),
})

const titles: Readonly<Record<ScreeningGroup, string>> = {
  meets: 'Meet the test now',
  'about-to': 'About to',
  barred: 'Meet it, but barred',
  unclear: 'Figures not reliable yet',
}

function sayOf({ aboutTo, ask, barred, missing, unexplained }: Screened): string {
  const takes =
    aboutTo &&
    `${aboutTo.sessions} more unauthorised${aboutTo.inARow ? ' in a row' : ''} by ${aboutTo.on}, of ${aboutTo.left} to come`
  const clear = missing + unexplained > 0 && `${missing} unmarked, ${unexplained} unexplained`
  return [takes, ...barred, clear, ask.length > 0 && `to be asked: ${ask.join(', ')}`]
    .filter(Boolean)
    .join('; ')
}

/** A screening as a person reads it: who meets the test, who is about to, who is barred, and whose figures are to be cleared first. */
export function screeningLines(screening: Screening): string[] {
  const { school, pathway, on, window, pupils } = screening
  const groups = groupedScreening(screening)
  const rows = (group: ScreeningGroup) =>
    groups[group].map((one) => [
      `  ${one.ref}`,
      share(one.unauthorised, one.possible) ?? '',
      percentage(one.unauthorised, one.possible) ?? '',
      sayOf(one),
    ])
  const wanted = screeningGroups.filter((group) => groups[group].length > 0)
  return [
    `${school}, ${pathway}, on ${on}: ${counted(window.weeks, 'school week')} from ${window.from} to ${window.to}, ${counted(pupils.length, 'pupil')} on roll`,
    ...wanted.flatMap((group) => [titles[group], ...columns(rows(group))]),
  ]
}
