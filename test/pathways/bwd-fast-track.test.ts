import { describe, expect, it } from 'vitest'
import { weigh } from '../../src/domain/case/verbs/decide-option.ts'
import { draftable } from '../../src/domain/case/verbs/letters.ts'
import { windowOf } from '../../src/domain/case/window.ts'
import { addDays, day } from '../../src/domain/day.ts'
import { pathwaySchema } from '../../src/domain/pathway/pathway.ts'
import { fileData } from '../domain/a-school.ts'
import { first, PureCase, second } from '../domain/case/a-pure-case.ts'
import { calendarRows } from './a-calendar.ts'

const pathway = pathwaySchema.parse(fileData('pathways/bwd-fast-track.yaml'))
const parents = [first, second]
const chair = 'U0CHAIR0001'
const said = Object.fromEntries(pathway.questions.map(({ id }) => [id, { answer: 'yes' as const }]))

class Case extends PureCase {
  decides(option: string) {
    this.does({ do: 'decide', option, reasons: 'Decided' })
  }
  /** Waits until a review of ten school days can be made, and decides at it. */
  reviews(deadline: string, option: string, unauthorised: number) {
    const { due } = Object.values(this.state.deadlines).find(({ id }) => id.startsWith(`${deadline}:`)) ?? {}
    const open = Object.values(this.state.deadlines).findLast(({ kind }) => kind === deadline)
    this.today = addDays(day(open?.due ?? due ?? this.today), 1)
    this.counts = { ...this.counts, unauthorised }
    this.decides(option)
  }
  owes(letter: string): boolean {
    return draftable(this.context, letter).ok
  }
  isOpen(deadline: string): boolean {
    return Object.values(this.state.deadlines).some(
      ({ kind, state }) => kind === deadline && state === 'open',
    )
  }
  fits(...options: string[]): string[] {
    const fitting = weigh(this.context).filter(({ against }) => against.length === 0)
    return fitting.map(({ option }) => option.id).filter((id) => options.includes(id))
  }
}

/** A case in week 1, which began on Wednesday 16 September 2026. */
function inWeek1(): Case {
  const one = new Case(pathway)
  one.rows = calendarRows
  one.today = day('2026-09-09')
  one.parents = one.parents.map((parent) => ({ ...parent, apart: false, apartFrom: [] }))
  one.counts = { ...one.counts, unauthorised: 10 }
  const refusal = one.open({ said, reason: 'The register of ten weeks is not complete' })
  if (refusal !== null) throw new Error(JSON.stringify(refusal))
  one.answersAll('considering')
  one.does({ do: 'go-on', to: 'termly-meeting' })
  one.answersAll('termly-meeting')
  one.decides('agreed')
  one.sends('l1', parents)
  one.plans('family', '2026-09-16', [
    { who: first, as: 'parent' },
    { who: second, as: 'parent' },
    { who: chair, as: 'chair' },
  ])
  one.sends('invite', parents)
  one.today = day('2026-09-16')
  one.holds('m1', [...parents, chair])
  one.answersAll('family-meeting')
  one.decides('defer')
  one.sends('l2', parents)
  return one
}

/** The same in week 5, with the letters of the weeks before. */
function inWeek5(): Case {
  const one = inWeek1()
  one.reviews('review-week-1', 'not-improved-week-1', 2)
  one.sends('l3', parents)
  one.reviews('review-week-3', 'not-improved-week-3', 2)
  one.sends('l4', parents)
  return one
}

/** One that got better in week 5, was closed to the officer, and came back. */
function cameBack(): Case {
  const one = inWeek5()
  one.reviews('review-week-5', 'improved-week-5', 0)
  one.decides('close-ati')
  one.sends('success', parents)
  one.today = addDays(one.today, 14)
  one.does({ do: 'go-on', to: 're-referral', way: 'back', why: 'It fell again' })
  return one
}

const extended = ['resume-week-3', 'resume-week-5', 'resume-week-7']

it('looks over ten school days at each review, on whichever day it is made', () => {
  const one = inWeek1()
  const days = { from: '2026-09-16', to: '2026-09-29' }
  for (const on of ['2026-09-30', '2026-10-02']) {
    one.today = day(on)
    expect(windowOf(pathway, one.state, one.facts, 'first-ten-days')).toEqual(days)
  }
})

describe('an extension', () => {
  it('leads on to the week that has not been', () => {
    const one = inWeek1()
    one.reviews('review-week-1', 'extend-week-1', 1)
    expect(one.fits(...extended)).toEqual(['resume-week-3'])
    one.decides('resume-week-3')
    one.sends('l3', parents)
    one.decides('extend-week-3')
    expect(one.fits(...extended)).toEqual(['resume-week-5'])
    one.decides('resume-week-5')
    one.sends('l4', parents)
    one.decides('extend-week-5')
    expect(one.fits(...extended)).toEqual(['resume-week-7'])
  })

  it('has a letter of its own each time', () => {
    const one = inWeek1()
    one.decides('extend-week-1')
    one.sends('l7', parents)
    one.decides('resume-week-3')
    one.sends('l3', parents)
    one.decides('extend-week-3')
    expect(one.owes('l7')).toBe(true)
  })

  it('can be given in the ten more days after week 1 too', () => {
    const one = inWeek1()
    one.reviews('review-week-1', 'improved-week-1', 0)
    one.reviews('review-more', 'extend-more', 1)
    one.sends('l7', parents)
    expect(one.fits(...extended)).toEqual(['resume-week-3'])
  })
})

describe('a case that came back and begins again', () => {
  it('has its weeks before it, whatever weeks it had the first time', () => {
    const one = cameBack()
    one.decides('again-week-1')
    one.decides('extend-week-1')
    expect(one.fits(...extended)).toEqual(['resume-week-3'])
  })

  it('has court put off for eight weeks again, and no longer', () => {
    const one = cameBack()
    one.decides('again-week-1')
    expect(one.isOpen('deferral-ends')).toBe(true)
  })

  it('has the letter of the week in which it begins written anew', () => {
    const one = cameBack()
    one.decides('again-week-1')
    expect(one.owes('l2')).toBe(true)
    const other = cameBack()
    other.decides('again-week-5')
    expect(other.owes('l4')).toBe(true)
    other.sends('l4', parents)
    other.decides('extend-week-5')
    expect(other.fits(...extended)).toEqual(['resume-week-7'])
  })
})

it('gives notice of court anew when week 7 comes back after an extension', () => {
  const one = inWeek5()
  one.reviews('review-week-5', 'not-improved-week-5', 2)
  one.sends('l5', parents)
  one.decides('extend-week-7')
  one.decides('resume-week-7')
  expect(one.owes('l5')).toBe(true)
})
