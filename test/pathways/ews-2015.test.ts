import { expect, it } from 'vitest'
import { proposals } from '../../src/domain/case/proposals.ts'
import { windowOf } from '../../src/domain/case/window.ts'
import { day } from '../../src/domain/day.ts'
import { pathwaySchema } from '../../src/domain/pathway/pathway.ts'
import { fileData } from '../domain/a-school.ts'
import { first, PureCase, second } from '../domain/case/a-pure-case.ts'
import { calendarRows } from './a-calendar.ts'

const pathway = pathwaySchema.parse(fileData('pathways/ews-2015.yaml'))
const chair = 'U0CHAIR0001'
const guests = [
  { who: first, as: 'parent' as const },
  { who: second, as: 'parent' as const },
  { who: chair, as: 'chair' as const },
]

/** A case in its first four weeks: the Fast Track meeting was on Wednesday 25 November 2026. */
function inFirstFourWeeks(): PureCase {
  const one = new PureCase(pathway)
  one.rows = calendarRows
  one.parents = one.parents.map((parent) => ({ ...parent, apart: false, apartFrom: [] }))
  one.counts = { ...one.counts, unauthorised: 12 }
  const refusal = one.open({ said: { 'pre-referral': { answer: 'yes' } } })
  if (refusal !== null) throw new Error(JSON.stringify(refusal))
  one.answersAll('pre-referral')
  one.does({ do: 'go-on', to: 'allocation' })
  one.does({ do: 'decide', option: 'follow-fast-track', reasons: 'As usual' })
  one.does({ do: 'go-on', to: 'prepare', way: 'up', why: 'They asked for it' })
  one.today = day('2026-11-25')
  one.plans('initial', '2026-11-25', guests)
  one.sends('ft01-1a', [first, second])
  one.holds('m1', [first, second, chair])
  one.answersAll('initial')
  one.does({ do: 'record', record: 'contract', values: { signed: 'signed', begins: '2026-11-25' } })
  one.does({ do: 'go-on', to: 'first-four-weeks' })
  one.today = day('2026-12-18')
  return one
}

const form = { on: '2026-12-18', absences: 'Three days', 'parents-said': 'Nothing', advice: 'Court' }

/** A case about which court was decided, on Friday 18 December 2026. */
function atPapers(): PureCase {
  const one = inFirstFourWeeks()
  one.does({ do: 'recount' })
  one.does({ do: 'decide', option: 'seek-advice-now', reasons: 'Three days' })
  one.does({ do: 'record', record: 'monitoring-form', values: { ...form, mitigation: 'none' } })
  one.answersAll('prosecution-decision')
  one.does({ do: 'decide', option: 'prosecute', reasons: 'No mitigation' })
  return one
}

const papersFrom = (from: string) => ({
  do: 'record' as const,
  record: 'council-confirmation',
  values: { on: '2026-12-18', officer: 'An officer', 'period-from': from, 'period-to': '2026-12-17' },
})

it('lets the court papers go back five months and not a day further', () => {
  const one = atPapers()
  expect(one.tries(papersFrom('2026-07-17'))).toEqual({
    code: 'field-too-far-back',
    record: 'council-confirmation',
    field: 'period-from',
    first: '2026-07-18',
  })
  expect(one.tries(papersFrom('2026-07-18'))).toBeNull()
})

it('counts what was missed before the day of the four-week review, and not on it', () => {
  const one = inFirstFourWeeks()
  one.today = day('2027-01-08')
  const days = { from: '2026-11-25', to: '2026-12-22' }
  expect(windowOf(pathway, one.state, one.facts, 'before-first-review')).toEqual(days)
})

const atReview = (unauthorised: number, authorised: number) => {
  const one = inFirstFourWeeks()
  one.counts = { possible: 36, unauthorised, authorised, unexplained: 0, missing: 0 }
  one.does({
    do: 'record',
    record: 'paper-review-four',
    values: { on: '2026-12-18', wish: 'no-meeting', note: 'Rang' },
  })
  return proposals(one.context).map(({ option }) => option.id)
}

it('proposes court where the target was missed by absence that nothing covers, and never where evidence covers it all', () => {
  expect(atReview(4, 0)).toEqual(['seek-advice-four-weeks'])
  expect(atReview(0, 4)).toEqual([])
})

it('says that the contract has ended wherever the case stands by then', () => {
  const one = atPapers()
  const due = () => one.state.deadlines['contract-ends:contract']
  expect(due()).toMatchObject({ state: 'open', due: '2027-07-16' })
  one.does({ do: 'record', record: 'contract-ended', values: { on: '2026-12-18' } })
  expect(due()).toMatchObject({ state: 'met' })
})
