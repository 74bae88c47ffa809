import { connect, type StoreAddress } from './connection.ts'
import { migrate, ownMigrations } from './migrate.ts'
import { type Db, openReader } from './reader.ts'
import { plainError, StoreUnavailable } from './store-unavailable.ts'
import { prepareFile } from './store-url.ts'
import { openWriter, type Tx, type WriteOptions } from './writer.ts'

/** The one shared case store: a side that asks, and one writer whose transactions are kept whole or not at all. */
export type Store = {
  read: Db
  write<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T>
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
const readerSettings = ['PRAGMA query_only = ON']
const MIGRATION_LIMIT_MS = 30_000

/** Opens the store, making or migrating it first; two programs may do so at once. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { readLimitMs = 5000, writeLimitMs = 5000, warn = process.emitWarning } = options
  try {
    prepareFile(options.url)
    const writing = await connect(options, writerSettings)
    const writer = openWriter(writing, { limitMs: writeLimitMs, warn })
    const folder = options.migrationsFolder ?? ownMigrations
    await writer.write((tx) => migrate(tx, folder), { withinMs: MIGRATION_LIMIT_MS })
    const reading = await connect(options, readerSettings)
    return assemble(options.url, writer, openReader(reading, readLimitMs), () => {
      reading.client.close()
      writing.client.close()
    })
  } catch (error) {
    throw plainError(error)
  }
}

function assemble(url: string, writer: ReturnType<typeof openWriter>, read: Db, closeAll: () => void): Store {
  let open = true
  return {
    url,
    read,
    write: (work, options) =>
      open ? writer.write(work, options) : Promise.reject(new StoreUnavailable('closed')),
    async close() {
      if (!open) return
      open = false
      await writer.settled()
      closeAll()
    },
  }
}
