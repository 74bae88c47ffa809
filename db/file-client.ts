import { LibsqlError } from '@libsql/client'
import Database from 'libsql'
import { keptStatements, onFile } from './kept-statements.ts'
import type { Asked, StoreClient, Told, Transaction } from './store-client.ts'

/** How a file is opened: its key, and how long to wait for a lock in milliseconds. */
export type FileOptions = { encryptionKey?: string; timeout: number }

type Opened = { database: Database.Database; run(asked: Asked): Told }

const beginnings = { read: 'BEGIN TRANSACTION READONLY', write: 'BEGIN IMMEDIATE' }

function open(path: string, options: FileOptions): Opened {
  const database = onFile(() => new Database(path, options))
  return { database, run: keptStatements(database) }
}

// Whoever asks a closed connection whether it is in a transaction ends the program.
const inTransaction = ({ database }: Opened) => database.open && database.inTransaction

function begin(on: Opened, mode: 'read' | 'write'): Transaction {
  on.run(beginnings[mode])
  const execute = async (asked: Asked) => {
    if (!inTransaction(on)) throw new LibsqlError('The transaction is closed', 'TRANSACTION_CLOSED')
    return on.run(asked)
  }
  return {
    execute,
    async commit() {
      await execute('COMMIT')
    },
    async rollback() {
      if (inTransaction(on)) on.run('ROLLBACK')
    },
    get closed() {
      return !inTransaction(on)
    },
  }
}

/**
 * A connection to a store in a file. libSQL's own client prepares every statement anew and names every cell twice, which
 * takes five times as long as a small question itself.
 */
export function fileClient(path: string, options: FileOptions): StoreClient {
  let opened: Opened | null = null
  let closed = false
  const free = () => {
    if (closed) throw new LibsqlError('The client is closed', 'CLIENT_CLOSED')
    opened ??= open(path, options)
    if (inTransaction(opened)) throw new LibsqlError('A transaction is open', 'TRANSACTION_ACTIVE')
    return opened
  }
  const reconnect = () => {
    if (opened?.database.open) opened.database.close()
    opened = null
  }
  return {
    execute: async (asked) => free().run(asked),
    transaction: async (mode) => begin(free(), mode),
    reconnect,
    close() {
      closed = true
      reconnect()
    },
  }
}
