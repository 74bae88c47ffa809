import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { keepStoreNote, storeNote } from '../../db/meta.ts'
import type { Store } from '../../db/store.ts'
import { filePathOf } from '../../db/store-url.ts'
import { describeHomes, freshUrl, opened } from './homes.ts'

const addOne = (store: Store) =>
  store.write(async (tx) => {
    const had = Number((await storeNote(tx, 'counter')) ?? 0)
    await keepStoreNote(tx, 'counter', String(had + 1))
  })

async function elsewhere(url: string, times: number): Promise<void> {
  const script = fileURLToPath(new URL('./write-loop.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, url, String(times)], { stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
}

describeHomes('A store', (home) => {
  test('is made on first opening and left as it is on the second', async () => {
    const url = await freshUrl(home)
    const store = await opened(url)
    await store.write((tx) => keepStoreNote(tx, 'team', 'T1'))
    await store.close()
    const again = await opened(url)
    expect(await storeNote(again.read, 'team')).toBe('T1')
    const steps = await again.read.all(
      sql`select count(*) as n, count(distinct hash) as d from __drizzle_migrations`,
    )
    expect(steps).toEqual([{ n: 8, d: 8 }])
  })

  test('can be opened for the first time by four programs at once', async () => {
    const url = await freshUrl(home)
    const stores = await Promise.all([1, 2, 3, 4].map(() => opened(url)))
    await Promise.all(stores.map(addOne))
    expect(await storeNote(stores[0]!.read, 'counter')).toBe('4')
  })

  test('refuses to be opened by an older program', async () => {
    const url = await freshUrl(home)
    const store = await opened(url)
    await store.write((tx) =>
      tx.run(sql`insert into __drizzle_migrations (hash, created_at) values ('later', 1)`),
    )
    await expect(opened(url)).rejects.toThrow('another version of Fast Track')
  })

  test('keeps all of a transaction or nothing', async () => {
    const store = await opened(await freshUrl(home))
    const failing = store.write(async (tx) => {
      await keepStoreNote(tx, 'half', 'done')
      throw new Error('second thoughts')
    })
    await expect(failing).rejects.toThrow('second thoughts')
    expect(await storeNote(store.read, 'half')).toBeNull()
    await addOne(store)
    expect(await storeNote(store.read, 'counter')).toBe('1')
  })

  test('loses no update when one program writes many at once', async () => {
    const store = await opened(await freshUrl(home))
    await Promise.all(Array.from({ length: 60 }, () => addOne(store)))
    expect(await storeNote(store.read, 'counter')).toBe('60')
  })

  test('loses no update when two programs write at once', { timeout: 40_000 }, async () => {
    const url = await freshUrl(home)
    const store = await opened(url, { writeLimitMs: 20_000 })
    const others = [elsewhere(url, 80), elsewhere(url, 80)]
    for (let n = 0; n < 80; n++) await addOne(store)
    await Promise.all(others)
    expect(await storeNote(store.read, 'counter')).toBe('240')
  })

  test('tells what was just written', async () => {
    const store = await opened(await freshUrl(home))
    for (let n = 1; n <= 20; n++) {
      await addOne(store)
      expect(await storeNote(store.read, 'counter')).toBe(String(n))
    }
  })

  test('refuses a write inside a write instead of waiting for itself, and allows one started there that runs later', async () => {
    const store = await opened(await freshUrl(home))
    let afterwards: Promise<void> | undefined
    const nested = store.write(async () => {
      afterwards = new Promise((done) => setTimeout(done, 100)).then(() => addOne(store))
      await addOne(store)
    })
    await expect(nested).rejects.toThrow('A write inside a write')
    await afterwards
    expect(await storeNote(store.read, 'counter')).toBe('1')
  })

  test('never quotes what was asked with in an error', async () => {
    const store = await opened(await freshUrl(home))
    const insert = sql`insert into meta (key, value) values ('k', ${'Ada Lovelace'})`
    await store.write((tx) => tx.run(insert))
    const error = await store.write((tx) => tx.run(insert)).catch((thrown: unknown) => thrown)
    expect(String(error)).toContain('UNIQUE')
    expect(inspect(error)).not.toContain('Ada')
    const asked = await store.read
      .all(sql`select ${'Ada Lovelace'} from nowhere`)
      .catch((thrown: unknown) => thrown)
    expect(String(asked)).toContain('no such table')
    expect(inspect(asked)).not.toContain('Ada')
  })

  test('warns of a transaction held for more than a second', { timeout: 10_000 }, async () => {
    const warnings: string[] = []
    const store = await opened(await freshUrl(home), { warn: (message) => warnings.push(message) })
    await addOne(store)
    expect(warnings).toEqual([])
    await store.write(() => new Promise((done) => setTimeout(done, 1100)))
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(/^A transaction was held for 1\d{3} ms\.$/)
  })

  test('finishes what is under way before it closes, and refuses what comes after', async () => {
    const url = await freshUrl(home)
    const store = await opened(url)
    const writing = Promise.all([addOne(store), addOne(store)])
    await store.close()
    await writing
    await expect(addOne(store)).rejects.toMatchObject({ name: 'StoreUnavailable', fault: 'closed' })
    expect(await storeNote((await opened(url)).read, 'counter')).toBe('2')
  })
})

describe('A store in a file', () => {
  test('makes its folder and can be read by its owner only', async () => {
    const url = await freshUrl('file')
    const store = await opened(url)
    await addOne(store)
    const path = filePathOf(url) ?? ''
    expect([statSync(path).mode & 0o777, statSync(`${path}-wal`).mode & 0o777]).toEqual([0o600, 0o600])
  })

  test('keeps a log beside the file, so that reading never waits for writing', async () => {
    const store = await opened(await freshUrl('file'))
    expect(await store.read.all(sql`pragma journal_mode`)).toEqual([{ journal_mode: 'wal' }])
    let seen: string | null = 'nothing'
    await store.write(async (tx) => {
      await keepStoreNote(tx, 'counter', '9')
      seen = await storeNote(store.read, 'counter')
    })
    expect(seen).toBeNull()
  })

  test('does not write through its reading side', async () => {
    const store = await opened(await freshUrl('file'))
    await expect(store.read.all(sql`insert into meta values ('a', 'b')`)).rejects.toThrow()
  })

  test('can live in a folder whose name needs escaping', async () => {
    const url = (await freshUrl('file')).replace('/data/', '/a%20b%23c/')
    const store = await opened(url)
    await addOne(store)
    expect(statSync(filePathOf(url) ?? '').size).toBeGreaterThan(0)
  })

  test('with a key holds no plain text and opens with that key only', async () => {
    const { readFileSync } = await import('node:fs')
    const url = await freshUrl('file')
    const store = await opened(url, { encryptionKey: 'a key' })
    await store.write((tx) => keepStoreNote(tx, 'team', 'PLAINTEXT'))
    await store.close()
    expect(readFileSync(filePathOf(url) ?? '').includes('PLAINTEXT')).toBe(false)
    await expect(opened(url)).rejects.toMatchObject({ name: 'StoreUnavailable', fault: 'unreadable' })
    expect(await storeNote((await opened(url, { encryptionKey: 'a key' })).read, 'team')).toBe('PLAINTEXT')
  })
})
