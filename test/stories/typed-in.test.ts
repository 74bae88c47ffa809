import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventsOf } from '../../src/casework/load-case.ts'
import { StoryHouse } from './in-process.ts'

let house: StoryHouse
let id: string
const [morwenna, tobias] = ['U0PASTORAL1', 'U0HEADYEAR1']
const player = () => house.as(morwenna ?? '', 'C0QUILLBROOK')

const answers = async () =>
  (await eventsOf(house.running.bot.house.store.read, id)).filter((event) => event.type === 'item-answered')

async function opensFromPaper(): Promise<void> {
  await player().closesAll()
  await player().types(`checklist ${id}`)
  await player().presses('Typing in from paper')
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
    player().fills('Which day was it done?', '2026-11-24')
    player().fills('Who did it?', tobias ?? '')
    player().fills('How do you know?', 'told')
    player().fills('Note on A1', 'Early help since May')
    await player().chooses('A1', 'done')
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
    await player().chooses('A2', 'not-yet')
    expect((await answers()).at(-1)).toMatchObject({
      item: 'A2',
      by: tobias,
      on: '2026-11-24',
      manner: 'told',
    })
  })

  it('is told in the timeline with both names and that it was late', async () => {
    await player().closesAll()
    await player().types(`case ${id}`)
    await player().presses('case.menu', { value: JSON.stringify({ case: id, do: 'timeline' }) })
    expect(player().text).toMatch(
      /24 November 2026\* <@U0HEADYEAR1>, told to <@U0PASTORAL1> \(entered late, on 26 November 2026\)\nA2: not yet/,
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
      player().fills('Which day was it done?', day)
      player().fills('Note on A3', 'Written on the bus')
      const outcome = await player().submits()
      expect(outcome).toMatchObject({ ok: false, errors: { doneOn: expect.stringMatching(says) } })
      expect(await answers()).toHaveLength(before)
      player().fills('Which day was it done?', '2026-11-23')
      expect(await player().submits()).toEqual({ ok: true })
      expect((await answers()).at(-1)).toMatchObject({
        item: 'A3',
        note: 'Written on the bus',
        on: '2026-11-23',
      })
      await house.as(morwenna ?? '', 'C0QUILLBROOK').closesAll()
      await opensFromPaper()
      player().fills('Note on A3', '')
      await player().submits()
    },
  )

  it('is refused for somebody who is not on the staff, and for “I did it” of somebody else', async () => {
    await opensFromPaper()
    player().fills('Who did it?', 'U0NOROLE99')
    player().fills('Note on A3', 'Again')
    expect(await player().submits()).toMatchObject({ ok: false, errors: { how: expect.any(String) } })
    player().fills('How do you know?', 'saw')
    expect(await player().submits()).toMatchObject({ ok: false, errors: { doneBy: expect.any(String) } })
  })

  it('covers all but a few on the day of the paper as well', async () => {
    await opensFromPaper()
    player().fills('Which day was it done?', '2026-11-25')
    await player().presses('All covered except…')
    await player().submits()
    expect((await answers()).at(-1)).toMatchObject({ on: '2026-11-25', by: morwenna, late: true })
  })

  it('is as ever where nothing is typed in from paper', async () => {
    await player().closesAll()
    await player().types(`checklist ${id}`)
    expect(player().text).not.toContain('Which day was it done?')
    await player().chooses('A2', 'not-yet')
    expect((await answers()).at(-1)).toMatchObject({
      on: '2026-11-26',
      by: morwenna,
      manner: 'did',
      late: false,
    })
  })
})
