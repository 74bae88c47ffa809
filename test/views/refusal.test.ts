import { describe, expect, test } from 'vitest'
import type { FamilyNames } from '../../src/domain/family.ts'
import { unmetSentence } from '../../views/refusal.ts'
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
}
const tell = { pathway, family }

describe('what has not been sent is told in words', () => {
  const unsent = { unmet: 'sent', letter: 'close-option-1', to: [] } as const

  test('where no parent is on record, that is what is missing', () => {
    expect(unmetSentence(unsent, tell)).toBe(
      'There is no parent on record to send “Fast Track is closed, attendance has improved” to',
    )
  })

  test('a letter about a meeting that has no day yet is simply not sent', () => {
    const invitation = { ...unsent, letter: 'invite-initial' }
    expect(unmetSentence(invitation, tell)).toBe('“Invitation to the initial meeting” is not marked as sent')
  })
})
