import { expect, test } from 'vitest'
import { school as schoolById } from '../../db/queries/schools.ts'
import { verifyChains } from '../../db/verify.ts'
import { setPathways } from '../../src/casework/set-pathways.ts'
import type { Asker } from '../../src/domain/access.ts'
import { day } from '../../src/domain/day.ts'
import { pathwayIds, schoolPathways } from '../../src/domain/school-pathways.ts'
import { setSchool } from '../../src/register/lists/set-school.ts'
import { asker, library, newWorld } from '../world.ts'

const today = day('2026-11-23')

async function world() {
  const { store } = await newWorld()
  const desk = { store, by: 'command-line', today, at: '2026-11-23T09:00:00.000Z' }
  const set = (key: string, value: string, id = 'north') =>
    setSchool(desk, id, { key, value, shelf: library })
  return { store, set }
}

test('letterhead, facts and settings of the pathway are kept, each on the school’s chain', async () => {
  const { store, set } = await world()
  expect(await set('address', 'Oak Lane; Oaktown; ZZ99 1AA')).toEqual({ done: true, changed: true })
  expect(await set('review-after', '4 school-weeks')).toEqual({ done: true, changed: true })
  expect(await set('entry-governs', 'either')).toEqual({ done: true, changed: true })
  expect(await set('council-sees', 'decision')).toEqual({ done: true, changed: true })
  expect(await set('channel', 'C0NEWCHANNEL')).toEqual({ done: true, changed: true })
  const school = await schoolById(store.read, 'north')
  expect(school?.channel).toBe('C0NEWCHANNEL')
  expect(school?.settings).toMatchObject({
    address: ['Oak Lane', 'Oaktown', 'ZZ99 1AA'],
    'review-after': { n: 4, unit: 'school-week' },
    'entry-governs': 'either',
    'council-sees': 'decision',
  })
  for await (const fault of verifyChains(store.read)) expect(fault).toBeNull()
})

test('the same value again changes nothing', async () => {
  const { set } = await world()
  await set('phone', '01632 960100')
  expect(await set('phone', '01632 960100')).toEqual({ done: true, changed: false })
})

test('a logo and where the address begins are kept, and a logo can be taken off again', async () => {
  const { store, set } = await world()
  const logo = 'data:image/png;base64,iVBORw0KGgo='
  await set('logo', logo)
  await set('addressDown', '50')
  expect((await schoolById(store.read, 'north'))?.settings).toMatchObject({ logo, addressDown: 50 })
  expect(await set('logo', 'none')).toEqual({ done: true, changed: true })
  expect((await schoolById(store.read, 'north'))?.settings).not.toHaveProperty('logo')
})

const refused: [string, string, RegExp][] = [
  ['review-after', 'a while', /number and a unit/],
  ['review-after', '40 school-week', /It is from 2 school weeks to 12 school weeks/],
  ['review-after', '6 term', /It is told in week or school-week, from 2 to 12/],
  ['review-after', '3 school-month', /It is told in week or school-week/],
  ['entry-governs', 'neither', /one of share, sessions, either, both/],
  ['hours-per-day', '30', /number from 1 to 8/],
  ['channel', 'pastoral', /Slack id/],
  ['channel', 'C0SOUTH0001', /already the one of south/],
  ['pathway', 'no-such', /There is no pathway no-such/],
  ['address', '', /one to nine lines/],
  ['council-sees', 'whenever', /one of opening, pre-fast-track, .*, referral\./],
  ['council-sees', '', /one of opening/],
  ['pathways', 'school-checklist, no-such', /There is no pathway no-such/],
  ['addressDown', '20', /45 to 60 millimetres/],
  ['logo', 'logo.png', /a PNG, JPEG or SVG/],
  ['colour', 'green', /There is no setting colour/],
]
test.each(refused)('%s cannot be “%s”', async (key, value, why) => {
  const { store, set } = await world()
  const before = await schoolById(store.read, 'north')
  const outcome = await set(key, value)
  expect(outcome.done ? '' : outcome.why).toMatch(why)
  expect(await schoolById(store.read, 'north')).toEqual(before)
})

test('a school uses several pathways, its default one first', async () => {
  const { store, set } = await world()
  const own = {
    ...library.pathways.get('school-checklist')!,
    id: 'ours',
    name: 'Ours',
    standing: 'live',
  } as const
  const old = { ...own, id: 'old', name: 'An old one', standing: 'historical', written: '2003-11' } as const
  const welsh = { ...own, id: 'welsh', name: 'A Welsh one', nation: 'wales' } as const
  const adopted = { approved_by: 'Ms O. Vance', role: 'Head of service', on: today } as const
  const mine = { ...old, id: 'mine', adopted }
  const pathways = new Map([own, old, welsh, mine, ...library.pathways.values()].map((one) => [one.id, one]))
  const shelf = { ...library, pathways }
  const give = (key: string, value: string) =>
    setSchool({ store, by: 'command-line', today, at: '2026-11-23T09:00:00.000Z' }, 'north', {
      key,
      value,
      shelf,
    })
  expect(await set('pathways', 'ours')).toMatchObject({ done: false })
  expect(await give('pathways', 'old')).toMatchObject({
    why: '“An old one” is kept for study. It was written in 2003-11, 23 years ago, and the law has changed since. A case opens on it once a council has adopted its own version, with the name of whoever approved it.',
  })
  expect(await give('pathway', 'welsh')).toMatchObject({ why: '“A Welsh one” is for schools in Wales only.' })
  expect(await give('pathways', 'ours, mine')).toEqual({ done: true, changed: true })
  const ids = async () =>
    schoolPathways(shelf, (await schoolById(store.read, 'north'))!, today).map(({ id }) => id)
  expect(await ids()).toEqual(['school-checklist', 'ours', 'mine'])
  expect(await give('pathway', 'ours')).toEqual({ done: true, changed: true })
  expect(await ids()).toEqual(['ours', 'mine'])
})

test('whoever leads a school or its attendance team says which pathways it uses, once a request', async () => {
  const { house, store } = await newWorld()
  const others = ['england-2024', 'no-such']
  const chosen = { first: 'ews-2015', others: ['school-checklist', 'ews-2015'] }
  const head = asker('U0HEADTEACH1', 'headteacher', 'north')
  const give = (by: Asker, what = chosen, key: string | null = null) =>
    setPathways(house, { by, key }, 'north', what)
  expect(await give(asker('U0HEADTEACH2', 'headteacher', 'south'))).toMatchObject({
    why: expect.stringMatching(/^Only the headteacher/),
  })
  expect(await give(asker('U0EWO0000001', 'ewo'))).toMatchObject({ done: false })
  for (const other of others)
    expect(await give(head, { first: 'ews-2015', others: [other] })).toMatchObject({ done: false })
  expect((await schoolById(store.read, 'north'))?.pathway).toBeNull()
  expect(await give(head, chosen, 'once')).toEqual({ done: true, changed: true })
  expect(await give(head, { first: 'school-checklist', others: [] }, 'once')).toEqual({
    done: true,
    changed: false,
  })
  const north = (await schoolById(store.read, 'north'))!
  expect(pathwayIds(library, north, today)).toEqual(['ews-2015', 'school-checklist'])
  expect(await give(asker('U0TEAMLEADER', 'team-leader'))).toEqual({ done: true, changed: false })
  for await (const fault of verifyChains(store.read)) expect(fault).toBeNull()
})
