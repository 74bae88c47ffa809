import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsOf, loadCase } from '../../src/casework/load-case.ts'
import { StoryHouse } from './in-process.ts'
import { onSmallPathway } from './on-small-pathway.ts'

let house: StoryHouse
let id: string
const [morwenna, tobias] = ['U0PASTORAL1', 'U0HEADYEAR1']
const player = () => house.as(morwenna ?? '', 'C0QUILLBROOK')

const answers = async () =>
  (await eventsOf(house.running.bot.house.store.read, id)).filter((event) => event.type === 'item-answered')

async function opensFromPaper(): Promise<void> {
  await player().closesAll()
  await player().type(`/fasttrack checklist ${id}`)
  await player().press('Typing in from paper')
}

beforeAll(async () => {
  house = await StoryHouse.open()
  id = await player().opensCaseFor('Lottie Kettlewell')
  await house.moveTo('2026-11-26T09:00:00Z')
}, 30_000)
afterAll(() => house.close())

describe('a checklist that was filled in on paper', () => {
  it('is kept as done on its day by whoever did it, and recorded by whoever typed it', async () => {
    await opensFromPaper()
    await player().fill('Which day was it done?', '2026-11-24')
    await player().fill('Who did it?', tobias ?? '')
    await player().fill('How do you know?', 'told')
    await player().fill('Note on A1', 'Early help since May')
    await player().choose('A1', 'done')
    expect((await answers()).at(-1)).toMatchObject({
      item: 'A1',
      value: 'done',
      note: 'Early help since May',
      by: tobias,
      on: '2026-11-24',
      manner: 'told',
      recordedBy: morwenna,
      late: true,
    })
  })

  it('keeps the day and the person on the screen for the next answer', async () => {
    await player().choose('A2', 'not-yet')
    expect((await answers()).at(-1)).toMatchObject({
      item: 'A2',
      by: tobias,
      on: '2026-11-24',
      manner: 'told',
    })
  })

  it('is told in the timeline with both names and that it was late', async () => {
    await player().closesAll()
    await player().type(`/fasttrack case ${id}`)
    await player().choose('case.menu', JSON.stringify({ case: id, do: 'timeline' }))
    expect(player().text).toMatch(
      /24 November 2026\* <@U0HEADYEAR1>, told to <@U0PASTORAL1> \(entered late, on 26 November 2026\)\nA2 [^:]+: not yet/,
    )
  })

  it.each([
    ['a day to come', '2026-11-27', /has not come yet|future|later than today|today/i],
    ['a day before the case opened', '2026-11-20', /open/i],
  ])(
    'is refused for %s at the day itself, and nothing that was written is lost',
    async (_what, day, says) => {
      await opensFromPaper()
      const before = (await answers()).length
      await player().fill('Which day was it done?', day)
      await player().fill('Note on A3', 'Written on the bus')
      const outcome = await player().submit()
      expect(outcome).toMatchObject({ ok: false, errors: { doneOn: expect.stringMatching(says) } })
      expect(await answers()).toHaveLength(before)
      await player().fill('Which day was it done?', '2026-11-23')
      expect(await player().submit()).toEqual({ ok: true })
      expect((await answers()).at(-1)).toMatchObject({
        item: 'A3',
        note: 'Written on the bus',
        on: '2026-11-23',
      })
      await house.as(morwenna ?? '', 'C0QUILLBROOK').closesAll()
      await opensFromPaper()
      await player().fill('Note on A3', '')
      await player().submit()
    },
  )

  it('is refused for somebody who is not on the staff, and for “I did it” of somebody else', async () => {
    await opensFromPaper()
    await player().fill('Who did it?', 'U0NOROLE99')
    await player().fill('Note on A3', 'Again')
    expect(await player().submit()).toMatchObject({ ok: false, errors: { how: expect.any(String) } })
    await player().fill('How do you know?', 'saw')
    expect(await player().submit()).toMatchObject({ ok: false, errors: { doneBy: expect.any(String) } })
  })

  it('covers all but a few on the day of the paper as well', async () => {
    await opensFromPaper()
    await player().fill('Which day was it done?', '2026-11-25')
    await player().press('All covered except…')
    await player().submit()
    expect((await answers()).at(-1)).toMatchObject({ on: '2026-11-25', by: morwenna, late: true })
  })

  it('is as ever where nothing is typed in from paper', async () => {
    await player().closesAll()
    await player().type(`/fasttrack checklist ${id}`)
    expect(player().text).not.toContain('Which day was it done?')
    await player().choose('A2', 'not-yet')
    expect((await answers()).at(-1)).toMatchObject({
      on: '2026-11-26',
      by: morwenna,
      manner: 'did',
      late: false,
    })
  })
})

describe('a meeting whose minutes were taken on paper', () => {
  let meeting: string
  const minutes = async (kind: string) =>
    (await eventsOf(house.running.bot.house.store.read, meeting)).filter((event) => event.type === kind)
  const timeline = async () => {
    await player().closesAll()
    await player().type(`/fasttrack case ${meeting}`)
    await player().choose('case.menu', JSON.stringify({ case: meeting, do: 'timeline' }))
    return player().text
  }

  beforeAll(async () => {
    await player().closesAll()
    meeting = id
    await player().type(`/fasttrack case ${meeting}`)
    await player().coversAll()
    await player().press('Go on')
    await player().coversAll()
    await player().press('Set a day')
    await player().fill('Day', '2026-12-08')
    await player().fill('Place', 'Room 4')
    await player().submit()
    await player().closesAll()
    await house.moveTo('2026-12-10T09:00:00Z')
    await player().type(`/fasttrack minutes ${meeting}`)
  }, 30_000)

  it('costs nothing on the ordinary way: who wrote it is asked only once that is folded out', async () => {
    expect(player().title).toBe('Who is here')
    expect(player().text).not.toContain('Who did it?')
    await player().press('Typing in from paper')
    expect(player().text).toContain('Who did it?')
    await player().press('Not from paper')
    expect(player().text).not.toContain('Who did it?')
  })

  it('refuses “I did it” of somebody else, and somebody who is not on the staff, and keeps nothing', async () => {
    await player().press('Typing in from paper')
    await player().fill('Who did it?', tobias ?? '')
    expect(await player().submit()).toMatchObject({ ok: false, errors: { how: expect.any(String) } })
    await player().fill('How do you know?', 'told')
    await player().fill('Who did it?', 'U0NOROLE99')
    expect(await player().submit()).toMatchObject({ ok: false, errors: { doneBy: expect.any(String) } })
    expect(await minutes('meeting-held')).toEqual([])
  })

  it('keeps who came, what was said and what is agreed as done on its day by whoever took them', async () => {
    await player().fill('Who did it?', tobias ?? '')
    expect(await player().submit()).toEqual({ ok: true })
    const head = { by: tobias, on: '2026-12-08', manner: 'told', recordedBy: morwenna, late: true }
    expect(await minutes('meeting-held')).toMatchObject([head])
    expect(player().title).toBe('Absences')
    expect(player().text).toContain('Typed in from paper')
    await player().press('Said')
    await player().fill('What the parents said', 'The bus comes late')
    expect(await player().submit()).toEqual({ ok: true })
    expect(await minutes('said')).toMatchObject([{ ...head, text: 'The bus comes late' }])
    await player().press('Agree', { nth: 0 })
    await player().press('I explained what may follow and what help there is')
    expect(await minutes('action-agreed')).toMatchObject([head])
    expect(await minutes('consequences-explained')).toMatchObject([head])
    expect(await timeline()).toMatch(
      /8 December 2026\* <@U0HEADYEAR1>, told to <@U0PASTORAL1> \(entered late, on 10 December 2026\)\n.*was held/,
    )
  })
})

describe('the ways from a stage', () => {
  it('stand at the end of its checklist too, and what was written there is kept before the case goes', async () => {
    const { house: desk } = house.running.bot
    const small = await onSmallPathway(desk, 'U0TEAMLEADER', 'Elena Dunsford')
    const state = async () => (await loadCase(desk, desk.store.read, small))!.state
    const leader = house.as('U0TEAMLEADER', 'C0GENERAL')
    await leader.type(`/fasttrack case ${small}`)
    await leader.press('Open checklist')
    await leader.fill('Note on A2', 'Nobody was in')
    await leader.press('Look at it afresh')
    await leader.fill('Why?', 'They have moved')
    expect(await leader.submit()).toEqual({ ok: true })
    expect(await state()).toMatchObject({ open: ['first'], answers: { A2: { note: 'Nobody was in' } } })
    expect(leader.views.map(({ title }) => (title as { text: string }).text)).toEqual([small, small])
    await leader.press('Open checklist')
    expect(leader.text).toContain('Before “Work with the family”')
    await leader.choose('A1', 'done')
    await leader.press('Go on to Work with the family')
    expect((await state()).open).toEqual(['work'])
    expect(leader.text).toContain('Look at it afresh. This asks for a reason.')
  })
})
