import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentsOf, readDocument } from '../../../db/documents.ts'
import { inspectOnThread } from '../../../src/documents/pack/pack-desk.ts'
import { aPdf } from '../../documents/a-pdf.ts'
import { photograph } from '../../documents/a-photograph.ts'
import { missing, present } from '../../world.ts'
import { CaseOn } from './case-on.ts'

const done = { ok: true }
const holiday = '. . . . . . . . . .'

/** Too much is missed until the meeting, some after it, some in January again, and nothing after court. */
const weeks = [
  ...Array.from({ length: 7 }, () => missing(3)),
  holiday,
  ...Array.from({ length: 4 }, () => missing(3)),
  present,
  missing(3),
  present,
  holiday,
  holiday,
  missing(4),
  present,
  present,
  missing(4),
  present,
  present,
  holiday,
  ...Array.from({ length: 6 }, () => present),
]
let one: CaseOn

beforeAll(async () => {
  // A first file waits for the thread, which may take longer than Slack does on a busy machine.
  await inspectOnThread({ name: 'a.pdf', bytes: aPdf([{}]) })
  one = await CaseOn.open({ pathway: 'ews-2015', weeks })
})
afterAll(() => one.close())

test('a referral is given to an officer by the Team Leader alone', async () => {
  await one.opens('pastoral')
  expect(await one.stands()).toEqual(['pre-referral'])
  await one.covers('pastoral', 'pre-referral')
  await one.goesOn('pastoral', 'allocation')
  expect(await one.due()).toEqual({ allocate: '2026-11-30' })
  const wrong = await one.decides('ewo', 'follow-fast-track')
  expect(wrong.outcome).toMatchObject({ errors: { told: expect.any(String) } })
  expect(wrong.shown).toContain('This is for the Team Leader to decide')
  expect(await one.stands()).toEqual(['allocation'])
  expect((await one.decides('team-leader', 'follow-fast-track')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['arranging'])
  expect(await one.due()).toEqual({ assess: '2026-12-07' })
})

test('the officer meets the parents, hands over the papers and prepares the meeting in school', async () => {
  await one.plans('ewo', 'assessment', '2026-11-26')
  await one.on('2026-11-26')
  await one.holds('ewo', 'assessment')
  // All came, and so nothing is left to arrange.
  expect(await one.stands()).toEqual(['assessment'])
  expect(await one.due()).toEqual({ 'fast-track-meeting': '2026-12-03' })
  await one.plans('ewo', 'initial', '2026-12-03')
  // The leaflet (FT 02) goes into the same envelope and is made with it.
  await one.sends('ewo', 'ft01-1a')
  await one.covers('ewo', 'assessment')
  await one.goesOn('ewo', 'prepare')
  await one.covers('ewo', 'prepare')
  expect(await one.due()).toEqual({ 'fast-track-meeting': '2026-12-03', 'hold-initial': '2026-12-03' })
})

test('the meeting leads to a contract and to four weeks', async () => {
  await one.on('2026-12-03')
  await one.holds('ewo', 'initial')
  expect(await one.stands()).toEqual(['initial'])
  await one.covers('ewo', 'initial')
  await one.records('ewo', 'contract', { signed: 'signed' })
  await one.goesOn('ewo', 'first-four-weeks')
  expect(await one.stands()).toEqual(['first-four-weeks'])
  expect(await one.due()).toMatchObject({ 'four-week-review': '2026-12-31' })
})

test('more than two absences before the review propose to ask the Team Leader, and the officer decides', async () => {
  await one.on('2026-12-10')
  const shown = (await one.as('ewo')).text
  expect(shown).toContain('More than two unauthorised absences before the four-week review')
  expect(await one.due()).toMatchObject({ 'decide-after-breach': '2026-12-11' })
  const breach = await one.decides('ewo', 'carry-on-to-review', { reasons: 'The doctor wrote on Tuesday.' })
  expect(breach.shown).toMatch(/proposes[\s\S]*Ask the Team Leader now/)
  expect(breach.shown).toMatch(/“More than two unauthorised absences before the four-week review” was raised/)
  // To carry on asks for nothing, and so nothing is said to be met.
  expect(breach.shown.match(/Its condition is met/g)).toHaveLength(1)
  expect(breach.outcome).toEqual(done)
  expect(await one.stands()).toEqual(['first-four-weeks'])
  expect(Object.keys(await one.due())).not.toContain('decide-after-breach')
  // Whoever decided has heard of it.
  expect((await one.as('ewo')).text).not.toContain('The pathway proposes')
})

test('at four weeks the officer goes on watching, against what is proposed, with a reason', async () => {
  await one.plans('ewo', 'four-week-review', '2026-12-17')
  await one.sends('ewo', 'invite-four-week-review')
  await one.on('2026-12-17')
  await one.holds('ewo', 'four-week-review')
  expect(await one.stands()).toEqual(['four-week-review'])
  expect(await one.due()).toMatchObject({ 'decide-at-four-weeks': '2026-12-18' })
  const four = await one.decides('ewo', 'continue-to-eight-weeks', {
    against: 'Nothing was missed this week.',
  })
  expect(four.shown).toMatch(/proposes[\s\S]*Target not met, ask about court/)
  expect(four.outcome).toEqual(done)
  expect(await one.stands()).toEqual(['second-four-weeks'])
  expect
    .soft(await one.due())
    .toMatchObject({ 'ft08-letters': '2026-12-21', 'eight-week-review': '2027-01-14' })
})

/** A Word file with some of its words changed, and other files put into it. */
function changedIn(docx: Uint8Array, words: (xml: string) => string, more: Record<string, Uint8Array> = {}) {
  const files = Object.entries(unzipSync(docx)).map(([name, bytes]) => {
    const isText = /^word\/\w+\.xml$/.test(name)
    return [name, isText ? Buffer.from(words(Buffer.from(bytes).toString())) : bytes]
  })
  return zipSync({ ...Object.fromEntries(files), ...more })
}

test('one of two letters is changed in Word before it goes, and a scan of what went is kept', async () => {
  const { store } = one.house.running
  const player = await one.as('ewo')
  await player.press('Letters')
  await player.press('Make: Four-week letter')
  const letters = Object.values((await one.state()).letters)
  const [letter, other] = letters.filter(({ state }) => state === 'draft')
  if (letter === undefined || other === undefined) throw new Error('two letters are to be made')
  const docxOf = async (id: string) => (await readDocument(store.read, id))?.bytes ?? Buffer.alloc(0)
  const own = await docxOf(letter.docx)
  const handsIn = async (as: string, name: string, bytes: Uint8Array, by?: string) => {
    if (player.title === 'Letters') await player.press('Hand in a paper')
    await player.choose('Which paper is it?', letter.id)
    await player.choose('What do you have of it?', as)
    await player.fill('The file', [player.actions.upload(player.user, name, bytes)])
    if (by !== undefined) await player.fill('If it was signed, who signed it?', [by])
    return JSON.stringify(await player.submit())
  }
  const kept = async () => (await one.state()).letters[letter.id]?.papers.map(({ as }) => as)
  const more = (words: string) => changedIn(own, (xml) => xml.replace('</w:t>', ` ${words}</w:t>`))
  const macro = changedIn(own, (xml) => xml, { 'word/vbaProject.bin': own })
  const renumbered = Buffer.from(changedIn(own, (xml) => xml.replaceAll(one.id, 'FT-2026-0999')))
  expect(await handsIn('changed', 'a.pdf', aPdf([{ text: one.id }]))).toContain('Hand in a Word file')
  expect(await handsIn('changed', 'a.docx', macro)).toContain('holds a macro')
  expect(await handsIn('changed', 'a.docx', await docxOf(other.docx))).toContain('names another adult')
  expect(await handsIn('changed', 'a.docx', more('For Jo Ashdown, Sam Ashdown'))).toContain('names another')
  expect(await handsIn('changed', 'a.docx', renumbered)).toContain('does not carry')
  expect(await kept()).toEqual([])
  const words = more('Ring us.')
  expect(await handsIn('changed', 'Robin.docx', words), player.look()).toBe(JSON.stringify(done))
  expect(player.text).toMatch(/Draft to .*changed in Word by/)
  await player.press('letters.send')
  await player.choose('Who has read every one of them?', 'U0EWOFFICER')
  expect(await player.submit(), player.look()).toEqual(done)
  expect(await handsIn('changed', 'a.docx', words)).toContain('no longer a draft')
  expect(await handsIn('sent', 'a.jpg', photograph)).toBe(JSON.stringify(done))
  const copy = aPdf([{ text: one.id }])
  expect(await handsIn('signed', 'a.pdf', copy)).toContain('Say who signed it')
  expect(await handsIn('signed', 'a.pdf', copy, 'Somebody for the school')).toBe(JSON.stringify(done))
  expect(await kept()).toEqual(['changed', 'sent', 'signed'])
  const documents = (await documentsOf(store.read, one.id)).filter(({ kind }) => kind === 'handed-in')
  expect(documents.map(({ name }) => name.replace(/.*\./, ''))).toEqual(['docx', 'jpg', 'pdf'])
})

test('one parent’s letter comes back, and a senior agrees that it is not served', async () => {
  const player = await one.as('ewo')
  const letter = Object.values((await one.state()).letters).findLast(({ kind }) => kind === 'ft08')?.id
  const says = (act: string) => {
    const value = JSON.stringify({ case: one.id, letter, do: act })
    const menu = player.controls().find(({ element }) => JSON.stringify(element).includes(`\\"${letter}\\"`))
    expect(menu, player.look()).toBeDefined()
    return menu && player.clicks(menu.target, menu, value)
  }
  await player.press('What was sent')
  expect(player.text).toMatch(
    /sent 17 December 2026, first class post, .*; should have arrived by 21 December 2026; no proof kept/,
  )
  expect(player.text).toContain('To: 1 Low Road, Northfield, ZZ1 1AA')
  await says('prove')
  const photo = player.actions.upload(player.user, 'Posted.jpg', photograph)
  await player.fill('What shows that it went?', [photo])
  expect(await player.submit(), player.look()).toEqual(done)
  expect(player.text).toContain('1 proof kept')
  await says('back')
  await player.choose('What happened?', 'Came back: not at that address')
  expect(await player.submit(), player.look()).toEqual(done)
  expect(Object.keys(await one.due())).toContain('ft08-letters')
  await says('not')
  await player.fill('Not served, because…', 'Gone; the neighbours know of no address')
  expect(await player.submit(), player.look()).toEqual(done)
  expect(player.controls().some(({ actionId }) => actionId.startsWith('service.agree'))).toBe(false)
  const lead = await one.as('team-leader')
  await lead.press('What was sent')
  await lead.press('Agree')
  expect(lead.text).toContain('Nothing towards a penalty or court is done against this parent')
  expect(Object.keys(await one.due())).not.toContain('ft08-letters')
})

test('at eight weeks, on paper, the Team Leader is asked about court, hears the parents and decides against it', async () => {
  await one.on('2027-01-14')
  await one.records('ewo', 'paper-review-eight', { wish: 'no-meeting', note: 'Both parents, by telephone' })
  expect(await one.stands()).toEqual(['eight-week-review'])
  const eight = await one.decides('ewo', 'seek-advice-eight-weeks')
  expect(eight.shown).toMatch(/proposes[\s\S]*Target not met, ask about court/)
  expect(eight.outcome).toEqual(done)
  expect(await one.stands()).toEqual(['prosecution-decision'])
  expect(await one.due()).toMatchObject({ 'monitoring-form': '2027-01-15' })
  const said = { absences: 'Four', 'parents-said': 'A move of house', advice: 'Watch on' }
  await one.records('ewo', 'monitoring-form', { mitigation: 'sound', ...said })
  expect(await one.due()).toMatchObject({ 'team-leader-answers': '2027-01-19' })
  await one.covers('ewo', 'prosecution-decision')
  const wrong = await one.decides('ewo', 'no-court-watch-on')
  expect(wrong.shown).toMatch(/Only .*Jo Ashdown.* may be referred\. Not every letter reached .*Sam Ashdown/)
  expect(wrong.outcome).toMatchObject({ errors: { told: expect.any(String) } })
  expect((await one.decides('team-leader', 'no-court-watch-on')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['last-monitoring'])
  expect
    .soft(await one.due())
    .toMatchObject({ 'ft11-no-court-letters': '2027-01-18', 'last-review': '2027-02-11' })
  await one.sends('team-leader', 'ft11-no-court')
})

test('absence in the last four weeks brings it to court, by the Team Leader alone', async () => {
  await one.on('2027-02-11')
  expect((await one.decides('ewo', 'seek-advice-closing')).outcome).toEqual(done)
  const said = { absences: 'Four more', 'parents-said': 'Nothing', advice: 'Court' }
  await one.records('ewo', 'monitoring-form', { mitigation: 'none', ...said })
  await one.covers('ewo', 'prosecution-decision')
  const court = await one.decides('team-leader', 'prosecute')
  expect(court.shown).toMatch(/proposes[\s\S]*Go to court/)
  expect(court.outcome).toEqual(done)
  expect(await one.stands()).toEqual(['papers'])
  expect
    .soft(await one.due())
    .toMatchObject({ 'ft11-letters': '2027-02-15', 'papers-within-a-week': '2027-02-18' })
  await one.sends('team-leader', 'ft11')
})

test('the papers go by the Team Leader to the legal department and to a day in court', async () => {
  await one.covers('ewo', 'papers')
  await one.records('ewo', 'papers-submitted', {})
  await one.goesOn('ewo', 'perusal')
  const lead = await one.as('team-leader')
  await lead.press('Send on')
  expect(await lead.submit(), lead.look()).toEqual(done)
  expect(await one.stands()).toEqual(['court'])
  await one.records('team-leader', 'information-laid', { on: '2027-02-11' })
  await one.records('team-leader', 'hearing', { on: '2027-03-02' })
  expect(await one.due()).toMatchObject({ 'hearing-day': '2027-03-02' })
})

test('the court finds guilty, and the work goes on for four more weeks, to its end', async () => {
  await one.on('2027-03-02')
  const ordered = { outcome: 'guilty', level: 's444-1', disposal: 'fine' }
  await one.records('team-leader', 'court-outcome', { on: '2027-03-02', ...ordered })
  expect(await one.stands()).toEqual(['after-court'])
  expect((await one.decides('team-leader', 'work-after-court')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['last-monitoring'])
  expect(await one.due()).toMatchObject({ 'last-review': '2027-03-30' })
})

test('four weeks later the case closes once school and parents have been told', async () => {
  await one.on('2027-03-30')
  await one.covers('ewo', 'last-monitoring')
  expect((await one.decides('ewo', 'close-improved')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['last-monitoring'])
  expect(Object.keys(await one.due())).toContain('closing-letters')
  await one.sends('ewo', 'closing-summary', 'ended-improved')
  expect(await one.stands()).toBe('improved')
  expect(await one.due()).toEqual({})
})
