import { setImmediate as breathe } from 'node:timers/promises'
import { type Case, casesOf } from '../../db/queries/cases.ts'
import type { Db } from '../../db/reader.ts'
import { decide } from '../domain/case/decide.ts'
import { headOf, keep } from './act.ts'
import { byItself } from './by-itself.ts'
import { pathwaysOn } from './case-pathways.ts'
import type { House } from './house.ts'
import { loadCase } from './load-case.ts'

const casesAtATime = 200

/** What looking again at a case comes to; null where nothing follows. */
async function looked(house: House, db: Db, id: string) {
  const loaded = await loadCase(house, db, id)
  if (loaded === null) return null
  const decided = decide(loaded.context, { do: 'look-again' }, headOf(house, { by: byItself, key: null }))
  return decided.ok && decided.value.length > 0 ? { ...loaded, follows: decided.value } : null
}

/** Looks again at one case: most have nothing to be told, and nobody waits behind those. */
async function lookAgain(house: House, id: string): Promise<boolean> {
  if ((await looked(house, house.store.read, id)) === null) return false
  return house.store.write(async (tx) => {
    const found = await looked(house, tx, id)
    if (found === null) return false
    await keep(tx, found.context.pathway, id, found.state, found.follows)
    return true
  })
}

/** The open cases of a school whose pathway, as they are on it, watches for anything. */
async function* watchedCases(house: House, school: string): AsyncGenerator<Case> {
  const { read } = house.store
  for (let after = ''; ; ) {
    const page = await casesOf(read, { schools: [school], status: 'open', limit: casesAtATime, after })
    const on = await pathwaysOn(house, read, page)
    yield* page.filter((row) => (on(row)?.watches.length ?? 0) > 0)
    const last = page.at(-1)
    if (last === undefined || page.length < casesAtATime) return
    after = last.id
  }
}

/**
 * Looks again at what the pathways of a school's open cases watch for, once the register or the calendar changed and every
 * morning: what has happened is an event of the case and is told, one short transaction a case. Done again it does nothing.
 */
export async function lookAtCasesAgain(house: House, school: string): Promise<void> {
  let told = false
  for await (const { id } of watchedCases(house, school)) {
    told = (await lookAgain(house, id)) || told
    // Somebody's command comes in between.
    await breathe()
  }
  if (told) house.kick()
}
