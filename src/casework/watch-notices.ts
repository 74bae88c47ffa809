import { putNotice } from '../../db/outbox.ts'
import { peopleWithRole } from '../../db/queries/people.ts'
import type { Db } from '../../db/reader.ts'
import type { Tx } from '../../db/writer.ts'
import type { Recorded } from '../domain/case/event.ts'
import type { CaseState } from '../domain/case/state.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import type { Role } from '../domain/role.ts'

/** Who holds a role at a school: its own people, and only where it has none those who hold it for all schools. */
async function holdersAt(db: Db, school: string, role: Role): Promise<string[]> {
  const all = await peopleWithRole(db, school, [role])
  const own = all.filter((one) => one.school === school)
  return (own.length > 0 ? own : all).map(({ id }) => id)
}

/** Whoever a watch tells of a case: its owner, and for each role that the owner does not hold there whoever does. */
async function toldOf(tx: Tx, { school, owner }: CaseState, tells: readonly Role[]): Promise<Set<string>> {
  const told = new Set([owner])
  for (const role of tells) {
    const isOwners = (await peopleWithRole(tx, school, [role])).some(({ id }) => id === owner)
    if (!isOwners) for (const person of await holdersAt(tx, school, role)) told.add(person)
  }
  return told
}

/** Tells the owner of a case, and the people whom its pathway names, that something has happened that the pathway watches for in a case. */
export async function tellWatched(
  tx: Tx,
  { watches }: Pathway,
  state: CaseState,
  events: readonly Recorded[],
): Promise<void> {
  for (const event of events.filter((one) => one.type === 'watch-raised')) {
    const watch = watches.find(({ id, of }) => id === event.watch && of === 'case')
    for (const person of watch === undefined ? [] : await toldOf(tx, state, watch.tells)) {
      const body = { case: state.id, person, event: event.seq }
      const key = `watch:${state.id}:${event.seq}:${person}`
      await putNotice(tx, { key, kind: 'watch', chain: state.id, body })
    }
  }
}
