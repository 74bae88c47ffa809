import { connect, type StoreAddress } from './connection.ts'
import { type Db, openReader, readerSettings } from './reader.ts'

const LIMIT_MS = 30_000

/** Opens a store only to ask of it, such as from a thread of its own; it must have been opened before. */
export async function readingSide(address: StoreAddress): Promise<{ db: Db; close(): void }> {
  const connection = await connect(address, readerSettings)
  return { db: openReader(connection, LIMIT_MS), close: () => connection.client.close() }
}
