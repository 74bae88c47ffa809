import { wait } from '../../../db/limited.ts'
import { filesUnderWay, type RegisterFileRow } from '../../../db/register-files.ts'
import type { House } from '../house.ts'
import { brokenOff, endImport } from './end-import.ts'
import { giveUp } from './hand-in.ts'
import { toldOf } from './look-at-file.ts'
import { tellAnew } from './tell-of-file.ts'

const beatOf = (row: RegisterFileRow) => `${row.id} ${row.state} ${toldOf(row).running?.beat ?? 0}`

async function pickUp(house: House, row: RegisterFileRow): Promise<void> {
  if (row.state === 'reading') await giveUp(house, row.id, 'stopped-reading')
  else await endImport(house, row.id, await brokenOff(house, row, 'stopped'))
  await house.store.write((tx) => tellAnew(tx, row))
}

/**
 * Tells the people whose files were being read or imported when the bot was stopped whether all of it was kept or
 * nothing. A file that anybody went on with for some milliseconds is another process's.
 */
export async function pickUpFiles(house: House, stillForMs: number): Promise<void> {
  const before = new Set((await filesUnderWay(house.store.read)).map(beatOf))
  if (before.size === 0) return
  await wait(stillForMs)
  const still = (await filesUnderWay(house.store.read)).filter((row) => before.has(beatOf(row)))
  for (const row of still) await pickUp(house, row)
  if (still.length > 0) house.kick()
}
