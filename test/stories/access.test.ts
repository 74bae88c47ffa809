import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { notHere } from '../../commands/desk.ts'
import { commands } from '../../commands/index.ts'
import { readEvents } from '../../db/events.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { demonstrationPeople } from '../../src/demonstration/people.ts'
import { readsOnly } from '../../views/refusal.ts'
import { Directly, everyForm } from './directly.ts'
import { alike, everything, Forger, type Saw } from './forge.ts'
import { declared, StoryHouse } from './in-process.ts'
import { enrich, openFor, richCases } from './rich-cases.ts'
import { submitFilled } from './walker.ts'

const nowhere = 'FT-2026-0999'
/** Who works at the primary school, or with every school. */
const atThePrimary = ['U0PASTORAL2', 'U0HEADTEACH2', 'U0SAFEGUARD2', 'U0EWOFFICER', 'U0TEAMLEADER']
const asked = demonstrationPeople.map(({ id }) => id)
const about = commands.filter(({ usage = '' }) => usage.includes('FT-')).map(({ word }) => word)

let house: StoryHouse
let cases: Awaited<ReturnType<typeof richCases>>
let foreign: string
let forms: Map<string, Record<string, unknown>>

beforeAll(async () => {
  house = await StoryHouse.open()
  // Once the cases of the stories are there, every pupil is looked after, and opening asks for more.
  foreign = await openFor(house, 'Olumide Asante-Wetherby')
  await enrich(house, foreign)
  cases = await richCases(house)
  forms = await everyForm(new Directly(house.running.bot.house, 'U0TEAMLEADER'), [foreign, cases.closed])
}, 240_000)
afterAll(() => house.close())

const forgerFor = (user: string) => new Forger(house.as(user))
const eventsOf = (id: string) => readEvents(house.running.store.read, id)

function unharmed(saw: Saw | null, what: string): void {
  expect(house.workspace.faults(), what).toEqual([])
  expect(alike(saw ?? { shown: '', told: '', ok: true }), what).not.toMatch(/Something went wrong|One moment/)
}

/** Through all that lies between Slack and a command; who may do what in which case is for the access matrix. */
describe('somebody of another school', () => {
  it.each(about)('types /fasttrack %s about a case, and is told what they are told of none', async (word) => {
    const forger = forgerFor('U0HEADYEAR1')
    const none = await forger.types(`${word} ${nowhere}`)
    const before = (await eventsOf(cases.other)).length
    const saw = await forger.types(`${word} ${cases.other}`)
    unharmed(saw, word)
    expect(`${none.shown} ${none.told}`).toContain(notHere)
    expect(alike(saw)).toBe(alike(none))
    expect((await eventsOf(cases.other)).length).toBe(before)
  })
})

/** What a form offers of a family, a meeting or a letter, and what is written about it. */
const othersForms = [
  'letters.excuse',
  'letters.send',
  'meeting.plan',
  'meeting.hold',
  'minutes.action',
  'interpreter',
  'due.snooze',
  'decision',
  'record',
]

async function familyOf(id: string): Promise<{ pupil: string; parents: string[] }> {
  const { house: casework, store } = { house: house.running.bot.house, store: house.running.store }
  const { facts } = (await loadCase(casework, store.read, id))?.context ?? {}
  return { pupil: facts?.pupil.id ?? '', parents: facts?.parents.map((one) => one.id) ?? [] }
}

describe('somebody who works at the school', () => {
  const forger = () => forgerFor('U0HEADYEAR1')

  it.each(declared.buttons)(
    'presses %s about things that do not exist, and is told so',
    async (button) => {
      const odd = {
        stage: 'no-such-stage',
        to: 'nowhere',
        kind: 'no-such-letter',
        meeting: 'm99',
        action: 'a99',
        record: 'none',
        item: 'Z9',
        option: 'option-99',
        page: 999,
        deadline: 'other:m1',
        opens: 'nothing',
      }
      for (const more of [odd, { case: 'people' }, { case: 'store' }, { case: '' }, { page: -5 }])
        unharmed(
          await forger().pressesOnModal(button, everything(cases.own, more)),
          `${button} ${JSON.stringify(more)}`,
        )
    },
    60_000,
  )

  it.each(declared.buttons)('presses %s of an older version, and is told that', async (button) => {
    for (const value of [{}, { case: 7 }, { old: true }]) {
      const saw = await forger().pressesOnModal(button, value)
      expect(house.workspace.faults()).toEqual([])
      expect(alike(saw!)).not.toContain('Something went wrong')
    }
  })

  it.each(declared.modals)('submits %s of an older version, and is told that', async (modal) => {
    const form = forms.get(modal)
    if (!form?.submit) return
    const saw = await forger().submits({ ...form, private_metadata: '{"v":1}' }, {}, submitFilled)
    expect(house.workspace.faults()).toEqual([])
    expect(alike(saw!)).not.toContain('Something went wrong')
  })

  it.each(othersForms)(
    'submits %s painted for another pupil about their own, and nothing of the other gets into it',
    async (modal) => {
      const form = forms.get(modal)
      expect(form, 'the story paints it').toBeDefined()
      const before = (await eventsOf(cases.own)).length
      // Its parents, letters and meetings are not those of this one.
      const saw = await forger().submits(form ?? {}, { case: cases.own }, submitFilled)
      unharmed(saw, modal)
      expect(saw?.told, modal).not.toMatch(/Olumide|Asante/)
      const { pupil, parents } = await familyOf(foreign)
      for (const { type, body } of (await eventsOf(cases.own)).slice(before))
        for (const id of [pupil, ...parents])
          expect(JSON.stringify(body), `${modal} ${type}`).not.toContain(`"${id}"`)
    },
  )
})

describe('searches', () => {
  it.each(asked)('find %s only pupils of their schools', async (user) => {
    const player = house.as(user)
    await player.closesAll()
    await player.type('/fasttrack new')
    const found = player.views.length === 0 ? [] : await player.searches('Pupil', 'Zofia Walczak')
    expect(found.length > 0).toBe(atThePrimary.includes(user))
    await player.closesAll()
  })
})

it('a solicitor is told that a case which was referred is for reading', async () => {
  const saw = await forgerFor('U0LEGALTEAM').types(`decide ${cases.referred}`)
  expect(alike(saw)).toContain(readsOnly)
})
