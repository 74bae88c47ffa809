import { describe, expect, test } from 'vitest'
import { anchored } from '../../../src/domain/case/anchors.ts'
import { notTheirs } from '../../../src/domain/case/not-theirs.ts'
import { notReferable } from '../../../src/domain/case/served.ts'
import { weigh } from '../../../src/domain/case/verbs/decide-option.ts'
import { day } from '../../../src/domain/day.ts'
import { arrivalOf } from '../../../src/domain/service/arrival.ts'
import { lastPosting, postedBefore } from '../../../src/domain/service/last-posting.ts'
import type { SendingWay } from '../../../src/domain/service/service-rules.ts'
import { calendarOf } from '../a-school.ts'
import { atDecision, first, type PureCase, planned, second, service } from './a-pure-case.ts'

const home = ['1 High Street', 'Oaktown', 'ZZ99 1AA']

/** The invitations to the meeting of 2 December, drafted with the address that they print. */
function drafted(): PureCase {
  const one = planned()
  const letters = [first, second].map((addressee) => ({ addressee, pdf: 'p', docx: 'd', address: home }))
  one.does({ do: 'draft-letters', kind: 'invite-initial', letters })
  return one
}

/** The same once posted on Tuesday 24 November. */
function posted(): PureCase {
  const one = drafted()
  one.does({ do: 'send-letters', letters: ['l1', 'l2'], way: 'post-first' })
  return one
}

const back = { do: 'letter-back', letter: 'l2', how: 'not-there', note: 'Gone away' } as const
const notServed = {
  do: 'not-served',
  kind: 'invite-initial',
  addressee: second,
  meeting: 'm1',
  why: 'Gone, and nobody knows where',
} as const
const agreed = { do: 'sign-not-served', kind: 'invite-initial', addressee: second, meeting: 'm1' } as const
const due = (one: PureCase) => one.state.deadlines['invitations-initial:m1']

describe('when a letter should have arrived', () => {
  test.each<[string, SendingWay, string, string | null]>([
    ['first class on a Tuesday is there on Thursday', 'post-first', '2026-11-24', '2026-11-26'],
    ['first class on a Friday is there on Tuesday', 'post-first', '2026-11-27', '2026-12-01'],
    ['second class takes four working days', 'post-second', '2026-11-24', '2026-11-30'],
    ['bank holidays are no working days', 'post-first', '2026-12-23', '2026-12-29'],
    ['what is handed over is there at once, on a Saturday too', 'by-hand', '2026-11-28', '2026-11-28'],
    ['what is left at the address counts from the next working day', 'left', '2026-11-27', '2026-11-30'],
    ['an e-mail counts from the next working day', 'email', '2026-11-24', '2026-11-25'],
    ['of another way nobody says when', 'other', '2026-11-24', null],
  ])('%s', (_says, way, on, arrives) => {
    expect(arrivalOf(service, calendarOf(), way, day(on))).toBe(arrives)
  })
})

describe('the last day for posting', () => {
  const terms = ['2026-11-02 2026-12-18 term Autumn 2', '2027-01-04 2027-02-12 term Spring 1']
  const calendar = calendarOf(...terms)
  test.each([
    ['a Wednesday where term ends on a Friday', '2026-11-24', '2026-12-16', '2026-12-18'],
    ['of the term to come, once the holiday has begun', '2026-12-21', '2027-02-10', '2027-02-12'],
  ])('is %s', (_says, today, by, before) => {
    expect(lastPosting(service, calendar, day(today))).toEqual({ by, before })
  })

  test('is not told where no calendar is loaded', () => {
    expect(lastPosting(service, calendarOf(), day('2026-11-24'))).toBeNull()
  })

  test('comes before the day on which a letter is due only where that lies after it', () => {
    const last = lastPosting(service, calendar, day('2026-12-01'))
    expect(postedBefore(last, day('2026-12-21'), day('2026-12-01'))).toBe('2026-12-16')
    expect(postedBefore(last, day('2026-12-10'), day('2026-12-01'))).toBeNull()
    expect(postedBefore(last, day('2026-12-21'), day('2026-12-17'))).toBeNull()
  })
})

describe('a letter that goes out', () => {
  test('keeps the way, the address as it was then, the day and when it should arrive', () => {
    const one = posted()
    expect(one.state.letters.l1).toMatchObject({ state: 'sent', sentOn: '2026-11-24', way: 'post-first' })
    expect(one.state.letters.l1?.sendings).toMatchObject([
      { way: 'post-first', to: home, on: '2026-11-24', arrives: '2026-11-26', proofs: [], back: null },
    ])
  })

  test('keeps who read the batch, who posted it and the papers that prove it', () => {
    const one = drafted()
    const with_ = { readBy: 'U0LEAD', postedBy: 'U0OFFICE', proofs: ['doc-1'] }
    one.does({ do: 'send-letters', letters: ['l1'], way: 'signed-for', ...with_ })
    one.does({ do: 'prove-letter', letter: 'l1', documents: ['doc-2'] })
    expect(one.state.letters.l1?.sendings).toMatchObject([{ ...with_, proofs: ['doc-1', 'doc-2'] }])
    expect(one.tries({ do: 'prove-letter', letter: 'l2', documents: ['doc-1'] })).toEqual({
      code: 'letter-not-sent',
    })
  })

  test('was handed over at no address', () => {
    const one = drafted()
    one.does({ do: 'send-letters', letters: ['l1'], way: 'meeting' })
    expect(one.state.letters.l1?.sendings[0]?.to).toBeUndefined()
  })

  test('goes to a parent by e-mail only where that was agreed', () => {
    const one = drafted()
    const email = { do: 'send-letters', letters: ['l1'], way: 'email' } as const
    expect(one.tries(email)).toEqual({ code: 'reason-needed', field: 'agreed' })
    one.does({ ...email, agreed: 'At the meeting of 3 March' })
    expect(one.state.letters.l1?.sendings[0]?.agreed).toBe('At the meeting of 3 March')
  })

  test('is put right with a reason, and how it stood before stays', () => {
    const one = posted()
    const right = { do: 'correct-sending', letter: 'l1', day: day('2026-11-23'), way: 'post-second' } as const
    expect(one.tries({ ...right, why: ' ' })).toEqual({ code: 'reason-needed', field: 'why' })
    expect(one.tries({ ...right, day: day('2026-11-25'), why: 'x' })).toMatchObject({ code: 'day-in-future' })
    one.does({ ...right, why: 'The stamp says so' })
    expect(one.state.letters.l1).toMatchObject({ sentOn: '2026-11-23', way: 'post-second' })
    expect(one.state.letters.l1?.sendings).toMatchObject([
      {
        on: '2026-11-23',
        arrives: '2026-11-27',
        earlier: [{ on: '2026-11-24', way: 'post-first', why: 'The stamp says so' }],
      },
    ])
  })

  test('is counted from the day it should have arrived where a deadline says so, the last of all addressees', () => {
    const one = drafted()
    const asked = () => anchored({ ...one.context }, { served: 'invite-initial' })
    expect(asked()).toEqual([])
    one.does({ do: 'send-letters', letters: ['l1'], way: 'by-hand' })
    one.does({ do: 'send-letters', letters: ['l2'], way: 'post-first' })
    expect(asked()).toEqual([{ subject: 'invite-initial', day: '2026-11-26' }])
  })
})

describe('a letter that comes back', () => {
  test('opens its deadline and its gate again until it goes again', () => {
    const one = posted()
    expect(due(one)?.state).toBe('met')
    one.today = day('2026-11-26')
    one.does(back)
    expect(one.state.letters.l2).toMatchObject({ state: 'back' })
    expect(due(one)?.state).toBe('open')
    one.does({ do: 'send-letters', letters: ['l2'], way: 'left', to: ['2 Low Road', ' ', 'Elmtown'] })
    expect(due(one)?.state).toBe('met')
    expect(one.state.letters.l2?.sendings).toMatchObject([
      { to: home, back: { how: 'not-there', on: '2026-11-26', note: 'Gone away' } },
      { to: ['2 Low Road', 'Elmtown'], on: '2026-11-26', arrives: '2026-11-27', back: null },
    ])
    expect(one.tries(back, { on: '2026-11-25' })).toEqual({ code: 'before-sent', on: '2026-11-26' })
  })

  test('lets the case go on once a senior agreed that it is not served, but not towards court against that parent', () => {
    const one = posted()
    expect(one.tries(notServed)).toEqual({ code: 'letter-not-back' })
    one.does(back)
    expect(one.tries({ ...notServed, why: '' })).toEqual({ code: 'reason-needed', field: 'why' })
    one.does(notServed)
    expect(due(one)?.state).toBe('open')
    one.does(agreed, { by: 'U0SENIORLEAD' })
    expect(due(one)?.state).toBe('met')
    expect(one.state.unserved).toMatchObject([{ addressee: second, signedOff: { by: 'U0SENIORLEAD' } }])
    expect(notReferable(one.state, one.facts)).toEqual([second])
    // Whoever is served after all may be referred again.
    one.does({ do: 'send-letters', letters: ['l2'], way: 'by-hand' })
    expect(notReferable(one.state, one.facts)).toEqual([])
  })

  test.each([
    ['a senior', ['senior-leader'], 'did', true],
    ['pastoral staff', ['pastoral'], 'did', false],
    ['whoever was told that a senior agrees', ['headteacher'], 'told', false],
  ] as const)('is agreed not to be served by %s, or not', (_who, roles, manner, may) => {
    const refusal = notTheirs(posted().context, agreed, { id: 'U1', roles, manner })
    expect(refusal?.code ?? null).toBe(may ? null : 'not-yours-to-sign')
  })
})

describe('a referral', () => {
  /** The case at its decision, with some parents who were not served with the review's invitation. */
  function without(...those: string[]): PureCase {
    const one = atDecision()
    const sent = Object.values(one.state.letters).filter(({ kind }) => kind === 'invite-review')
    for (const addressee of those) {
      const letter = sent.find((each) => each.addressee === addressee)?.id ?? ''
      const owed = { kind: 'invite-review', addressee, meeting: 'm2' }
      one.does({ do: 'letter-back', letter, how: 'returned', note: '' })
      one.does({ do: 'not-served', ...owed, why: 'Gone away' })
      one.does({ do: 'sign-not-served', ...owed })
    }
    return one
  }
  const towards = (one: PureCase) => weigh(one.context).find(({ option }) => option.towards === 'court')!

  test('names the parents who may be referred, and writes to nobody else', () => {
    const one = without(second)
    const { option } = towards(one)
    expect(towards(one).forbidden).toEqual([])
    one.does({ do: 'decide', option: option.id, reasons: 'As the register says', against: 'x' })
    expect(one.state.decisions.at(-1)?.refers).toEqual([first])
    const letters = [first, second].map((addressee) => ({ addressee, pdf: 'p', docx: 'd' }))
    expect(one.tries({ do: 'draft-letters', kind: 'referral-decision', letters })).toMatchObject({
      code: 'no-addressee',
    })
    one.does({ do: 'draft-letters', kind: 'referral-decision', letters: letters.slice(0, 1) })
  })

  test('is never followed by a decision to prosecute whoever was not served', () => {
    const one = without(second)
    const prosecute = { do: 'decide-prosecution', parent: second, prosecute: true, reasons: 'x' } as const
    expect(one.tries(prosecute)).toEqual({ code: 'not-served', addressee: second })
    expect(one.tries({ ...prosecute, parent: first })).toMatchObject({ code: 'prosecution-lacks' })
  })

  test('is not made while no parent was served', () => {
    const one = without(first, second)
    const { option, forbidden } = towards(one)
    expect(forbidden).toEqual([{ unmet: 'nobody-served', parents: [first, second] }])
    expect(one.tries({ do: 'decide', option: option.id, reasons: 'x' })).toMatchObject({
      code: 'option-stopped',
    })
  })

  test('names nobody where everybody was served', () => {
    const one = atDecision()
    one.does({ do: 'decide', option: towards(one).option.id, reasons: 'x', against: 'x' })
    expect(one.state.decisions.at(-1)?.refers).toBeUndefined()
  })
})
