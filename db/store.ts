import { type Connection, connect, type StoreAddress } from './connection.ts'
import { wait } from './limited.ts'
import { storeNote } from './meta.ts'
import { migrate, ownMigrations } from './migrate.ts'
import { type Db, openReader, readerSettings } from './reader.ts'
import { fromStore, plainError, StoreUnavailable } from './store-unavailable.ts'
import { prepareFile } from './store-url.ts'
import { openWriter, type Write } from './writer.ts'

/** The one shared case store: a side that asks, and one writer whose transactions are kept whole or not at all. */
export type Store = {
  read: Db
  write: Write
  /** Leaves nothing of what was erased in the log beside the store's file, where a reader does not stand in the way for long. */
  forget(): Promise<void>
  close(): Promise<void>
  url: string
}

/** Where the store is, and the limits on asking and writing in milliseconds. */
export type StoreOptions = StoreAddress & {
  migrationsFolder?: string
  readLimitMs?: number
  writeLimitMs?: number
  warn?: (message: string) => void
}

const writerSettings = [
  'PRAGMA journal_mode = WAL',
  'PRAGMA synchronous = NORMAL',
  'PRAGMA secure_delete = ON',
]
const addresses = new WeakMap<Store, StoreAddress>()
const FORGET_TRIES = 5
const MIGRATION_LIMIT_MS = 30_000

const emptyLog = ({ client }: Connection) => client.execute('PRAGMA wal_checkpoint(TRUNCATE)')

// The pages as they were before something was erased stand in the log until it is emptied, which a reader may delay.
async function emptied(writing: Connection): Promise<void> {
  for (let attempt = 1; attempt <= FORGET_TRIES && !writing.remote; attempt++) {
    const told = await emptyLog(writing).catch(() => null)
    if (told?.rows[0]?.busy === 0) return
    await wait(20 * attempt)
  }
}

async function openOn(connections: Connection[], options: StoreOptions): Promise<Store> {
  const { url, readLimitMs = 5000, writeLimitMs = 5000, warn = process.emitWarning } = options
  const writing = await connect(options, writerSettings)
  connections.push(writing)
  const writer = openWriter(writing, { limitMs: writeLimitMs, warn })
  const folder = options.migrationsFolder ?? ownMigrations
  await writer.write((tx) => migrate(tx, folder), { withinMs: MIGRATION_LIMIT_MS })
  const reading = await connect(options, readerSettings)
  connections.push(reading)
  let open = true
  const store: Store = {
    url,
    read: openReader(reading, readLimitMs),
    write: async (work, limits) => {
      if (!open) throw new StoreUnavailable('closed')
      return writer.write(work, limits)
    },
    forget: () => (open ? writer.between(() => emptied(writing)) : Promise.resolve()),
    async close() {
      if (!open) return
      open = false
      await writer.settled()
      // So that the file alone holds everything, for whoever copies it.
      if (!writing.remote) await emptyLog(writing).catch(() => {})
      for (const each of connections.splice(0)) each.client.close()
    },
  }
  addresses.set(store, options)
  return store
}

/** The note of a store into which a backup is still being copied. */
export const UNFINISHED = 'restore-unfinished'

/** Where a store is and what opens it; kept apart so that a key is never logged with its store. */
export function addressOf(store: Store): StoreAddress {
  const { url, authToken, encryptionKey } = addresses.get(store) ?? { url: store.url }
  return { url, authToken, encryptionKey }
}

/** Opens a store even when a backup was only half copied into it. */
export async function openUnfinished(options: StoreOptions): Promise<Store> {
  const connections: Connection[] = []
  try {
    prepareFile(options.url)
    return await openOn(connections, options)
  } catch (error) {
    for (const each of connections) each.client.close()
    throw plainError(fromStore(error))
  }
}

/** Opens the store, making or migrating it first; two programs may do so at once. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const store = await openUnfinished(options)
  if ((await storeNote(store.read, UNFINISHED)) === null) return store
  await store.close()
  throw new Error('A backup was only half copied into this store: empty it and restore again.')
}
