import { eq } from 'drizzle-orm'
import type { School } from '../../../db/queries/schools.ts'
import { schools } from '../../../db/schema.ts'
import type { Tx } from '../../../db/writer.ts'
import type { ImportDesk } from '../import-desk.ts'
import { recordSchool } from './add-school.ts'

/** Changes a school as it stands and records it on the school's own chain; false where it was so already. */
export async function changeSchool(
  tx: Tx,
  desk: Pick<ImportDesk, 'by' | 'today' | 'at'>,
  school: School,
  change: Partial<School>,
): Promise<boolean> {
  if (JSON.stringify({ ...school, ...change }) === JSON.stringify(school)) return false
  await tx.update(schools).set(change).where(eq(schools.id, school.id))
  await recordSchool(tx, desk, school.id, { type: 'school-changed', body: change })
  return true
}
