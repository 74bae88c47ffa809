import { casesOf } from '../../db/queries/cases.ts'
import type { School } from '../../db/queries/schools.ts'
import { standingWatches } from '../../db/queries/watches.ts'
import type { Store } from '../../db/store.ts'
import type { Breach } from '../domain/case/parts/watch.ts'
import { schoolNamed } from './desk.ts'
import { exit, json, type Verb } from './verb.ts'

type Raised = { pathway: string; watch: string; raised: string }
type Found = {
  pupils: (Raised & { ref: string; case: string | null; seenBy: string | null })[]
  cases: (Raised & { case: string })[]
}

async function raisedOfPupils(store: Store, { id }: School): Promise<Found['pupils']> {
  const all = await standingWatches(store.read, [id], { unseen: false })
  return all.map(({ watch: { pathway, watch, raisedOn, seenBy }, pupil, openCase }) => {
    return { ref: pupil.pupilRef, pathway, watch, raised: raisedOn, seenBy, case: openCase }
  })
}

async function raisedInCases(store: Store, { id }: School): Promise<Found['cases']> {
  const cases = await casesOf(store.read, { schools: [id], status: 'open', watched: true, limit: -1 })
  return cases.flatMap(({ id: number, pathway, body }) => {
    const { watches = {} } = body as { watches?: Record<string, Breach[]> }
    return Object.entries(watches).flatMap(([watch, breaches]) =>
      breaches
        .filter(({ clearedOn }) => clearedOn === null)
        .map(({ on }) => ({ case: number, pathway, watch, raised: on })),
    )
  })
}

const lines = ({ pupils, cases }: Found): string[] => [
  ...cases.map((one) => `${one.case}: ${one.pathway} ${one.watch}, since ${one.raised}`),
  ...pupils.map(({ ref, pathway, watch, raised, seenBy }) => {
    return `Pupil ${ref}: ${pathway} ${watch}, since ${raised}${seenBy === null ? '' : `, seen by ${seenBy}`}`
  }),
]

/**
 * Lists what stands raised at a school of all that its pathways watch for.
 *
 * `--json`: `{on, school, pupils: [{ref, pathway, watch, raised, seenBy, case}], cases: [{case, pathway, watch, raised}]}`.
 */
export const watches: Verb = {
  words: 'watches',
  help: 'List what has happened that a school’s pathways watch for',
  args: [],
  options: { school: { form: 'ID', needed: true, help: 'Where' }, json },
  async run(call) {
    const [school, found] = await call.withStore(async (store) => {
      const school = await schoolNamed(store, call.text('school') ?? '')
      return [
        school.id,
        { pupils: await raisedOfPupils(store, school), cases: await raisedInCases(store, school) },
      ]
    })
    if (call.has('json')) call.print({ on: call.today(), school, ...found })
    else if (found.pupils.length + found.cases.length === 0) call.say('Nothing stands raised.')
    else lines(found).forEach(call.say)
    return exit.done
  },
}
