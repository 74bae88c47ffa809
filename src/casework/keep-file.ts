import { randomUUID } from 'node:crypto'
import { putDocument } from '../../db/documents.ts'
import { isErased } from '../../db/queries/cases.ts'
import type { House } from './house.ts'

/** Keeps what somebody handed in for a case, such as a photograph of signed minutes, and gives its document's id. */
export async function keepFile(
  house: House,
  id: string,
  by: string,
  file: { name: string; mime: string; bytes: Uint8Array },
): Promise<string> {
  const document = randomUUID()
  const ending = /\.[a-z0-9]{1,5}$/i.exec(file.name)?.[0].toLowerCase() ?? ''
  const madeAt = house.now().toISOString()
  // The name that somebody's telephone or hand gave it may hold a pupil's; ours does not.
  const name = `${id}-file-${document.slice(0, 8)}${ending}`
  await house.store.write(async (tx) => {
    // Fetching it takes seconds, in which the case may have been erased.
    if (await isErased(tx, id)) return
    await putDocument(tx, {
      id: document,
      case: id,
      kind: 'handed-in',
      name,
      mime: file.mime,
      bytes: file.bytes,
      madeAt,
      madeBy: by,
    })
  })
  return document
}
