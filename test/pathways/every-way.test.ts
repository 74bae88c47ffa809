import { describe, expect, it } from 'vitest'
import { windowOf } from '../../src/domain/case/window.ts'
import { addDays } from '../../src/domain/day.ts'
import type { FamilyNames } from '../../src/domain/family.ts'
import { handingOn } from '../../src/domain/pathway/options.ts'
import { refusalSentence } from '../../views/refusal.ts'
import type { PureCase } from '../domain/case/a-pure-case.ts'
import type { Move } from './moves.ts'
import { farFirst, gone, groundOf, shipped } from './walks.ts'

const family: FamilyNames = {
  pupil: { name: 'Robin Ashdown' },
  parents: [
    { id: 'p1', name: 'Jo Ashdown' },
    { id: 'p2', name: 'Sam Birch' },
  ],
} as never

/** Notes what stops an option towards court that was counted over no days yet when it was chosen. */
function watchingCourt(one: PureCase, blind: string[]): void {
  const tries = one.tries.bind(one)
  one.tries = (command, when) => {
    const was = command.do === 'decide' ? one.context : null
    const refusal = tries(command, when)
    if (was === null || refusal !== null || command.do !== 'decide') return refusal
    const { pathway, state, facts } = was
    const tomorrow = { ...facts, today: addDays(facts.today, 1) }
    const stops = handingOn(pathway).find(({ id }) => id === command.option)?.stops ?? []
    const begun = (over: string) => !('missing' in windowOf(pathway, state, tomorrow, over))
    const measured = stops.flatMap((stop) => ('measure' in stop ? [stop] : []))
    const seen = measured.filter(({ over }) => begun(over)).map(({ measure }) => measure)
    const missing = measured.filter(({ measure }) => !seen.includes(measure))
    blind.push(...missing.map(({ measure, over }) => `${command.option}: ${measure} over ${over}`))
    return refusal
  }
}

describe.each(shipped.map((pathway) => [pathway.id, pathway] as const))(
  'on the pathway %s a case',
  (_id, pathway) => {
    const blind: string[] = []
    const ground = groundOf(pathway, (one) => watchingCourt(one, blind))

    it.each(farFirst(ground).map((move): [string, Move] => [move.name, move]))(
      'can go this way: %s',
      (_name, move) => {
        if (ground.taken.has(move)) return
        const { status, open } = gone(ground, move)
        if (move.to !== null) expect(status === 'closed' || open.includes(move.to)).toBe(true)
      },
    )

    it('is held, before it goes towards court, against marks of days that there are', () => {
      expect([...new Set(blind)]).toEqual([])
    })

    it('was refused on the way in words that say what is missing', () => {
      const said = ground.refusals.map((refusal) => refusalSentence(refusal, { pathway, family }))
      expect(said.length).toBeGreaterThan(0)
      for (const words of said)
        expect(words).toMatch(/^(?!.*(undefined|null|\[object|NaN|\b[a-z]+-[a-z]+-[a-z]+-[a-z]+\b)).{12,}$/s)
    })
  },
)
