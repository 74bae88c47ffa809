import { keepStoreNote, storeNote } from '../../db/meta.ts'
import { casesUnder, marksChanged, registersAfter, seqWhenImported } from '../../db/queries/drift.ts'
import type { Import } from '../../db/queries/register.ts'
import { allSchools } from '../../db/queries/schools.ts'
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

async function commandFor(
  house: House,
  tx: Tx,
  { state, context }: LoadedCase,
  imported: Import,
): Promise<CommandOf<'note-drift'>> {
  const { number, recordedBy: by, recordedAt } = imported
  const chain = importChain(state.school)
  return {
    do: 'note-drift',
    from: { number, by, on: dayIn(new Date(recordedAt), house.timeZone) },
    sessions: await marksChanged(tx, number, state.pupil),
    before: await seqWhenImported(tx, state.id, { chain, id: imported.id }),
    prints: printing(house, context.pathway),
  }
}

async function tellCase(house: House, tx: Tx, id: string, imported: Import): Promise<boolean> {
  const loaded = await loadCase(house, tx, id)
  if (loaded === null) return false
  const command = await commandFor(house, tx, loaded, imported)
  const decided = decide(loaded.context, command, headOf(house, { by: byItself, key: null }))
  if (!decided.ok || !decided.value.some(({ type }) => type === 'evidence-drifted')) return false
  await keep(tx, loaded.context.pathway, id, loaded.state, decided.value)
  return true
}

async function tellImport(house: House, school: string, imported: Import): Promise<string[]> {
  const told: string[] = []
  for (const id of await casesUnder(house.store.read, school, imported.number)) {
    if (await house.store.write((tx) => tellCase(house, tx, id, imported))) told.push(id)
  }
  await house.store.write((tx) => keepStoreNote(tx, toldNote(school), String(imported.number)))
  return told
}

/**
 * Holds the papers of a school's cases against every register that was imported since this was last done, one short
 * transaction a case, and tells the people of those behind which marks changed. Gives their numbers; done again, or gone
 * on with after the program was ended, it tells nothing twice.
 */
export async function tellDrift(house: House, school: string): Promise<string[]> {
  const since = Number((await storeNote(house.store.read, toldNote(school))) ?? 0)
  const told = new Set<string>()
  for (const imported of await registersAfter(house.store.read, school, since)) {
    for (const id of await tellImport(house, school, imported)) told.add(id)
  }
  if (told.size > 0) house.kick()
  return [...told]
}

/** Goes on with what was still to be told of imports when the bot stopped. */
export async function tellDriftPending(house: House): Promise<void> {
  for (const { id } of await allSchools(house.store.read)) await tellDrift(house, id)
}
