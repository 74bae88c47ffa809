import { createHash } from 'node:crypto'
import { firstTime } from '../../../db/inbox.ts'
import { school as schoolById } from '../../../db/queries/schools.ts'
import { changeRegisterFile, putRegisterFile, registerFile } from '../../../db/register-files.ts'
import { type HandedInRefusal, type HandedInTrouble, keepsRegister } from '../../domain/handed-in.ts'
import { type Asked, limitOf } from '../act.ts'
import type { House } from '../house.ts'

/** A file that was to be brought out of Slack: its bytes, or why there are none. */
export type Brought = { bytes: Uint8Array } | { trouble: HandedInTrouble }

/** Brings a file out of Slack by Slack's id for it. */
export type Bring = (file: string) => Promise<Brought>

/** How handing a file in, or pressing Import, ended; a repeat of the request does nothing more. */
export type FileOutcome =
  | { done: true; id: string; repeated: boolean }
  | { done: false; refusal: HandedInRefusal }

const idFor = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 20)

/** Remembers that somebody handed a register file in for a school; reading it is what follows. */
export function handIn(
  house: House,
  asked: Asked & { key: string },
  { school, file }: { school: string; file: string },
): Promise<FileOutcome> {
  const at = house.now().toISOString()
  const id = idFor(asked.key)
  return house.store.write(async (tx): Promise<FileOutcome> => {
    if (!keepsRegister(asked.by, school) || (await schoolById(tx, school)) === null)
      return { done: false, refusal: { code: 'not-your-register' } }
    if (!(await firstTime(tx, asked.key, at))) return { done: true, id, repeated: true }
    await putRegisterFile(tx, { id, school, person: asked.by.id, file, state: 'reading', at })
    return { done: true, id, repeated: false }
  }, limitOf(asked))
}

/** The SHA-256 of a file's bytes, as imports record it. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Notes why a file got no further. */
export async function giveUp(house: House, id: string, trouble: HandedInTrouble): Promise<void> {
  await house.store.write(async (tx) => {
    const row = await registerFile(tx, id)
    const told = { ...(row?.told as object | null), trouble }
    await changeRegisterFile(tx, id, ['reading'], { state: 'given-up', told })
  })
}
