import { firstTime } from '../../../db/inbox.ts'
import { changeRegisterFile, type RegisterFileRow, registerFile } from '../../../db/register-files.ts'
import type { Asker } from '../../domain/access.ts'
import { type Asked, limitOf } from '../act.ts'
import type { House } from '../house.ts'
import { atSchool } from './at-school.ts'
import { type Bring, type FileOutcome, giveUp, sha256Of } from './hand-in.ts'
import { isTheirs, toldOf } from './look-at-file.ts'
import { understandFile } from './understand-file.ts'

async function readNow(house: House, by: Asker, row: RegisterFileRow, bring: Bring): Promise<void> {
  const brought = await bring(row.file)
  if ('trouble' in brought) return giveUp(house, row.id, brought.trouble)
  const at = await atSchool(house, by, row, brought.bytes)
  const next = await understandFile(house, at, toldOf(row))
  const values = { ...next, sha256: sha256Of(brought.bytes) }
  await house.store.write((tx) => changeRegisterFile(tx, row.id, ['reading'], values))
}

/** Reads a file that was handed in: what it leaves open is asked, and without a question it is told what it would change. */
export async function readHandedIn(house: House, by: Asker, id: string, bring: Bring): Promise<void> {
  const row = await registerFile(house.store.read, id)
  if (!isTheirs(by, row) || row.state !== 'reading') return
  try {
    await readNow(house, by, row, bring)
  } catch (error) {
    await giveUp(house, id, 'went-wrong')
    throw error
  }
}

/** Keeps what somebody answered to the questions of a file; reading it once more is what follows. */
export function answerDoubts(
  house: House,
  asked: Asked & { key: string },
  id: string,
  given: Readonly<Record<string, string>>,
): Promise<FileOutcome> {
  return house.store.write(async (tx): Promise<FileOutcome> => {
    const row = await registerFile(tx, id)
    if (!isTheirs(asked.by, row)) return { done: false, refusal: { code: 'no-such-file' } }
    if (!(await firstTime(tx, asked.key, house.now().toISOString())))
      return { done: true, id, repeated: true }
    const told = toldOf(row)
    const answers = { ...told.answers, ...given }
    const values = { state: 'reading' as const, told: { ...told, answers } }
    return (await changeRegisterFile(tx, id, ['asked'], values))
      ? { done: true, id, repeated: false }
      : { done: false, refusal: { code: 'not-to-be-imported' } }
  }, limitOf(asked))
}
