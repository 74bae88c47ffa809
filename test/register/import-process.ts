import { once } from 'node:events'
import { importRegister } from '../../src/register/marks/import-register.ts'
import { canonical } from '../world.ts'
import { file, type World, worldAt } from './desk.ts'

/** What a process is to import, and after how many writes to the store it is to stop dead; none stops it while it reads. */
export type ImportOrder = { url: string; text: string; writes: number }

const [order] = (await once(process, 'message')) as [ImportOrder]
const w: World = await worldAt(order.url)

const stopDead = async (): Promise<never> => {
  process.send?.('stopped')
  return new Promise<never>(() => {})
}

async function* halfOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text.slice(0, text.length / 2))
  if (order.writes === 0) await stopDead()
  yield Buffer.from(text.slice(text.length / 2))
}

let written = 0
const { write } = w.store
w.store.write = async (work, options) => {
  const kept = await write(work, options)
  written += 1
  return written === order.writes ? stopDead() : kept
}
const source = order.writes === 0 ? { source: halfOf(order.text) } : file(order.text, 65_536)
await importRegister(w.desk, w.north, source, canonical)
process.send?.('done')
