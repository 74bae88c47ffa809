import { existsSync, statSync } from 'node:fs'
import { connect, type StoreAddress } from './connection.ts'
import { copyWhole, removeFile } from './file-copy.ts'
import { copyRows } from './row-copy.ts'
import { addressOf, openStore, type Store } from './store.ts'
import { filePathOf, fileUrlOf } from './store-url.ts'

/** A backup or a restore that is not done, with the reason in a sentence. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused'
}

/** The address of a file that holds a store. */
export const fileAddress = (path: string, encryptionKey?: string | undefined): StoreAddress => ({
  url: fileUrlOf(path),
  encryptionKey,
})

async function copyFromServer(address: StoreAddress, into: string): Promise<void> {
  const to = await openStore(fileAddress(into, address.encryptionKey))
  const { client } = await connect(address, [])
  try {
    const snapshot = await client.transaction('read')
    await copyRows(snapshot, to)
    await snapshot.rollback()
  } finally {
    client.close()
    await to.close()
  }
}

/**
 * Copies the store, as it stands at one moment, into a new file while people go on working; tells its size in bytes.
 * A store that has an encryption key gives a file with the same key.
 */
export async function backup(store: Store, file: string): Promise<{ bytes: number }> {
  if (existsSync(file))
    throw new CopyRefused('There is a file of that name already: a backup never replaces one.')
  const address = addressOf(store)
  const part = `${file}.part`
  removeFile(part)
  try {
    const onServer = filePathOf(address.url) === null
    if (onServer) await copyFromServer(address, part)
    await copyWhole(onServer ? fileAddress(part, address.encryptionKey) : address, file)
  } finally {
    removeFile(part)
  }
  return { bytes: statSync(file).size }
}
