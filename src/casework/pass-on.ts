import { putNotice } from '../../db/outbox.ts'
import { type Case, casesOf } from '../../db/queries/cases.ts'
import { everybodyWithRoles } from '../../db/queries/people.ts'
import { allSchools } from '../../db/queries/schools.ts'
import type { Tx } from '../../db/writer.ts'
import { mayWorkOn } from '../domain/access.ts'
import { decide } from '../domain/case/decide.ts'
import { type Colleague, successorOf } from '../domain/successor.ts'
import { type Asked, headOf, keep } from './act.ts'
import { pathwaysOn } from './case-pathways.ts'
import type { House } from './house.ts'
import { rowInSight } from './in-sight.ts'
import { loadCase } from './load-case.ts'

/** A case that passes from somebody who may not work on it any more to a colleague. */
export type Passed = { case: string; from: string; to: string }

/** What passes, and the cases that nobody can take: they keep their owner until somebody is named. */
export type PassedOn = { passed: Passed[]; nobody: string[] }

type Change = { person: string; role: Colleague['roles'][number]['role']; school: string | null }

/** What a list of people that was not kept would change. */
export type Changes = { gained: readonly Change[]; lost: readonly Change[] }

const casesAtATime = 200
const mostTold = 30

const isSame = (change: Change, person: string, { role, school }: Colleague['roles'][number]) =>
  change.person === person && change.role === role && change.school === school

/** Everybody as they stand, or as a list that was not kept would leave them. */
async function staffOf(house: House, { gained, lost }: Changes): Promise<Map<string, Colleague>> {
  const people = await everybodyWithRoles(house.store.read)
  const after = people.map((one): Colleague => {
    const kept = one.roles.filter((held) => !lost.some((change) => isSame(change, one.id, held)))
    const fresh = gained
      .filter(({ person }) => person === one.id)
      .map(({ role, school }) => ({ role, school }))
    return { ...one, roles: [...kept, ...fresh] }
  })
  const known = new Set(after.map(({ id }) => id))
  const others = new Set(gained.map(({ person }) => person).filter((person) => !known.has(person)))
  const newcomers = [...others].map((id): Colleague => {
    const roles = gained.filter(({ person }) => person === id).map(({ role, school }) => ({ role, school }))
    return { id, name: id, deputy: null, keptFrom: [], roles }
  })
  return new Map([...after, ...newcomers].map((one) => [one.id, one]))
}

async function* openCases(house: House): AsyncGenerator<Case> {
  const wanted = { schools: 'all', status: 'open', limit: casesAtATime } as const
  let page = await casesOf(house.store.read, wanted)
  while (page.length > 0) {
    yield* page
    page = await casesOf(house.store.read, { ...wanted, after: page.at(-1)?.id ?? '' })
  }
}

/** Whose case is whose no longer, and who follows; nothing is kept. */
export async function wouldPass(
  house: House,
  changes: Changes = { gained: [], lost: [] },
): Promise<PassedOn> {
  const people = await staffOf(house, changes)
  const settings = new Map((await allSchools(house.store.read)).map((school) => [school.id, school.settings]))
  const found: PassedOn = { passed: [], nobody: [] }
  for await (const row of openCases(house)) {
    const pathway = (await pathwaysOn(house, house.store.read, [row]))(row)
    const seen = rowInSight(pathway, row, settings.get(row.school) ?? {})
    const owner = people.get(row.owner)
    if (owner !== undefined && mayWorkOn(owner, seen)) continue
    const to = successorOf(row.owner, seen, people)
    if (to === null) found.nobody.push(row.id)
    else found.passed.push({ case: row.id, from: row.owner, to })
  }
  return found
}

async function passOne(house: House, tx: Tx, asked: Asked, { case: id, from, to }: Passed): Promise<boolean> {
  const loaded = await loadCase(house, tx, id)
  // Somebody may have passed it on since it was looked at.
  if (loaded === null || loaded.state.owner !== from) return false
  const { context, state } = loaded
  const decided = decide(context, { do: 'hand-over', owner: to, why: 'left' }, headOf(house, asked))
  if (!decided.ok) return false
  await keep(tx, context.pathway, id, state, decided.value)
  return true
}

/** Tells each administrator once which cases have an owner who left and nobody to follow. */
async function adminsTold(house: House, nobody: readonly string[]): Promise<void> {
  const people = await everybodyWithRoles(house.store.read)
  const admins = people.filter(({ roles }) => roles.some(({ role }) => role === 'admin'))
  const cases = nobody.slice(0, mostTold)
  await house.store.write(async (tx) => {
    for (const { id: person } of admins) {
      const body = { person, cases, more: nobody.length - cases.length }
      await putNotice(tx, { key: `no-owner:${person}:${nobody.join(',')}`, kind: 'no-owner', body })
    }
  })
}

/**
 * Passes every open case whose owner may not work on it any more to their deputy, else to the head of the school, one
 * short transaction a case. Its deadlines go along. Doing it twice changes nothing more.
 */
export async function passOn(house: House, asked: Asked): Promise<PassedOn> {
  const { passed, nobody } = await wouldPass(house)
  const done: Passed[] = []
  for (const one of passed) {
    if (await house.store.write((tx) => passOne(house, tx, asked, one))) done.push(one)
  }
  if (nobody.length > 0) await adminsTold(house, nobody)
  if (done.length + nobody.length > 0) house.kick()
  return { passed: done, nobody }
}
