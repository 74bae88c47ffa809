import { readEvents } from '../../../db/events.ts'
import type { Db } from '../../../db/reader.ts'
import {
  changeRegisterFile,
  type RegisterFileRow,
  registerFile,
  wasImported,
} from '../../../db/register-files.ts'
import type { HandedInTold, HandedInTrouble, ImportReport } from '../../domain/handed-in.ts'
import { importChain } from '../../register/import-desk.ts'
import type { House } from '../house.ts'
import { toldOf } from './look-at-file.ts'
import { tellProgress } from './tell-of-file.ts'

/** How an import ended, as a file's row keeps it. */
export type Ending = { state: 'done' | 'refused' | 'previewed'; told: HandedInTold }

/** Keeps how an import ended, and has the message say so. */
export async function endImport(house: House, id: string, ending: Ending): Promise<void> {
  await house.store.write(async (tx) => {
    const row = await registerFile(tx, id)
    if (row === null || !(await changeRegisterFile(tx, id, ['importing'], ending))) return
    await tellProgress(tx, row, `end-${ending.told.running?.beat ?? 0}`)
  })
  house.kick()
}

async function reportOf(db: Db, school: string, importId: string, rows: number): Promise<ImportReport> {
  const events = await readEvents(db, importChain(school))
  const counts = events
    .map(({ body }) => body as Partial<ImportReport> & { import?: string })
    .find((body) => body.import === importId)
  const { added = 0, amended = 0, weeks = 0 } = counts ?? {}
  return { changed: true, rows, added, amended, weeks }
}

/** How an import that was broken off ended: all was kept, as the store's imports say, or nothing was. */
export async function brokenOff(
  house: House,
  row: RegisterFileRow,
  trouble: HandedInTrouble,
): Promise<Ending> {
  const { read } = house.store
  const kept = await wasImported(read, row)
  const told = toldOf(row)
  if (kept === null) return { state: 'previewed', told: { ...told, trouble } }
  return { state: 'done', told: { ...told, report: await reportOf(read, row.school, kept.id, kept.rows) } }
}
