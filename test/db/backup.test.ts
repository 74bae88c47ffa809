import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createClient } from '@libsql/client'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { backup } from '../../db/backup.ts'
import { refreshRows } from '../../db/case-rows.ts'
import { putDocument, readDocument } from '../../db/documents.ts'
import { appendEvents, readEvents, sealPayload } from '../../db/events.ts'
import { keepStoreNote, storeNote } from '../../db/meta.ts'
import { putNotice } from '../../db/outbox.ts'
import { pupilsMatching } from '../../db/queries.ts'
import { restore } from '../../db/restore.ts'
import { storedTables } from '../../db/row-copy.ts'
import { pupils, roles } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import { filePathOf } from '../../db/store-url.ts'
import { verifyChains } from '../../db/verify.ts'
import { describeHomes, freshUrl, intrude, opened, temporaryFolder } from './homes.ts'
import { at, caseRow, caseRows, deadline, event, pupilRow } from './samples.ts'

const chain = 'FT-2026-0001'

async function filled(store: Store): Promise<void> {
  await store.write(async (tx) => {
    await appendEvents(
      tx,
      chain,
      0,
      Array.from({ length: 450 }, (_, n) => event(n)),
    )
    await appendEvents(tx, 'store', 0, [event(1)])
    await sealPayload(tx, 3, 'wrong case')
    const rows = caseRows(chain, { case: caseRow(chain, { seq: 450 }), deadlines: [deadline(chain, 'a')] })
    await refreshRows(tx, null, rows)
    await putNotice(tx, { key: 'a', kind: 'card', body: { case: chain } })
    await tx
      .insert(pupils)
      .values(Array.from({ length: 450 }, (_, n) => pupilRow(`${n}`, 'Ann', `Surname${n}`)))
    await tx.insert(roles).values([
      { person: 'U1', role: 'ewo', school: null },
      { person: 'U1', role: 'ewo', school: 'ash' },
    ])
    await putDocument(tx, {
      id: 'd1',
      kind: 'pack',
      name: 'pack.pdf',
      mime: 'application/pdf',
      bytes: randomBytes(1_500_000),
      madeAt: at,
      madeBy: 'U1',
    })
    await keepStoreNote(tx, 'team', 'T1')
  })
}

async function contents(store: Store): Promise<Record<string, unknown>> {
  const tables: Record<string, unknown> = {}
  for (const { name, columns, key } of storedTables.filter((table) => table.name !== 'document_parts')) {
    const order = sql.raw(key.map((column) => `"${column}"`).join(', '))
    const listed = sql.raw(columns.map((column) => `"${column}"`).join(', '))
    tables[name] = await store.read.all(sql`select ${listed} from ${sql.identifier(name)} order by ${order}`)
  }
  const pack = await readDocument(store.read, 'd1')
  return { ...tables, pack: pack?.bytes.toString('base64') }
}

async function faults(store: Store): Promise<string[]> {
  const found: string[] = []
  for await (const fault of verifyChains(store.read)) found.push(fault.sentence)
  return found
}

describeHomes('A backup', (home) => {
  test('holds all that the store holds and can be restored to a file and to a server', {
    timeout: 60_000,
  }, async () => {
    const store = await opened(await freshUrl(home))
    await filled(store)
    const before = await contents(store)
    const file = join(temporaryFolder(), 'b', 'backup.db')
    expect((await backup(store, file)).bytes).toBe(statSync(file).size)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(dirname(file))).toEqual(['backup.db'])
    for (const target of ['file', home === 'http' ? 'http' : 'ws'] as const) {
      const url = await freshUrl(target)
      await restore(file, url)
      const copy = await opened(url)
      expect(await contents(copy)).toEqual(before)
      expect(await faults(copy)).toEqual([])
      expect(await pupilsMatching(copy.read, { schools: 'all', text: 'surname77 ann' })).toHaveLength(1)
      expect(await copy.write((tx) => appendEvents(tx, chain, 450, [event(9)]))).toEqual({
        seq: 451,
        positions: [452],
      })
      await expect(restore(file, url)).rejects.toThrow(/not empty|there already/)
    }
    expect(await contents(store)).toEqual(before)
  })

  test('is of one moment while people go on working', { timeout: 60_000 }, async () => {
    const store = await opened(await freshUrl(home))
    await filled(store)
    let seq = 450
    let going = true
    const working = (async () => {
      while (going) {
        await store.write(async (tx) => {
          await appendEvents(tx, chain, seq, [event(seq)])
          await refreshRows(tx, null, caseRows(chain, { case: caseRow(chain, { seq: seq + 1 }) }))
        })
        seq += 1
        await new Promise((done) => setTimeout(done, 1))
      }
    })()
    const file = join(temporaryFolder(), 'backup.db')
    const started = seq
    await backup(store, file)
    going = false
    await working
    expect(seq).toBeGreaterThan(started)
    const copy = await opened(`file:${file}`)
    expect(await faults(copy)).toEqual([])
    const kept = (await readEvents(copy.read, chain)).length
    expect(kept).toBeGreaterThanOrEqual(450)
    expect(await copy.read.all(sql`select seq from cases`)).toEqual([{ seq: kept }])
  })

  test('keeps the store’s faults, so that restoring finds them', { timeout: 30_000 }, async () => {
    const url = await freshUrl(home)
    const store = await opened(url)
    await filled(store)
    await intrude(url, 'drop trigger events_never_go', `delete from events where chain = 'store'`)
    const file = join(temporaryFolder(), 'backup.db')
    await backup(store, file)
    const target = await freshUrl(home)
    await expect(restore(file, target)).rejects.toThrow(
      'That backup does not verify: all chains: 451 events were recorded and 450 are there.',
    )
    expect(await storeNote((await opened(target)).read, 'team')).toBeNull()
  })
})

describe('Restoring', () => {
  test('refuses what is not a backup of ours, what was tampered with, and what needs a key', async () => {
    const folder = temporaryFolder()
    const target = `file:${join(folder, 'target.db')}`
    const at = (name: string) => join(folder, name)
    await expect(restore(at('none.db'), target)).rejects.toThrow('There is no backup of that name')
    writeFileSync(at('letter.db'), 'Dear parent '.repeat(1000))
    await expect(restore(at('letter.db'), target)).rejects.toThrow('not a Fast Track store')
    const other = createClient({ url: `file:${at('other.db')}` })
    await other.execute('create table events (a)')
    other.close()
    await expect(restore(at('other.db'), target)).rejects.toThrow('not a Fast Track store')
    const store = await opened(await freshUrl('file'), { encryptionKey: 'a key' })
    await filled(store)
    await backup(store, at('locked.db'))
    expect(readFileSync(at('locked.db')).includes('Surname1')).toBe(false)
    await expect(restore(at('locked.db'), target)).rejects.toThrow('needs another key')
    await restore(at('locked.db'), target, { encryptionKey: 'a key' })
    expect(await faults(await opened(target, { encryptionKey: 'a key' }))).toEqual([])
  })

  test.each([
    [`update event_payloads set body = '{}' where position = 7`, 'event 7: what it says was changed'],
    [`update document_parts set bytes = zeroblob(5) where part = 0`, 'document d1 is not as it was kept'],
  ])('refuses a backup after %s and leaves nothing behind', async (tampering, sentence) => {
    const store = await opened(await freshUrl('file'))
    await filled(store)
    const folder = temporaryFolder()
    const file = join(folder, 'backup.db')
    await backup(store, file)
    await intrude(`file:${file}`, 'drop trigger event_payloads_only_seal', tampering)
    await expect(restore(file, `file:${join(folder, 'target.db')}`)).rejects.toThrow(sentence)
    expect(readdirSync(folder)).toEqual(['backup.db'])
  })

  test('leaves the backup itself as it was', async () => {
    const store = await opened(await freshUrl('file'))
    await filled(store)
    const folder = temporaryFolder()
    const file = join(folder, 'backup.db')
    await backup(store, file)
    const bytes = readFileSync(file)
    await restore(file, `file:${join(folder, 'target.db')}`)
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['backup.db', 'target.db'])
    await expect(backup(store, file)).rejects.toThrow('a backup never replaces one')
  })

  test('half done is known by the next start', async () => {
    const url = await freshUrl('file')
    const store = await opened(url)
    await store.write((tx) => keepStoreNote(tx, 'restore-unfinished', 'yes'))
    await expect(opened(url)).rejects.toThrow('only half copied')
    expect(existsSync(filePathOf(url) ?? '')).toBe(true)
  })
})
