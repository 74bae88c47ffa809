import { statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { storeNote } from '../../db/meta.ts'
import type { Store } from '../../db/store.ts'
import { type Fault, faultWords, type Refused } from '../register/tables/fault.ts'
import type { TableFile } from '../register/tables/table-file.ts'
import { counted } from './columns.ts'
import { type Call, type Exit, exit, Refusal } from './verb.ts'

/** What every import tells of a file that it took. */
type Told = { done: true; warnings: Fault[]; moreWarnings: number }

const PIECE = 262_144

/** A file's bytes, a piece at a time in the same place, so that a large file leaves nothing behind in memory. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const piece = Buffer.alloc(PIECE)
  const file = await open(path)
  try {
    for (let read = await file.read(piece); read.bytesRead > 0; read = await file.read(piece))
      yield piece.subarray(0, read.bytesRead)
  } finally {
    await file.close()
  }
}

/** A file as it can be read from its start, once or again; refused where there is none. */
function fileAt(path: string, progress: Call['progress']): () => TableFile {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) throw new Refusal(`There is no file ${path}.`)
  if (!found.isFile()) throw new Refusal(`${path} is not a file.`)
  return () => ({
    source: bytesOf(path),
    size: found.size,
    progress: (rows) => progress(`${counted(rows, 'row')} read`),
  })
}

function complainOf(name: string, refused: Refused, complain: Call['complain']): void {
  const { faults, more, stopped } = refused
  for (const fault of faults) complain(`${name}: ${faultWords(fault)}`)
  if (more > 0) complain(`${name}: and ${counted(more, 'more fault')}${stopped ? ' so far' : ''}`)
  if (stopped) complain(`${name}: there are so many that reading stopped`)
  complain(`Nothing was imported: ${counted(faults.length + more, 'fault')}.`)
}

function warnOf(name: string, warnings: readonly Fault[], more: number, complain: Call['complain']): void {
  for (const warning of warnings) complain(`${name}: please look: ${faultWords(warning)}`)
  if (more > 0) complain(`${name}: and ${more} more to look at`)
}

async function warnOfDemonstration(store: Store, complain: Call['complain']): Promise<void> {
  if ((await storeNote(store.read, 'demonstration')) === null) return
  complain(
    'Please look: this store holds the demonstration. Never import real pupils, people or registers into it.',
  )
}

/** Carries out an import of the file that a call names and tells how it went: on stdout what was done, on stderr what is wrong. */
export async function importFile<T extends Told>(
  call: Call,
  work: (store: Store, file: () => TableFile) => Promise<T | Refused>,
  summary: (told: T) => string[],
  { make }: { make: boolean } = { make: false },
): Promise<Exit> {
  const [path = ''] = call.args
  const name = basename(path)
  const outcome = await call.withStore(
    async (store) => {
      const file = fileAt(path, call.progress)
      await warnOfDemonstration(store, call.complain)
      return work(store, file).finally(() => call.progress(null))
    },
    { make },
  )
  if (!outcome.done) {
    complainOf(name, outcome, call.complain)
    return exit.wanting
  }
  warnOf(name, outcome.warnings, outcome.moreWarnings, call.complain)
  if (call.has('json')) call.print(outcome)
  else for (const line of summary(outcome)) call.say(line)
  return exit.done
}

/** What is said where a file held nothing new. */
export const nothingChanged = (rows: number): string[] => [
  `Nothing changed: the store held all ${counted(rows, 'row')} already.`,
]
