import { changeRegisterFile, registerFile } from '../../../db/register-files.ts'
import type { House } from '../house.ts'
import { toldOf } from './look-at-file.ts'
import { tellProgress } from './tell-of-file.ts'

async function beatOnce(house: House, id: string, rows: number): Promise<void> {
  await house.store.write(async (tx) => {
    const row = await registerFile(tx, id)
    if (row === null) return
    const told = toldOf(row)
    const before = told.running ?? { rows: 0, beat: 0 }
    const running = { rows, beat: before.beat + 1 }
    const changed = await changeRegisterFile(tx, id, ['importing'], { told: { ...told, running } })
    if (changed && rows !== before.rows) await tellProgress(tx, row, running.beat)
  })
  house.kick()
}

/** Writes down every so often how many rows of a file were read, so that people see it go on and a broken-off import is known by its stillness. */
export function heartbeat(
  house: House,
  id: string,
  everyMs: number,
): { rows: (n: number) => void; stop: () => Promise<void> } {
  let rows = 0
  let last: Promise<void> = Promise.resolve()
  const beat = () => {
    // A beat that the store had no time for is made up by the next one.
    last = last.then(() => beatOnce(house, id, rows)).catch(() => {})
  }
  const timer = setInterval(beat, everyMs)
  return {
    rows: (n) => {
      rows = n
    },
    stop: () => {
      clearInterval(timer)
      return last
    },
  }
}
