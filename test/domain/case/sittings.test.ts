import { describe, expect, test } from 'vitest'
import { areApart, type Home } from '../../../src/domain/are-apart.ts'
import type { Attendee } from '../../../src/domain/case/event.ts'
import { owedOf } from '../../../src/domain/case/owed.ts'
import { nextToMeet } from '../../../src/domain/case/sittings.ts'
import { householdOf } from '../../../src/domain/case/together.ts'
import { unmetOf } from '../../../src/domain/case/unmet.ts'
import { day } from '../../../src/domain/day.ts'
import { everybody, first, opened, type PureCase, pathway, second } from './a-pure-case.ts'

const chair: Attendee = { who: 'U0CHAIR0001', as: 'chair' }
const nurse: Attendee = { who: 'name-1', as: 'professional', name: 'Kit Rowe, nurse' }
const withOnly = (who: string): Attendee[] => [{ who, as: 'parent' }, chair, nurse]
const where = { at: '15:30', place: 'Room 4' }
const kind = (id: string) => pathway.meetings.find((one) => one.id === id)!
const letter = (id: string) => pathway.letters.find((one) => one.id === id)!

/** A case that is ready for its initial meeting. */
function prepared(): PureCase {
  const one = opened()
  one.answersAll('pre-fast-track')
  one.does({ do: 'go-on', to: 'prepare-initial' })
  one.answersAll('prepare-initial')
  return one
}

/** The first parent is met on 2 December and the second on 4 December. */
function twice(): PureCase {
  const one = prepared()
  one.plans('initial', '2026-12-02', withOnly(first))
  one.plans('initial', '2026-12-04', withOnly(second))
  one.sends('invite-initial', [first, second])
  return one
}

const owed = (one: PureCase, id: string) =>
  owedOf(pathway, one.state, one.facts, letter(id)).map(({ addressee, meeting }) => `${addressee} ${meeting}`)

const stands = (one: PureCase, is: 'held' | 'attended' | 'missed', about?: string) =>
  unmetOf({ meeting: 'initial', is }, { ...one.context, about }).length === 0

describe('parents apart', () => {
  test('are not asked to one meeting unless somebody says why, and the reason is kept', () => {
    const one = prepared()
    const plan = { do: 'plan-meeting', kind: 'initial', on: day('2026-12-02'), ...where } as const
    expect(one.tries({ ...plan, attendees: everybody })).toEqual({ code: 'parents-apart' })
    expect(one.tries({ ...plan, attendees: everybody, together: '  ' })).toEqual({ code: 'parents-apart' })
    one.does({ ...plan, attendees: everybody, together: 'Both asked for it' })
    expect(one.state.meetings.m1?.together).toBe('Both asked for it')
    const move = { do: 'move-meeting', meeting: 'm1', on: day('2026-12-03'), ...where } as const
    one.does({ ...move, attendees: everybody })
    expect(one.state.meetings.m1?.together).toBe('Both asked for it')
  })

  test('a reason for meeting one household together is not kept, as none was needed', () => {
    const one = prepared()
    one.plans('initial', '2026-12-02', withOnly(first))
    expect(one.state.meetings.m1?.together).toBeNull()
  })

  test('the second is not moved into the meeting of the first', () => {
    const one = twice()
    const move = { do: 'move-meeting', meeting: 'm2', on: day('2026-12-04'), ...where } as const
    const refused = one.tries({ ...move, attendees: everybody, together: 'Both asked for it' })
    expect(refused).toEqual({ code: 'already-planned', meeting: 'm1' })
  })
})

describe('two meetings of one offer', () => {
  test('are one offer, and a parent has one of them', () => {
    const one = twice()
    expect(Object.values(one.state.meetings).map(({ offer }) => offer)).toEqual([1, 1])
    const again = { do: 'plan-meeting', kind: 'initial', on: day('2026-12-09'), ...where } as const
    expect(one.tries({ ...again, attendees: withOnly(second) })).toEqual({
      code: 'already-planned',
      meeting: 'm2',
    })
  })

  test('each parent is invited to their own, and a professional to both', () => {
    const one = twice()
    expect(owed(one, 'invite-initial')).toEqual(['p1 m1', 'p2 m2'])
    expect(owed(one, 'invite-initial-professional')).toEqual(['name-1 m1', 'name-1 m2'])
    const sent = Object.values(one.state.letters).map(({ addressee, meeting }) => `${addressee} ${meeting}`)
    expect(sent).toEqual(['p1 m1', 'p2 m2'])
    const letters = ['m1', 'm2'].map((meeting) => ({ addressee: 'name-1', meeting, pdf: '', docx: '' }))
    one.does({ do: 'draft-letters', kind: 'invite-initial-professional', letters })
    expect(Object.values(one.state.letters).filter(({ state }) => state === 'draft')).toHaveLength(2)
  })

  test('the meeting is held once both were, and one deadline stands for each', () => {
    const one = twice()
    expect(one.state.deadlines['hold-initial:m2']).toMatchObject({ due: '2026-12-04', state: 'open' })
    one.today = day('2026-12-02')
    one.holds('m1', [first, chair.who])
    expect([stands(one, 'held'), stands(one, 'attended'), stands(one, 'held', 'm1')]).toEqual([
      false,
      true,
      true,
    ])
    expect(one.state.deadlines['hold-initial:m2']?.state).toBe('open')
    one.today = day('2026-12-04')
    one.holds('m2', [second, chair.who])
    expect(stands(one, 'held')).toBe(true)
    expect(one.state.open).toEqual(['initial-attended'])
    expect(one.state.visits['initial-attended']?.visit).toBe(1)
  })

  test('one who stayed away has the letter about their own meeting, and is offered another', () => {
    const one = twice()
    one.today = day('2026-12-02')
    one.holds('m1', [first, chair.who])
    one.today = day('2026-12-04')
    one.holds('m2', [chair.who])
    expect(stands(one, 'missed')).toBe(true)
    expect(one.state.open).toEqual(['initial-attended', 'initial-missed'])
    expect(owed(one, 'did-not-attend-initial')).toEqual(['p2 m2'])
    expect(nextToMeet(one.state, kind('initial'), [first, second])).toEqual([second])
    one.plans('initial', '2026-12-16', withOnly(second))
    expect(one.state.meetings.m3?.offer).toBe(2)
    expect(owed(one, 'did-not-attend-initial')).toEqual(['p2 m2'])
    expect(owed(one, 'invite-initial')).toEqual(['p2 m3'])
  })

  test('the second may still be planned once the first was held', () => {
    const one = prepared()
    one.plans('initial', '2026-12-02', withOnly(first))
    one.sends('invite-initial', [first])
    expect(nextToMeet(one.state, kind('initial'), [first, second])).toEqual([second])
    one.today = day('2026-12-02')
    one.holds('m1', [first, chair.who])
    one.plans('initial', '2026-12-10', withOnly(second))
    expect(one.state.meetings.m2?.offer).toBe(1)
    expect(one.state.open).toEqual(['initial-attended'])
  })
})

describe('a parent who may not be written to', () => {
  test('has no letter marked as sent that was drafted before that was known', () => {
    const one = twice()
    const drafts = one.drafts('pre-legal-warning', [second])
    one.parents = one.parents.map((parent) => ({ ...parent, doNotWrite: parent.id === second }))
    const send = { do: 'send-letters', letters: drafts, way: 'post-first' } as const
    expect(one.tries(send)).toEqual({ code: 'do-not-write', addressee: second })
    const excuse = { addressee: second, why: 'A court order', leave: 'Headteacher' }
    one.does({ do: 'excuse-letter', kind: 'pre-legal-warning', ...excuse })
    expect(one.state.letters[drafts[0] ?? '']?.state).toBe('void')
  })
})

const home: Home = {
  resident: true,
  address: '1 Low Road\nNorthfield',
  postcode: 'ZZ1 1AA',
  addressConfidential: null,
  meetSeparately: null,
}

describe('who is kept apart', () => {
  test.each<[string, Partial<Home>, boolean]>([
    [
      'one address written another way is one home',
      { address: '1 low road, NORTHFIELD ZZ1 1AA', postcode: null },
      false,
    ],
    ['another address is another home', { address: '2 Low Road\nNorthfield' }, true],
    ['another postcode is another home', { postcode: 'ZZ1 1AB' }, true],
    ['one lives with the pupil and the other does not', { resident: false }, true],
    ['of one nobody has said whether they live with the pupil', { resident: null }, true],
    ['an address that is confidential', { addressConfidential: true }, true],
    ['a wish to be met separately', { meetSeparately: true }, true],
    ['both live with the pupil, and one address is not known', { address: null, postcode: null }, false],
  ])('%s', (_, other, apart) => {
    expect(areApart(home, { ...home, ...other })).toBe(apart)
    expect(areApart({ ...home, ...other }, home)).toBe(apart)
  })

  test('two who live elsewhere are apart unless it is known that they share a home', () => {
    const away = { ...home, resident: false }
    expect(areApart(away, away)).toBe(false)
    expect(areApart(away, { ...away, address: null, postcode: null })).toBe(true)
  })

  test('a household is taken from the first on, and nobody whom one in it is apart from', () => {
    const about = { doNotWrite: false, apart: true, warned: true }
    const parents = [
      { id: 'a', apartFrom: ['b'], ...about },
      { id: 'b', apartFrom: ['a', 'c'], ...about },
      { id: 'c', apartFrom: ['b'], ...about },
    ]
    expect(householdOf(parents, ['a', 'b', 'c'])).toEqual(['a', 'c'])
    expect(householdOf(parents, ['b', 'a', 'c'])).toEqual(['b'])
  })
})
