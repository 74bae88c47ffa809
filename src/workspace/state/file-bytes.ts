import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The bytes of files, each under its id in a folder beside the journal. */
export interface FileBytes {
  write(id: string, bytes: Uint8Array): void
  read(id: string): Buffer
  remove(id: string): void
}

/** Keeps the bytes in `folder`, which is made when the first file comes. */
export function createFileBytes(folder: string): FileBytes {
  return {
    write(id, bytes) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, id), bytes)
    },
    read: (id) => readFileSync(join(folder, id)),
    remove: (id) => rmSync(join(folder, id), { force: true }),
  }
}
