import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { MadePack, PackOrder } from './pack-process.ts'

const sizes = [50, 200, 800]

async function packOf(pages: number): Promise<MadePack> {
  const child = fork(fileURLToPath(new URL('pack-process.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  })
  child.send({ pages } satisfies PackOrder)
  const [made] = (await once(child, 'message')) as [MadePack]
  return made
}

type Row = {
  measure: string
  pages: number
  megabytes: number
  seconds: number
  'core seconds': number
  'core ms a page': number
  'peak MB': number
  'peak MB a page more': number
}

/** Packs of growing size, a third letters that were sent and two thirds scans, each bound in a process of its own: time and memory against their size. */
export async function packs(): Promise<Row[]> {
  const made: MadePack[] = []
  for (const pages of sizes) made.push(await packOf(pages))
  const [least = { pages: 0, peakMb: 0 }] = made
  return made.map(({ pages, megabytes, seconds, coreSeconds, peakMb }) => ({
    measure: 'a pack, its contents and its search for leaks',
    pages,
    megabytes,
    seconds,
    'core seconds': coreSeconds,
    'core ms a page': (1000 * coreSeconds) / pages,
    'peak MB': peakMb,
    'peak MB a page more': pages === least.pages ? 0 : (peakMb - least.peakMb) / (pages - least.pages),
  }))
}
