import { firstTime } from '../../../db/inbox.ts'
import { personWithRoles } from '../../../db/queries/people.ts'
import {
  changeRegisterFile,
  filesUnderWay,
  type RegisterFileRow,
  registerFile,
} from '../../../db/register-files.ts'
import type { Tx } from '../../../db/writer.ts'
import type { HandedInRefusal, HandedInTold } from '../../domain/handed-in.ts'
import { type Asked, limitOf } from '../act.ts'
import type { House } from '../house.ts'
import type { FileOutcome } from './hand-in.ts'
import { isTheirs, toldOf } from './look-at-file.ts'
import { tellOfFile } from './tell-of-file.ts'

/** Who is importing another register of the school just now; null when nobody is. */
async function busyWith(tx: Tx, { id, school }: RegisterFileRow): Promise<HandedInRefusal | null> {
  const underWay = await filesUnderWay(tx)
  const other = underWay.find((one) => one.id !== id && one.school === school && one.state === 'importing')
  if (other === undefined) return null
  const who = await personWithRoles(tx, other.person)
  return { code: 'somebody-is-at-it', name: who?.name ?? 'Somebody' }
}

/** What is told of a file once somebody pressed Import: no trouble any more, and a beat after the last one. */
function begun({ trouble: _, running, ...told }: HandedInTold): HandedInTold {
  return { ...told, running: { rows: 0, beat: (running?.beat ?? 0) + 1 } }
}

async function started(tx: Tx, row: RegisterFileRow): Promise<HandedInRefusal | null> {
  const busy = await busyWith(tx, row)
  if (busy !== null) return busy
  const values = { state: 'importing' as const, told: begun(toldOf(row)) }
  if (!(await changeRegisterFile(tx, row.id, ['previewed'], values))) return { code: 'not-to-be-imported' }
  await tellOfFile(tx, row)
  return null
}

/** Takes a file that was looked at for importing: one of a school at a time. What follows is `runImport`. */
export async function startImport(
  house: House,
  asked: Asked & { key: string },
  id: string,
): Promise<FileOutcome> {
  const outcome = await house.store.write(async (tx): Promise<FileOutcome> => {
    const row = await registerFile(tx, id)
    if (!isTheirs(asked.by, row)) return { done: false, refusal: { code: 'no-such-file' } }
    if (!(await firstTime(tx, asked.key, house.now().toISOString())))
      return { done: true, id, repeated: true }
    const refusal = await started(tx, row)
    return refusal === null ? { done: true, id, repeated: false } : { done: false, refusal }
  }, limitOf(asked))
  if (outcome.done) house.kick()
  return outcome
}
