import { keepStoreNote, storeNote } from '../../db/meta.ts'
import {
  allCasesAt,
  casesUnder,
  marksChanged,
  registersAfter,
  seqWhenImported,
} from '../../db/queries/drift.ts'
import type { Import } from '../../db/queries/register.ts'
import { allSchools } from '../../db/queries/schools.ts'
import type { Db } from '../../db/reader.ts'
import { landImports } from '../../db/register-staging.ts'
import type { Tx } from '../../db/writer.ts'
import type { CommandOf } from '../domain/case/command.ts'
import { decide } from '../domain/case/decide.ts'
import type { FactGroup } from '../domain/letter-facts.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import { importChain } from '../register/import-desk.ts'
import { headOf, keep } from './act.ts'
import { byItself } from './by-itself.ts'
import type { House } from './house.ts'
import { type LoadedCase, loadCase } from './load-case.ts'
import { lookAgainAt } from './look-again-at.ts'
import { dayIn } from './today.ts'

/** Facts that print what the register says. */
const fromRegister: readonly FactGroup[] = ['attendance', 'minutes', 'application']

/** The store's note of the latest import of a school that its cases were held against. */
const toldNote = (school: string) => `drift:${school}`

/** The kinds of letters that print figures or marks. */
function printing({ shelves }: House, { letters }: Pathway): string[] {
  const prints = letters.filter(({ template }) => {
    const { attach = [], needs = [] } = shelves.letters.get(template) ?? {}
    return attach.includes('attendance-certificate') || needs.some((group) => fromRegister.includes(group))
  })
  return prints.map(({ id }) => id)
}

type Change = Pick<CommandOf<'note-drift'>, 'from' | 'sessions' | 'before'>

/** What changed for a case that was loaded. */
type Changed = (db: Db, loaded: LoadedCase) => Promise<Change>

const byImport =
  (house: House, { id, number, recordedBy: by, recordedAt }: Import): Changed =>
  async (db, { state }) => ({
    from: { number, by, on: dayIn(new Date(recordedAt), house.timeZone) },
    sessions: await marksChanged(db, number, state.pupil),
    before: await seqWhenImported(db, state.id, { chain: importChain(state.school), id }),
  })

/** A case with the events that tell what changed behind its papers; null where nothing did. */
async function driftedIn(house: House, db: Db, id: string, changed: Changed) {
  const loaded = await loadCase(house, db, id)
  if (loaded === null) return null
  const { context } = loaded
  const prints = printing(house, context.pathway)
  const command = { do: 'note-drift' as const, prints, ...(await changed(db, loaded)) }
  const decided = decide(context, command, headOf(house, { by: byItself, key: null }))
  const drifted = decided.ok && decided.value.some(({ type }) => type === 'evidence-drifted')
  return drifted ? { loaded, events: decided.value } : null
}

async function keepDrift(house: House, tx: Tx, id: string, changed: Changed): Promise<boolean> {
  const found = await driftedIn(house, tx, id, changed)
  if (found === null) return false
  const { context, state } = found.loaded
  await keep(tx, context.pathway, id, state, found.events)
  return true
}

// Most cases have nothing to be told, and nobody waits behind those.
async function tellCase(house: House, id: string, changed: Changed): Promise<boolean> {
  if ((await driftedIn(house, house.store.read, id, changed)) === null) return false
  return house.store.write((tx) => keepDrift(house, tx, id, changed))
}

/** Holds the papers of some cases against the register, one short transaction a case; gives the numbers of those that were told. */
async function tellCases(house: House, cases: readonly string[], changed: Changed): Promise<string[]> {
  const told: string[] = []
  for (const id of cases) {
    if (await tellCase(house, id, changed)) told.push(id)
  }
  if (told.length > 0) house.kick()
  return told
}

async function tellImport(house: House, school: string, imported: Import): Promise<string[]> {
  const cases = await casesUnder(house.store.read, school, imported.number)
  const told = await tellCases(house, cases, byImport(house, imported))
  await house.store.write((tx) => keepStoreNote(tx, toldNote(school), String(imported.number)))
  return told
}

/**
 * Holds the papers of a school's cases, closed ones too, against every register that was imported since this was last done,
 * and tells the people of those behind which it changed; then looks again at what its pathways watch for. Gives the cases' numbers; done again, or gone on with after the
 * program was ended, it tells nothing twice.
 */
export async function tellDrift(house: House, school: string): Promise<string[]> {
  const since = Number((await storeNote(house.store.read, toldNote(school))) ?? 0)
  const told = new Set<string>()
  const imports = await registersAfter(house.store.read, school, since)
  for (const imported of imports) {
    for (const id of await tellImport(house, school, imported)) told.add(id)
  }
  if (imports.length > 0) await lookAgainAt(house, school)
  return [...told]
}

/** The same once a school's calendar, or the dates of its pupils, make other sessions count. */
export async function tellDriftOfDates(house: House, school: string, by: string): Promise<string[]> {
  const from = { number: null, by, on: dayIn(house.now(), house.timeZone) }
  const cases = await allCasesAt(house.store.read, school)
  const told = await tellCases(house, cases, async (_db, { state }) => {
    return { from, sessions: [], before: state.seq }
  })
  await lookAgainAt(house, school)
  return told
}

/** Goes on with imports that a program left when it was ended or its store broke off: moves their marks to where they stay, and tells what of them was not told. */
export async function settleImports(house: House): Promise<void> {
  await landImports(house.store)
  for (const { id } of await allSchools(house.store.read)) await tellDrift(house, id)
}
