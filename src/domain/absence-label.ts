import { z } from 'zod'
import type { Nation } from './codes.ts'
import type { Counts } from './counts.ts'
import { type Dated, valueOn } from './dated.ts'
import type { Day } from './day.ts'
import { atLeastShare } from './share.ts'

const part = z.strictObject({ of: z.int().positive(), in: z.int().positive() })

/** From which part of the possible sessions missed, whatever the reason, statistics call a pupil's absence persistent or severe. */
export const absenceLabelsSchema = z.strictObject({
  persistent: part,
  severe: part.nullable(),
  /** What a person should check before relying on this row. */
  doubt: z.string().min(1).optional(),
})

/** From which part of the possible sessions missed a nation's statistics speak of persistent and severe absence. */
export type AbsenceLabels = z.infer<typeof absenceLabelsSchema>

/** What statistics call an absence: a label to talk by, and no element of an offence or of a pathway's test. */
export type AbsenceLabel = 'persistent' | 'severe'

/** The dated labels of both nations. */
export type LabelRules = { readonly [Of in `absence-labels-${Nation}`]: readonly Dated<AbsenceLabels>[] }

/** What the statistics of a nation called, on a day, absence such as this; null where it has no label. */
export function absenceLabel(
  rules: LabelRules,
  nation: Nation,
  on: Day,
  { authorised, unauthorised, possible }: Counts,
): AbsenceLabel | null {
  const { persistent, severe } = valueOn(rules[`absence-labels-${nation}`], on)
  const missed = authorised + unauthorised
  if (severe !== null && atLeastShare(missed, possible, severe)) return 'severe'
  return atLeastShare(missed, possible, persistent) ? 'persistent' : null
}
