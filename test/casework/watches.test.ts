import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { watchedCasesOf } from '../../db/queries/cases.ts'
import { school as schoolById } from '../../db/queries/schools.ts'
import { cases, outbox, raisedWatches, schools } from '../../db/schema.ts'
import { digestFor, putDigests } from '../../src/casework/digest.ts'
import type { House } from '../../src/casework/house.ts'
import { listCases } from '../../src/casework/list-cases.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { logContact } from '../../src/casework/log-contact.ts'
import { lookAgainAt } from '../../src/casework/look-again-at.ts'
import { openCase } from '../../src/casework/open-case.ts'
import { tellDrift } from '../../src/casework/tell-drift.ts'
import { verifyStore } from '../../src/casework/verify.ts'
import { countWatched, seeWatched, watchedPupils } from '../../src/casework/watched-pupils.ts'
import { day } from '../../src/domain/day.ts'
import { pathwaySchema } from '../../src/domain/pathway/pathway.ts'
import { importRegister } from '../../src/register/marks/import-register.ts'
import { renderNotices } from '../../src/render-notice.ts'
import { watchedView } from '../../views/watched.ts'
import { fileData } from '../domain/a-school.ts'
import { file } from '../register/desk.ts'
import {
  asker,
  canonical,
  library,
  missing,
  newWorld,
  pastoral,
  present,
  seedPerson,
  seedPupil,
} from '../world.ts'

const keeper = { ...asker('U0KEEPER001', 'attendance-officer', 'north'), name: 'Ottilie Crane' }
const source = 'House rule'
const running = (id: string, at_least: number) => ({
  ...{
    id,
    title: `Away for ${at_least}`,
    of: 'pupil',
    tells: ['attendance-officer'],
    says: 'Ring home.',
    source,
  },
  when: { measure: 'days-running-absent', over: 'term', at_least },
})

/** The school checklist with watches over a case and over every pupil. */
const pathway = (() => {
  const raw = fileData('pathways/school-checklist.yaml') as { windows: object }
  const ofCase = {
    id: 'breach',
    title: 'Many absences',
    of: 'case',
    tells: ['attendance-officer'],
    says: 'Ask.',
  }
  return pathwaySchema.parse({
    ...raw,
    id: 'own',
    windows: {
      ...raw.windows,
      term: { this: 'term', source },
      opened: { from: { opened: true }, source },
    },
    watches: [
      { ...ofCase, source, when: { measure: 'unauthorised-sessions', over: 'opened', at_least: 3 } },
      running('first-day', 1),
      running('third-day', 3),
    ],
  })
})()

let world: Awaited<ReturnType<typeof newWorld>>
let house: House

beforeEach(async () => {
  world = await newWorld('2026-11-24T09:50:00Z')
  house = {
    ...world.house,
    shelves: { ...library, pathways: new Map([...library.pathways, ['own', pathway]]) },
  }
  await seedPerson(world.store, keeper)
  const weeks = [
    ...Array.from({ length: 8 }, () => missing(3)),
    present,
    present,
    present,
    '/ \\ . . . . . . . .',
  ]
  for (const [n, forename] of [
    ['100', 'Robin'],
    ['101', 'Kit'],
  ] as const)
    await seedPupil(world.store, { id: `north.${n}`, forename }, weeks)
  await world.store.write((tx) => tx.update(schools).set({ pathway: 'own' }).where(eq(schools.id, 'north')))
})

/** Imports rows such as `100,2026-11-24,AM,O`, and what follows from them. */
async function imports(...rows: string[]) {
  const school = await schoolById(world.store.read, 'north')
  if (school === null) throw new Error('no school')
  const at = world.clock.now().toISOString()
  const { codes, bankHolidays } = library
  const desk = {
    store: world.store,
    codes,
    bankHolidays,
    by: 'command-line',
    today: day(at.slice(0, 10)),
    at,
  }
  const text = ['pupil_ref,date,session,code', ...rows].join('\n')
  const taken = await importRegister(desk, school, file(`${text}\n`, 4096), canonical)
  if (!taken.done) throw new Error(JSON.stringify(taken))
  await tellDrift(house, 'north')
}

const notices = (kind: string) => world.store.read.select().from(outbox).where(eq(outbox.kind, kind))
const standing = async () =>
  (await world.store.read.select().from(raisedWatches))
    .filter(({ clearedOn }) => clearedOn === null)
    .map(({ pupil, watch, raisedOn }) => `${pupil} ${watch} ${raisedOn}`)
    .sort()

/** What the latest notice of a kind says, put into words as it is delivered. */
async function textOf(kind: string): Promise<string> {
  const notice = (await notices(kind)).at(-1)
  const drawn = notice === undefined ? null : await renderNotices(house, () => false)(notice)
  return drawn === null ? '' : JSON.stringify(drawn)
}

test('a first day of absence is told on that day once its morning register is in, in one message a day that names nobody', async () => {
  await imports('100,2026-11-24,AM,I', '101,2026-11-24,AM,/')
  expect(await standing()).toEqual(['north.100 first-day 2026-11-24'])
  expect((await notices('watched')).map(({ key }) => key)).toEqual([`watched:${keeper.id}:2026-11-24`])
  const said = await textOf('watched')
  expect(said).toContain('1 pupil to look at today')
  expect(said).not.toMatch(/Robin|Ashdown|Away for/)
  await imports('101,2026-11-24,AM,O')
  expect(await notices('watched')).toHaveLength(1)
  expect(await textOf('watched-update')).toContain('2 pupils to look at today')
  expect(await watchedPupils(house, keeper)).toMatchObject([
    { name: 'Kit Ashdown' },
    { name: 'Robin Ashdown' },
  ])
  expect(await countWatched(house, pastoral)).toBe(0)
})

test('an absence goes on as one breach, a third day is another, and both clear when the pupil comes', async () => {
  await imports('100,2026-11-24,AM,I', '100,2026-11-24,PM,I')
  world.clock.to('2026-11-25T09:50:00Z')
  await imports('100,2026-11-25,AM,I', '100,2026-11-25,PM,I')
  expect(await notices('watched')).toHaveLength(1)
  world.clock.to('2026-11-26T09:50:00Z')
  await imports('100,2026-11-26,AM,I')
  expect(await standing()).toEqual(['north.100 first-day 2026-11-24', 'north.100 third-day 2026-11-26'])
  expect(await notices('watched')).toHaveLength(2)
  await imports('100,2026-11-26,PM,\\')
  expect(await standing()).toEqual([])
  world.clock.to('2026-11-27T09:50:00Z')
  await imports('100,2026-11-27,AM,I')
  expect(await standing()).toEqual(['north.100 first-day 2026-11-27'])
})

test('what one person has seen to leaves everybody’s list, and what is left stands in the morning’s message', async () => {
  await imports('100,2026-11-24,AM,I', '101,2026-11-24,AM,I')
  await seeWatched(house, { by: pastoral, key: null }, 'north.100')
  expect(await countWatched(house, keeper)).toBe(2)
  await seeWatched(house, { by: keeper, key: null }, 'north.100')
  expect(await watchedPupils(house, keeper)).toMatchObject([{ name: 'Kit Ashdown' }])
  world.clock.to('2026-11-25T08:00:00Z')
  await lookAgainAt(house, 'north', { morning: true })
  expect(await notices('watched')).toHaveLength(1)
  expect(await putDigests(house, day('2026-11-25'))).toBe(1)
  expect((await digestFor(house, keeper.id, day('2026-11-25')))?.watched).toBe(1)
  expect(await textOf('digest')).toContain('1 pupil to look at')
})

test('says of each that a contact was logged since it was raised, and whether anybody was reached', async () => {
  await imports('100,2026-11-24,AM,I', '101,2026-11-24,AM,I')
  const told = async () => {
    const all = await watchedPupils(house, keeper)
    expect(JSON.stringify(watchedView(all, 0)).match(/A contact was logged since/g)).toHaveLength(
      all.flatMap(({ watches }) => watches).filter(({ contacted }) => contacted !== null).length || 0,
    )
    return all.map(({ id, watches }) => [id, watches.map(({ contacted }) => contacted)])
  }
  const entry = {
    ...({ pupils: ['north.100'], kind: 'call', who: 'north.100.p1', at: null, incoming: false } as const),
    ...({ said: 'No answer', next: null, retryOn: null, manner: 'did', doneBy: null } as const),
    ...{ doneByName: null, gone: false },
  }
  const logs = (on: string, reached: boolean) =>
    logContact(house, { by: pastoral, key: null }, { ...entry, on: day(on), reached })
  expect((await logs('2026-11-23', true)).done).toBe(true)
  expect((await logs('2026-11-24', false)).done).toBe(true)
  expect(await told()).toEqual([
    ['north.101', [null]],
    ['north.100', [{ on: '2026-11-24', reached: false }]],
  ])
})

test('a pupil who has left, and a pathway that is no longer used, leave nothing standing', async () => {
  await imports('100,2026-11-24,AM,I')
  await world.store.write((tx) => tx.update(schools).set({ pathway: null }).where(eq(schools.id, 'north')))
  await lookAgainAt(house, 'north')
  expect(await standing()).toEqual([])
})

test('a case is looked at with each register: its people are told once that something has happened, never what', async () => {
  const opened = await openCase(
    house,
    { by: pastoral, key: null },
    { pupil: 'north.100', owner: pastoral.id, reason: 'Asked' },
  )
  if (!opened.done) throw new Error(opened.refusal.code)
  const { id } = opened.state
  world.clock.to('2026-11-27T10:00:00Z')
  const away = ['100,2026-11-24,AM,O', '100,2026-11-24,PM,O', '100,2026-11-25,AM,O', '100,2026-11-26,AM,/']
  await imports(...away)
  await imports('100,2026-11-26,PM,\\')
  expect((await notices('watch')).map(({ body }) => (body as { person: string }).person).sort()).toEqual(
    [keeper.id, pastoral.id].sort(),
  )
  const said = await textOf('watch')
  expect(said).toContain(`${id} (R.A.): something has happened`)
  expect(said).not.toMatch(/Robin|Many absences/)
  const row = () => world.store.read.select({ watched: cases.watched }).from(cases).where(eq(cases.id, id))
  expect(await row()).toEqual([{ watched: true }])
  const { cases: listed } = await listCases(house, pastoral, { status: 'open' })
  expect(listed).toMatchObject([{ id, watched: true }])
  expect(await watchedCasesOf(world.store.read, pastoral.id)).toBe(1)
  const state = (await loadCase(house, world.store.read, id))?.state
  expect(state?.watches.breach).toMatchObject([
    { on: '2026-11-27', figures: { unauthorised: 3 }, clearedOn: null },
  ])
  await imports('100,2026-11-25,AM,I')
  expect(await row()).toEqual([{ watched: false }])
  expect(await textOf('watch')).toBe('')
  for await (const finding of verifyStore(house)) expect(finding).toBe('nothing')
})
