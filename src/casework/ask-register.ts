import { putNotice } from '../../db/outbox.ts'
import { peopleWithRole } from '../../db/queries/people.ts'
import type { Tx } from '../../db/writer.ts'
import type { Recorded } from '../domain/case/event.ts'
import { openQueries } from '../domain/case/parts/register-query.ts'
import type { CaseState } from '../domain/case/state.ts'

/** Who keeps a school's register: its own attendance officers; where it has none, whoever owns the case. */
export async function keepersOf(tx: Tx, { school, owner }: CaseState): Promise<string[]> {
  const officers = await peopleWithRole(tx, school, ['attendance-officer'])
  const own = officers.filter((one) => one.school === school).map(({ id }) => id)
  return own.length > 0 ? own : [owner]
}

/**
 * Tells whoever keeps the register that something is asked about it: once, however much is asked, until all that was
 * open then has been answered.
 */
export async function askRegister(tx: Tx, state: CaseState, events: readonly Recorded[]): Promise<void> {
  if (!events.some((event) => event.type === 'register-queried')) return
  const [oldest] = openQueries(state)
  if (oldest === undefined) return
  for (const person of await keepersOf(tx, state)) {
    const key = `register-query:${state.id}:${oldest.id}:${person}`
    await putNotice(tx, { key, kind: 'register-query', chain: state.id, body: { case: state.id, person } })
  }
}
