import { cpSync } from 'node:fs'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { school as schoolById } from '../../db/queries/schools.ts'
import { lookAtCase } from '../../src/casework/look-at-case.ts'
import { day } from '../../src/domain/day.ts'
import { importRegister } from '../../src/register/marks/import-register.ts'
import type { Running } from '../../src/serve.ts'
import { canonical } from '../world.ts'
import { openBrowser, type StoryBrowser, type StoryPage } from './driver.ts'
import { expectNoFaults } from './no-faults.ts'
import {
  coverAll,
  lottie,
  makeLetters,
  markSent,
  moveTo,
  newFolder,
  readFile,
  serveFrom,
} from './played-case.ts'

const id = 'FT-2026-0001'
const pastoral = 'Morwenna Teague'
const played = newFolder()
let lottiesRef = ''
const read: Record<string, string> = {}
let browser: StoryBrowser

beforeAll(async () => {
  browser = await openBrowser()
  await playToTheDecision()
}, 240_000)
afterAll(() => browser.close())

async function meet(page: StoryPage, kind: string, day: string): Promise<void> {
  await page.button('Set a day', page.scope.locator('[data-block-id]', { hasText: kind })).click()
  await page.dialog('Set up a meeting')
  await page.fill('Day', day)
  await page.fill('Place', 'The library')
  // They live apart, so that only the household of the pupil is asked at first.
  await page.scope.getByLabel(lottie.father.name).check()
  await page.fill('Why meet them together?', 'Both asked for one meeting')
  await page.press('Keep')
  await page.dialog(id)
}

async function letters(page: StoryPage, ...titles: string[]): Promise<void> {
  await page.press('Letters')
  await makeLetters(page, ...titles)
  await markSent(page)
  await page.press('Close')
  await page.dialog(id)
}

/** The mother comes, the father does not; the absences are on the screen afterwards. */
async function whoCame(page: StoryPage): Promise<void> {
  await page.button('Who came').first().click()
  await page.dialog('Who is here')
  await page.shows(new RegExp(lottie.father.name))
  const father = page.scope.getByRole('radiogroup', { name: new RegExp(lottie.father.name) })
  await father.getByLabel('Not here').check()
  await page.shows('Did they give a good reason? Write it here')
  await page.press('Next')
  await page.dialog('Absences')
}

async function openTheCase(page: StoryPage): Promise<void> {
  await page.goTo('#quillbrook-pastoral')
  await page.type('/fasttrack new')
  await page.dialog('New Fast Track case')
  await page.choose('Pupil', lottie.name)
  await page.shows(/11 of 60/)
  await page.shows(/Meets the entry test/)
  await page.press('Open case')
  await page.dialog(id)
}

/** Where parents are apart nothing of the case comes up after a meeting’s last screen: it is opened anew. */
async function finish(page: StoryPage): Promise<void> {
  await page.press('Finish')
  await page.noDialog()
  await page.type(`/fasttrack case ${id}`)
  await page.dialog(id)
}

async function holdTheInitialMeeting(page: StoryPage): Promise<void> {
  await whoCame(page)
  await page.press('Said')
  await page.dialog('What was said')
  await page.fill('What the parents said', 'She wakes her at seven and walks her to the bus.')
  await page.press('Save')
  await page.dialog('What is agreed')
  await page.press('Add an action')
  await page.dialog('Add an action')
  await page.fill('What will be done?', 'Breakfast club from Monday')
  await page.fill('Who will do it?', 'The school')
  await page.fill('By when?', '2026-12-07')
  await page.fill('How will we know?', 'She is in by half past eight')
  await page.press('Add')
  await page.dialog('What is agreed')
  await page.shows(/• Breakfast club/)
  await page.press('Print the minutes')
}

/** The whole case in a browser up to the point where somebody must decide; the store is left in `played`. */
async function playToTheDecision(): Promise<void> {
  cpSync(inject('demonstration'), played, { recursive: true })
  const running = await serveFrom(played)
  const page = await browser.as(running.url, pastoral)
  await openTheCase(page)
  await coverAll(page, id, 'Before Fast Track')
  await page.press('Go on')
  await page.shows('Prepare the initial meeting')
  await meet(page, 'Initial Fast Track meeting', '2026-12-01')
  await letters(page, 'Invitation to the initial meeting')
  read.motherInvited = await readFile(running, 'invite-initial-1.pdf')
  read.fatherInvited = await readFile(running, 'invite-initial-2.pdf')
  await moveTo(running, '2026-12-01T16:00:00Z')
  await holdTheInitialMeeting(page)
  read.minutes = await readFile(running, 'minutes-1.pdf')
  await finish(page)
  await coverAll(page, id, 'Initial meeting, parents came')
  await coverAll(page, id, 'Initial meeting, parents did not come')
  await letters(page, 'You did not attend the initial meeting')
  read.missed = await readFile(running, 'did-not-attend-initial-1.pdf')
  await page.press('Go on')
  await page.shows('Prepare the review meeting')
  await coverAll(page, id, 'Prepare the review meeting')
  await meet(page, 'Review Fast Track meeting', '2026-12-09')
  await letters(page, 'Reminder and invitation to the review meeting')
  read.reminded = await readFile(running, 'invite-review-1.pdf')
  await moveTo(running, '2026-12-09T16:00:00Z')
  await whoCame(page)
  await page.press('Agreed')
  await page.dialog('What is agreed')
  await finish(page)
  await coverAll(page, id, 'Review meeting')
  await coverAll(page, id, 'Second meeting offered, parents did not come')
  await page.press('Go on')
  await page.shows('Decide what happens next')
  await page.press('Close')
  lottiesRef = (await stateOf(running)).pupil.split('.')[1] ?? ''
  expectNoFaults(running.workspace)
  await running.stop()
}

async function importMarks(running: Running, csv: string): Promise<void> {
  const { store, bot } = running
  const { codes, bankHolidays } = bot.house.shelves
  const at = bot.house.now().toISOString()
  const desk = { store, codes, bankHolidays, by: 'U0ADMINIST', today: day(at.slice(0, 10)), at }
  const school = await schoolById(store.read, 'secondary')
  if (school === null) throw new Error('no school')
  const file = { source: Readable.from([Buffer.from(csv)]) }
  const taken = await importRegister(desk, school, file, canonical)
  if (!taken.done) throw new Error(JSON.stringify(taken))
}

/** A copy of the played case, with the pupil's register from the first meeting on as a file says it. */
async function copyWith(marks: readonly string[]): Promise<{ running: Running; page: StoryPage }> {
  const folder = newFolder()
  cpSync(played, folder, { recursive: true })
  const days = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08']
  const rows = days.flatMap((day, index) => [
    `${lottiesRef},${day},AM,${marks[index * 2] ?? '/'}`,
    `${lottiesRef},${day},PM,${marks[index * 2 + 1] ?? '\\'}`,
  ])
  const running = await serveFrom(folder)
  await importMarks(running, ['pupil_ref,date,session,code', ...rows, ''].join('\n'))
  const page = await browser.as(running.url, pastoral)
  await page.goTo('#quillbrook-pastoral')
  await page.type(`/fasttrack case ${id}`)
  await page.dialog(id)
  return { running, page }
}

async function decide(page: StoryPage, option: string, reasons: string): Promise<void> {
  await page.press('Decide')
  await page.dialog('Decide')
  await page.choose('What happens next?', option)
  await page.page.waitForTimeout(300)
  await page.fill('Your reasons', reasons)
  await page.fill('Who told you?', 'Tobias Renwick')
}

async function confirmAsOfficer(running: Running): Promise<void> {
  const officer = await browser.as(running.url, 'Rashid Penhallow')
  await officer.goTo('#attendance-team')
  await officer.type(`/fasttrack case ${id}`)
  await officer.dialog(id)
  await officer.shows('What the attendance team confirmed')
  await officer.press('Accept')
  await officer.dialog('Record')
  // The button chose, and the day and the officer stand there already.
  const form = officer.scope
  expect(await form.getByLabel('Proceed to prosecution').isChecked()).toBe(true)
  expect(await form.getByLabel('Day of the confirmation').inputValue()).toBe('2026-12-09')
  expect(await form.getByLabel('Officer who confirmed it').inputValue()).toBe('Rashid Penhallow')
  await officer.fill('First day of the period', '2026-12-01')
  await officer.fill('Last day of the period', '2026-12-08')
  await officer.fill('Who gives the witness statement', 'The head of year')
  await officer.fill('Last day for the pack to arrive', '2027-01-15')
  await officer.press('Keep')
  await officer.dialog(id)
  await officer.page.close()
}

async function stateOf(running: Running) {
  const itself = {
    id: 'U0TEAMLEADER',
    name: '',
    roles: [{ role: 'team-leader' as const, school: null }],
    keptFrom: [],
  }
  const looked = await lookAtCase(running.bot.house, itself, id)
  if (looked === null) throw new Error('no case')
  return looked.state
}

async function leave({ running, page }: { running: Running; page: StoryPage }): Promise<void> {
  expectNoFaults(running.workspace)
  await page.page.close()
  await running.stop()
}

describe('a case with two parents apart, of whom one did not come', () => {
  test('each parent has an invitation of their own that tells nothing of the other', () => {
    expect(read.motherInvited).toContain(lottie.mother.name)
    expect(read.motherInvited).toContain('Tuesday 1 December 2026')
    expect(read.fatherInvited).toContain(lottie.father.name)
    for (const other of [lottie.father.name, lottie.father.address, 'Barnaby', 'Ropewalk'])
      expect(read.motherInvited).not.toContain(other)
    for (const other of [lottie.mother.name, lottie.mother.address, 'Rosalind', 'Osier'])
      expect(read.fatherInvited).not.toContain(other)
  })

  test('only the father is told that he missed the meeting, and is offered another', () => {
    expect(read.missed).toContain(lottie.father.name)
    expect(read.missed).not.toContain('Rosalind')
  })

  test('the minutes hold what was said and agreed, to be signed', () => {
    expect(read.minutes).toContain('She wakes her at seven')
    expect(read.minutes).toContain('Breakfast club from Monday')
  })

  test('the reminder invites to the review', () =>
    expect(read.reminded).toContain('Wednesday 9 December 2026'))
})

const present = ['/', '\\', '/', '\\', '/', '\\', '/', '\\', '/', '\\', '/', '\\']
const marked = (code: string, sessions: number) =>
  present.map((mark, index) => (index < sessions ? code : mark))

describe('from copies of that store, each of the four options', () => {
  test('option 1 closes the case once both parents have been told', { timeout: 90_000 }, async () => {
    const copy = await copyWith(present)
    const { page, running } = copy
    await decide(page, 'Close, attendance has improved', 'She has been in every session.')
    await page.press('Record decision')
    await page.dialog(id)
    expect((await stateOf(running)).status).toBe('open')
    await letters(page, 'Fast Track is closed, attendance has improved')
    await page.shows(/Closed on/)
    const text = await readFile(running, 'close-option-1-1.pdf')
    expect(text).toContain(lottie.mother.name)
    expect(text).not.toContain('Kettlewell, Mr')
    expect((await stateOf(running)).status).toBe('closed')
    await leave(copy)
  })

  test('option 2 wants a defence on the file, or a reason', { timeout: 90_000 }, async () => {
    const copy = await copyWith(marked('I', 4))
    const { page, running } = copy
    await decide(page, 'Close, a defence has been given', 'The hospital wrote.')
    await page.shows(/No defence from a parent is recorded/)
    await page.press('Cancel')
    await page.dialog(id)
    await page.button('Minutes').first().click()
    await page.dialog('Absences')
    await page.choose('Did anything make it impossible to attend?', 'The pupil was ill or could not come')
    await page.fill('What the parents gave or showed us', 'A letter from the hospital')
    await page.press('Next')
    await page.dialog('What was said')
    await page.press('Save')
    await page.dialog('What is agreed')
    await finish(page)
    await decide(page, 'Close, a defence has been given', 'The hospital wrote.')
    await page.press('Record decision')
    await page.dialog(id)
    await letters(page, 'Fast Track is closed, reason accepted')
    expect(await readFile(running, 'close-option-2-2.pdf')).toContain(lottie.father.name)
    expect((await stateOf(running)).status).toBe('closed')
    await leave(copy)
  })

  test('option 3 opens a further review', { timeout: 90_000 }, async () => {
    const copy = await copyWith(marked('O', 1))
    const { page, running } = copy
    await decide(page, 'Review again', 'Better, and not yet right.')
    await page.choose('How will you review?', 'A further review meeting with the parents')
    await page.press('Record decision')
    await page.dialog(id)
    await page.shows('Prepare the review meeting')
    await letters(page, 'There will be a further review')
    expect(await readFile(running, 'further-review-1.pdf')).toContain('review')
    expect((await stateOf(running)).open).toEqual(['prepare-review'])
    await leave(copy)
  })

  test('option 4 is refused while marks are missing or unexplained, and no reason changes that', {
    timeout: 90_000,
  }, async () => {
    const copy = await copyWith([...marked('O', 4).slice(0, 10), 'N', 'N'])
    const { page, running } = copy
    await decide(page, "Refer to the council's attendance team", 'Nothing has changed.')
    await page.press('Record decision')
    await page.shows(/This option is not open, and no reason changes that/)
    expect((await stateOf(running)).decisions).toEqual([])
    await leave(copy)
  })

  test('option 4 opens the application, and the council’s word unlocks the letter that says so', {
    timeout: 90_000,
  }, async () => {
    const copy = await copyWith(marked('O', 6))
    const { page, running } = copy
    await decide(page, "Refer to the council's attendance team", 'Nothing has changed.')
    await page.press('Record decision')
    await page.dialog(id)
    await page.shows('Apply to prosecute')
    await letters(page, 'The case is referred to the council')
    expect(await readFile(running, 'referral-decision-1.pdf')).toContain(lottie.mother.name)
    await page.press('Letters')
    await page.press('Show what opens later')
    await page.shows(/“The case will proceed to prosecution” is locked/)
    await page.press('Close')
    await page.dialog(id)
    await confirmAsOfficer(running)
    await letters(page, 'The case will proceed to prosecution')
    const notice = await readFile(running, 'proceed-to-prosecution-2.pdf')
    expect(notice).toContain(lottie.father.name)
    expect(notice).not.toContain('Rosalind')
    expect((await stateOf(running)).deadlines['pack-due:council-confirmation']?.due).toBe('2027-01-15')
    await leave(copy)
  })
})
