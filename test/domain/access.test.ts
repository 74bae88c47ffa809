import { describe, expect, test } from 'vitest'
import { type CaseInSight, keepsOut, mayRead, mayWorkOn, seesSafeguarding } from '../../src/domain/access.ts'
import { sharedWithCouncil, sharingChoices, sharingOf } from '../../src/domain/sharing.ts'
import { asker } from '../world.ts'
import { pathway } from './case/a-pure-case.ts'

const seen: CaseInSight = { school: 'north', pupil: 'p1', referred: false, shared: true }
const connected = (one: ReturnType<typeof asker>) => ({ ...one, keptFrom: ['p1'] })

describe('who is kept out of a pupil’s cases', () => {
  test.each([asker('U1', 'headteacher', 'north'), asker('U2', 'team-leader'), asker('U3', 'legal')])(
    'neither reads nor works on one: %j',
    (one) => {
      const referred = { ...seen, referred: true }
      expect(mayRead(one, referred)).toBe(true)
      expect(mayRead(connected(one), referred)).toBe(false)
      expect(mayWorkOn(connected(one), referred)).toBe(false)
      expect(mayRead(connected(one), { ...referred, pupil: 'p2' })).toBe(true)
    },
  )
})

describe('a case that its school does not share yet', () => {
  const hidden = { ...seen, shared: false }
  test('is the school’s own, its attendance officer included', () => {
    expect(mayWorkOn(asker('U1', 'pastoral', 'north'), hidden)).toBe(true)
    expect(mayWorkOn(asker('U2', 'attendance-officer', 'north'), hidden)).toBe(true)
  })

  test('is nothing of the council’s', () => {
    for (const council of [
      asker('U1', 'ewo'),
      asker('U2', 'ewo', 'north'),
      asker('U3', 'team-leader'),
      asker('U4', 'attendance-officer'),
    ])
      expect(mayRead(council, hidden), JSON.stringify(council.roles)).toBe(false)
  })

  test('is a colleague’s who works for both', () => {
    const both = {
      ...asker('U1', 'ewo'),
      roles: [...asker('U1', 'ewo').roles, { role: 'pastoral', school: 'north' }],
    }
    expect(mayWorkOn(both as never, hidden)).toBe(true)
  })
})

describe('the point from which the council sees a case', () => {
  const shared = (point: string, entered: string[], referred = false) =>
    sharedWithCouncil(pathway, point, { entered, referred })

  test('is the opening unless the school says otherwise', () => {
    expect(sharingOf({})).toBe('opening')
    expect(shared('opening', [])).toBe(true)
  })

  test('may be a stage: that one, or any that comes after it', () => {
    expect(shared('prepare-review', ['pre-fast-track', 'prepare-initial'])).toBe(false)
    expect(shared('prepare-review', ['pre-fast-track', 'prepare-review'])).toBe(true)
    expect(shared('prepare-review', ['pre-fast-track', 'decision'])).toBe(true)
  })

  test('may be the referral, which shares a case whatever is set', () => {
    expect(shared('referral', ['pre-fast-track', 'decision', 'application'])).toBe(false)
    expect(shared('referral', [], true)).toBe(true)
    expect(shared('decision', ['pre-fast-track'], true)).toBe(true)
  })

  test('that the pathway does not know shares nothing before the referral', () => {
    expect(shared('a-stage-of-old', ['pre-fast-track', 'decision'])).toBe(false)
    expect(sharingChoices([pathway])).toContain('decision')
  })
})

test('what only the safeguarding lead may know is for the lead, the headteacher and a team leader', () => {
  const knows = (role: Parameters<typeof asker>[1], school: string | null) =>
    seesSafeguarding(asker('U1', role, school), 'north')
  expect(knows('safeguarding-lead', 'north')).toBe(true)
  expect(knows('headteacher', 'north')).toBe(true)
  expect(knows('team-leader', null)).toBe(true)
  expect(knows('safeguarding-lead', 'south')).toBe(false)
  for (const role of ['pastoral', 'head-of-year', 'senior-leader', 'ewo', 'legal', 'admin'] as const)
    expect(knows(role, 'north'), role).toBe(false)
})

test('a colleague is kept out by a leader of that school, and by nobody else’s', () => {
  expect(keepsOut(asker('U1', 'senior-leader', 'north'), 'north')).toBe(true)
  expect(keepsOut(asker('U1', 'senior-leader', 'south'), 'north')).toBe(false)
  expect(keepsOut(asker('U1', 'pastoral', 'north'), 'north')).toBe(false)
})
