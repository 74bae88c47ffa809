import type { Client, InValue, Transaction as LibsqlTransaction, ResultSet } from '@libsql/client'

/** What is put to a store: a statement, and its values in their order. */
export type Asked = string | { sql: string; args: InValue[] }

/** What a store answers: the rows, or how many were changed by a statement that tells none. */
export type Told = Pick<ResultSet, 'rows' | 'rowsAffected'>

/** What is done in an open transaction, of a file and of a server alike. */
export type Transaction = Pick<LibsqlTransaction, 'commit' | 'rollback' | 'closed'> & {
  execute(asked: Asked): Promise<Told>
}

/** What is done on a connection, to a file and to a server alike. */
export type StoreClient = Pick<Client, 'close'> & {
  execute(asked: Asked): Promise<Told>
  transaction(mode: 'read' | 'write'): Promise<Transaction>
  reconnect(): Promise<void> | void
}
