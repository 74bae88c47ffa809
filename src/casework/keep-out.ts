import { withdrawFilesTo } from '../../db/outbox.ts'
import { dropKeptOut, isKeptOut, putKeptOut } from '../../db/queries/kept-out.ts'
import { everybodyWithRoles, type PersonWithRoles } from '../../db/queries/people.ts'
import type { Tx } from '../../db/writer.ts'
import { keeperRoles, keepsOut, mayWorkAt, mayWorkOn } from '../domain/access.ts'
import type { CommandOf } from '../domain/case/command.ts'
import type { Refusal } from '../domain/case/refusal.ts'
import { type Asked, act, type Outcome, refuseInside } from './act.ts'
import type { House } from './house.ts'
import { inSight } from './in-sight.ts'
import { type LoadedCase, loadCase } from './load-case.ts'

type Command = CommandOf<'keep-out'> | CommandOf<'let-in'>

/** Somebody must be left who can work the case, and somebody who could let people into it again. */
function leavesNobody(loaded: LoadedCase, others: readonly PersonWithRoles[]): boolean {
  const seen = inSight(loaded)
  const left = others.filter((person) => mayWorkOn(person, seen))
  return !left.some((person) => keepsOut(person, seen.school))
}

async function barringOut(tx: Tx, loaded: LoadedCase, person: string): Promise<Refusal | null> {
  const people = await everybodyWithRoles(tx)
  const known = people.find(({ id }) => id === person)
  const { school, pupil } = loaded.state
  if (known === undefined || !(mayWorkAt(known, school) || known.roles.some(({ role }) => role === 'legal')))
    return { code: 'not-staff', name: known?.name ?? null }
  if (known.keptFrom.includes(pupil)) return { code: 'nothing-changed' }
  const others = people.filter(({ id }) => id !== person)
  return leavesNobody(loaded, others) ? { code: 'last-keeper' } : null
}

async function barring(house: House, tx: Tx, asked: Asked, id: string, command: Command) {
  const loaded = await loadCase(house, tx, id)
  if (loaded === null) return refuseInside({ code: 'no-such-case' })
  const { school, pupil } = loaded.state
  if (!keepsOut(asked.by, school)) return refuseInside({ code: 'not-your-role', needs: keeperRoles })
  const { person } = command
  if (command.do === 'keep-out') {
    const barred = await barringOut(tx, loaded, person)
    return barred === null ? pupil : refuseInside(barred)
  }
  return (await isKeptOut(tx, person, pupil)) ? pupil : refuseInside({ code: 'nothing-changed' })
}

/**
 * Keeps a colleague out of a pupil's cases, this one and later ones, or lets them in again: the event in the case's chain
 * and the row that access reads are kept together or not at all. Files on their way to them are taken back.
 */
export function keepOutOf(house: House, id: string, asked: Asked, command: Command): Promise<Outcome> {
  return act(house, id, asked, command, async (tx) => {
    const pupil = await barring(house, tx, asked, id, command)
    const { person, why } = command
    const row = { person, pupil, why: why.trim(), by: asked.by.id, since: house.now().toISOString() }
    if (command.do === 'let-in') return dropKeptOut(tx, person, pupil)
    await putKeptOut(tx, row)
    await withdrawFilesTo(tx, person, pupil, 'kept out')
  })
}
