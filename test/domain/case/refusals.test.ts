import { describe, expect, test } from 'vitest'
import type { CaseCommand } from '../../../src/domain/case/command.ts'
import type { Refusal } from '../../../src/domain/case/refusal.ts'
import { day } from '../../../src/domain/day.ts'
import {
  atDecision,
  closed,
  everybody,
  first,
  held,
  opened,
  PureCase,
  planned,
  reviewed,
  second,
} from './a-pure-case.ts'

const made = (addressee: string) => ({ addressee, pdf: 'pdf', docx: 'docx' })
const where = { on: day('2026-12-02'), at: '15:30', place: 'Room 4' }
const unmarked = { unauthorised: 12, missing: 1 }
const confirmation = { outcome: 'proceed', on: '2027-01-13', officer: 'A. Officer' }

function referred(): PureCase {
  const one = atDecision()
  one.does({ do: 'decide', option: 'option-4', reasons: 'No change' })
  return one
}

function withCounts(one: PureCase, counts: Partial<PureCase['counts']>): PureCase {
  one.counts = { ...one.counts, ...counts }
  return one
}

function barring(one: PureCase): PureCase {
  one.parents = one.parents.map((parent) => ({ ...parent, doNotWrite: parent.id === second }))
  return one
}

type Row = [string, () => PureCase, CaseCommand, Partial<Refusal>]
const rows: Row[] = [
  [
    'a closed case takes no more answers',
    closed,
    { do: 'answer', stage: 'decision', answers: [] },
    { code: 'closed' },
  ],
  ['an open case is not opened again', opened, { do: 'reopen', reason: 'x' }, { code: 'not-closed' }],
  [
    'a case is opened again only with a reason',
    closed,
    { do: 'reopen', reason: ' ' },
    { code: 'reason-needed' },
  ],
  [
    'an answer names an item of its own checklist',
    opened,
    { do: 'answer', stage: 'pre-fast-track', answers: [{ item: 'B1', value: 'done' }] },
    { code: 'unknown-item', item: 'B1' },
  ],
  [
    'a checklist that was never opened takes no answers',
    opened,
    { do: 'answer', stage: 'decision', answers: [] },
    { code: 'stage-not-open', stage: 'decision' },
  ],
  [
    'a case does not go on to a stage that does not follow',
    opened,
    { do: 'go-on', to: 'decision' },
    { code: 'stage-not-open', stage: 'decision' },
  ],
  [
    'a case goes on only when every item is answered, and says which are not',
    opened,
    { do: 'go-on', to: 'prepare-initial' },
    { code: 'unmet', needs: [{ unmet: 'answered', stage: 'pre-fast-track', items: ['A1', 'A2', 'A3'] }] },
  ],
  [
    'a meeting is planned only from its own stage',
    opened,
    { do: 'plan-meeting', kind: 'review', ...where, attendees: everybody },
    { code: 'stage-not-open', stage: 'prepare-review' },
  ],
  [
    'a meeting of no kind is not planned',
    planned,
    { do: 'plan-meeting', kind: 'party', ...where, attendees: everybody },
    { code: 'no-such-meeting' },
  ],
  [
    'a second meeting is not planned while the first still stands',
    planned,
    { do: 'plan-meeting', kind: 'initial', ...where, attendees: everybody },
    { code: 'already-planned', meeting: 'm1' },
  ],
  [
    'a meeting on a shut day says why it is shut and which day works',
    planned,
    { do: 'move-meeting', meeting: 'm1', ...where, on: day('2026-12-25'), attendees: everybody },
    { code: 'day-shut', why: 'bank holiday: Christmas Day', first: day('2026-12-01') },
  ],
  [
    'a meeting too soon for its invitations says when they would have had to go',
    planned,
    { do: 'move-meeting', meeting: 'm1', ...where, on: day('2026-11-26'), attendees: everybody },
    { code: 'too-soon', lastSend: day('2026-11-19'), first: day('2026-12-01') },
  ],
  [
    'a meeting to which no parent is asked is none',
    planned,
    { do: 'move-meeting', meeting: 'm1', ...where, attendees: [{ who: 'U1', as: 'chair' }] },
    { code: 'no-one-invited' },
  ],
  [
    'a meeting is called off only with a reason',
    planned,
    { do: 'call-off-meeting', meeting: 'm1', why: '' },
    { code: 'reason-needed', field: 'why' },
  ],
  [
    'a meeting that is not there is not called off',
    planned,
    { do: 'call-off-meeting', meeting: 'm9', why: 'x' },
    { code: 'no-such-meeting' },
  ],
  [
    'a held meeting is not moved',
    () => held([first]),
    { do: 'move-meeting', meeting: 'm1', ...where, attendees: everybody },
    { code: 'no-such-meeting' },
  ],
  [
    'a meeting is not held before its day',
    planned,
    { do: 'hold-meeting', meeting: 'm1', attendance: [] },
    { code: 'day-in-future', on: day('2026-12-02') },
  ],
  [
    'nobody came who was not asked',
    () => held([first]),
    { do: 'hold-meeting', meeting: 'm1', attendance: [{ who: 'name-9', came: true }] },
    { code: 'not-invited', who: 'name-9' },
  ],
  [
    'a good reason for staying away is written down',
    () => held([first]),
    { do: 'hold-meeting', meeting: 'm1', attendance: [{ who: second, came: false, goodReason: true }] },
    { code: 'reason-needed', field: second },
  ],
  [
    'nothing was said at a meeting that was not held',
    planned,
    { do: 'say', meeting: 'm1', said: { pupil: 'x' }, defences: [] },
    { code: 'meeting-not-held' },
  ],
  [
    'nothing was agreed at a meeting that is not there',
    planned,
    { do: 'agree', meeting: 'm9', actions: [] },
    { code: 'no-such-meeting' },
  ],
  [
    'an action that nobody agreed is not done',
    () => held([first]),
    { do: 'finish-action', action: 'a1' },
    { code: 'no-such-action' },
  ],
  [
    'a letter of no kind is not drafted',
    opened,
    { do: 'draft-letters', kind: 'love-letter', letters: [] },
    { code: 'no-such-letter' },
  ],
  [
    'a locked letter says what unlocks it',
    opened,
    { do: 'draft-letters', kind: 'invite-initial', letters: [made(first)] },
    { code: 'letter-locked', needs: [{ unmet: 'meeting', kind: 'initial', is: 'planned' }] },
  ],
  [
    'a letter to somebody to whom it is not owed is not drafted',
    () => held([first]),
    { do: 'draft-letters', kind: 'did-not-attend-initial', letters: [made(first)] },
    { code: 'no-addressee' },
  ],
  [
    'a letter that is owed to nobody is not drafted',
    planned,
    { do: 'draft-letters', kind: 'invite-initial-professional', letters: [] },
    { code: 'no-addressee', letter: 'invite-initial-professional' },
  ],
  [
    'a parent marked do-not-write is not written to',
    () => barring(planned()),
    { do: 'draft-letters', kind: 'invite-initial', letters: [made(first), made(second)] },
    { code: 'do-not-write', addressee: second },
  ],
  [
    'a letter that is not there is not sent',
    opened,
    { do: 'send-letters', letters: ['l1'], way: 'by-hand' },
    { code: 'no-such-letter' },
  ],
  [
    'a letter that went out is not set aside',
    () => held([first]),
    { do: 'void-letter', letter: 'l1', why: 'x' },
    { code: 'letter-not-draft' },
  ],
  [
    'a letter is excused only with somebody\u2019s leave',
    planned,
    { do: 'excuse-letter', kind: 'invite-initial', addressee: second, why: 'x', leave: '' },
    { code: 'reason-needed', field: 'leave' },
  ],
  [
    'a letter of no kind is not excused',
    planned,
    { do: 'excuse-letter', kind: 'x', addressee: second, why: 'x', leave: 'x' },
    { code: 'no-such-letter' },
  ],
  [
    'nothing is decided before the time for it',
    opened,
    { do: 'decide', option: 'option-1', reasons: 'x' },
    { code: 'not-decision-time' },
  ],
  [
    'only an option of the pathway is decided',
    atDecision,
    { do: 'decide', option: 'option-9', reasons: 'x' },
    { code: 'unknown-option' },
  ],
  [
    'a decision has reasons',
    atDecision,
    { do: 'decide', option: 'option-4', reasons: '' },
    { code: 'reason-needed', field: 'reasons' },
  ],
  [
    'an option whose condition is not met says what the register says',
    atDecision,
    { do: 'decide', option: 'option-1', reasons: 'x' },
    { code: 'option-condition', needs: [expect.objectContaining({ unmet: 'measure', got: '9' })] as never },
  ],
  [
    'no reason refers a case with a session that nobody marked',
    () => withCounts(atDecision(), unmarked),
    { do: 'decide', option: 'option-4', reasons: 'x', against: 'x' },
    { code: 'option-stopped', option: 'option-4' },
  ],
  [
    'no reason refers a case with an absence not yet explained',
    () => withCounts(atDecision(), { unauthorised: 12, unexplained: 1 }),
    { do: 'decide', option: 'option-4', reasons: 'x', against: 'x' },
    { code: 'option-stopped', option: 'option-4' },
  ],
  [
    'no reason refers a case without an unauthorised absence',
    () => withCounts(atDecision(), { unauthorised: 0 }),
    { do: 'decide', option: 'option-4', reasons: 'x', against: 'x' },
    { code: 'option-stopped', option: 'option-4' },
  ],
  [
    'a further review is a meeting or internal',
    () => withCounts(atDecision(), { unauthorised: 5 }),
    { do: 'decide', option: 'option-3', reasons: 'x' },
    { code: 'review-kind-needed' },
  ],
  [
    'a record is kept only in its own stage',
    opened,
    { do: 'record', record: 'council-confirmation', values: confirmation },
    { code: 'stage-not-open', stage: 'application' },
  ],
  [
    'a confirmation to proceed needs its period',
    referred,
    { do: 'record', record: 'council-confirmation', values: confirmation },
    { code: 'field-missing', field: 'period-from' },
  ],
  [
    'a day in a record is a day',
    referred,
    { do: 'record', record: 'council-confirmation', values: { ...confirmation, on: '13 January' } },
    { code: 'field-wrong', field: 'on' },
  ],
  [
    'a period does not end before it begins',
    referred,
    {
      do: 'record',
      record: 'council-confirmation',
      values: { ...confirmation, 'period-from': '2026-12-08', 'period-to': '2026-12-01' },
    },
    { code: 'field-too-early', field: 'period-to' },
  ],
  [
    'a choice in a record is one of its choices',
    referred,
    { do: 'record', record: 'council-confirmation', values: { ...confirmation, outcome: 'perhaps' } },
    { code: 'field-wrong', field: 'outcome' },
  ],
  [
    'a deadline that is not there is not snoozed',
    opened,
    { do: 'snooze', deadline: 'x', until: day('2026-11-30'), reason: 'x' },
    { code: 'no-such-deadline' },
  ],
  [
    'a deadline that was met is not snoozed',
    () => held([first]),
    { do: 'snooze', deadline: 'hold-initial:m1', until: day('2026-12-10'), reason: 'x' },
    { code: 'no-such-deadline' },
  ],
  [
    'a snooze has a reason',
    planned,
    { do: 'snooze', deadline: 'hold-initial:m1', until: day('2026-11-30'), reason: ' ' },
    { code: 'reason-needed' },
  ],
]

describe('what is refused', () => {
  test.each(rows)('%s', (_says, play, command, refusal) => {
    const one = play()
    const before = one.events.length
    expect(one.tries(command)).toMatchObject(refusal)
    expect(one.events).toHaveLength(before)
  })

  test('nothing is done on a day that has not come', () => {
    const refusal = opened().tries({ do: 'hand-over', owner: 'U2' }, { on: '2026-11-25' })
    expect(refusal).toEqual({ code: 'day-in-future', on: '2026-11-25' })
  })

  test('nothing is done to a case before it was opened', () => {
    const refusal = opened().tries({ do: 'hand-over', owner: 'U2' }, { on: '2026-11-23' })
    expect(refusal).toEqual({ code: 'before-opening', on: '2026-11-23' })
  })

  test('a meeting beyond the loaded calendar names what to load', () => {
    const one = planned()
    const refusal = one.tries({
      do: 'move-meeting',
      meeting: 'm1',
      ...where,
      on: day('2030-01-08'),
      attendees: everybody,
      why: 'x',
    })
    expect(refusal).toMatchObject({ code: 'day-not-known', missing: expect.stringMatching(/2030|2029/) })
  })

  test.each([
    ['a day before the first', '2026-11-24'],
    ['a day after the last', '2026-12-23'],
  ])('a reminder is not hidden until %s', (_says, until) => {
    const one = planned()
    const refusal = one.tries({ do: 'snooze', deadline: 'hold-initial:m1', until: day(until), reason: 'x' })
    expect(refusal).toEqual({ code: 'snooze-too-far', last: '2026-12-22' })
  })

  test.each(['2026-11-25', '2026-12-22'])('a reminder may be hidden until %s', (until) => {
    const one = planned()
    one.does({ do: 'snooze', deadline: 'hold-initial:m1', until: day(until), reason: 'x' })
    expect(one.state.deadlines['hold-initial:m1']).toMatchObject({ snoozedUntil: until, due: '2026-12-02' })
  })
})

describe('who may have a case at all', () => {
  const pupil = new PureCase().pupil
  test.each<[string, Partial<PureCase['pupil']>, Refusal]>([
    ['who left', { left: day('2026-11-20') }, { code: 'not-on-roll', left: day('2026-11-20') }],
    ['who has not joined yet', { joined: day('2027-01-04') }, { code: 'not-on-roll', left: null }],
    ['whose date of birth nobody knows', { dateOfBirth: null }, { code: 'no-date-of-birth' }],
    ['who is too old', { dateOfBirth: day('2009-01-01') }, { code: 'outside-compulsory-age' }],
    ['who is too young', { dateOfBirth: day('2022-06-01') }, { code: 'outside-compulsory-age' }],
  ])('a case is opened for no pupil %s, whatever the reason', (_says, change, refusal) => {
    const one = new PureCase()
    one.pupil = { ...pupil, ...change }
    expect(one.open({ reason: 'Because' })).toEqual(refusal)
  })

  test('a pupil has one open case at a time', () => {
    expect(new PureCase().open({ openCase: 'FT-2026-0007' })).toEqual({
      code: 'already-open',
      case: 'FT-2026-0007',
    })
  })

  test('below the entry test a case is opened only with a reason, which is kept', () => {
    const one = withCounts(new PureCase(), { unauthorised: 8 })
    expect(one.open()).toEqual({ code: 'below-entry-test' })
    expect(one.open({ reason: ' A sibling is on Fast Track ' })).toBeNull()
    expect(one.state.entry).toMatchObject({ meets: false, reason: 'A sibling is on Fast Track' })
  })

  test.each<[string, Partial<PureCase['counts']>, string, boolean]>([
    ['nine of sixty sessions by share', { unauthorised: 9 }, 'share', true],
    ['eight of sixty by share', { unauthorised: 8 }, 'share', false],
    ['eight of fifty by share', { possible: 50, unauthorised: 8 }, 'share', true],
    ['eight of fifty by sessions', { possible: 50, unauthorised: 8 }, 'sessions', false],
    ['eight of fifty by either', { possible: 50, unauthorised: 8 }, 'either', true],
    ['eight of fifty by both', { possible: 50, unauthorised: 8 }, 'both', false],
    ['nothing possible at all', { possible: 0, unauthorised: 0 }, 'share', false],
  ])('%s: the test is met as the school\u2019s reading has it', (_says, counts, reading, meets) => {
    const one = withCounts(new PureCase(), counts)
    const refusal = one.open({ settings: { 'entry-governs': reading } })
    expect(refusal === null).toBe(meets)
  })

  test('a calendar too short for the entry window is named', () => {
    const one = new PureCase()
    one.rows = ['2026-11-02 2026-12-18 term Autumn 2']
    expect(one.open()).toMatchObject({ code: 'day-not-known' })
  })
})

test('the review cannot be entered twice by looking at it', () => {
  expect(reviewed().state.open).toEqual(['review-attended'])
})
