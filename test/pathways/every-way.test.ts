import { describe, expect, it } from 'vitest'
import type { FamilyNames } from '../../src/domain/family.ts'
import { refusalSentence } from '../../views/refusal.ts'
import type { Move } from './moves.ts'
import { farFirst, gone, groundOf, shipped } from './walks.ts'

const family: FamilyNames = {
  pupil: { name: 'Robin Ashdown' },
  parents: [
    { id: 'p1', name: 'Jo Ashdown' },
    { id: 'p2', name: 'Sam Birch' },
  ],
} as never

describe.each(shipped.map((pathway) => [pathway.id, pathway] as const))(
  'on the pathway %s a case',
  (_id, pathway) => {
    const ground = groundOf(pathway)

    it.each(farFirst(ground).map((move): [string, Move] => [move.name, move]))(
      'can go this way: %s',
      (_name, move) => {
        if (ground.taken.has(move)) return
        const { status, open } = gone(ground, move)
        if (move.to !== null) expect(status === 'closed' || open.includes(move.to)).toBe(true)
      },
    )

    it('was refused on the way in words that say what is missing', () => {
      const said = ground.refusals.map((refusal) => refusalSentence(refusal, { pathway, family }))
      expect(said.length).toBeGreaterThan(0)
      for (const words of said)
        expect(words).toMatch(/^(?!.*(undefined|null|\[object|NaN|\b[a-z]+-[a-z]+-[a-z]+-[a-z]+\b)).{12,}$/s)
    })
  },
)
