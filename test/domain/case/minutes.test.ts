import { beforeEach, describe, expect, it } from 'vitest'
import type { Attendee } from '../../../src/domain/case/event.ts'
import { agreedAt, minutesOf } from '../../../src/domain/case/parts/minutes.ts'
import { openQueries } from '../../../src/domain/case/parts/register-query.ts'
import { day } from '../../../src/domain/day.ts'
import { first, held as heldWith, type PureCase } from './a-pure-case.ts'

const stretch = { from: '2026-11-02 AM', to: '2026-11-04 PM' }
const illness = { ...stretch, reason: 'illness', words: '', differs: true }
const explain = (one: PureCase, ...reasons: (typeof illness)[]) =>
  one.does({ do: 'explain-absences', meeting: 'm1', reasons })

let held: PureCase
beforeEach(() => {
  held = heldWith([first])
})

describe('a reason for an absence', () => {
  it('that the register does not have is asked of whoever keeps it, once', () => {
    explain(held, illness)
    expect(openQueries(held.state)).toMatchObject([
      { id: 'q1', ...stretch, reason: 'illness', saidBy: [first] },
    ])
    const { seq } = held.state
    explain(held, illness)
    expect(held.state.seq).toBe(seq)
  })

  it('that the register has already asks nobody', () => {
    explain(held, { ...illness, differs: false })
    expect(openQueries(held.state)).toEqual([])
    expect(minutesOf(held.state, 'm1').reasons).toEqual([{ ...stretch, reason: 'illness', words: '' }])
  })

  it('put right withdraws the question that was asked first', () => {
    explain(held, illness)
    explain(held, { ...illness, reason: 'holiday' })
    expect(held.state.queries.q1?.state).toBe('withdrawn')
    expect(openQueries(held.state).map(({ id, reason }) => `${id} ${reason}`)).toEqual(['q2 holiday'])
    explain(held, { ...illness, reason: 'none' })
    expect(openQueries(held.state)).toEqual([])
    expect(minutesOf(held.state, 'm1').reasons).toEqual([])
  })

  it('of another kind needs words', () => {
    const reasons = [{ ...illness, reason: 'other' }]
    expect(held.tries({ do: 'explain-absences', meeting: 'm1', reasons })).toMatchObject({
      code: 'reason-needed',
    })
  })

  it('is not kept for a meeting of which nobody said who came', () => {
    const reasons = [illness]
    expect(held.tries({ do: 'explain-absences', meeting: 'm9', reasons })).toMatchObject({
      code: 'no-such-meeting',
    })
  })
})

describe('whoever keeps the register', () => {
  beforeEach(() => explain(held, illness))

  it('says that the mark was changed there', () => {
    held.does({ do: 'answer-query', answers: [{ query: 'q1', answer: 'changed', why: '' }] })
    expect(held.state.queries.q1).toMatchObject({ state: 'changed', why: '' })
  })

  it('says why the mark stands', () => {
    const answer = { query: 'q1', answer: 'stands' as const }
    expect(held.tries({ do: 'answer-query', answers: [{ ...answer, why: ' ' }] })?.code).toBe('reason-needed')
    held.does({ do: 'answer-query', answers: [{ ...answer, why: 'No call was made' }] })
    expect(held.state.queries.q1).toMatchObject({ state: 'stands', why: 'No call was made' })
  })

  it('answers a question once', () => {
    const answers = [{ query: 'q1', answer: 'changed' as const, why: '' }]
    held.does({ do: 'answer-query', answers })
    expect(held.tries({ do: 'answer-query', answers })?.code).toBe('no-such-query')
  })
})

describe('who came', () => {
  const aunt: Attendee = { who: 'name-1', as: 'other', name: 'Aunt Wren' }
  const here = (one: PureCase) =>
    one.state.meetings.m1?.attendees.map(({ who }) => ({ who, came: true })) ?? []

  it('is kept with how late they came, and whether they left early', () => {
    const [one, ...rest] = here(held)
    const attendance = [{ ...one!, late: '15:40', leftEarly: true as const }, ...rest]
    held.does({ do: 'hold-meeting', meeting: 'm1', attendance })
    expect(held.state.meetings.m1?.attendance[0]).toMatchObject({ late: '15:40', leftEarly: true })
  })

  it('may be somebody who was not asked', () => {
    const attendance = [...here(held), { who: aunt.who, came: true }]
    held.does({ do: 'hold-meeting', meeting: 'm1', attendance, also: [aunt] })
    expect(held.state.meetings.m1?.attendees.at(-1)).toEqual(aunt)
    expect(
      held.tries({ do: 'hold-meeting', meeting: 'm1', attendance: [{ who: 'name-9', came: true }] })?.code,
    ).toBe('not-invited')
  })
})

describe('what the pupil said', () => {
  it('is private until the pupil agrees that it is shared', () => {
    held.does({ do: 'say', meeting: 'm1', said: { pupil: 'I walk alone' }, defences: [] })
    expect(held.state.meetings.m1?.shareable).toBe(false)
    held.does({ do: 'say', meeting: 'm1', said: {}, shareable: true, defences: [] })
    expect(held.state.meetings.m1).toMatchObject({ shareable: true, said: { pupil: 'I walk alone' } })
  })
})

describe('what is agreed', () => {
  const action = { what: 'Breakfast club', who: 'The school', due: day('2026-12-10'), how: 'On the list' }
  beforeEach(() => held.does({ do: 'agree', meeting: 'm1', actions: [action] }))

  it('stands once, however often it is tapped', () => {
    held.does({ do: 'agree', meeting: 'm1', actions: [action] })
    expect(agreedAt(held.state, 'm1')).toHaveLength(1)
  })

  it('is changed, and its deadline moves with it', () => {
    held.does({ do: 'change-action', action: 'a1', ...action, due: day('2026-12-15') })
    expect(held.state.deadlines['action:a1']).toMatchObject({ due: '2026-12-15', state: 'open' })
  })

  it('is taken off, and asks for nothing any more', () => {
    held.does({ do: 'take-off-action', action: 'a1' })
    expect(agreedAt(held.state, 'm1')).toEqual([])
    expect(held.state.deadlines['action:a1']?.state).toBe('dropped')
    expect(held.tries({ do: 'finish-action', action: 'a1' })?.code).toBe('no-such-action')
    held.does({ do: 'agree', meeting: 'm1', actions: [action] })
    expect(agreedAt(held.state, 'm1').map(({ id }) => id)).toEqual(['a2'])
  })
})

describe('the signed sheet', () => {
  it('answers the checklist item that asks for it', () => {
    held.does({ do: 'sign-minutes', meeting: 'm1', documents: ['d1'] })
    expect(held.state.answers.C6).toMatchObject({ value: 'done', proof: { document: 'd1' } })
    expect(minutesOf(held.state, 'm1').signed).toEqual(['d1'])
  })
})

describe('what may follow', () => {
  it('is explained with one tap, and a second changes nothing', () => {
    held.does({ do: 'explain-consequences', meeting: 'm1' })
    const { seq } = held.state
    held.does({ do: 'explain-consequences', meeting: 'm1' })
    expect(held.state.seq).toBe(seq)
    expect(minutesOf(held.state, 'm1').explainedOn).toBe(held.today)
  })
})
