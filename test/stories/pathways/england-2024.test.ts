import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pupils, schools } from '../../../db/schema.ts'
import { missing, seedPupil } from '../../world.ts'
import { both, CaseOn } from './case-on.ts'

const done = { ok: true }
const holiday = '. . . . . . . . . .'
const weeks = [
  ...Array.from({ length: 7 }, () => missing(2)),
  holiday,
  ...Array.from({ length: 7 }, () => missing(2)),
  holiday,
  holiday,
  ...Array.from({ length: 6 }, () => missing(2)),
]
const [mother, father] = ['Ms Jo Ashdown', 'Mr Sam Ashdown']
let one: CaseOn

beforeAll(async () => {
  one = await CaseOn.open({ pathway: 'school-checklist', over: 'england-2024', weeks })
})
afterAll(() => one.close())

/** Puts the same child on the roll of the primary school, which has the framework over its cases too. */
async function atMillraceToo(): Promise<void> {
  const { store } = one.house.running
  const upn = 'A123456789012'
  await store.write(async (tx) => {
    await tx.update(pupils).set({ upn }).where(eq(pupils.id, 'secondary.9001'))
    const settings = { overlays: ['england-2024'] }
    await tx.update(schools).set({ settings }).where(eq(schools.id, 'primary'))
  })
  await seedPupil(store, { id: 'primary.9002', school: 'primary', upn }, weeks, '2026-09-07', both)
}

/** The deadlines that the framework has in the case. */
const due = async () =>
  Object.fromEntries(Object.entries(await one.due()).filter(([kind]) => kind.startsWith('fw-')))

/** What stands in the case under the framework's own title. */
async function track(): Promise<string> {
  const { text } = await one.as('ewo')
  return text.slice(text.indexOf('National framework (England, 2024)'))
}

test('the framework stands beside a case of the school’s own pathway, and tells the council of ten sessions', async () => {
  await one.opens('pastoral')
  expect(await one.stands()).toEqual(['pre-fast-track', 'fw-support'])
  expect(await due()).toEqual({ 'fw-consider': '2026-11-30' })
  const officer = one.house.as('U0EWOFFICER')
  await officer.goTo('Messages')
  await expect.poll(() => officer.look()).toContain('something has happened that its pathway watches for')
  expect(await track()).toContain('consider a penalty notice: look at what support was given, and decide')
})

test('the word checklist offers the framework’s list beside the school’s own, and keeps what was written on either', async () => {
  const player = await one.as('pastoral')
  await player.closesAll()
  await player.type(`/fasttrack checklist ${one.id}`)
  await player.fill('Note on A1', 'Early help since May')
  await player.press('Go to “National framework: support first”')
  expect(player.text).toContain('Ask the family and the child what stands in the way of school')
  await player.fill('Note on FW1', 'The bus')
  await player.press('Go to “Before Fast Track”')
  expect(player.text).toContain('Early help since May')
  expect((await one.state()).answers.FW1).toMatchObject({ note: 'The bus', stage: 'fw-support' })
})

test('support comes first; then a notice to improve runs for three weeks', async () => {
  const early = await one.decides('ewo', 'fw-penalty-without-notice', { point: 'fw-after-support' })
  expect(early.shown).toMatch(/asks for support first.*No reason changes that/s)
  expect(early.outcome).toHaveProperty('errors')
  await one.covers('pastoral', 'fw-support')
  const given = await one.decides('ewo', 'fw-give-notice-to-improve', { point: 'fw-after-support' })
  expect(given.outcome).toEqual(done)
  expect(await one.stands()).toEqual(['pre-fast-track', 'fw-improve'])
  expect(await due()).toEqual({})
  const said = { begins: '2026-11-24', helped: 'not-taken-up', enough: 'none', sooner: 'never' }
  const tooLong = await one.fillsIn('ewo', 'fw-improve-sent', { ...said, ends: '2027-01-06' })
  expect(tooLong.outcome).toHaveProperty('errors')
  await one.records('ewo', 'fw-improve-sent', { ...said, ends: '2026-12-15' })
  await one.sends('ewo', 'fw-notice-to-improve')
  expect(await due()).toEqual({ 'fw-notice-ends': '2026-12-15', 'fw-notice-at-least': '2026-12-15' })
  expect(await track()).toContain('Decided on 23 November 2026: Give a notice to improve')
})

test('at its end a penalty notice is decided, and recorded for one parent and the child', async () => {
  await one.on('2026-12-15')
  const decided = await one.decides('ewo', 'fw-penalty-after-notice', { point: 'fw-after-notice' })
  expect(decided.outcome).toEqual(done)
  expect(await one.stands()).toEqual(['pre-fast-track', 'fw-penalty'])
  await one.sends('ewo', 'fw-penalty-decided')
  const first = { parent: mother, served: '2026-12-15', received: '2026-12-17' }
  const wrong = await one.fillsIn('ewo', 'fw-second-notice', first)
  expect(wrong.player.look()).toContain('No penalty notice to this parent for this child is on record')
  await one.records('ewo', 'fw-first-notice', first)
  expect(await due()).toEqual({ 'fw-first-reduced': '2027-01-07', 'fw-first-paid': '2027-01-13' })
  expect(await track()).toContain('£160 and no longer £80')
  expect(await track()).toContain(
    'first notice, £80 if paid by 6 January 2027, £160 by 13 January 2027, served on',
  )
})

test('the second is £160 from its first day; the other parent has had none', async () => {
  await one.on('2027-01-14')
  const notice = `${mother}, 15 December 2026`
  await one.records('ewo', 'fw-notice-outcome', { notice, outcome: 'not-paid', on: '2027-01-14' })
  expect(await due()).toEqual({})
  await one.decides('ewo', 'fw-paid-or-improved', { point: 'fw-after-penalty' })
  await one.covers('pastoral', 'fw-support')
  const again = await one.decides('ewo', 'fw-penalty-without-notice', { point: 'fw-after-support' })
  expect(again.outcome).toEqual(done)
  const second = { parent: mother, served: '2027-01-14', received: '2027-01-18' }
  const wrong = await one.fillsIn('ewo', 'fw-first-notice', second)
  expect(wrong.player.look()).toContain('It can only be a second one')
  await one.records('ewo', 'fw-second-notice', second)
  expect(await due()).toEqual({ 'fw-second-paid': '2027-02-14' })
  const shown = await track()
  expect(shown).toMatch(
    /first notice, £160, served on 15 December 2026: not paid; second notice, £160 by 14 February 2027/,
  )
  expect(shown).not.toContain('£80')
})

test('a third is refused in another case of the same child, at another school; the other parent may be given one', async () => {
  await atMillraceToo()
  one.id = await one.house.as('U0PASTORAL2', 'C0MILLRACE').opensCaseFor('Robin Ashdown')
  expect(await track()).toMatch(/Jo Ashdown.*: 2 notices in other cases/)
  await one.covers('ewo', 'fw-support')
  const decided = await one.decides('ewo', 'fw-penalty-without-notice', { point: 'fw-after-support' })
  expect(decided.outcome).toEqual(done)
  const days = { served: '2027-01-14', received: '2027-01-18' }
  const third = await one.fillsIn('ewo', 'fw-second-notice', { parent: mother, ...days })
  expect(third.player.look()).toContain(
    '2 penalty notices for this child within 3 years, and there may be no more',
  )
  await one.records('ewo', 'fw-first-notice', { parent: father, ...days })
  expect(await track()).toMatch(
    /Sam Ashdown.*: first notice, £80 if paid by 7 February 2027, £160 by 14 February 2027, served on 14 January 2027/,
  )
})
