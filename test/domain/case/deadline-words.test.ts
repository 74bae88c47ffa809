import { describe, expect, test } from 'vitest'
import { unmetOf } from '../../../src/domain/case/unmet.ts'
import { day } from '../../../src/domain/day.ts'
import { deadlineSchema } from '../../../src/domain/pathway/schema/deadline.ts'
import { recordSchema } from '../../../src/domain/pathway/schema/record.ts'
import { smallPathway } from '../../casework/a-small-pathway.ts'
import { PureCase, pathway } from './a-pure-case.ts'

const visit = recordSchema.parse({
  id: 'visit',
  title: 'Home visit',
  stage: 'pre-fast-track',
  by: ['pastoral'],
  again: true,
  fields: [{ id: 'on', title: 'Day', kind: 'day' }],
  source: 'Test',
})

/** A case on the school checklist with one deadline more, opened on Tuesday 24 November 2026. */
function withDeadline(deadline: object): PureCase {
  const more = deadlineSchema.parse({
    id: 'more',
    title: 'Visit the family',
    anchor: { opened: true },
    direction: 'after',
    met: { recorded: 'visit' },
    opens: 'record',
    source: 'Test',
    ...deadline,
  })
  const one = new PureCase({
    ...pathway,
    deadlines: [...pathway.deadlines, more],
    records: [...pathway.records, visit],
  })
  one.open()
  return one
}

const ofMore = (one: PureCase) =>
  Object.values(one.state.deadlines)
    .filter(({ kind }) => kind === 'more')
    .map(({ id, due, notBefore, state }) => [id, due, notBefore, state])

const visits = (one: PureCase, on: string) => {
  one.today = day(on)
  one.does({ do: 'record', record: 'visit', values: { on } })
}

describe('a deadline', () => {
  test('has a window of days where its pathway gives it one', () => {
    const one = withDeadline({ count: { n: 5, unit: 'week' }, earliest: { n: 4, unit: 'week' } })
    expect(ofMore(one)).toEqual([['more:opening', '2026-12-29', '2026-12-22', 'open']])
  })

  test('before which something may not happen is reached on its day', () => {
    const one = withDeadline({ count: { n: 10, unit: 'school-day' }, bound: 'not-before' })
    expect(ofMore(one)).toEqual([['more:opening', '2026-12-08', null, 'open']])
    one.today = day('2026-12-07')
    expect(unmetOf({ reached: 'more' }, one.context)).toEqual([
      { unmet: 'reached', deadline: 'more', on: '2026-12-08' },
    ])
    one.today = day('2026-12-08')
    expect(unmetOf({ reached: 'more' }, one.context)).toEqual([])
  })

  test('that is repeated is counted from the day of the one before, and what met one never meets the next', () => {
    const one = withDeadline({ every: { n: 2, unit: 'week' }, until: { been: 'prepare-initial' } })
    expect(ofMore(one)).toEqual([['more:opening', '2026-12-08', null, 'open']])
    visits(one, '2026-12-04')
    expect(ofMore(one)).toEqual([
      ['more:opening', '2026-12-08', null, 'met'],
      ['more:opening~2', '2026-12-22', null, 'open'],
    ])
    one.does({ do: 'recount' })
    expect(ofMore(one)).toHaveLength(2)
    visits(one, '2026-12-10')
    expect(ofMore(one).at(-1)).toEqual(['more:opening~3', '2027-01-05', null, 'open'])
    one.answersAll('pre-fast-track')
    one.does({ do: 'go-on', to: 'prepare-initial' })
    expect(ofMore(one).map(([, , , state]) => state)).toEqual(['met', 'met', 'dropped'])
  })

  test('can hang on what the school’s calendar brings', () => {
    const one = withDeadline({
      anchor: { ends: 'half-term' },
      count: { n: 5, unit: 'school-day' },
      direction: 'before',
    })
    expect(ofMore(one).map(([id, due]) => [id, due])).toEqual([
      ['more:2026-12-18', '2026-12-11'],
      ['more:2027-02-12', '2027-02-05'],
      ['more:2027-03-24', '2027-03-17'],
      ['more:2027-05-28', '2027-05-21'],
      ['more:2027-07-21', '2027-07-14'],
    ])
  })

  test('can ask for a contact since the day that it is counted from', () => {
    const one = withDeadline({ every: { n: 1, unit: 'school-day' }, met: { contacted: 'family' } })
    expect(ofMore(one)).toEqual([['more:opening', '2026-11-25', null, 'open']])
    one.contacts = [day('2026-11-25')]
    one.today = day('2026-11-25')
    one.does({ do: 'recount' })
    expect(ofMore(one).map(([, due, , state]) => [due, state])).toEqual([
      ['2026-11-25', 'met'],
      ['2026-11-26', 'open'],
    ])
  })
})

describe('a deadline that counts from where a case stands', () => {
  const atWork = () => {
    const one = new PureCase(smallPathway())
    one.open()
    one.answersAll('first')
    one.does({ do: 'go-on', to: 'work' })
    return one
  }
  const lookAgain = (one: PureCase) =>
    Object.values(one.state.deadlines).map(({ id, due, state }) => [id, due, state])

  test('is no longer open once the case has gone up or back from there, and is set anew when it comes again', () => {
    const one = atWork()
    expect(lookAgain(one)).toEqual([['look-again:visit-1', '2026-12-08', 'open']])
    one.answersAll('work')
    one.does({ do: 'go-on', to: 'more', way: 'up', why: 'It needs more' })
    expect(lookAgain(one)).toEqual([['look-again:visit-1', '2026-12-08', 'dropped']])
    one.today = day('2026-12-01')
    one.does({ do: 'go-on', to: 'work', way: 'down', why: 'Better' })
    one.does({ do: 'go-on', to: 'first', way: 'back', why: 'Afresh' })
    expect(lookAgain(one).map(([, , state]) => state)).toEqual(['dropped', 'dropped'])
    one.answersAll('first')
    one.does({ do: 'go-on', to: 'work' })
    expect(lookAgain(one).at(-1)).toEqual(['look-again:visit-3', '2026-12-15', 'open'])
  })

  test('is not met by what was decided there before, even on the same day', () => {
    const one = atWork()
    one.does({ do: 'decide', option: 'go-on-helping', reasons: 'It takes longer' })
    expect(lookAgain(one).map(([, , state]) => state)).toEqual(['met'])
    one.does({ do: 'go-on', to: 'first', way: 'back', why: 'Afresh' })
    one.answersAll('first')
    one.does({ do: 'go-on', to: 'work' })
    expect(lookAgain(one).at(-1)).toEqual(['look-again:visit-2', '2026-12-08', 'open'])
    one.does({ do: 'decide', option: 'go-on-helping', reasons: 'It still takes longer' })
    expect(lookAgain(one).map(([, , state]) => state)).toEqual(['met', 'met'])
  })
})
