import { describe, expect, test } from 'vitest'
import { addresseesOf } from '../../../src/domain/case/addressees.ts'
import type { Attendee } from '../../../src/domain/case/event.ts'
import { oldDayFor } from '../../../src/domain/case/put-off.ts'
import { day } from '../../../src/domain/day.ts'
import { everybody, first, type PureCase, pathway, planned, second } from './a-pure-case.ts'

const nurse: Attendee = { who: 'name-1', as: 'professional', name: 'Kit Rowe, school nurse' }
const tutor: Attendee = { who: 'name-1', as: 'professional', name: 'Ada Lyle, tutor' }

const owed = (one: PureCase, id: string) => {
  const kind = pathway.letters.find((letter) => letter.id === id)
  if (kind === undefined) throw new Error(id)
  return addresseesOf(pathway, one.state, one.facts, kind)
}
const moves = (one: PureCase, on: string, attendees = everybody) =>
  one.does({
    do: 'move-meeting',
    meeting: 'm1',
    on: day(on),
    at: '15:30',
    place: 'Room 4',
    attendees,
    why: 'Asked for',
  })
const toldBy = (one: PureCase, who: string, id = 'm1') => {
  const meeting = one.state.meetings[id]
  return meeting === undefined ? null : oldDayFor(one.state, meeting, who)
}

describe('a meeting that is moved', () => {
  test('owes a new invitation with its notice counted anew, which takes the old day back for whoever was told it', () => {
    const one = planned()
    one.sends('invite-initial', [first, second])
    moves(one, '2026-12-09')
    expect(one.state.deadlines['invitations-initial:m1']).toMatchObject({ state: 'open', due: '2026-12-02' })
    expect(toldBy(one, first)).toMatchObject({ day: '2026-12-02', at: '15:30' })
    one.sends('invite-initial', [first])
    expect(toldBy(one, first)).toBeNull()
    expect(toldBy(one, second)).toMatchObject({ day: '2026-12-02' })
  })

  test('tells nobody of an old day whose letter was only a draft', () => {
    const one = planned()
    one.drafts('invite-initial', [first])
    moves(one, '2026-12-09')
    expect(toldBy(one, first)).toBeNull()
    expect(toldBy(one, second)).toBeNull()
  })

  test('takes back the day that was told last, when it moves again', () => {
    const one = planned()
    one.sends('invite-initial', [first, second])
    moves(one, '2026-12-09')
    one.sends('invite-initial', [first])
    moves(one, '2026-12-11')
    expect(toldBy(one, first)).toMatchObject({ day: '2026-12-09' })
    expect(toldBy(one, second)).toMatchObject({ day: '2026-12-02' })
  })

  test('owes a letter of their own to those who are not asked again', () => {
    const one = planned()
    one.sends('invite-initial', [first, second])
    moves(
      one,
      '2026-12-09',
      everybody.filter(({ who }) => who !== second),
    )
    expect(owed(one, 'called-off-initial')).toEqual([second])
  })

  test('does not take one professional for another who was typed in their place', () => {
    const one = planned()
    moves(one, '2026-12-03', [...everybody, nurse])
    one.sends('invite-initial-professional', ['name-1'])
    moves(one, '2026-12-09', [...everybody, tutor])
    expect(one.state.meetings.m1?.attendees.at(-1)).toEqual({ ...tutor, who: 'name-2' })
    expect(toldBy(one, 'name-2')).toBeNull()
    expect(owed(one, 'called-off-initial-professional')).toEqual(['name-1'])
  })
})

describe('a meeting that is called off', () => {
  const calledOff = () => {
    const one = planned()
    one.sends('invite-initial', [first])
    one.does({ do: 'call-off-meeting', meeting: 'm1', why: 'The family is ill' })
    return one
  }

  test('is told to those who had been invited, by the next school day', () => {
    const one = calledOff()
    expect(owed(one, 'called-off-initial')).toEqual([first])
    expect(one.state.deadlines['called-off-initial:m1']).toMatchObject({ state: 'open', due: '2026-11-25' })
    one.sends('called-off-initial', [first])
    expect(one.state.deadlines['called-off-initial:m1']).toMatchObject({ state: 'met' })
    expect(owed(one, 'called-off-initial')).toEqual([])
  })

  test('is told by the invitation to another day, where one is set first', () => {
    const one = calledOff()
    one.plans('initial', '2026-12-09')
    expect(owed(one, 'called-off-initial')).toEqual([])
    expect(toldBy(one, first, 'm2')).toMatchObject({ day: '2026-12-02' })
    expect(toldBy(one, second, 'm2')).toBeNull()
  })

  test('asks for nothing where nobody had been told', () => {
    const one = planned()
    one.does({ do: 'call-off-meeting', meeting: 'm1', why: 'The family is ill' })
    expect(owed(one, 'called-off-initial')).toEqual([])
    expect(one.state.deadlines['called-off-initial:m1']).toBeUndefined()
  })
})

describe('a school that turns out to be shut', () => {
  const shutOn = (one: PureCase, on: string) => {
    one.rows = [...one.rows, `${on} ${on} closure Snow`]
    return one.does({ do: 'recount' })
  }

  test('moves a meeting to the next school day that leaves enough notice, at its time and place, with its deadlines', () => {
    const one = planned()
    one.sends('invite-initial', [first, second])
    const events = shutOn(one, '2026-12-02')
    expect(one.state.meetings.m1).toMatchObject({
      on: '2026-12-03',
      at: '15:30',
      place: 'Room 4',
      state: 'planned',
    })
    expect(events.find(({ type }) => type === 'meeting-moved')).toMatchObject({ because: 'school-shut' })
    expect(one.state.deadlines['hold-initial:m1']).toMatchObject({ due: '2026-12-03' })
    expect(toldBy(one, second)).toMatchObject({ day: '2026-12-02' })
    expect(one.does({ do: 'recount' })).toEqual([])
  })

  test('leaves the time for invitations when it shuts on the day itself', () => {
    const one = planned()
    one.today = day('2026-12-02')
    shutOn(one, '2026-12-02')
    expect(one.state.meetings.m1).toMatchObject({ on: '2026-12-09' })
  })

  test('leaves alone a meeting that has been, and one that was set for a day known to be shut', () => {
    const past = planned()
    past.today = day('2026-12-03')
    shutOn(past, '2026-12-02')
    expect(past.state.meetings.m1).toMatchObject({ on: '2026-12-02' })
    const chosen = planned()
    chosen.rows = [...chosen.rows, '2026-12-04 2026-12-04 inset INSET']
    moves(chosen, '2026-12-04')
    chosen.does({ do: 'recount' })
    expect(chosen.state.meetings.m1).toMatchObject({ on: '2026-12-04' })
  })

  test('keeps a meeting where no later day is known, so that somebody sets one', () => {
    const one = planned()
    one.rows = ['2026-09-01 2026-10-23 term Autumn 1', '2026-11-02 2026-12-02 term Autumn 2']
    shutOn(one, '2026-12-02')
    expect(one.state.meetings.m1).toMatchObject({ on: '2026-12-02', state: 'planned' })
  })
})
