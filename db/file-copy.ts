import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { StoreAddress } from './connection.ts'
import { fromStore, plainError } from './store-unavailable.ts'
import { fileUrlOf, prepareFile } from './store-url.ts'

const finished = (worker: Worker): Promise<void> =>
  new Promise((done, failed) => {
    worker.once('error', failed)
    worker.once('exit', () => done())
  })

/** Copies the file of a store, as it stands at one moment, into a new file for its owner only; the key stays the same. */
export async function copyFile({ url, encryptionKey }: StoreAddress, into: string): Promise<void> {
  prepareFile(fileUrlOf(into))
  const workerData = { url, into, ...(encryptionKey === undefined ? {} : { encryptionKey }) }
  try {
    await finished(new Worker(new URL('./vacuum-worker.mjs', import.meta.url), { workerData, execArgv: [] }))
  } catch (error) {
    removeFile(into)
    throw plainError(fromStore(error))
  }
  chmodSync(into, 0o600)
  const handle = openSync(into, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}

/** Copies a store to a name that appears only when the copy is whole. libSQL lets go of a file late, so a store is never renamed. */
export async function copyWhole(address: StoreAddress, into: string): Promise<void> {
  const whole = `${into}.whole`
  removeFile(whole)
  await copyFile(address, whole)
  renameSync(whole, into)
}

/** Removes the file of a store with what SQLite keeps beside it. */
export function removeFile(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true })
}
