import { heldWeeks, holdsWeeks } from '../../../db/queries/held-weeks.ts'
import { lastMarked } from '../../../db/queries/last-marked.ts'
import type { School } from '../../../db/queries/schools.ts'
import type { Store } from '../../../db/store.ts'
import type { Profile } from '../../domain/register-file.ts'
import type { ImportDesk } from '../import-desk.ts'
import { schoolCalendar } from '../school-calendar.ts'
import type { TableFile } from '../tables/table-file.ts'
import type { JobHands, RegisterJob } from './register-job.ts'
import { rollPupils } from './roll-pupils.ts'

/** How a register file is written, and the references of pupils of whom nothing is told. */
export type Reading = { profile: Profile; hidden?: ReadonlySet<string> }

/** Ten million sessions are about 300 MB. */
const MOST_BYTES = 800_000_000

/** All that a thread has to know to read a school's register file, read out of the store. */
export async function registerJobFor(
  { store, codes, bankHolidays, today }: ImportDesk,
  { id, nation }: School,
  file: TableFile,
  { profile, hidden = new Set() }: Reading,
): Promise<RegisterJob> {
  const roll = await rollPupils(store.read, id)
  const calendar = await schoolCalendar(store.read, bankHolidays, id)
  const holds = await holdsWeeks(
    store.read,
    roll.map(({ number }) => number),
  )
  return {
    ...{
      rules: { calendar, codes, nation, today },
      roll,
      isFirst: !holds,
      profile,
      hidden,
      isPreview: false,
    },
    ...{ most: file.most ?? MOST_BYTES, size: file.size },
  }
}

/** What is done for such a thread: its file is brought, it is told what the store holds, and what changes is kept. */
export const handsFor = (
  { read: db }: Store,
  { source, progress = () => {} }: TableFile,
  keep: JobHands['keep'],
): JobHands => ({
  ...{ source, progress, keep },
  answer: (question) =>
    'held' in question ? heldWeeks(db, question.held) : lastMarked(db, question.lastMarked),
})
