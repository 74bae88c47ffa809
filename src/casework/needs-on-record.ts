import type { CareRules, NeedRule } from '../domain/care-rules.ts'
import type { RegisterWeek } from '../domain/measure.ts'

type Column = Extract<NonNullable<NeedRule['found']>, { pupil: string }>['pupil']

type Known = {
  pupil: Record<'send' | 'medical' | 'socialCare', string | null> & { youngCarer: boolean | null }
  weeks: readonly RegisterWeek[]
}

const said = ({ pupil }: Known): Record<Column, boolean> => ({
  send: Boolean(pupil.send?.trim()),
  medical: Boolean(pupil.medical?.trim()),
  young_carer: pupil.youngCarer ?? false,
  social_care: Boolean(pupil.socialCare?.trim()),
})

/** The needs that the pupils file or the register tells of, by their ids. The register is read from twenty weeks before the case. */
export function needsOnRecord(family: Known, { needs }: Pick<CareRules, 'needs'>): string[] {
  const columns = said(family)
  const marks = new Set(family.weeks.flatMap((week) => week.marks))
  const isFound = ({ found }: NeedRule) => {
    if (found === undefined) return false
    return 'pupil' in found ? columns[found.pupil] : found.marks.some((mark) => marks.has(mark))
  }
  return needs.filter(isFound).map(({ id }) => id)
}
