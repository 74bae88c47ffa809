import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles } from '../../db/schema.ts'
import type { CaseEvent } from '../../src/domain/case/event.ts'
import { packForms } from '../../views/pack/modal.ts'
import { handedIn } from './handed-in.ts'
import { declared, StoryHouse } from './in-process.ts'
import { onSmallPathway } from './on-small-pathway.ts'
import { raised } from './raised.ts'
import { happened, leader, richCases } from './rich-cases.ts'
import { readyCase, stir } from './stir.ts'
import { Walker } from './walker.ts'

let house: StoryHouse
let cases: Awaited<ReturnType<typeof richCases>>
let ready: string
let walker: Walker

beforeAll(async () => {
  house = await StoryHouse.open()
  cases = await richCases(house)
  ready = await readyCase(house)
  await stir(house, cases.own, 'Heating')
  // Signing off is for a school's seniors, and this walk is to press that button too.
  const senior = { person: 'U0TEAMLEADER', role: 'headteacher', school: 'secondary' } as const
  await house.running.bot.house.store.write((tx) => tx.insert(roles).values(senior))
  walker = new Walker(house.as('U0TEAMLEADER', 'C0GENERAL'))
}, 60_000)
afterAll(() => house.close())

const stopped: CaseEvent[] = [{ type: 'case-stopped', why: 'unfound', note: 'Three visits' }]
const told: CaseEvent = { type: 'missing-referred', to: 'The council', note: '' }
const alone = ['new', 'screen', 'list', 'due', 'pathway', 'import']

function rootsOf(word: string): { type: string; about: string }[] {
  if (alone.includes(word)) return [{ type: word, about: word }]
  const ofCases = [cases.own, cases.closed].map((id) => ({ type: `${word} ${id}`, about: id }))
  return word === 'print' ? [...ofCases, { type: word, about: word }] : ofCases
}

describe('wherever somebody presses', () => {
  it.each(declared.words.map((word) => [word]))(
    'from /fasttrack %s no more than three modals lie over each other',
    async (word) => {
      for (const { type, about } of rootsOf(word)) await walker.from({ type }, about)
      // Every form was submitted, also the one that makes a case stand still.
      await happened(house, cases.own, [{ type: 'case-resumed', why: 'unfound' }])
    },
    240_000,
  )

  it('nor from a case that stands still', async () => {
    for (const events of [stopped, [...stopped, told]]) {
      await happened(house, cases.own, events)
      await walker.from({ type: `case ${cases.own}` }, 'a case that stands still')
    }
    await happened(house, cases.own, [{ type: 'case-resumed', why: 'unfound' }])
  }, 240_000)

  it('nor from the Home tab', async () => {
    for (const home of ['case.open', 'due.open', 'new.start', 'due.snooze', 'due.pause', 'deputy.open'])
      await walker.from({ home }, 'home')
    await raised(house, leader.id, ['a', 'e'])
    await walker.from({ home: 'watched.open' }, cases.own)
    // It was walked from its word: what is new is that it opens from here.
    await walker.from({ home: 'screen.open' }, 'screen')
  }, 240_000)

  it('nor from a case that can go on, about one of two brothers and sisters', async () => {
    await walker.from({ type: `case ${ready}` }, cases.own)
  }, 240_000)

  it('nor from a case that can go another way than on', async () => {
    const id = await onSmallPathway(house.running.bot.house, 'U0TEAMLEADER', 'Elena Dunsford')
    await walker.from({ type: `case ${id}` }, cases.own)
    expect([...walker.pressed]).toContain('case.way')
  }, 240_000)

  it('nor from what stands as shut in a school’s own channel', async () => {
    const there = new Walker(house.as('U0TEAMLEADER', 'C0QUILLBROOK'))
    await there.from({ type: 'shut' })
    expect([...there.pressed]).toContain('shut.open')
    for (const id of there.pressed) walker.pressed.add(id)
  })

  it('nor from register files that were handed in, wherever they stand', async () => {
    for (const state of ['asked', 'previewed', 'refused'] as const) {
      await handedIn(house, 'U0TEAMLEADER', state, 'Heating')
      await walker.from({ type: 'import' }, `a file that is ${state}`)
    }
  }, 240_000)

  it('three are reached, and every form of the bot is among what was seen', () => {
    expect(walker.deepest).toBe(3)
    expect([...walker.modals.keys()]).toEqual(expect.arrayContaining(declared.modals))
  })

  it('every form on the way to court was opened', () => {
    expect([...walker.forms].sort()).toEqual([...packForms].sort())
  })

  it('every button was pressed but those that turn pages', () => {
    const paging = declared.buttons.filter((id) => /page$|more$/.test(id))
    expect([...walker.pressed, ...paging]).toEqual(expect.arrayContaining(declared.buttons))
  })
})
