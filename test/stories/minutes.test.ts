import { eq } from 'drizzle-orm'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documents, pupils, registerQueries } from '../../db/schema.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { inspectOnThread } from '../../src/documents/pack/pack-desk.ts'
import { minutesOf } from '../../src/domain/case/parts/minutes.ts'
import { aLockedPdf, aPdf } from '../documents/a-pdf.ts'
import { photograph } from '../documents/a-photograph.ts'
import { type Player, StoryHouse } from './in-process.ts'
import { happened } from './rich-cases.ts'
import { aMeeting } from './thumb.ts'

const channel = 'C0QUILLBROOK'
const private_ = 'I do not feel safe walking home'
let house: StoryHouse
let id = ''

const morwenna = () => house.as('U0PASTORAL1', channel)
const bethan = () => house.as('U0ATTENDANCE', channel)

async function state() {
  const { bot } = house.running
  return (await loadCase(bot.house, bot.house.store.read, id))!.state
}

async function opens(player: Player, screen?: string): Promise<void> {
  await player.closesAll()
  await player.type(`/fasttrack minutes ${id}`)
  if (screen !== undefined) await player.press(screen)
}

const shownTo = (player: Player) => JSON.stringify(player.views)

beforeAll(async () => {
  // A first file waits for the thread, which may take longer than Slack does on a busy machine.
  await inspectOnThread({ name: 'a.pdf', bytes: aPdf([{}]) })
  house = await StoryHouse.open()
  id = (await aMeeting(house)).id
}, 60_000)
afterAll(() => house.close())

describe('who is here', () => {
  it('is nothing that is recorded before Next is pressed', async () => {
    const player = morwenna()
    await opens(player)
    expect(player.title).toBe('Who is here')
    await player.choose('Mr Junaid Oakeshott', 'late')
    await player.fill('Came at, if you know', '15:40')
    expect((await state()).meetings.m1?.state).toBe('planned')
  })

  it('may be late, away with a reason, or come unasked, a colleague by mention', async () => {
    const player = morwenna()
    await player.fill('Somebody else is here', '<@U0HEADYEAR2|nasreen>')
    await player.choose('Kit Rowe', 'not-here')
    expect(player.text).not.toContain('good reason')
    await player.submit()
    expect(player.title).toBe('Absences')
    const { attendance, attendees } = (await state()).meetings.m1!
    expect(attendance.find((one) => one.late)).toMatchObject({ came: true, late: '15:40' })
    expect(attendance.filter((one) => !one.came).map(({ who }) => who)).toEqual(['name-1'])
    expect(attendees.at(-1)).toEqual({ who: 'U0HEADYEAR2', as: 'staff' })
  })

  it('is not somebody who is on no list: their name is asked for', async () => {
    const player = morwenna()
    await opens(player, 'Here')
    await player.fill('Somebody else is here', '<@U0NOBODY999>')
    expect(JSON.stringify(await player.submit())).toContain('Type their name instead')
  })

  it('is asked on the first screen before any other, and not before the day', async () => {
    await happened(house, id, [
      {
        type: 'meeting-planned',
        meeting: 'm7',
        kind: 'initial',
        offer: 2,
        day: '2026-12-01' as never,
        at: '15:30',
        place: 'Room 4',
        attendees: [{ who: 'U0HEADYEAR1', as: 'chair' }],
      },
    ])
    const player = morwenna()
    await player.closesAll()
    await player.type(`/fasttrack case ${id}`)
    await player.press('Who came', { nth: 0 })
    expect(player.title).toBe('Who is here')
    await player.press('Said')
    expect(player.text).toContain('has not come yet')
    await happened(house, id, [{ type: 'meeting-called-off', meeting: 'm7', why: 'not needed' }])
  })
})

describe('a reason for an absence', () => {
  it('that the register has already asks nobody', async () => {
    const player = morwenna()
    await opens(player)
    expect(player.title).toBe('Absences')
    await player.choose('Monday 12 October', 'illness')
    expect((await state()).queries).toEqual({})
    expect(minutesOf(await state(), 'm1').reasons).toMatchObject([{ reason: 'illness' }])
  })

  it('of another kind waits for its words', async () => {
    const player = morwenna()
    await player.choose('Wednesday 21 October', 'other')
    expect((await state()).queries).toEqual({})
    expect(JSON.stringify(await player.submit())).toContain('Say why in a few words')
    await player.fill('Why, in a few words', 'His grandmother fell')
    await player.press('Absences')
    expect((await state()).queries.q1).toMatchObject({ reason: 'other', words: 'His grandmother fell' })
    expect((await state()).queries.q1?.from).toBe('2026-10-21 AM')
  })

  it('reaches whoever keeps the register as a message that tells nothing, and stands in the store', async () => {
    const { actions } = house.workspace
    const told = () =>
      actions
        .messages(actions.directWith('U0ATTENDANCE'), 'U0ATTENDANCE')
        .map((one) => JSON.stringify(one))
        .filter((one) => one.includes('question about the register'))
    const asked = await actions.until(() => told().length > 0 && told(), 10_000)
    expect(asked).toHaveLength(1)
    expect(asked[0]).toContain(`${id} (R.O.)`)
    expect(asked[0]).not.toMatch(/Rhodri|Oakeshott|grandmother|October/)
    const rows = await house.running.store.read
      .select()
      .from(registerQueries)
      .where(eq(registerQueries.caseId, id))
      .all()
    expect(rows).toMatchObject([{ id: `${id}.q1`, state: 'open', evidence: 'His grandmother fell' }])
  })

  it('is answered with a reason where the mark stands, and the case says until then that it is open', async () => {
    const player = bethan()
    await player.type(`/fasttrack case ${id}`)
    expect(player.text).toContain('1 question about reasons for absence not answered yet')
    await player.press('Answer')
    expect(player.text).toContain('His grandmother fell')
    await player.fill('What did you do in the register?', 'stands')
    expect(JSON.stringify(await player.submit())).toContain('Say why the mark stands')
    await player.fill('If the mark stands, why?', 'Nobody told us then')
    await player.submit()
    expect((await state()).queries.q1).toMatchObject({ state: 'stands', answeredBy: 'U0ATTENDANCE' })
    expect(player.text).not.toContain('not answered yet')
  })
})

describe('what was said', () => {
  it('stands under a warning that harm is told to the safeguarding lead and not written', async () => {
    const player = morwenna()
    await opens(player, 'Said')
    const boxes = player.text
    expect(boxes.indexOf('tells you of harm')).toBeLessThan(boxes.indexOf('What the pupil said'))
    expect(boxes.indexOf('tells you of harm')).toBeGreaterThan(boxes.indexOf('What the parents said'))
    expect(boxes).not.toMatch(/caution|did the parent know/i)
  })

  it('by the pupil is private: never on these screens again, nor in the timeline, but on one of its own', async () => {
    const player = morwenna()
    await player.fill('What the pupil said', private_)
    await player.submit()
    expect(player.title).toBe('What is agreed')
    for (const screen of ['Said', 'Here', 'Absences', 'Agreed']) {
      await player.press(screen)
      expect(shownTo(player), screen).not.toContain(private_)
    }
    await player.closesAll()
    await player.type(`/fasttrack case ${id}`)
    const menu = player.controls().find(({ actionId }) => actionId === 'case.menu')!
    await player.clicks({ viewId: player.top.id }, menu, JSON.stringify({ case: id, do: 'timeline' }))
    expect(player.text).toContain('(kept privately)')
    expect(shownTo(player)).not.toContain(private_)
    await opens(player, 'Said')
    await player.press('Open it alone')
    expect(player.title).toBe('Kept privately')
    expect(shownTo(player)).toContain(private_)
  })

  it('by the pupil is shown once the pupil agrees', async () => {
    const player = morwenna()
    await player.fill('May the parents read it?', ['agreed'])
    await player.submit()
    expect(player.title).toBe('What was said')
    expect(shownTo(player)).toContain(private_)
  })
})

describe('what is agreed', () => {
  it('takes one tap, names who was there, and can be changed and taken off', async () => {
    const player = morwenna()
    await opens(player, 'Agreed')
    await player.press('Agree', { nth: 0 })
    await player.press('Agree', { nth: 0 })
    await player.press('I explained what may follow and what help there is')
    const { actions, minutes } = await state()
    expect(Object.values(actions).map(({ who, due }) => `${who} ${due}`)).toEqual([
      'The parents 2026-11-24',
      'pupil 2026-11-30',
    ])
    expect(minutes.m1?.explainedOn).toBe('2026-11-23')
    const menu = player.controls().find(({ actionId }) => actionId === 'minutes.change-action')!
    await player.clicks({ viewId: player.top.id }, menu, JSON.stringify({ case: id, action: 'a2' }))
    await player.fill('By when?', '2026-12-03')
    await player.submit()
    expect((await state()).actions.a2).toMatchObject({ who: 'pupil', due: '2026-12-03' })
    const again = player.controls().find(({ actionId }) => actionId === 'minutes.change-action')!
    await player.clicks({ viewId: player.top.id }, again, JSON.stringify({ case: id, action: 'a2' }))
    await player.fill('Agreed by mistake?', ['off'])
    await player.submit()
    expect(player.title).toBe('What is agreed')
    expect((await state()).actions.a2?.off).toBe(true)
  })
})

describe('the signed sheet', () => {
  type Sheet = [name: string, bytes: Uint8Array]
  const handsIn = async (...sheets: Sheet[]) => {
    const player = morwenna()
    await opens(player, 'Agreed')
    await player.press('Hand in the signed sheet')
    const given = sheets.map(([name, bytes]) => player.actions.upload(player.user, name, bytes))
    await player.fill('The signed sheet', given)
    return { player, outcome: await player.submit() }
  }
  const handedIn = async () =>
    (await house.running.store.read.select().from(documents).where(eq(documents.case, id)).all()).filter(
      ({ kind }) => kind === 'handed-in',
    )
  const bytes = (text: string) => Buffer.from(text, 'latin1')
  const aMacro = zipSync({ 'word/document.xml': bytes('<w:p/>'), 'word/vbaProject.bin': bytes('x') })
  const aWordFile = zipSync({ 'word/document.xml': bytes('<w:p/>') })

  it.each<[string, Sheet, string]>([
    ['a text that calls itself a PDF', ['minutes.pdf', bytes('Dear all')], 'not a PDF, a photograph'],
    ['an empty picture', ['minutes.jpg', bytes('')], 'empty'],
    ['a damaged PDF', ['minutes.pdf', bytes('%PDF-1.4 signed')], 'damaged'],
    ['a PDF with a password', ['minutes.pdf', aLockedPdf()], 'password'],
    ['a HEIC photograph', ['minutes.heic', bytes('\0\0\0\x18ftypheic')], 'export it as JPEG'],
    ['a Word file with a macro', ['minutes.pdf', aMacro], 'holds a macro'],
    ['a Word file', ['minutes.pdf', aWordFile], 'Hand in a PDF or a photograph'],
  ])('is not %s, and nothing of the others is kept', async (_what, sheet, words) => {
    const { outcome } = await handsIn(['first.jpg', photograph], sheet)
    expect(JSON.stringify(outcome)).toContain(words)
    expect(await handedIn()).toEqual([])
    expect((await state()).answers.C6?.proof.document).toBeUndefined()
  })

  it('is kept under a name of ours and answers what the checklist asks for', async () => {
    const scan = aPdf(Array(200).fill({}))
    const { player, outcome } = await handsIn(['Rhodri Oakeshott signed.pdf', scan])
    expect(outcome).toEqual({ ok: true })
    expect(player.title).toBe('What is agreed')
    expect(player.text).toContain('It has 200 pages. Is all of it wanted?')
    const { answers, minutes } = await state()
    const document = answers.C6?.proof.document ?? ''
    expect(minutes.m1?.signed).toEqual([document])
    const [kept] = await house.running.store.read
      .select()
      .from(documents)
      .where(eq(documents.id, document))
      .all()
    expect(kept?.name).toMatch(new RegExp(`^${id}-file-[0-9a-f]+\\.pdf$`))
  })
})

describe('what this parent may not read', () => {
  it('is on none of the four screens: nobody but those who were asked to this meeting is named', async () => {
    const { parents } = (await loadCase(house.running.bot.house, house.running.bot.house.store.read, id))!
      .family
    const [first, second] = parents
    await happened(house, id, [
      {
        type: 'meeting-planned',
        meeting: 'm8',
        kind: 'initial',
        offer: 3,
        day: '2026-11-23' as never,
        at: '15:31',
        place: 'Room 4',
        attendees: [
          { who: first!.id, as: 'parent' },
          { who: 'U0HEADYEAR1', as: 'chair' },
        ],
      },
    ])
    const { store } = house.running
    await store.write((tx) =>
      tx.update(pupils).set({ safetyFlag: true, socialCare: 'Child protection plan' }),
    )
    const player = morwenna()
    await house.moveTo('2026-11-23T15:40:00Z')
    await opens(player)
    await player.submit()
    for (const screen of ['Here', 'Said', 'Agreed', 'Absences']) {
      if (player.text.includes(`You are on *${screen}*`)) continue
      await player.press(screen)
      expect(shownTo(player), screen).not.toContain(second!.forename)
      // A parent who reads that somebody must be spoken to first knows that something is flagged.
      expect(shownTo(player), screen).not.toMatch(/before going on|protection plan|safety flag/)
      expect(shownTo(player), screen).not.toMatch(/grandmother|Cartwright|before 9am.{0,40}We will know/)
    }
  })
})

describe('what was agreed before', () => {
  it('stands on the next meeting of the same parents, and not where one of them is not asked', async () => {
    const { actions, meetings } = await state()
    const plan = { offer: 1, kind: 'review', day: '2026-11-23' as never, at: '15:39', place: 'Room 4' }
    const chair = { who: 'U0HEADYEAR1', as: 'chair' as const }
    const both = meetings.m1!.attendees.filter(({ as }) => as === 'parent')
    const here = { attendance: [...both, chair].map(({ who }) => ({ who, came: true })) }
    await happened(house, id, [
      { type: 'meeting-planned', meeting: 'm9', ...plan, attendees: [...both, chair] },
      { type: 'meeting-held', meeting: 'm9', ...here },
    ])
    const player = morwenna()
    await opens(player, 'Agreed')
    expect(player.text).toContain('Still to do from earlier meetings')
    expect(player.text).toContain(actions.a1!.what)
    await player.press('Done')
    expect((await state()).actions.a1?.doneOn).toBe('2026-11-23')
    expect(player.text).not.toContain('Still to do from earlier meetings')
  })
})
