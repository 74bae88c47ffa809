import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadCase } from '../../src/casework/load-case.ts'
import { openQueries } from '../../src/domain/case/parts/register-query.ts'
import { openBrowser, type StoryBrowser } from './driver.ts'
import { StoryHouse } from './in-process.ts'
import { aMeeting, meant, phone, Thumb } from './thumb.ts'

let house: StoryHouse
let browser: StoryBrowser

beforeAll(async () => {
  house = await StoryHouse.open()
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser.close()
  await house.close()
})

/**
 * The same meeting on the minutes as they were before these screens (commit f5c58d0), counted with the same thumb in the same
 * window on 2026-11-21: who came, four boxes, four actions of four fields each. Lateness, the reasons and the explanation had
 * no place of their own and were typed into the boxes.
 */
const before = { taps: 41, words: 140, characters: 683, screens: 10, ms: 187_150 }
/** The same on the four screens. */
const now = { taps: 27, words: 53, characters: 238, screens: 6, ms: 70_300 }

async function holdTheMeeting(thumb: Thumb): Promise<void> {
  await thumb.sees(/Dr Noor Oakeshott/)
  await thumb.marks(/Junaid Oakeshott/, 'Late')
  await thumb.page.shows('Came at, if you know')
  await thumb.marks(/Kit Rowe/, 'Not here')
  await thumb.presses('Next')
  await thumb.sees(/Monday 12 October 2026/)
  await thumb.chooses('Monday 12 October 2026: 2 sessions', 'Illness')
  await thumb.chooses('Wednesday 21 October 2026, to Friday 6 November 2026: 16 sessions', 'Family holiday')
  await thumb.chooses('Friday 13 November 2026: 2 sessions', 'Medical or dental appointment')
  await thumb.presses('Next')
  await thumb.sees(/If .*Rhodri.* tells you of harm/)
  await thumb.types('What the parents said', meant.parents)
  await thumb.types('What the pupil said', meant.pupil)
  await thumb.types('What the school said and offers', meant.school)
  await thumb.presses('Save')
  await thumb.sees('Often agreed')
}

async function agree(thumb: Thumb): Promise<void> {
  for (const what of [
    'Ring the school before 9am on a day away',
    'Be in bed by ten on school nights',
    'Meet the pupil at the door each morning',
  ]) {
    await thumb.taps(thumb.page.scope.getByRole('button', { name: `Agree: ${what}` }))
    await thumb.page.scope.getByText(`• ${what}`).waitFor()
  }
  await thumb.presses('Add an action')
  await thumb.sees('How will we know?')
  await thumb.types('What will be done?', 'Look again at his form group')
  await thumb.types('Who will do it?', 'The school')
  await thumb.picksDay('By when?', '2026-12-07')
  await thumb.types('How will we know?', 'We tell the parents what we decide')
  await thumb.presses('Add')
  await thumb.sees(/• Look again/)
  await thumb.presses('I explained what may follow and what help there is')
  await thumb.page.shows(/explained on Monday 23 November 2026/)
}

it('a meeting takes two thirds of the taps that it took, and about a third of the typing', async () => {
  const { id, meeting } = await aMeeting(house)
  const page = await browser.as(house.running.url, 'Morwenna Teague', phone)
  await page.goTo('#quillbrook-pastoral')
  const thumb = new Thumb(page)
  await page.type(`/fasttrack minutes ${id}`)
  await holdTheMeeting(thumb)
  await agree(thumb)
  await thumb.presses('Print the minutes')
  const { actions } = house.workspace
  const isThere = () => actions.files().some((file) => String(file.name).endsWith('minutes-1.pdf'))
  await actions.until(() => isThere() || null, 15_000)
  await thumb.page.shows(/on their way to you/)
  await thumb.presses('Finish')
  const { store } = house.running.bot.house
  const { state } = (await loadCase(house.running.bot.house, store.read, id))!
  expect(Object.values(state.minutes[meeting]?.reasons ?? []).map(({ reason }) => reason)).toEqual([
    'illness',
    'holiday',
    'appointment',
  ])
  expect(openQueries(state).map(({ reason }) => reason)).toEqual(['holiday', 'appointment'])
  expect(Object.values(state.actions)).toHaveLength(4)
  expect(thumb.counted).toEqual(now)
  expect(now.taps / before.taps).toBeLessThan(0.7)
  expect(now.characters / before.characters).toBeLessThan(0.4)
}, 60_000)
