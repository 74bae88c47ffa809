import { expect, test } from 'vitest'
import { school as schoolById } from '../../db/queries/schools.ts'
import { verifyChains } from '../../db/verify.ts'
import { day } from '../../src/domain/day.ts'
import { setSchool } from '../../src/register/lists/set-school.ts'
import { library, newWorld } from '../world.ts'

const today = day('2026-11-23')

async function world() {
  const { store } = await newWorld()
  const desk = { store, by: 'command-line', today, at: '2026-11-23T09:00:00.000Z' }
  const set = (key: string, value: string, id = 'north') =>
    setSchool(desk, id, { key, value, pathways: library.pathways })
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

const refused: [string, string, RegExp][] = [
  ['review-after', 'a while', /number and a unit/],
  ['review-after', '40 school-week', /It is from 2 school weeks to 12 school weeks/],
  ['entry-governs', 'neither', /one of share, sessions, either, both/],
  ['hours-per-day', '30', /number from 1 to 8/],
  ['channel', 'pastoral', /Slack id/],
  ['channel', 'C0SOUTH0001', /already the one of south/],
  ['pathway', 'no-such', /There is no pathway no-such/],
  ['address', '', /one to nine lines/],
  ['council-sees', 'whenever', /one of opening, pre-fast-track, .*, referral\./],
  ['council-sees', '', /one of opening/],
  ['colour', 'green', /There is no setting colour/],
]
test.each(refused)('%s cannot be “%s”', async (key, value, why) => {
  const { store, set } = await world()
  const before = await schoolById(store.read, 'north')
  const outcome = await set(key, value)
  expect(outcome.done ? '' : outcome.why).toMatch(why)
  expect(await schoolById(store.read, 'north')).toEqual(before)
})
