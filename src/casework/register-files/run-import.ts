import { type RegisterFileRow, registerFile } from '../../../db/register-files.ts'
import type { Asker } from '../../domain/access.ts'
import type { HandedInTrouble } from '../../domain/handed-in.ts'
import type { House } from '../house.ts'
import { tellDrift } from '../tell-drift.ts'
import { atSchool } from './at-school.ts'
import { brokenOff, type Ending, endImport } from './end-import.ts'
import { type Bring, sha256Of } from './hand-in.ts'
import { heartbeat } from './heartbeat.ts'
import { isTheirs, toldOf } from './look-at-file.ts'
import { takeIn } from './take-in.ts'

const BEAT_MS = 2000

const troubled = (row: RegisterFileRow, trouble: HandedInTrouble): Ending => ({
  state: 'previewed',
  told: { ...toldOf(row), trouble },
})

/** Imports the bytes that were looked at: Slack is asked for them again, and they must be the same. */
async function imported(
  house: House,
  by: Asker,
  row: RegisterFileRow,
  bring: Bring,
  progress: (rows: number) => void,
): Promise<Ending> {
  const brought = await bring(row.file)
  if ('trouble' in brought) return troubled(row, brought.trouble)
  if (sha256Of(brought.bytes) !== row.sha256) return troubled(row, 'not-the-same')
  return takeIn(await atSchool(house, by, row, brought.bytes), row, progress)
}

/** Carries out an import that was started, and tells how it goes and how it ended. */
export async function runImport(
  house: House,
  by: Asker,
  id: string,
  bring: Bring,
  beatMs = BEAT_MS,
): Promise<void> {
  const row = await registerFile(house.store.read, id)
  if (!isTheirs(by, row) || row.state !== 'importing') return
  const heart = heartbeat(house, id, beatMs)
  let ending: Ending | null = null
  try {
    ending = await imported(house, by, row, bring, heart.rows)
  } finally {
    await heart.stop()
    // What broke off once all of it was in has changed the register all the same.
    ending ??= await brokenOff(house, row, 'went-wrong')
    await endImport(house, id, ending)
    if (ending.state === 'done') await tellDrift(house, row.school)
  }
}
