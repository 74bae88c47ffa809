import { describe, expect, test } from 'vitest'
import { interpreterFor, isConfirmed } from '../../../src/domain/case/parts/interpreter.ts'
import { everybody, first, type PureCase, planned, second } from './a-pure-case.ts'

/** A case whose first parent needs an interpreter at the meeting m1 of Wednesday 2 December. */
function needing(): PureCase {
  const begun = planned()
  begun.parents = begun.parents.map((one) => ({ ...one, interpreter: one.id === first }))
  begun.does({ do: 'recount' })
  return begun
}

const booking = {
  do: 'book-interpreter' as const,
  meeting: 'm1',
  parent: first,
  language: 'Polish',
  agency: 'Fenmoor Language Service',
  independent: true,
}
const deadline = (begun: PureCase) => begun.state.deadlines['interpreter:m1']
const meeting = (begun: PureCase) => begun.state.meetings.m1!
const booked = (begun: PureCase) => interpreterFor(begun.state, 'm1', first)

describe('an interpreter', () => {
  test('is due two school days before the meeting, until every parent who needs one has one that said yes', () => {
    const begun = needing()
    expect(deadline(begun)).toMatchObject({ kind: 'interpreter', state: 'open', due: '2026-11-30' })
    begun.does(booking)
    expect(deadline(begun)).toMatchObject({ state: 'open' })
    begun.does({ do: 'confirm-interpreter', meeting: 'm1', parent: first })
    expect(deadline(begun)).toMatchObject({ state: 'met' })
    expect(booked(begun)).toMatchObject({
      agency: 'Fenmoor Language Service',
      name: null,
      bookedOn: begun.today,
    })
  })

  test('is not due where no parent needs one', () => {
    expect(deadline(planned())).toBeUndefined()
  })

  test('is asked again when the meeting moves, and stays booked', () => {
    const begun = needing()
    begun.does(booking)
    begun.does({ do: 'confirm-interpreter', meeting: 'm1', parent: first })
    const { on, place } = meeting(begun)
    begun.does({ do: 'move-meeting', meeting: 'm1', on, at: '09:00', place, attendees: everybody })
    expect(isConfirmed(booked(begun), meeting(begun))).toBe(false)
    expect(booked(begun)).not.toBeNull()
    expect(deadline(begun)).toMatchObject({ state: 'open' })
  })

  test('of another agency takes the place of the first and is not confirmed by its yes', () => {
    const begun = needing()
    begun.does(booking)
    begun.does({ do: 'confirm-interpreter', meeting: 'm1', parent: first })
    begun.does({ ...booking, agency: 'Another', name: 'Iga Nowak' })
    expect(booked(begun)).toMatchObject({ agency: 'Another', name: 'Iga Nowak', confirmed: null })
    expect(deadline(begun)).toMatchObject({ state: 'open' })
  })

  test('may be cancelled with a reason, and is then due again', () => {
    const begun = needing()
    begun.does(booking)
    const cancel = { do: 'cancel-interpreter' as const, meeting: 'm1', parent: first }
    expect(begun.tries({ ...cancel, why: ' ' })).toEqual({ code: 'reason-needed', field: 'why' })
    begun.does({ ...cancel, why: 'The agency has nobody' })
    expect(booked(begun)).toBeNull()
    expect(begun.tries({ ...cancel, why: 'again' })).toEqual({ code: 'no-interpreter' })
  })

  test.each([
    [{ language: ' ' }, { code: 'reason-needed', field: 'language' }],
    [{ agency: '' }, { code: 'reason-needed', field: 'agency' }],
    [{ independent: false }, { code: 'interpreter-not-independent' }],
    [{ meeting: 'm9' }, { code: 'no-such-meeting' }],
    [{ parent: 'p9' }, { code: 'not-invited', who: 'p9' }],
  ])('is refused with %j', (change, refusal) => {
    const begun = needing()
    expect(begun.tries({ ...booking, ...change })).toEqual(refusal)
    expect(begun.state.interpreters).toEqual({})
  })

  test('cannot be confirmed before one is booked', () =>
    expect(needing().tries({ do: 'confirm-interpreter', meeting: 'm1', parent: second })).toEqual({
      code: 'no-interpreter',
    }))
})
