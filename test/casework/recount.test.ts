import { and, eq, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { calendarSpans, outbox } from '../../db/schema.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { lookAtCase } from '../../src/casework/look-at-case.ts'
import { recountSchool } from '../../src/casework/recount.ts'
import { day } from '../../src/domain/day.ts'
import { meetingShutMessage } from '../../views/notices/meeting-shut.ts'
import { asker, newWorld, pastoral } from '../world.ts'
import { aCase, chair, first, upToInitial } from './a-case.ts'

const clerk = { ...asker('command-line', 'admin'), name: 'Command line' }
const asked = { by: clerk, key: null }

/** A case whose initial meeting was missed by one parent on Wednesday 2 December: letters are due on Friday. */
async function missed() {
  const begun = await aCase()
  await upToInitial(begun)
  const letters = [first, 'north.100.p2'].map((addressee) => ({ addressee, pdf: 'x', docx: 'y' }))
  await begun.go({ do: 'draft-letters', kind: 'invite-initial', letters })
  await begun.go({ do: 'send-letters', letters: ['l1', 'l2'], way: 'by-hand' })
  begun.clock.to('2026-12-02T16:00:00Z')
  await begun.hold('m1', [first, chair.id])
  return begun
}

const shut = (on: string) =>
  ({ school: 'north', fromDay: day(on), toDay: day(on), kind: 'inset', name: 'INSET day' }) as const

test('an INSET day that moves into the count moves the deadline, and says what it was', async () => {
  const begun = await missed()
  const id = 'did-not-attend-initial:m1'
  await begun.store.write((tx) => tx.insert(calendarSpans).values(shut('2026-12-03')))
  const outcome = await recountSchool(begun.house, asked, 'north')
  expect(outcome).toMatchObject({ done: true, cases: 1 })
  expect(outcome.done && outcome.moved).toContainEqual({
    case: begun.id,
    deadline: id,
    was: '2026-12-04',
    now: '2026-12-07',
  })
  const loaded = await loadCase(begun.house, begun.store.read, begun.id)
  expect(loaded?.state.deadlines[id]).toMatchObject({ due: '2026-12-07', state: 'open' })
  const event = loaded?.events.find((one) => one.type === 'deadline-moved' && one.deadline === id)
  expect(event).toMatchObject({ was: '2026-12-04', due: '2026-12-07', why: 'calendar', by: 'command-line' })
  const notice = await begun.store.read
    .select()
    .from(outbox)
    .where(eq(outbox.key, `moved:${begun.id}:${event?.seq}`))
  expect(notice).toMatchObject([
    { kind: 'deadline-moved', body: { case: begun.id, person: pastoral.id, event: event?.seq } },
  ])
})

test('counting again changes nothing more, and an INSET day taken back moves the deadline back', async () => {
  const begun = await missed()
  await begun.store.write((tx) => tx.insert(calendarSpans).values(shut('2026-12-03')))
  await recountSchool(begun.house, asked, 'north')
  const notices = () => begun.store.read.select().from(outbox).where(like(outbox.key, 'moved:%'))
  const before = await notices()
  expect(await recountSchool(begun.house, asked, 'north')).toEqual({
    done: true,
    cases: 1,
    moved: [],
    meetings: [],
  })
  expect(await notices()).toHaveLength(before.length)
  await begun.store.write((tx) =>
    tx
      .delete(calendarSpans)
      .where(and(eq(calendarSpans.kind, 'inset'), eq(calendarSpans.fromDay, day('2026-12-03')))),
  )
  const back = await recountSchool(begun.house, asked, 'north')
  expect(back.done && back.moved).toContainEqual(
    expect.objectContaining({ was: '2026-12-07', now: '2026-12-04' }),
  )
})

test('a deadline beyond the calendar is not yet known until the next terms are loaded', async () => {
  const begun = await missed()
  await begun.store.write((tx) => tx.delete(calendarSpans).where(like(calendarSpans.name, 'Spring%')))
  await begun.store.write((tx) => tx.delete(calendarSpans).where(like(calendarSpans.name, 'Summer%')))
  const outcome = await recountSchool(begun.house, asked, 'north')
  expect(outcome.done && outcome.moved).toMatchObject([{ deadline: 'review-by:m1', now: null }])
  const loaded = await loadCase(begun.house, begun.store.read, begun.id)
  expect(loaded?.state.deadlines['review-by:m1']?.missing).toMatch(/calendar/)
})

test('only whoever works at the school or runs the bot counts its deadlines again', async () => {
  const { house } = await newWorld()
  const stranger = { by: asker('U1', 'pastoral', 'south'), key: null }
  expect(await recountSchool(house, stranger, 'north')).toEqual({
    done: false,
    refusal: { code: 'not-your-role', needs: ['admin'] },
  })
  const admin = { by: asker('U1', 'admin', 'south'), key: null }
  expect(await recountSchool(house, admin, 'north')).toMatchObject({ done: false })
  expect(await recountSchool(house, { by: pastoral, key: null }, 'north')).toMatchObject({ done: true })
})

test('snow on the day itself: the meeting moves, and the first thing that is said is to tell the family today', async () => {
  const begun = await aCase()
  await upToInitial(begun)
  const letters = [first, 'north.100.p2'].map((addressee) => ({ addressee, pdf: 'x', docx: 'y' }))
  await begun.go({ do: 'draft-letters', kind: 'invite-initial', letters })
  await begun.go({ do: 'send-letters', letters: ['l1', 'l2'], way: 'by-hand' })
  begun.clock.to('2026-12-02T07:30:00Z')
  await begun.store.write((tx) => tx.insert(calendarSpans).values(shut('2026-12-02')))
  expect(await recountSchool(begun.house, asked, 'north')).toMatchObject({
    done: true,
    meetings: [{ case: begun.id, meeting: 'm1', was: '2026-12-02', now: '2026-12-09' }],
  })
  const looked = await lookAtCase(begun.house, pastoral, begun.id)
  const event = looked?.events.find((one) => one.type === 'meeting-moved') ?? null
  const meeting = looked?.state.meetings.m1
  if (looked === null || meeting === undefined) throw new Error('no meeting')
  expect(meetingShutMessage(looked, meeting, event).text).toMatch(/\): Tell the family today: /)
})
