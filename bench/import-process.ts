import { once } from 'node:events'
import { openStore } from '../db/store.ts'
import { readyThread } from '../src/register/marks/in-thread.ts'
import { importInto } from './register-import.ts'

/** A store with the school, and the file that is to come into it. */
export type ImportOrder = { url: string; path: string }
/** How long it took, and the most memory that the process ever held, in MB. */
export type Imported = { ms: number; peakMb: number }

// As the command line does: the thread starts while the store is opened and the templates are read.
readyThread()
const [{ url, path }] = (await once(process, 'message')) as [ImportOrder]
const store = await openStore({ url })
const ms = await importInto(store, path)
await store.close()
process.send?.({ ms, peakMb: process.resourceUsage().maxRSS / 1000 } satisfies Imported)
process.disconnect()
