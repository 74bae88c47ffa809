import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  damagedDocuments,
  documentFacts,
  documentsOf,
  putDocument,
  readDocument,
} from '../../db/documents.ts'
import type { Store } from '../../db/store.ts'
import { describeHomes, freshUrl, intrude, opened } from './homes.ts'
import { at } from './samples.ts'

const MIB = 1024 * 1024

const put = (store: Store, id: string, bytes: Uint8Array) =>
  store.write((tx) =>
    putDocument(tx, {
      id,
      case: 'FT-2026-0001',
      kind: 'pack',
      name: 'FT-2026-0001 pack.pdf',
      mime: 'application/pdf',
      bytes,
      madeAt: at,
      madeBy: 'U1',
    }),
  )

describeHomes('Documents', (home) => {
  test.each([
    ['no bytes', 0],
    ['one byte', 1],
    ['just one piece', MIB],
    ['one byte more', MIB + 1],
    ['more than a server answers at once', 12 * MIB + 7],
  ])('of %s come back as they were kept', { timeout: 20_000 }, async (_, size) => {
    const store = await opened(await freshUrl(home))
    const bytes = randomBytes(size)
    const facts = await put(store, 'd1', bytes)
    const read = await readDocument(store.read, 'd1')
    expect(read?.bytes.equals(bytes)).toBe(true)
    expect(facts).toMatchObject({ size, case: 'FT-2026-0001' })
    expect(await documentFacts(store.read, 'd1')).toEqual(facts)
    expect(await documentsOf(store.read, 'FT-2026-0001')).toEqual([facts])
    expect(await readDocument(store.read, 'd2')).toBeNull()
  })

  test.each([
    [
      'changed',
      `update document_parts set bytes = zeroblob(length(bytes)) where document = 'd1' and part = 1`,
    ],
    ['cut off', `delete from document_parts where document = 'd1' and part = 1`],
  ])('whose bytes were %s are refused and named', async (_, tampering) => {
    const url = await freshUrl(home)
    const store = await opened(url)
    await put(store, 'd1', randomBytes(2 * MIB))
    await put(store, 'd2', randomBytes(10))
    await intrude(url, tampering)
    await expect(readDocument(store.read, 'd1')).rejects.toThrow('Document d1 is not as it was kept')
    const damaged: string[] = []
    for await (const { id } of damagedDocuments(store.read)) damaged.push(id)
    expect(damaged).toEqual(['d1'])
  })
})
