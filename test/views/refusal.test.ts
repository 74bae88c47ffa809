import { describe, expect, test } from 'vitest'
import type { Refusal, Unmet } from '../../src/domain/case/refusal.ts'
import { day } from '../../src/domain/day.ts'
import type { FamilyNames } from '../../src/domain/family.ts'
import { testWords } from '../../src/domain/pathway/page/test-words.ts'
import type { MeasureTest } from '../../src/domain/pathway/schema/condition.ts'
import { sessionsTold } from '../../src/domain/sessions-told.ts'
import { refusalSentence, unmetSentence } from '../../views/refusal.ts'
import { pathway } from '../domain/case/a-pure-case.ts'

const family: FamilyNames = {
  pupil: {
    id: 'r1',
    name: 'Robin Ashdown',
    forename: 'Robin',
    initials: 'R.A.',
    yearGroup: '8',
    regGroup: '8B',
    lookedAfter: false,
  },
  parents: [],
  school: { id: 'north', name: 'Northfield School' },
  speakFirst: false,
  flagged: null,
}
const tell = { pathway, family }

describe('what has not been sent is told in words', () => {
  const unsent = (letter: string): Unmet => ({ unmet: 'sent', letter, to: [] })

  test('where no parent is on record, that is what is missing', () => {
    expect(unmetSentence(unsent('close-option-1'), tell)).toBe(
      'There is no parent on record to send “Fast Track is closed, attendance has improved” to',
    )
  })

  test('a letter about a meeting that has no day yet is simply not sent', () => {
    expect(unmetSentence(unsent('invite-initial'), tell)).toBe(
      '“Invitation to the initial meeting” is not marked as sent',
    )
  })
})

test('of several things that would do, one that nobody can see to is not named beside others', () => {
  const wait: Unmet = { unmet: 'reached', deadline: 'decide', on: day('2027-02-05') }
  const other: Unmet = { unmet: 'not', of: 'other' }
  const said = 'Not before Friday 5 February 2027: Decide what happens next'
  expect(unmetSentence({ unmet: 'any', of: [[other], [wait]] }, tell)).toBe(said)
  expect(unmetSentence({ unmet: 'any', of: [[other]] }, tell)).toBe(
    'The record of this case does not allow it',
  )
})

test('what two conditions lack alike is told once', () => {
  const lack: Unmet = { unmet: 'sent', letter: 'invite-initial', to: [] }
  const refusal: Refusal = { code: 'option-condition', option: 'option-1', needs: [lack, { ...lack }] }
  expect(refusalSentence(refusal, tell).match(/is not marked as sent/g)).toHaveLength(1)
})

describe('why something was refused is told in words', () => {
  test.each<[Refusal, string]>([
    [
      { code: 'not-staff', name: 'Ada Cole' },
      'Ada Cole is not on the list of staff for this school. Ask whoever looks after Fast Track to add them.',
    ],
    [
      { code: 'not-staff', name: null },
      'This person is not on the list of staff for this school. Ask whoever looks after Fast Track to add them.',
    ],
    [
      { code: 'letter-lacks', letter: 'invite', missing: ['the school’s phone', 'the school’s email'] },
      'This letter cannot be made yet: the school’s phone and the school’s email are missing.',
    ],
    [
      { code: 'letter-lacks', letter: 'invite', missing: ['the headteacher'] },
      'This letter cannot be made yet: the headteacher is missing.',
    ],
  ])('%j', (refusal, sentence) => expect(refusalSentence(refusal, tell)).toBe(sentence))
})

test.each<[Partial<MeasureTest>, string]>([
  [{ measure: 'unauthorised-share', at_least: { of: 15, in: 100 } }, 'at least 15% unauthorised absence'],
  [
    { measure: 'unauthorised-share', at_least: { of: 1, in: 20 }, below: { of: 1, in: 10 } },
    'at least 5% and less than 10% unauthorised absence',
  ],
  [
    { measure: 'attendance-share', at_most: { of: { setting: 'entry' }, in: 100 } },
    'at most the school’s own share of attendance',
  ],
  [{ measure: 'missing-sessions', at_least: 1 }, 'one or more sessions with no mark'],
  [{ measure: 'unauthorised-sessions', at_most: 0 }, 'no unauthorised sessions'],
  [{ measure: 'unauthorised-sessions', below: 9 }, 'fewer than 9 unauthorised sessions'],
])('a test of the register is told in words: %j', (measured, words) => {
  expect(testWords({ over: 'entry', ...measured } as MeasureTest)).toBe(words)
})

test('marks that changed alike in a row are told in one line, over a weekend too, and others apart', () => {
  const session = (on: string, half: 'AM' | 'PM', now: string) => ({ day: day(on), half, was: 'O', now })
  const whole = (on: string) => [session(on, 'AM', 'I'), session(on, 'PM', 'I')]
  const changed = [
    ...['2026-11-05', '2026-11-06', '2026-11-09'].flatMap(whole),
    session('2026-11-10', 'PM', 'I'),
    session('2026-11-11', 'AM', ''),
  ]
  expect(sessionsTold(changed)).toEqual([
    'Thursday 5 November 2026, to Monday 9 November 2026: was O, now I',
    'Tuesday 10 November 2026, afternoon: was O, now I',
    'Wednesday 11 November 2026, morning: was O, now no mark',
  ])
})
