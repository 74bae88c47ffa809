import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepStoreNote } from '../../db/meta.ts'
import { outbox } from '../../db/schema.ts'
import { byItself } from '../../src/casework/by-itself.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { recountNote, recountPending } from '../../src/casework/recount.ts'
import { turnYears } from '../../src/casework/year-turn.ts'
import { day } from '../../src/domain/day.ts'
import { renderNotices } from '../../src/render-notice.ts'
import { type Player, StoryHouse, textOf } from './in-process.ts'

let house: StoryHouse
let pastoral: Player
let deputy: Player
let id = ''

const stateOf = async (of = id) => {
  const { bot } = house.running
  const loaded = await loadCase(bot.house, bot.house.store.read, of)
  if (loaded === null) throw new Error(of)
  return loaded.state
}
const noticesOf = async (kind: string) => {
  const rows = await house.running.bot.house.store.read.select().from(outbox)
  return rows.filter((row) => row.kind === kind)
}
/** What a notice of a kind says to whom it is for. */
async function saidBy(kind: string): Promise<string[]> {
  const render = renderNotices(house.running.bot.house, () => false)
  const drawn = await Promise.all((await noticesOf(kind)).map((notice) => render(notice)))
  return drawn.map((one) => textOf([one]))
}

beforeAll(async () => {
  house = await StoryHouse.open()
  pastoral = house.as('U0PASTORAL1', 'C0QUILLBROOK')
  deputy = house.as('U0SENIORLEAD', 'C0QUILLBROOK')
  id = await pastoral.opensCaseFor('Lottie Kettlewell')
}, 60_000)
afterAll(() => house.close())

describe('when a day no longer stands', () => {
  test('somebody who may not say that the school is shut is told who may', async () => {
    await pastoral.closesAll()
    await pastoral.type('/fasttrack shut')
    expect(pastoral.text).toContain('Only a senior leader, the headteacher, or the attendance team')
    await pastoral.closesAll()
  })

  test('snow moves the meeting with its deadlines, and the owner is told', async () => {
    await plannedFor('2026-12-02')
    await deputy.type('/fasttrack shut')
    await deputy.fill('First day', '2026-12-02')
    await deputy.fill('Last day', '2026-12-02')
    await deputy.submit()
    expect(deputy.text).toContain(`${id}`)
    expect(deputy.text).toContain('moved to Thursday 3 December 2026')
    const state = await stateOf()
    expect(Object.values(state.meetings)).toMatchObject([{ on: '2026-12-03', state: 'planned' }])
    const holding = Object.values(state.deadlines).find((one) => one.kind === 'hold-initial')
    expect(holding).toMatchObject({ due: '2026-12-03', state: 'open' })
    const told = await noticesOf('meeting-shut')
    expect(told.map(({ body }) => (body as { person: string }).person)).toContain('U0PASTORAL1')
    const [text] = await saidBy('meeting-shut')
    expect(text).toContain(`${id} (L.K.): The school is shut on the day of a meeting`)
    expect(text).not.toContain('Kettlewell')
    // Her parents are met separately, so no message says when.
    expect(text).not.toContain('December')
  })

  test('what is shut already is refused at its field, and nothing that was chosen is lost', async () => {
    await deputy.closesAll()
    await deputy.type('/fasttrack shut')
    await deputy.fill('First day', '2026-12-02')
    await deputy.fill('Last day', '2026-12-02')
    const outcome = await deputy.submit()
    expect(JSON.stringify(outcome)).toContain('the calendar has the school shut already')
    await deputy.closesAll()
  })

  test('open after all: deadlines are counted again, and the meeting stays where it went', async () => {
    await deputy.type('/fasttrack shut')
    expect(deputy.text).toContain('2 December 2026')
    await deputy.press('Open after all')
    expect(deputy.text).toContain('Meetings that were moved before stay where they are now')
    expect(Object.values((await stateOf()).meetings)).toMatchObject([{ on: '2026-12-03' }])
    await deputy.closesAll()
  })

  test('a closure that the bot did not finish counting is counted when it starts', async () => {
    const { bot } = house.running
    await bot.house.store.write((tx) => keepStoreNote(tx, recountNote('secondary'), 'x'))
    await recountPending(bot.house, byItself)
    await recountPending(bot.house, byItself)
    expect(Object.values((await stateOf()).meetings)).toMatchObject([{ on: '2026-12-03' }])
  })

  test('a meeting that is called off after nobody was told owes nothing', async () => {
    await pastoral.type(`/fasttrack case ${id}`)
    await pastoral.press('Call off')
    await pastoral.fill('Why is it called off?', 'The family asked for another week')
    await pastoral.submit()
    expect(pastoral.text).not.toContain('Still to be told')
    await pastoral.closesAll()
  })
})

describe('when the school year turns', () => {
  test('the case goes on, is listed for review, and is done with by a line', async () => {
    await house.moveTo('2027-09-06T09:00:00Z')
    const { bot } = house.running
    await turnYears(bot.house, day('2027-09-06'))
    expect(await turnYears(bot.house, day('2027-09-06'))).toBe(0)
    expect((await stateOf()).years).toMatchObject([{ year: '2027–28', reviewedOn: null }])
    await pastoral.type('/fasttrack list')
    await pastoral.press('To review for the new year')
    expect(pastoral.text).toContain(id)
    await pastoral.press('Open')
    await pastoral.press('Reviewed: goes on')
    await pastoral.fill('Why does it go on?', 'The plan has just begun to work')
    await pastoral.submit()
    expect((await stateOf()).years).toMatchObject([{ reviewedOn: '2027-09-06' }])
    expect(pastoral.text).not.toContain('has begun')
  })
})

async function plannedFor(on: string): Promise<void> {
  const { bot } = house.running
  const { act } = await import('../../src/casework/act.ts')
  const { personWithRoles } = await import('../../db/queries/people.ts')
  const by = await personWithRoles(bot.house.store.read, 'U0PASTORAL1')
  const state = await stateOf()
  const stages = bot.house.shelves.pathways.get(state.pathway)?.stages ?? []
  const items = stages.find((one) => one.id === 'pre-fast-track')?.items ?? []
  const answers = items.map((item) => ({ item: item.id, value: 'done' as const }))
  if (by === null) throw new Error('nobody')
  const loaded = await loadCase(bot.house, bot.house.store.read, id)
  const [parent] = loaded?.context.facts.parents ?? []
  const attendees = [
    { who: parent?.id ?? '', as: 'parent' as const },
    { who: 'U0SENIORLEAD', as: 'chair' as const },
  ]
  for (const command of [
    { do: 'answer', stage: 'pre-fast-track', answers } as const,
    { do: 'go-on', to: 'prepare-initial' } as const,
    { do: 'plan-meeting', kind: 'initial', on: day(on), at: '15:30', place: 'Room 4', attendees } as const,
  ]) {
    const outcome = await act(bot.house, id, { by, key: null }, command)
    if (!outcome.done) throw new Error(JSON.stringify(outcome.refusal))
  }
}
