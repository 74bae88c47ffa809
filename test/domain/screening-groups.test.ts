import { describe, expect, it } from 'vitest'
import { fewestToMeet } from '../../src/domain/about-to.ts'
import { day } from '../../src/domain/day.ts'
import type { Screened } from '../../src/domain/screening.ts'
import { groupedScreening, type ScreeningGroup } from '../../src/domain/screening-groups.ts'
import { turnsOnClearing } from '../../src/domain/turns-on-clearing.ts'

const calm: Screened = {
  ...{ pupil: 'p', ref: 'p', possible: 60, attended: 55, authorised: 0, unauthorised: 5 },
  ...{ late: 0, unexplained: 0, missing: 0, unclear: false, turns: false, ask: [] },
  ...{ tests: [], meets: false, unmet: [], barred: [], aboutTo: null },
}
const soon = { sessions: 2, left: 10, on: day('2026-11-27') }
type Some = readonly { unauthorised: number; possible: number }[]
const meets = (counts: Some) =>
  counts.some(({ unauthorised, possible }) => unauthorised * 100 >= 15 * possible && possible > 0)
const judged = (pupil: Screened): Screened => ({
  ...pupil,
  meets: meets([pupil]),
  turns: turnsOnClearing([pupil], meets),
})

/** The heading under which one pupil stands; null where they are not told. */
function headingOf(one: Partial<Screened>): ScreeningGroup | null {
  const pupil = { ...calm, ...one }
  const groups = groupedScreening({ pupils: [judged(pupil)] })
  const [found] = Object.entries(groups).filter(([, pupils]) => pupils.length > 0)
  return (found?.[0] as ScreeningGroup | undefined) ?? null
}

describe('a screening tells each pupil under one heading at most', () => {
  it.each<[string, Partial<Screened>, ScreeningGroup | null]>([
    ['far from the test', {}, null],
    ['at it', { unauthorised: 9, attended: 51 }, 'meets'],
    ['at it and off the roll', { unauthorised: 9, attended: 51, barred: ['not-on-roll'] }, 'barred'],
    ['at it and flagged', { unauthorised: 9, attended: 51, barred: ['ask-safeguarding'] }, 'barred'],
    ['about to', { aboutTo: soon }, 'about-to'],
    ['about to, with a case already', { aboutTo: soon, barred: ['already-open'] }, null],
    [
      'about to and flagged, so that somebody speaks first',
      { aboutTo: soon, barred: ['social-care'] },
      'about-to',
    ],
    [
      'about to, if unmarked sessions were not',
      { aboutTo: soon, missing: 20, possible: 40, attended: 35 },
      'unclear',
    ],
    ['with too few unmarked sessions to matter', { missing: 1, possible: 59, attended: 54 }, null],
    ['never marked at all', { missing: 60, possible: 0, attended: 0, unauthorised: 0 }, 'unclear'],
    [
      'not of age and never marked',
      { missing: 60, possible: 0, attended: 0, unauthorised: 0, barred: ['outside-compulsory-age'] },
      null,
    ],
  ])('%s', (_who, one, heading) => {
    expect(headingOf(one)).toBe(heading)
  })

  it('says of who meets it whether clearing N could change that', () => {
    const at = (unexplained: number) =>
      groupedScreening({
        pupils: [judged({ ...calm, unauthorised: 10, attended: 50, unexplained })],
      }).meets.map(({ turns }) => turns)
    expect([at(0), at(1), at(2)]).toEqual([[false], [false], [true]])
  })

  it('names first who needs fewest sessions, then who has the highest share', () => {
    const pupils = [
      { ...calm, ref: 'far', aboutTo: { ...soon, sessions: 4 } },
      { ...calm, ref: 'near', aboutTo: { ...soon, sessions: 1 } },
      { ...calm, ref: 'near-and-high', unauthorised: 8, aboutTo: { ...soon, sessions: 1 } },
    ]
    expect(groupedScreening({ pupils })['about-to'].map(({ ref }) => ref)).toEqual([
      'near-and-high',
      'near',
      'far',
    ])
  })
})

it('keeps the order of the shares around pupils who were never marked', () => {
  const never = { ...calm, possible: 0, attended: 0, unauthorised: 0, missing: 60 }
  const pupils = [
    { ...calm, ref: '1', unauthorised: 9, meets: true },
    { ...never, ref: '2' },
    { ...calm, ref: '3', unauthorised: 12, meets: true },
    { ...never, ref: '4' },
    { ...calm, ref: '5', unauthorised: 10, meets: true },
  ]
  expect(groupedScreening({ pupils }).meets.map(({ ref }) => ref)).toEqual(['3', '5', '1'])
})

describe('who is about to meet the test', () => {
  const { possible: _, ...rest } = calm
  const fewest = (attended: number, authorised: number, unauthorised: number) => {
    const possible = attended + authorised + unauthorised
    const known = [{ ...rest, possible, attended, authorised, unauthorised }]
    return fewestToMeet({ meets, rises: false }, { known, left: [4], runsIf: [null] }, 4)?.sessions ?? null
  }

  it('is nobody who has missed nothing yet, however few sessions there were', () => {
    expect([fewest(0, 0, 0), fewest(6, 0, 0)]).toEqual([null, null])
    expect([fewest(5, 1, 0), fewest(5, 0, 1), fewest(4, 0, 2)]).toEqual([2, 1, 0])
  })
})
