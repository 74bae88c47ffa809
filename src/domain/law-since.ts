import { z } from 'zod'
import type { Pathway } from './pathway/pathway.ts'

const day = z.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'a year, a month or a day')

/** What in law or statutory guidance changed, from when and where, and what was not read at its source. */
export const lawSinceSchema = z.array(
  z.strictObject({
    id: z.string().min(1),
    from: day,
    /** It is to be said of every pathway, whenever that was written. */
    always: z.literal(true).optional(),
    nation: z.enum(['england', 'wales', 'both']),
    says: z.string().min(1),
    source: z.string().min(1),
    check: z.string().min(1).optional(),
  }),
)
export type LawChange = z.infer<typeof lawSinceSchema>[number]

/** What a pathway does not know of the law as it is now, because it was written before, oldest first; all of it where nobody knows when it was written. */
export function changedSince(
  { written, nation }: Pick<Pathway, 'written' | 'nation'>,
  changes: readonly LawChange[],
): LawChange[] {
  return changes
    .filter((one) => nation === 'both' || one.nation === 'both' || one.nation === nation)
    .filter(({ always, from }) => always || written === 'undated' || written < from)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}
