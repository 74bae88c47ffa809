import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookAtCase } from '../../src/casework/look-at-case.ts'
import { reminderMessage } from '../../views/notices.ts'
import { StoryHouse, textOf } from './in-process.ts'
import { leader } from './rich-cases.ts'

let house: StoryHouse
let id: string
const morwenna = () => house.as('U0PASTORAL1', 'C0QUILLBROOK')

const agency = 'Fenmoor Language Service'

async function meetingSet(of: string): Promise<void> {
  const player = morwenna()
  await player.type(`/fasttrack case ${of}`)
  await player.coversAll()
  await player.press('Go on')
  await player.coversAll()
  await player.press('Set a day')
  await player.fill('Day', '2026-12-09')
  await player.fill('Place', 'Room 4')
  await player.submit()
}

/** What the people of the meeting would be told on its day. */
async function reminder(): Promise<string> {
  const looked = await lookAtCase(house.running.bot.house, leader, id)
  return looked === null ? '' : textOf([reminderMessage(looked, 'm1')])
}

/** Fills the booking of the first parent who has none. */
async function opensBooking(nth = 0): Promise<void> {
  await morwenna().closesAll()
  await morwenna().type(`/fasttrack case ${id}`)
  await morwenna().press('interpreter.open', { nth })
}

beforeAll(async () => {
  house = await StoryHouse.open()
  id = await morwenna().opensCaseFor('Antoni Walczak')
  await meetingSet(id)
}, 30_000)
afterAll(() => house.close())

describe('an interpreter for a parent who needs one', () => {
  it('is asked for on the meeting, with the language on record', () => {
    expect(morwenna().text).toMatch(/Interpreter for .*Walczak.*: .*Polish.*, not booked/)
    expect(morwenna().text).toContain('Confirm the interpreter')
  })

  it('is missed in the reminder of the meeting, without a word about whom it is for', async () => {
    expect(await reminder()).toContain('An interpreter is not confirmed yet.')
    expect(await reminder()).not.toMatch(/Walczak|Polish/)
  })

  it('is never a parent, a sister or the pupil, even with another title or behind the name of an agency', async () => {
    for (const name of [
      'Hanna Walczak',
      'Ms Hanna Walczak',
      'Antoni Walczak',
      'Zofia Walczak',
      'Kacper WALCZAK',
    ]) {
      await opensBooking()
      await morwenna().fill('Agency', agency)
      await morwenna().fill('Interpreter’s name', name)
      await morwenna().fill('Never the child', ['independent'])
      const outcome = await morwenna().submit()
      expect(JSON.stringify(outcome), name).toContain('Book somebody from outside the family')
      expect(morwenna().title).toBe('Interpreter')
    }
    await opensBooking()
    await morwenna().fill('Agency', 'Hanna Walczak, interpreter')
    await morwenna().fill('Never the child', ['independent'])
    expect(JSON.stringify(await morwenna().submit())).toContain('from outside the family')
  })

  it('is booked only by somebody who says that it is no relative or friend', async () => {
    await opensBooking()
    await morwenna().fill('Agency', agency)
    expect(JSON.stringify(await morwenna().submit())).toContain('"ok":false')
    await morwenna().fill('Never the child', ['independent'])
    expect(await morwenna().submit()).toEqual({ ok: true })
    expect(morwenna().text).toMatch(/Fenmoor Language Service.*, booked 23 November 2026, \*not confirmed\*/)
  })

  it('is confirmed on a day that is not in the future', async () => {
    await opensBooking()
    await morwenna().fill('Confirmed on', '2026-11-25')
    expect(JSON.stringify(await morwenna().submit())).toMatch(/future|not come yet|today/i)
    await morwenna().fill('Confirmed on', '2026-11-23')
    expect(await morwenna().submit()).toEqual({ ok: true })
    expect(morwenna().text).toMatch(/Fenmoor Language Service.*confirmed 23 November 2026/)
    expect(morwenna().text).toContain('Confirm the interpreter')
  })

  it('is no longer due once every parent who needs one has theirs confirmed', async () => {
    await opensBooking(1)
    await morwenna().fill('Agency', agency)
    await morwenna().fill('Never the child', ['independent'])
    await morwenna().fill('Confirmed on', '2026-11-23')
    expect(await morwenna().submit()).toEqual({ ok: true })
    expect(morwenna().text).not.toContain('Confirm the interpreter')
    expect(await reminder()).toContain('meeting')
    expect(await reminder()).not.toContain('interpreter')
  })

  it('is to be confirmed again when the meeting moves, and cancelled with the agency when it is called off', async () => {
    await morwenna().press('Change', { nth: 2 })
    expect(morwenna().title).toBe('Change a meeting')
    await morwenna().fill('Time', '09:00')
    await morwenna().submit()
    await opensBooking()
    await morwenna().closesAll()
    await morwenna().type(`/fasttrack case ${id}`)
    expect(morwenna().text).toContain('*not confirmed*')
    await morwenna().press('Call off')
    await morwenna().fill('Why is it called off?', 'Snow')
    await morwenna().submit()
    expect(morwenna().text).toMatch(/an interpreter is still booked\. Tell .*Fenmoor Language Service/)
    await morwenna().press('Cancel', { nth: 0 })
    await morwenna().fill('To cancel this booking', 'The meeting is off')
    expect(await morwenna().submit()).toEqual({ ok: true })
    expect(morwenna().text.match(/still booked/g)).toHaveLength(1)
  })

  it('stands in the timeline with who booked it', async () => {
    await morwenna().type(`/fasttrack case ${id}`)
    await morwenna().choose('case.menu', JSON.stringify({ case: id, do: 'timeline' }))
    expect(morwenna().text).toMatch(/Booked an interpreter for .*Walczak/)
    expect(morwenna().text).toContain('Cancelled the interpreter')
  })

  it('is booked from the menu for a parent of whom nobody had noted the need', async () => {
    const player = morwenna()
    const other = await player.opensCaseFor('Lottie Kettlewell')
    expect(JSON.stringify(player.controls())).not.toContain('Book an interpreter')
    await meetingSet(other)
    expect(player.text).not.toContain('Interpreter for')
    await player.choosesFromMenu(other, 'interpreter')
    const [parent] = player.input('For whom?').element.options as { value: string }[]
    await player.fill('For whom?', String(parent?.value))
    await player.fill('Language', 'British Sign Language')
    await player.fill('Agency', agency)
    await player.fill('Never the child', ['independent'])
    expect(await player.submit()).toEqual({ ok: true })
    expect(player.text).toMatch(/Interpreter for .*Fenmoor Language Service/)
  })
})
