import { cases, deadlines, pupils } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import { type Day, day } from '../../src/domain/day.ts'

type Given = {
  case: string
  due: string | null
  school?: string
  owner?: string
  snoozedUntil?: string
  id?: string
  legal?: boolean
}

/** Puts open deadlines straight into the derived rows, a case and a pupil for each number that is new. */
export async function seedDeadlines(store: Store, given: readonly Given[]): Promise<void> {
  await store.write(async (tx) => {
    for (const [index, one] of given.entries()) {
      const { school = 'north', owner = 'U0PASTORAL1' } = one
      const pupil = `pupil-${one.case}`
      const named = { forename: 'Robin', surname: 'Ashdown', search: 'robin ashdown' }
      await tx
        .insert(pupils)
        .values({ id: pupil, school, pupilRef: one.case, ...named })
        .onConflictDoNothing()
      const about = { pathway: 'school-checklist', pathwayVersion: 1, stage: 'prepare-initial' }
      const standing = { status: 'open', openedOn: day('2026-11-02'), referred: false } as const
      await tx
        .insert(cases)
        .values({ id: one.case, school, pupil, owner, seq: 1, body: {}, ...about, ...standing })
        .onConflictDoNothing()
      await tx.insert(deadlines).values({
        caseId: one.case,
        id: one.id ?? `hold-initial:m${index}`,
        kind: 'hold-initial',
        title: 'Hold the initial meeting',
        due: one.due as Day | null,
        notKnown: one.due === null ? 'the 2027–28 calendar' : null,
        earliest: false,
        legal: one.legal ?? false,
        state: 'open',
        snoozedUntil: (one.snoozedUntil ?? null) as Day | null,
        opens: 'meeting',
      })
    }
  })
}
