import { isDeepStrictEqual } from 'node:util'
import { appendEvents, lastSeq } from '../../../db/events.ts'
import { type School, school as schoolById, schoolOfChannel } from '../../../db/queries/schools.ts'
import { schools } from '../../../db/schema.ts'
import type { Store } from '../../../db/store.ts'
import type { Tx } from '../../../db/writer.ts'
import type { ImportDesk } from '../import-desk.ts'
import { importChain } from '../import-desk.ts'

export { nations } from '../../domain/codes.ts'

/** What kinds of school there are. */
export const phases = ['primary', 'secondary', 'special', 'all-through'] as const

/** What is said of a school when it is added. */
export type NewSchool = Omit<School, 'settings'>

/** A school was added, was there already, or can't be added. */
export type SchoolAdded = { done: true; changed: boolean } | { done: false; why: string }

const ID = /^[a-z0-9][a-z0-9-]{0,39}$/
const CHANNEL = /^[CG][A-Z0-9]{8,}$/
const MOST = 200

function shapeFault({ id, name, la, channel }: NewSchool): string | undefined {
  if (!ID.test(id)) return 'An id is up to 40 small letters, digits and hyphens, and begins with no hyphen.'
  if (name.trim() === '' || name.length > MOST) return `A name has from 1 to ${MOST} characters.`
  if ((la ?? '').length > MOST) return `The name of a local authority has at most ${MOST} characters.`
  if (channel !== null && !CHANNEL.test(channel))
    return `A channel is given by its Slack id, like C0123456789.`
  return undefined
}

async function addIn(
  tx: Tx,
  desk: Pick<ImportDesk, 'by' | 'today' | 'at'>,
  school: NewSchool,
): Promise<SchoolAdded> {
  const known = await schoolById(tx, school.id)
  if (known !== null) {
    const { settings: _, ...facts } = known
    if (isDeepStrictEqual({ ...facts }, { ...school })) return { done: true, changed: false }
    return { done: false, why: `There is a school ${school.id} already, with other facts.` }
  }
  const other = school.channel === null ? null : await schoolOfChannel(tx, school.channel)
  if (other !== null) return { done: false, why: `That channel is already the one of ${other.id}.` }
  await tx.insert(schools).values(school)
  await recordSchool(tx, desk, school.id, { type: 'school-added', body: school })
  return { done: true, changed: true }
}

/** Records a change of a school on its own chain. */
export async function recordSchool(
  tx: Tx,
  { by, today, at }: Pick<ImportDesk, 'by' | 'today' | 'at'>,
  id: string,
  event: { type: string; body: unknown },
): Promise<void> {
  const chain = importChain(id)
  const head = {
    doneBy: by,
    doneOn: today,
    manner: 'did',
    recordedBy: by,
    recordedAt: at,
    late: false,
  } as const
  await appendEvents(tx, chain, await lastSeq(tx, chain), [{ ...head, ...event }])
}

/** Adds a school to the store, and records it on the school's own chain. */
export async function addSchool(
  { store, ...desk }: Pick<ImportDesk, 'by' | 'today' | 'at'> & { store: Store },
  school: NewSchool,
): Promise<SchoolAdded> {
  const why = shapeFault(school)
  return why === undefined ? store.write((tx) => addIn(tx, desk, school)) : { done: false, why }
}
