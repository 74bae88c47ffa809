import { putNotice } from '../../../db/outbox.ts'
import type { RegisterFileRow } from '../../../db/register-files.ts'
import type { Tx } from '../../../db/writer.ts'

type About = Pick<RegisterFileRow, 'id' | 'person'>

const keyOf = (id: string) => `register-file:${id}`
const bodyOf = ({ id, person }: About) => ({ handedIn: id, person })

/** Puts the message about a file into the outbox, once; what it says is how far the file has come when it goes out. */
export async function tellOfFile(tx: Tx, about: About): Promise<void> {
  await putNotice(tx, { key: keyOf(about.id), kind: 'register-file', body: bodyOf(about) })
}

/** Tells of it in a message of its own: the bot was stopped meanwhile, and nobody looks at the old one any more. */
export async function tellAnew(tx: Tx, about: About & Pick<RegisterFileRow, 'told'>): Promise<void> {
  const { running } = (about.told ?? {}) as { running?: { beat: number } }
  const key = `${keyOf(about.id)}:stopped-${running?.beat ?? 0}`
  await putNotice(tx, { key, kind: 'register-file', body: bodyOf(about) })
}

/** Has the message that stands say how far the file has come; `moment` names it, so that each is told once. */
export async function tellProgress(tx: Tx, about: About, moment: number | string): Promise<void> {
  await putNotice(tx, {
    key: `${keyOf(about.id)}:${moment}`,
    kind: 'register-file-update',
    body: bodyOf(about),
    after: keyOf(about.id),
  })
}
