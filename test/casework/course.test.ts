import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { schools } from '../../db/schema.ts'
import { type Asked, act } from '../../src/casework/act.ts'
import { digestFor } from '../../src/casework/digest.ts'
import type { House } from '../../src/casework/house.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { caseForMessages, lookAtCase } from '../../src/casework/look-at-case.ts'
import { moveCase, pathwaysToMoveTo, wouldMove } from '../../src/casework/move-case.ts'
import { openCase } from '../../src/casework/open-case.ts'
import { verifyStore } from '../../src/casework/verify.ts'
import type { Asker } from '../../src/domain/access.ts'
import type { CaseCommand } from '../../src/domain/case/command.ts'
import { stageKept } from '../../src/domain/case/verbs/move-case.ts'
import { whatMoves } from '../../src/domain/case/what-moves.ts'
import { day } from '../../src/domain/day.ts'
import type { Pathway } from '../../src/domain/pathway/pathway.ts'
import { caseView } from '../../views/case.ts'
import { checklistView } from '../../views/checklist.ts'
import { decisionView } from '../../views/decision.ts'
import { cardMessage, digestMessage } from '../../views/notices.ts'
import { timelineView } from '../../views/timeline.ts'
import { asker, missing, newWorld, pastoral, present, seedPerson, seedPupil } from '../world.ts'
import { aCase, chair, upToInitial } from './a-case.ts'
import { smallPathway } from './a-small-pathway.ts'

const ewo = asker('U0EWO000001', 'ewo')
const leader = asker('U0LEADER001', 'team-leader')
const head = asker('U0HEADYEAR1', 'head-of-year', 'north')
const weeks = [
  present,
  present,
  present,
  missing(3),
  missing(3),
  missing(3),
  present,
  '',
  ...Array(5).fill(missing(2)),
]

/** The world with a pathway beside the school's own, which the school uses too. */
async function aWorld(pathway: Pathway = smallPathway()) {
  const world = await newWorld('2026-11-24T09:00:00Z')
  for (const person of [ewo, leader, head]) await seedPerson(world.store, person)
  await seedPupil(
    world.store,
    { id: 'north.100' },
    weeks.map((one) => one || '. . . . . . . . . .'),
  )
  const settings = { pathways: [pathway.id], overlays: [] }
  await world.store.write((tx) => tx.update(schools).set({ settings }).where(eq(schools.id, 'north')))
  const house = under(world.house, pathway)
  const opened = await openCase(
    house,
    { by: pastoral, key: null },
    { pupil: 'north.100', owner: pastoral.id, pathway: pathway.id },
  )
  if (!opened.done) throw new Error(JSON.stringify(opened.refusal))
  const { id } = opened.state
  const tries = async (command: CaseCommand, by: Asker = pastoral, asked: Partial<Asked> = {}) => {
    const outcome = await act(house, id, { by, key: null, ...asked }, command)
    return outcome.done ? null : outcome.refusal
  }
  const state = async (now: House = house) => (await loadCase(now, now.store.read, id))!.state
  const all = (stage: string, item: string) =>
    tries({ do: 'answer', stage, answers: [{ item, value: 'done' }] })
  const atWork = async () => {
    expect(await all('first', 'A1')).toBeNull()
    expect(await tries({ do: 'go-on', to: 'work' })).toBeNull()
  }
  const shown = async (by: Asker = pastoral) => (await lookAtCase(house, by, id))!
  return { ...world, house, id, tries, state, all, atWork, shown }
}

const under = (house: House, ...more: Pathway[]): House => {
  const pathways = new Map([...house.shelves.pathways, ...more.map((one) => [one.id, one] as const)])
  return { ...house, shelves: { ...house.shelves, pathways } }
}

/** What a screen says, without the marks that keep names apart from the words around them. */
const textOf = (view: unknown) => JSON.stringify(view).replace(/[\u2068\u2069]/g, '')

describe('a way that does not simply lead on', () => {
  test('asks for a reason, keeps it, and a stage visited before begins its list afresh', async () => {
    const { tries, state, all, atWork, shown } = await aWorld()
    await atWork()
    expect(await tries({ do: 'go-on', to: 'more' })).toMatchObject({ code: 'stage-not-open' })
    expect(await tries({ do: 'go-on', to: 'more', way: 'up', why: 'x' })).toMatchObject({ code: 'unmet' })
    await all('work', 'A2')
    expect(await tries({ do: 'go-on', to: 'more', way: 'up', why: ' ' })).toEqual({
      code: 'reason-needed',
      field: 'why',
    })
    expect(textOf(caseView(await shown()))).toContain('Go up to “More help”. This asks for a reason.')
    expect(textOf(caseView(await shown()))).toContain('Look at it afresh. This asks for a reason.')
    expect(await tries({ do: 'go-on', to: 'more', way: 'up', why: 'A visit was not enough' })).toBeNull()
    expect(await tries({ do: 'go-on', to: 'work', way: 'down', why: 'It went better' })).toBeNull()
    expect((await state()).visits.work?.visit).toBe(2)
    expect(textOf(timelineView(await shown(), 0))).toContain(
      'Went down to “Work with the family”: It went better',
    )
    expect(await tries({ do: 'go-on', to: 'more', way: 'up', why: 'Again' })).toMatchObject({ code: 'unmet' })
  })
})

describe('a decision', () => {
  test('is made by whom the pathway names, and recorded by others only as told, with who told them', async () => {
    const { tries, atWork, state, shown } = await aWorld()
    await atWork()
    const command = { do: 'decide', option: 'go-on-helping', reasons: 'It helps' } as const
    const theirs = { code: 'not-your-role', needs: ['team-leader'] }
    expect(await tries(command)).toEqual(theirs)
    expect(await tries(command, ewo, { manner: 'saw' })).toEqual(theirs)
    expect(await tries(command, ewo, { manner: 'told' })).toEqual({ code: 'reason-needed', field: 'told' })
    expect(await tries({ ...command, told: 'Pat Lee, team leader' }, ewo, { manner: 'told' })).toBeNull()
    expect(await tries(command, leader)).toBeNull()
    expect((await state()).open).toEqual(['work'])
    const screen = textOf(decisionView(await shown(), null, null, 'outcome'))
    expect(screen).toContain('This is for the attendance team leader to decide')
    expect(textOf(decisionView(await shown(leader), null, null, 'outcome'))).not.toContain('Who told you?')
  })

  test('that is one of several is chosen first, and only its own options are shown', async () => {
    const { atWork, shown } = await aWorld()
    await atWork()
    const own = textOf(decisionView(await shown(ewo), null, null))
    expect(own).toContain('Which decision?')
    expect(own).toContain('Ask others')
    expect(own).not.toContain('Go on helping')
    const other = textOf(decisionView(await shown(ewo), null, null, 'outcome'))
    expect(other).toContain('Go on helping')
    expect(other).not.toContain('Somebody else can help')
    expect(other).not.toContain('From the first meeting')
  })

  test('that the pathway proposes is put to whoever decides, in the morning too, and never made by itself', async () => {
    const { house, id, atWork, shown, state, clock, store } = await aWorld()
    await atWork()
    clock.to('2026-12-08T08:00:00Z')
    const view = textOf(caseView(await shown(leader)))
    expect(view).toContain(
      'The pathway proposes “Prepare papers for court”, because: There was further unauthorised absence',
    )
    expect(textOf(decisionView(await shown(leader), null, null))).toContain('you decide')
    expect(view).toMatch(
      /• There are 5 or more unauthorised sessions over the last 6 school weeks[^.]*\. The register says \d+/,
    )
    const card = textOf(cardMessage((await caseForMessages(house, id))!))
    expect(card).toContain('The pathway proposes a decision')
    expect(card).not.toContain('court')
    const digest = await digestFor(house, pastoral.id, day('2026-12-08'))
    expect(textOf(digestMessage(digest!, { late: false }))).toContain('the pathway proposes a decision')
    expect((await state()).decisions).toEqual([])
    expect(store).toBeDefined()
  })

  test('that ends the case is not undone by another one made beside it', async () => {
    const text = (from: string) => from.replace('once_sent: []', 'once_sent: [over]')
    const letter =
      'letters:\n  - { id: over, form: "", title: It is over, template: school-checklist/close-option-1, to: parents, tells: outcome, unlocks: { decided: [end-it] }, attach: [attendance-certificate], source: Test }\ndecisions:'
    const { tries, atWork, state } = await aWorld(
      smallPathway((from) => text(from).replace('decisions:', letter)),
    )
    await atWork()
    expect(await tries({ do: 'decide', option: 'end-it', reasons: 'Better' }, leader)).toBeNull()
    expect(await tries({ do: 'decide', option: 'ask-others', reasons: 'The nurse' }, ewo)).toBeNull()
    expect((await state()).status).toBe('open')
    for (const addressee of ['north.100.p1', 'north.100.p2']) {
      expect(
        await tries({ do: 'draft-letters', kind: 'over', letters: [{ addressee, pdf: 'p', docx: 'd' }] }),
      ).toBeNull()
      const letters = Object.values((await state()).letters).filter((one) => one.state === 'draft')
      expect(
        await tries({ do: 'send-letters', letters: letters.map(({ id }) => id), way: 'post-first' }),
      ).toBeNull()
    }
    expect(await state()).toMatchObject({ status: 'closed', closeReason: 'improved' })
  })
})

test('what a pathway notes stands under what it is about, cut short where it is long', async () => {
  const long = `Long ${'word '.repeat(80)}end`
  const { atWork, shown, clock } = await aWorld(
    smallPathway((text) =>
      text
        .replace('text: Was a visit made?,', 'text: Was a visit made?, note: Of the item,')
        .replace('title: End the work,', 'title: End the work, note: Of the option,')
        .replace('opens: decision', 'opens: decision\n    note: Of the deadline')
        .replace('title: Work with the family', `title: Work with the family\n    note: ${long}`),
    ),
  )
  await atWork()
  const checklist = textOf(checklistView(await shown(), { screen: 'V1', stage: 'work', back: null }))
  expect(checklist).toContain(':memo: Of the item')
  expect(checklist).toContain(':memo: Long word')
  expect(checklist).not.toContain('end"')
  expect(textOf(decisionView(await shown(leader), null, null))).toContain(':memo: Of the option')
  expect(textOf(caseView(await shown()))).not.toContain('Of the deadline')
  clock.to('2026-12-09T08:00:00Z')
  expect(textOf(caseView(await shown()))).toContain(':memo: Of the deadline')
})

describe('moving a case', () => {
  const newer = () =>
    smallPathway((text) =>
      text
        .replace('version: 1', 'version: 2')
        .replace('id: A2, text: Was a visit made?', 'id: A2, text: Was a visit made at home?')
        .replace(
          'id: look-again\n    title: Look at it again',
          'id: look-sooner\n    title: Look at it sooner',
        )
        .replace(
          'settings:\n',
          'settings:\n  wait: { title: Waited for, default: { n: 5, unit: working-day }, least: 1, most: 9, why: A test }\n',
        ),
    )
  const why = 'The council took over the new one'

  test('to a newer version is a senior’s, with a reason; what was done stays and days are counted anew', async () => {
    const { house: old, id, atWork, all, state } = await aWorld()
    await atWork()
    await all('work', 'A2')
    const house = under(old, newer())
    const stands = (await loadCase(house, house.store.read, id))!
    const asked = { by: head, key: null }
    const would = wouldMove(house, stands, asked, { pathway: 'small', stage: 'work', why })
    expect(pathwaysToMoveTo(house, stands).map(({ id }) => id)[0]).toBe('small')
    expect(stageKept(stands.context, newer())).toBe('work')
    expect(would.ok && whatMoves(would.value)).toEqual([
      'From “The short way”, version 1, to “The short way”, version 2.',
      'The item “A2. Was a visit made at home?” changes. Was: A2. Was a visit made? Now: A2. Was a visit made at home?',
      'No longer there: the deadline “Look at it again”.',
      'New deadline: “Look at it sooner”.',
      'Deadlines that no longer stand: Look at it again.',
      'Deadlines from now on: Look at it sooner, Tuesday 8 December 2026.',
      'Settings: Waited for: 5 working days.',
      'What was done stays in the timeline.',
    ])
    const move = (by: Asker, more: object = {}) =>
      moveCase(house, id, { by, key: null }, { pathway: 'small', stage: 'work', why, ...more })
    expect(await move(pastoral)).toMatchObject({ refusal: { code: 'not-your-role' } })
    expect(await move(ewo)).toMatchObject({ refusal: { code: 'not-your-role' } })
    expect(await move(head, { why: ' ' })).toMatchObject({ refusal: { code: 'reason-needed', field: 'why' } })
    expect(await move(head, { stage: 'court' })).toMatchObject({ refusal: { code: 'stage-not-open' } })
    expect(await move(head, { pathway: 'small-town' })).toMatchObject({
      refusal: { code: 'pathway-not-moved-to' },
    })
    expect(
      await moveCase(old, id, { by: head, key: null }, { pathway: 'small', stage: 'work', why }),
    ).toMatchObject({
      refusal: { code: 'pathway-not-moved-to' },
    })
    expect(await move(head)).toMatchObject({ done: true })
    const now = await state(house)
    expect(now).toMatchObject({ version: 2, open: ['work'], earlier: [{ pathway: 'small', version: 1 }] })
    expect(now.answers.A2?.value).toBe('done')
    const open = Object.values(now.deadlines).filter((one) => one.state === 'open')
    expect(open.map(({ kind }) => kind)).toEqual(['look-sooner'])
    expect(await faults(house)).toEqual([])
  })

  test('says of a deadline that moves which day it was', async () => {
    const { house, id, atWork } = await aWorld()
    await atWork()
    const sooner = smallPathway((text) =>
      text
        .replace('version: 1', 'version: 2')
        .replace('count: { setting: look-again }', 'count: { n: 5, unit: day }'),
    )
    const under2 = under(house, sooner)
    const stands = (await loadCase(under2, house.store.read, id))!
    const would = wouldMove(under2, stands, { by: head, key: null }, { pathway: 'small', stage: 'work', why })
    expect((would.ok ? whatMoves(would.value) : []).slice(1)).toEqual([
      expect.stringMatching(/^The deadline “Look at it again” changes. Was: At the latest 2 weeks/),
      expect.stringMatching(
        /^Deadlines from now on: Look at it again, \w+ \d+ \w+ 2026 \(was \w+ \d+ \w+ 2026\)\.$/,
      ),
      'What was done stays in the timeline.',
    ])
  })

  test('to another pathway lets nothing of the same name count as done there', async () => {
    const other = smallPathway((text) =>
      text
        .replace('id: small', 'id: other')
        .replace('The short way', 'The other way')
        .replace('Was a visit made?', 'Was somebody there?')
        .replace('Go on helping', 'Keep at it'),
    )
    const { house: old, id, atWork, all, state, tries } = await aWorld()
    await atWork()
    expect(stageKept((await loadCase(old, old.store.read, id))!.context, other)).toBeNull()
    await all('work', 'A2')
    expect(await tries({ do: 'decide', option: 'go-on-helping', reasons: 'It helps' }, leader)).toBeNull()
    const house = under(old, other)
    const outcome = await moveCase(
      house,
      id,
      { by: leader, key: null },
      { pathway: 'other', stage: 'work', why },
    )
    expect(outcome).toMatchObject({ done: true })
    const now = await state(house)
    expect(now).toMatchObject({ pathway: 'other', version: 1, open: ['work'] })
    expect(now.answers['small/A2']?.value).toBe('done')
    expect(now.answers.A2).toBeUndefined()
    expect(now.decisions).toMatchObject([{ option: 'small/go-on-helping', overtaken: true }])
    expect(Object.values(now.deadlines).filter((one) => one.state === 'open')).toMatchObject([
      { kind: 'look-again' },
    ])
    expect(textOf(caseView((await lookAtCase(house, leader, id))!))).toContain('0 of 1 answered')
    const timeline = textOf(timelineView((await lookAtCase(house, leader, id))!, 0))
    expect(timeline).toContain(`Moved to “The other way”, version 1: ${why}`)
    expect(timeline).toContain('A2 Was a visit made?: done')
    expect(timeline).toContain('Decided: Go on helping')
    expect(timeline).not.toContain('small/')
    expect(await faults(house)).toEqual([])
  })

  test('waits for a meeting that has a day, and leads nowhere where the case stands already', async () => {
    const begun = await aCase()
    const house = under(begun.house, smallPathway())
    const move = () =>
      moveCase(house, begun.id, { by: chair, key: null }, { pathway: 'small', stage: 'first', why })
    await upToInitial(begun)
    expect(await move()).toMatchObject({ refusal: { code: 'meeting-first' } })
    await begun.go({ do: 'call-off-meeting', meeting: 'm1', why: 'The case moves' })
    expect(await move()).toMatchObject({ done: true })
    const { id, house: own } = await aWorld()
    expect(
      await moveCase(own, id, { by: head, key: null }, { pathway: 'small', stage: 'first', why }),
    ).toMatchObject({
      refusal: { code: 'pathway-not-moved-to' },
    })
  })
})

async function faults(house: House): Promise<string[]> {
  const found: string[] = []
  for await (const fault of verifyStore(house)) found.push(fault)
  return found
}
