import { ChainMoved, lastSeq } from '../../../db/events.ts'
import type { School } from '../../../db/queries/schools.ts'
import {
  beginImport,
  landImport,
  landImports,
  promoteImport,
  StagingLost,
  stageAmended,
  stageRows,
} from '../../../db/register-staging.ts'
import { beatWhileStaging, sweepStaging } from '../../../db/register-sweeping.ts'
import type { Store } from '../../../db/store.ts'
import type { Preview } from '../../domain/register-file.ts'
import {
  appendImported,
  type ImportDesk,
  type ImportRecord,
  importChain,
  newImportId,
  type Taken,
} from '../import-desk.ts'
import { type Refused, refusedFor } from '../tables/fault.ts'
import type { TableFile } from '../tables/table-file.ts'
import { inThread } from './in-thread.ts'
import type { MergedPart } from './merge-file.ts'
import { handsFor, type Reading, registerJobFor } from './register-job-for.ts'

/** What a register file did: sessions marked for the first time and sessions whose mark it changed. */
export type RegisterTaken = Taken<{ added: number; amended: number; weeks: number }>

/** What a register file would do. */
export type RegisterPreviewed = Omit<Taken<{ preview: Preview }>, 'changed' | 'rows'>

/** An import that begins with the first row that changes, so that a file that is refused or changes nothing leaves no number. */
function staging(desk: ImportDesk, about: Pick<ImportRecord, 'id' | 'school' | 'kind'>) {
  let number: number | undefined
  let endBeat = () => {}
  async function begin(): Promise<number> {
    const begun = await beginImport(desk.store, { ...about, recordedBy: desk.by, recordedAt: desk.at })
    endBeat = beatWhileStaging(desk.store, begun)
    return begun
  }
  return {
    number: () => number,
    async keep({ weeks, amended }: MergedPart): Promise<void> {
      number ??= await begin()
      if (amended.count > 0) await stageAmended(desk.store, number, amended)
      await stageRows(desk.store, number, weeks)
    },
    async end(): Promise<void> {
      endBeat()
      // What a lost store leaves staged is seen by nobody, and swept when the program next starts.
      if (number !== undefined) await sweepStaging(desk.store, number).catch(() => {})
    },
  }
}

/** Makes the staged weeks visible in one short transaction, unless something else was imported or swept meanwhile. */
async function promote(
  desk: ImportDesk,
  number: number,
  record: ImportRecord,
  expectedSeq: number,
): Promise<void> {
  const { rows, sha256 } = record
  await desk.store.write(async (tx) => {
    await promoteImport(tx, number, { rows, sha256 })
    await appendImported(tx, desk, record, expectedSeq)
  })
  await landImport(desk.store, number)
}

/** What stands on the school's chain, once all that was promoted by then has landed. */
async function settledSeq(store: Store, school: string): Promise<number> {
  const seq = await store.write((tx) => lastSeq(tx, importChain(school)))
  await landImports(store)
  return seq
}

const MEANWHILE =
  'something else was imported or changed for this school meanwhile, and nothing of this file was kept: import it again'

/** Takes a register file in: only the sessions in it change, all of them or none. */
export async function importRegister(
  desk: ImportDesk,
  school: School,
  file: TableFile,
  reading: Reading,
): Promise<RegisterTaken | Refused> {
  const expectedSeq = await settledSeq(desk.store, school.id)
  const about = { id: newImportId(), school: school.id, kind: 'register' } as const
  const { keep, number, end } = staging(desk, about)
  try {
    const job = await registerJobFor(desk, school, file, reading)
    const read = await inThread(job, handsFor(desk.store, file, keep))
    if (!read.done) return read
    const { sums, sha256, preview, warnings, moreWarnings } = read
    const { rows, added, amended } = preview
    const counts = { added, amended, weeks: sums.weeks }
    const begun = number()
    if (begun !== undefined) await promote(desk, begun, { ...about, rows, sha256, counts }, expectedSeq)
    return { done: true, changed: begun !== undefined, rows, warnings, moreWarnings, ...counts }
  } catch (error) {
    if (error instanceof ChainMoved || error instanceof StagingLost) return refusedFor(MEANWHILE)
    throw error
  } finally {
    await end()
  }
}

/** Tells what a register file would do, without keeping any of it. */
export async function previewRegister(
  desk: ImportDesk,
  school: School,
  file: TableFile,
  reading: Reading,
): Promise<RegisterPreviewed | Refused> {
  await landImports(desk.store)
  const job = { ...(await registerJobFor(desk, school, file, reading)), isPreview: true }
  const read = await inThread(
    job,
    handsFor(desk.store, file, async () => {}),
  )
  if (!read.done) return read
  const { preview, warnings, moreWarnings } = read
  return { done: true, preview, warnings, moreWarnings }
}
