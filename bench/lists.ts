import { monitorEventLoopDelay } from 'node:perf_hooks'
import { outbox } from '../db/schema.ts'
import { openStore } from '../db/store.ts'
import { digestFor, putDigests } from '../src/casework/digest.ts'
import { dueFor } from '../src/casework/due.ts'
import { lookAtCase } from '../src/casework/look-at-case.ts'
import { day } from '../src/domain/day.ts'
import { caseView } from '../views/case.ts'
import { dueView } from '../views/due.ts'
import { digestMessage } from '../views/notices.ts'
import { caseId, houseAt, lookedAt, personId, size, teamMember } from './big-store/plan.ts'
import { median, quantile } from './figures.ts'

async function timed(what: string, times: number, work: () => Promise<unknown>) {
  const figures: number[] = []
  const loop = monitorEventLoopDelay({ resolution: 1 })
  await work()
  loop.enable()
  for (let n = 0; n < times; n++) {
    const began = performance.now()
    await work()
    figures.push(performance.now() - began)
    await new Promise((rested) => setTimeout(rested, 2))
  }
  loop.disable()
  return {
    what,
    times,
    'median ms': median(figures),
    'p99 ms': quantile(figures, 0.99),
    'loop held ms': loop.max / 1e6,
  }
}

/** The due list, the digests of a morning and a case with a long history, in a store of 10,000 open cases. */
export async function lists(database: string) {
  const store = await openStore({ url: database, warn: () => {} })
  const house = houseAt(store, lookedAt)
  const today = day(lookedAt.slice(0, 10))
  const one = {
    id: personId(0),
    name: 'Person',
    roles: [{ role: 'pastoral' as const, school: 's0' }],
    keptFrom: [],
  }
  const all = {
    id: teamMember,
    name: 'Team',
    roles: [{ role: 'attendance-officer' as const, school: null }],
    keptFrom: [],
  }
  try {
    return [
      await timed('due list of one school, drawn', 20, async () => dueView(await dueFor(house, one))),
      await timed(`due list of all ${size.cases} cases, drawn`, 5, async () =>
        dueView(await dueFor(house, all)),
      ),
      await timed('one digest, drawn', 20, async () => {
        const digest = await digestFor(house, one.id, today)
        return digest && digestMessage(digest, { late: false })
      }),
      await timed('digest of the attendance team', 5, () => digestFor(house, teamMember, today)),
      await timed(`the morning's digests for ${size.people + 1} people put into the outbox`, 5, async () => {
        await store.write((tx) => tx.delete(outbox))
        return putDigests(house, today)
      }),
      await timed(`a case of ${size.longCaseEvents} events, drawn`, 20, async () => {
        const looked = await lookAtCase(house, one, caseId(0))
        return looked && caseView(looked)
      }),
    ]
  } finally {
    await store.close()
  }
}
