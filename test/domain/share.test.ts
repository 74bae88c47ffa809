import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../src/domain/day.ts'
import {
  atLeastShare,
  consecutiveDaysAbsent,
  daysLost,
  hoursLost,
  percentage,
  share,
} from '../../src/domain/measure.ts'
import type { Session, SessionCategory } from '../../src/domain/sessions.ts'

describe('a share', () => {
  it('is never reduced, and is nothing where nothing was possible', () => {
    expect(share(9, 60)).toBe('9/60')
    expect(share(0, 60)).toBe('0/60')
    expect(share(0, 0)).toBeNull()
  })

  it.each([
    [9, 60, true, 'exactly 15% reaches it'],
    [8, 60, false, 'one session fewer does not'],
    [9, 61, false, '9 of 61 rounds to 15% and does not reach it'],
    [9, 58, true, 'in a short six weeks 9 sessions are more'],
    [8, 53, true, '8 of 53 is over 15%'],
    [8, 54, false, '8 of 54 rounds to 15% and is under it'],
    [0, 0, false, 'nothing of nothing does not'],
    [1, 0, false, 'nothing possible never does'],
  ])('%i of %i reaches 15 in 100: %s (%s)', (n, possible, reached) => {
    expect(atLeastShare(n, possible, { of: 15, in: 100 })).toBe(reached)
  })

  it('of a third is reached by a third, where floating point would stumble', () => {
    expect(atLeastShare(1, 3, { of: 1, in: 3 })).toBe(true)
    expect(atLeastShare(333, 1000, { of: 1, in: 3 })).toBe(false)
    expect(atLeastShare(7, 70, { of: 1, in: 10 })).toBe(true)
  })

  it('once reached is reached by more absence or by fewer possible sessions', () => {
    const small = fc.integer({ min: 0, max: 400 })
    fc.assert(
      fc.property(small, small, fc.integer({ min: 1, max: 100 }), (n, more, of) => {
        const possible = n + more + 1
        fc.pre(atLeastShare(n, possible, { of, in: 100 }))
        expect(atLeastShare(n + 1, possible, { of, in: 100 })).toBe(true)
        expect(atLeastShare(n, possible - 1, { of, in: 100 })).toBe(possible > 1)
      }),
    )
  })

  it.each([
    [51, 60, '85.0%'],
    [9, 60, '15.0%'],
    [1, 3, '33.3%'],
    [2, 3, '66.7%'],
    [1, 2000, '0.1%'],
    [1, 2001, '0.0%'],
    [60, 60, '100.0%'],
    [0, 60, '0.0%'],
    [0, 0, null],
  ])('%i of %i is shown as %s', (n, possible, shown) => {
    expect(percentage(n, possible)).toBe(shown)
  })
})

describe('learning lost', () => {
  it.each([
    [0, '0 days'],
    [1, '½ day'],
    [2, '1 day'],
    [3, '1½ days'],
    [4, '2 days'],
    [9, '4½ days'],
    [20, '10 days'],
  ])('in %i sessions is %s', (sessions, words) => {
    expect(daysLost(sessions)).toBe(words)
  })

  it.each([
    [9, 3.25, '29 hours 15 minutes'],
    [2, 3, '6 hours'],
    [1, 1, '1 hour'],
    [1, 2.5, '2 hours 30 minutes'],
    [1, 61 / 60, '1 hour 1 minute'],
    [0, 3.25, '0 hours'],
  ])('in %i sessions of %d hours is %s', (sessions, hours, words) => {
    expect(hoursLost(sessions, hours)).toBe(words)
  })
})

const letters: Record<string, SessionCategory> = {
  p: 'present',
  e: 'elsewhere',
  a: 'authorised',
  u: 'unauthorised',
  d: 'not-possible',
  z: 'administrative',
  m: 'missing',
  x: 'unknown',
}

/** Two letters a day, morning and afternoon. */
const days = (text: string): Session[] =>
  text.split(' ').flatMap((pair, n) =>
    [...pair].map((letter, half): Session => {
      const on = addDays(day('2026-09-14'), n)
      const category = letters[letter]!
      const rest = { mark: '', late: false, unexplained: false, minutesLate: null }
      return { day: on, half: half === 0 ? 'AM' : 'PM', category, ...rest }
    }),
  )

describe('days of absence in a row', () => {
  it.each([
    ['pp pp', 0, 0, 'none when present'],
    ['uu uu uu', 3, 3, 'each a whole day'],
    ['uu au aa', 3, 3, 'authorised or not'],
    ['uu uu pp uu', 2, 1, 'ended by a day in school, and begun again'],
    ['uu uu pp pp', 2, 0, 'over by the end'],
    ['uu up uu', 1, 1, 'ended by an afternoon in school'],
    ['uu eu uu', 1, 1, 'ended by half a day elsewhere'],
    ['uu dd uu', 2, 2, 'not ended by a day that could not be attended'],
    ['uu ud uu', 3, 3, 'of which half could not be attended'],
    ['uu zz uu', 2, 2, 'not ended by a planned closure'],
    ['uu mm uu', 1, 1, 'ended by a day nobody marked, as it may have been attended'],
    ['uu um uu', 1, 1, 'ended by a session nobody marked'],
    ['uu ux uu', 1, 1, 'ended by a mark nobody knows'],
    ['dd dd', 0, 0, 'none where nothing could be attended'],
  ])('%s: longest %i, at the end %i (%s)', (text, longest, atEnd) => {
    expect(consecutiveDaysAbsent(days(text))).toEqual({ longest, atEnd })
  })

  it('can be asked for unauthorised absence alone', () => {
    expect(consecutiveDaysAbsent(days('uu au uu uu'), ['unauthorised'])).toEqual({ longest: 2, atEnd: 2 })
    expect(consecutiveDaysAbsent([], ['unauthorised'])).toEqual({ longest: 0, atEnd: 0 })
  })
})
