import { join } from 'node:path'
import Database from 'libsql'
import { expect, test, vi } from 'vitest'
import { fileClient } from '../../db/file-client.ts'
import type { StoreClient } from '../../db/store-client.ts'
import { afterTest } from './endings.ts'
import { temporaryFolder } from './homes.ts'

function opened(path = join(temporaryFolder(), 'x.db')): StoreClient {
  const client = fileClient(path, { timeout: 50 })
  afterTest(() => client.close())
  return client
}

async function withLetters(): Promise<StoreClient> {
  const client = opened()
  await client.execute('create table letters (id text primary key, sent integer, text blob)')
  await client.execute({
    sql: 'insert into letters values (?, ?, ?), (?, ?, ?)',
    args: ['a', 1, null, 'b', 2, null],
  })
  return client
}
const ask = { sql: 'select id, sent from letters where sent > ? order by id', args: [0] }

test('A row answers to places and to names, and lists its names alone', async () => {
  const client = await withLetters()
  const { rows } = await client.execute(ask)
  const [row] = rows
  expect(rows).toHaveLength(2)
  expect([row?.[0], row?.[1], row?.length]).toEqual(['a', 1, 2])
  expect({ ...row }).toEqual({ id: 'a', sent: 1 })
  const twice = await client.execute('select id, sent as id from letters limit 1')
  expect([...Array.prototype.slice.call(twice.rows[0])]).toEqual(['a', 1])
  expect({ ...twice.rows[0] }).toEqual({ id: 'a' })
  const { rows: odd } = await client.execute('select 7, 1 as length')
  expect([odd[0]?.[0], odd[0]?.length, { ...odd[0] }]).toEqual([7, 2, { 7: 7 }])
})

test('What is asked again is prepared once, and answers for its own values each time', async () => {
  const client = await withLetters()
  const prepare = vi.spyOn(Database.prototype, 'prepare')
  afterTest(() => prepare.mockRestore())
  const ids = async (above: number) =>
    (await client.execute({ ...ask, args: [above] })).rows.map((row) => row.id)
  expect([await ids(0), await ids(1), await ids(2), await ids(0)]).toEqual([
    ['a', 'b'],
    ['b'],
    [],
    ['a', 'b'],
  ])
  expect(prepare).toHaveBeenCalledTimes(1)
  for (let n = 0; n < 300; n++) await client.execute(`select ${n}`)
  expect(await ids(1)).toEqual(['b'])
  expect(prepare).toHaveBeenCalledTimes(302)
})

test('What is long is not kept', async () => {
  const client = await withLetters()
  const prepare = vi.spyOn(Database.prototype, 'prepare')
  afterTest(() => prepare.mockRestore())
  const args = Array.from({ length: 2000 }, (_, n) => n)
  const long = { sql: `select id from letters where sent in (${args.map(() => '?').join(', ')})`, args }
  for (let n = 0; n < 2; n++) expect((await client.execute(long)).rows).toHaveLength(2)
  expect(prepare).toHaveBeenCalledTimes(2)
})

test('A statement that failed does what it should the next time', async () => {
  const client = await withLetters()
  const insert = (id: string) => client.execute({ sql: 'insert into letters (id) values (?)', args: [id] })
  await expect(insert('a')).rejects.toThrow(/UNIQUE constraint failed/)
  expect(await insert('c')).toEqual({ rows: [], rowsAffected: 1 })
  await expect(insert('c')).rejects.toMatchObject({
    name: 'LibsqlError',
    code: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  })
  expect((await client.execute('select count(*) as n from letters')).rows[0]?.n).toBe(3)
})

test('A table that another program changed meanwhile is told as it is now', async () => {
  const path = join(temporaryFolder(), 'x.db')
  const [client, other] = [opened(path), opened(path)]
  await other.execute('create table letters (id text)')
  await other.execute("insert into letters values ('a')")
  const first = await client.execute('select id from letters')
  await other.execute('alter table letters rename to old')
  await other.execute('create view letters as select upper(id) as id from old')
  expect([first, await client.execute('select id from letters')].map(({ rows }) => rows[0]?.id)).toEqual([
    'a',
    'A',
  ])
})

test('Yes, no, bytes and nothing are kept as such; what is no value is refused', async () => {
  const client = await withLetters()
  const bytes = new Uint8Array([1, 2, 3])
  const kept = {
    sql: 'select ? as yes, ? as none, ? as bytes, ? as buffer',
    args: [true, null, bytes, bytes.buffer],
  }
  const [row] = (await client.execute(kept)).rows
  expect([row?.yes, row?.none]).toEqual([1, null])
  for (const name of ['bytes', 'buffer'])
    expect([...Buffer.from(row?.[name] as ArrayBuffer)]).toEqual([1, 2, 3])
  for (const nothing of [undefined, Number.NaN, new Date(0)])
    await expect(client.execute({ sql: 'select ?', args: [nothing as never] })).rejects.toThrow(TypeError)
})

test('What is done while a transaction is open is refused, and what is undone is not there', async () => {
  const client = await withLetters()
  const transaction = await client.transaction('write')
  await expect(client.execute(ask)).rejects.toMatchObject({ code: 'TRANSACTION_ACTIVE' })
  await transaction.execute('delete from letters')
  await transaction.rollback()
  expect(transaction.closed).toBe(true)
  await expect(transaction.execute(ask)).rejects.toMatchObject({ code: 'TRANSACTION_CLOSED' })
  await transaction.rollback()
  expect((await client.execute(ask)).rows).toHaveLength(2)
})

test('A connection that is made anew has ended its transaction; one that is closed answers no more', async () => {
  const client = await withLetters()
  const transaction = await client.transaction('write')
  await transaction.execute('delete from letters')
  await client.reconnect()
  expect(transaction.closed).toBe(true)
  await expect(transaction.commit()).rejects.toMatchObject({ code: 'TRANSACTION_CLOSED' })
  expect((await client.execute(ask)).rows).toHaveLength(2)
  client.close()
  await expect(client.execute(ask)).rejects.toMatchObject({ code: 'CLIENT_CLOSED' })
})
