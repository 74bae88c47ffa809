import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { keptVersions } from '../../db/pathway-versions.ts'
import { pathwayVersions } from '../../db/schema.ts'
import { openStore } from '../../db/store.ts'
import { pathwayOn } from '../../src/casework/case-pathways.ts'
import { checkVersions } from '../../src/casework/check-versions.ts'
import { dueFor } from '../../src/casework/due.ts'
import type { House } from '../../src/casework/house.ts'
import { listCases } from '../../src/casework/list-cases.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { verifyStore } from '../../src/casework/verify.ts'
import { type Pathway, pathwaySchema } from '../../src/domain/pathway/pathway.ts'
import { library, pastoral } from '../world.ts'
import { type ACase, aCase, upToInitial } from './a-case.ts'

const first = library.pathways.get('school-checklist')!

/** The same pathway as a council betters it: another title, a longer list, other days. */
const bettered = (version: number): Pathway => {
  const better = structuredClone(first)
  better.version = version
  better.stages[0]!.title = 'Before anything else'
  better.stages[0]!.items.push({ ...better.stages[0]!.items[0]!, id: 'A99', prompts: [] })
  better.settings['review-after'] = { ...better.settings['review-after']!, default: { n: 3, unit: 'week' } }
  return better
}

/** The same store under other templates, as after a new start. */
async function under(begun: ACase, pathway: Pathway): Promise<House> {
  const store = await openStore({ url: begun.store.url })
  const pathways = new Map([...begun.house.shelves.pathways, [pathway.id, pathway]])
  return { ...begun.house, store, shelves: { ...begun.house.shelves, pathways } }
}

async function faultsOf(house: House): Promise<string[]> {
  const faults: string[] = []
  for await (const fault of verifyStore(house)) faults.push(fault)
  return faults
}

describe('a case that was opened on version 1', () => {
  test('goes on unchanged once version 2 is in the folder', async () => {
    const begun = await aCase()
    const house = await under(begun, bettered(2))
    expect(await checkVersions(house)).toEqual([])
    const loaded = (await loadCase(house, house.store.read, begun.id))!
    expect(loaded.context.pathway).toEqual(first)
    expect((await listCases(house, pastoral, { status: 'open' })).cases[0]?.stage).toBe(
      first.stages[0]!.title,
    )
    await upToInitial({ ...begun, house, store: house.store })
    expect((await dueFor(house, pastoral)).lines.later[0]?.stage).not.toBe('Before anything else')
    expect(await faultsOf(house)).toEqual([])
    expect((await keptVersions(house.store.read)).map(({ id, version }) => [id, version])).toEqual([
      ['school-checklist', 1],
    ])
  })

  test('is read by what was kept with it even where the file says otherwise under its number', async () => {
    const begun = await aCase()
    const house = await under(begun, bettered(1))
    expect(await checkVersions(house)).toEqual([
      'The pathway school-checklist was changed, but there are cases on its version 1 as it was: give the change version 2.',
    ])
    expect(await pathwayOn(house, house.store.read, { id: first.id, version: 1 })).toEqual(first)
  })

  test('before versions were kept is caught up with at the next start, and never guessed', async () => {
    const begun = await aCase()
    await begun.store.write(async (tx) => {
      await tx.run(sql`drop trigger pathway_versions_never_go`)
      await tx.delete(pathwayVersions)
    })
    expect(await checkVersions(await under(begun, bettered(2)))).toEqual([
      'There are cases on version 1 of the pathway school-checklist, which was not kept: put its file back, start once, then change it.',
    ])
    expect(await checkVersions(await under(begun, first))).toEqual([])
    expect(await checkVersions(await under(begun, bettered(2)))).toEqual([])
  })

  test('asks for the letters of its version to stay where they are', async () => {
    const begun = await aCase()
    const house = await under(begun, bettered(2))
    const letters = new Map(house.shelves.letters)
    letters.delete('school-checklist/invite-initial')
    expect(await checkVersions({ ...house, shelves: { ...house.shelves, letters } })).toEqual([
      'There are cases on version 1 of school-checklist, whose letter school-checklist/invite-initial has gone: put it back.',
    ])
  })
})

test('what was kept is never changed, and verify says so where somebody did all the same', async () => {
  const begun = await aCase()
  const change = sql`update pathway_versions set content = replace(content, 'Fast', 'Slow')`
  await expect(begun.store.write((tx) => tx.run(change))).rejects.toThrow()
  await begun.store.write(async (tx) => {
    await tx.run(sql`drop trigger pathway_versions_never_change`)
    await tx.run(change)
  })
  expect(await faultsOf(await under(begun, first))).toContain(
    'pathway school-checklist, version 1: it is not as it was kept',
  )
})

test('a pathway that was kept reads as the templates’ own where the format has grown since', () => {
  expect(pathwaySchema.parse(JSON.parse(JSON.stringify(first)))).toEqual(first)
})
