import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Driver } from '../../src/workspace/index.ts'
import { openBrowser, type StoryBrowser } from './driver.ts'
import { StoryHouse } from './in-process.ts'

const pastoral = { id: 'U0PASTORAL1', name: 'Morwenna Teague' }
let house: StoryHouse
let browser: StoryBrowser

beforeAll(async () => {
  ;[house, browser] = await Promise.all([StoryHouse.open(), openBrowser()])
}, 60_000)
afterAll(async () => {
  await browser.close()
  await house.close()
})

/** Somebody opens a case, is told what is missing, answers two questions of its checklist, and finds it on Home. */
async function aMorning(one: Driver, pupil: string): Promise<void> {
  await one.goTo('#quillbrook-pastoral')
  await one.type('/fasttrack new')
  await one.sees('New Fast Track case')
  await one.press('Open case')
  await one.sees('Please complete this required field')
  await one.choose('Pupil', pupil)
  await one.sees('Meets the entry test')
  await one.press('Open case')
  await one.sees('Before Fast Track')
  await one.press('Open checklist')
  await one.sees('Note on A1')
  await one.choose('A1', 'Done')
  await one.fill('Note on A1', 'Early help since May')
  await one.choose('A2', 'Not applicable')
  await one.sees('Say in the note why this does not apply')
  await one.submit()
  await one.sees('Before Fast Track')
  await one.close()
  await one.goTo('Home')
  await one.sees(pupil)
}

/** The same morning as the workspace tells it, whichever way it was played. */
const told = (pupil: string) => [
  'go to "#quillbrook-pastoral"',
  'type "/fasttrack new"',
  'submit',
  `choose "Pupil": "${pupil}"`,
  'submit',
  'press "Open checklist"',
  expect.stringMatching(/^choose "A1 .*": "Done"$/),
  'fill "Note on A1": "Early help since May"',
  expect.stringMatching(/^choose "A2 .*": "Not applicable"$/),
  'submit',
  'close',
  'go to "Home"',
]

test.each([
  ['without a browser', 'Lottie Kettlewell', async () => house.as(pastoral.id)],
  ['in a browser', 'Rhodri Oakeshott', () => browser.as(house.running.url, pastoral.name)],
])('one story is played %s', async (_how, pupil, cast) => {
  const one: Driver = await cast()
  const from = house.workspace.story().length
  await aMorning(one, pupil).catch(async (error: unknown) => {
    throw new Error(`${error}\n\nOn the screen:\n${await one.look()}`, { cause: error })
  })
  expect(await one.look()).toContain(pupil)
  expect(
    house.workspace
      .story()
      .slice(from)
      .map(({ words }) => words),
  ).toEqual(told(pupil))
})
