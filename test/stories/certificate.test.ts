import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentsOf } from '../../db/documents.ts'
import { looks } from '../../db/schema.ts'
import { closeLetters } from '../../src/documents/render-letter.ts'
import { readPdf } from '../documents/read-file.ts'
import { StoryHouse } from './in-process.ts'

let house: StoryHouse
let id: string
const morwenna = () => house.as('U0PASTORAL1', 'C0QUILLBROOK')

const looksAt = async (at: string) =>
  (await house.running.store.read.select().from(looks)).filter((one) => one.case === at)

/** A file that has come to its reader, waiting until it has. */
const comes = (name: string) =>
  house.workspace.actions.until(() => {
    const file = house.workspace.actions.files().findLast((one) => one.name === name)
    try {
      return file === undefined ? null : { file, bytes: house.workspace.actions.fileBytes(String(file.id)) }
    } catch {
      return null
    }
  }, 20_000)

beforeAll(async () => {
  house = await StoryHouse.open()
  id = await morwenna().opensCaseFor('Lottie Kettlewell')
}, 30_000)
afterAll(async () => {
  await house.close()
  await closeLetters()
})

describe('the attendance of a case', () => {
  it('opens with this term in days, the weeks, and every absence in words, and who looked is written down', async () => {
    await morwenna().choosesFromMenu(id, 'attendance')
    const { text, title } = morwenna()
    expect(title).toBe('Attendance')
    expect(text).toContain('*Thursday 3 September 2026 to Friday 20 November 2026*')
    expect(text).toContain('*8 days missed* of 52 days, 40 hours of learning')
    expect(text).toContain('28 Sep  L \\  I I  I I  I \\  / \\')
    expect(text).toContain('26 Oct  October half term to 30 Oct')
    expect(text).not.toContain('no school, or not on the roll')
    expect(text).toContain('Wednesday 18 November, morning.')
    expect((await looksAt(id)).map(({ what }) => what)).toContain('Attendance')
  })

  it('shows the days of the entry test when they are chosen', async () => {
    await morwenna().choose('Which days?', 'The weeks of the entry test')
    expect(morwenna().text).toMatch(/\*Monday 5 October 2026 to Friday 20 November 2026\*/)
  })

  it('shows days of one’s own, and says which are wrong', async () => {
    await morwenna().choose('Which days?', 'From one day to another')
    await morwenna().fill('First day', '2026-11-09')
    await morwenna().fill('Last day', '2026-11-02')
    expect(await morwenna().submit()).toMatchObject({
      errors: { to: 'The last day is before the first day. Check both.' },
    })
    await morwenna().fill('Last day', '2026-11-13')
    await morwenna().submit()
    expect(morwenna().text).toContain('*Monday 9 November 2026 to Friday 13 November 2026*')
    expect(morwenna().text).toContain('*1 day missed* of 5 days')
  })

  it('comes as a PDF of these days, written down before it is sent', async () => {
    await morwenna().press('Send me the certificate as a PDF')
    expect(morwenna().text).toContain('on its way to you')
    expect(morwenna().text).not.toContain(':warning:')
    const { bytes } = await comes(`${id}-attendance.pdf`)
    const { pages, accessible } = await readPdf(bytes)
    expect(accessible).toBe(true)
    expect(pages.join(' ')).toContain('Lottie Kettlewell')
    expect(pages.join(' ')).toContain('Monday 9 November 2026 to Friday 13 November 2026')
    expect((await looksAt(id)).map(({ what }) => what)).toContain('File')
  })

  it('comes as a picture that is told in words, and whose name and headline name nobody', async () => {
    await morwenna().press('Send me the certificate as a picture')
    const { file, bytes } = await comes(`${id}-attendance.png`)
    expect(Buffer.from(bytes).subarray(1, 4).toString()).toBe('PNG')
    expect(String(file.alt_txt)).toMatch(/attendance certificate as a picture/i)
    expect(JSON.stringify(file)).not.toMatch(/Kettlewell|Lottie/)
    const kept = await documentsOf(house.running.store.read, id)
    expect(kept.filter(({ name }) => name.includes('attendance')).map(({ kind }) => kind)).toEqual([
      'paper',
      'paper',
    ])
  })
})

describe('the attendance of a pupil without a case', () => {
  it('opens from the screening, and its files name no case', async () => {
    await morwenna().closesAll()
    await morwenna().type('/fasttrack screen')
    const closer = morwenna()
      .controls()
      .find(({ actionId }) => actionId.startsWith('screen.closer'))
    if (closer === undefined) throw new Error('nobody to look closer at')
    await morwenna().clicks({ viewId: morwenna().top.id }, closer)
    await morwenna().press('Attendance')
    expect(morwenna().title).toBe('Attendance')
    expect(morwenna().text).toContain('Mon  Tue  Wed  Thu  Fri')
    await morwenna().press('Send me the certificate as a PDF')
    const { bytes } = await comes('pupil-attendance.pdf')
    expect((await readPdf(bytes)).accessible).toBe(true)
    const logged = (await house.running.store.read.select().from(looks)).filter((one) =>
      one.case.startsWith('pupil:'),
    )
    expect(logged.map(({ what }) => what).sort()).toEqual(['Attendance', 'File', 'Look closer'])
  })
})

it('what is counted for the evaluation is answered with “not known” as people write it', async () => {
  const officer = house.as('U0EWOFFICER', 'C0QUILLBROOK')
  await officer.choosesFromMenu(id, 'tracking')
  expect(officer.text).toContain('Or “not known”. Never a name.')
  await officer.fill('Other adults in the household', 'Not known.')
  expect(await officer.submit(), officer.look()).toEqual({ ok: true })
  await officer.choosesFromMenu(id, 'tracking')
  expect(officer.text).toMatch(/Other adults in the household\W+Not known/i)
})
