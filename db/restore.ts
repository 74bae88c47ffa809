import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { CopyRefused, fileAddress } from './backup.ts'
import { connect, type StoreAddress } from './connection.ts'
import { damagedDocuments } from './documents.ts'
import { copyFile, copyWhole, removeFile } from './file-copy.ts'
import { keepStoreNote } from './meta.ts'
import type { Db } from './reader.ts'
import { copyRows, storedTables } from './row-copy.ts'
import { openStore, openUnfinished, type Store, UNFINISHED } from './store.ts'
import { filePathOf } from './store-url.ts'
import { verifyChains } from './verify.ts'

/** What opens the file and the store that it goes into. */
export type RestoreOptions = { authToken?: string | undefined; encryptionKey?: string | undefined }

async function oursIn(address: StoreAddress): Promise<unknown> {
  const { client } = await connect(address, [])
  const { rows } = await client
    .execute(
      `select count(*) as ours from sqlite_master where name in ('__drizzle_migrations', 'events', 'meta')`,
    )
    .finally(() => client.close())
  return rows[0]?.['ours']
}

async function refuseStranger(address: StoreAddress): Promise<void> {
  const ours = await oursIn(address).catch(() => null)
  if (ours === 3) return
  throw new CopyRefused('That file is not a Fast Track store, or it needs another key.')
}

async function refuseFaulty(db: Db): Promise<void> {
  for await (const fault of verifyChains(db)) {
    throw new CopyRefused(`That backup does not verify: ${fault.sentence}.`)
  }
  for await (const document of damagedDocuments(db)) {
    throw new CopyRefused(`That backup does not verify: document ${document.id} is not as it was kept.`)
  }
}

/** A checked copy of a backup in this program's shape; the backup itself is left as it is. */
async function checkedCopy(file: string, into: string, encryptionKey: string | undefined): Promise<void> {
  if (!existsSync(file) || statSync(file).size === 0)
    throw new CopyRefused('There is no backup of that name.')
  await refuseStranger(fileAddress(file, encryptionKey))
  await copyFile(fileAddress(file, encryptionKey), into)
  const copy = await openStore(fileAddress(into, encryptionKey))
  try {
    await refuseFaulty(copy.read)
  } finally {
    await copy.close()
  }
}

async function refuseRows(store: Store): Promise<void> {
  for (const { name } of storedTables) {
    const rows = await store.read.all(sql`select 1 from ${sql.identifier(name)} limit 1`)
    if (rows.length > 0) throw new CopyRefused('The store to restore into is not empty.')
  }
}

async function fill(to: Store, from: StoreAddress): Promise<void> {
  const { client } = await connect(from, [])
  try {
    await to.write((tx) => keepStoreNote(tx, UNFINISHED, 'yes'))
    const snapshot = await client.transaction('read')
    await copyRows(snapshot, to)
    await snapshot.rollback()
    await to.write((tx) => keepStoreNote(tx, UNFINISHED, null))
  } finally {
    client.close()
  }
}

async function restoreToServer(file: string, address: StoreAddress): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fasttrack-'))
  const copy = join(folder, 'copy.db')
  try {
    await checkedCopy(file, copy, address.encryptionKey)
    const to = await openUnfinished(address)
    await refuseRows(to)
      .then(() => fill(to, fileAddress(copy, address.encryptionKey)))
      .finally(() => to.close())
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function restoreToFile(file: string, path: string, encryptionKey: string | undefined): Promise<void> {
  if (existsSync(path)) throw new CopyRefused('The store to restore into is there already.')
  const part = `${path}.part`
  removeFile(part)
  try {
    await checkedCopy(file, part, encryptionKey)
    await copyWhole(fileAddress(part, encryptionKey), path)
  } finally {
    removeFile(part)
  }
}

/** Puts a backup in the place of a store that holds nothing; `CopyRefused` when it is not ours, faulty, or not empty there. */
export async function restore(file: string, url: string, options: RestoreOptions = {}): Promise<void> {
  const path = filePathOf(url)
  if (path === null) await restoreToServer(file, { url, ...options })
  else await restoreToFile(file, path, options.encryptionKey)
}
