import { eq } from 'drizzle-orm'
import { personWithRoles } from '../../db/queries/people.ts'
import { pupilsMatching } from '../../db/queries/pupils.ts'
import { schools } from '../../db/schema.ts'
import { act } from '../../src/casework/act.ts'
import type { House } from '../../src/casework/house.ts'
import { openCase } from '../../src/casework/open-case.ts'
import type { CaseCommand } from '../../src/domain/case/command.ts'
import type { Pathway } from '../../src/domain/pathway/pathway.ts'
import { smallPathway } from '../casework/a-small-pathway.ts'

/** Lets the demonstration's secondary school use a pathway of its own, and opens a case on it that stands where two decisions can be made. */
export async function onSmallPathway(house: House, person: string, name: string): Promise<string> {
  const pathways = house.shelves.pathways as Map<string, Pathway>
  pathways.set('small', smallPathway())
  const { store } = house
  await store.write(async (tx) => {
    const [school] = await tx.select().from(schools).where(eq(schools.id, 'secondary'))
    const settings = { ...school?.settings, pathways: ['small'] }
    await tx.update(schools).set({ settings }).where(eq(schools.id, 'secondary'))
  })
  const by = await personWithRoles(store.read, person)
  const [pupil] = await pupilsMatching(store.read, { schools: ['secondary'], text: name, limit: 1 })
  if (by === null || pupil === undefined) throw new Error(`nobody called ${person} or ${name}`)
  const wanted = { pupil: pupil.id, owner: by.id, pathway: 'small', reason: 'A story' }
  const opened = await openCase(house, { by, key: null }, wanted)
  if (!opened.done) throw new Error(JSON.stringify(opened.refusal))
  const { id } = opened.state
  const commands: CaseCommand[] = [
    { do: 'answer', stage: 'first', answers: [{ item: 'A1', value: 'done' }] },
    { do: 'go-on', to: 'work' },
  ]
  for (const command of commands) {
    const outcome = await act(house, id, { by, key: null }, command)
    if (!outcome.done) throw new Error(JSON.stringify(outcome.refusal))
  }
  return id
}
