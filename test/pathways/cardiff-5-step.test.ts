import { describe, expect, it } from 'vitest'
import { proposals } from '../../src/domain/case/proposals.ts'
import { weigh } from '../../src/domain/case/verbs/decide-option.ts'
import { day } from '../../src/domain/day.ts'
import { pathwaySchema } from '../../src/domain/pathway/pathway.ts'
import { fileData } from '../domain/a-school.ts'
import { first, PureCase, second } from '../domain/case/a-pure-case.ts'

const pathway = pathwaySchema.parse(fileData('pathways/cardiff-5-step.yaml'))
const parents = [first, second]
const chair = 'U0CHAIR0001'
const guests = [
  { who: first, as: 'parent' as const },
  { who: second, as: 'parent' as const },
  { who: chair, as: 'chair' as const },
]

const evidence = {
  tutor: 'Spoke with the pupil each week',
  'year-lead': 'Agreed a plan',
  letters: 'Three letters',
  meetings: 'One, to which both came',
  support: 'Breakfast club',
  timeframe: 'Six school weeks',
}
const review = { on: '2027-03-01', officers: 'Two', found: 'Nothing changed' }
const notes = { on: '2027-03-22', 'co-operation': 'worked', account: 'They were heard' }

/** A case at step 1, on Tuesday 24 November 2026. */
function atStep1(): PureCase {
  const one = new PureCase(pathway)
  one.parents = one.parents.map((parent) => ({ ...parent, apart: false, apartFrom: [] }))
  const refusal = one.open({ said: { concern: { answer: 'yes' } } })
  if (refusal !== null) throw new Error(JSON.stringify(refusal))
  return one
}

/** A case whose school has done what is expected, with its referral ready to be sent. */
function atReferral(): PureCase {
  const one = atStep1()
  one.sends('third-day-letter', parents)
  for (const letter of ['concern-1', 'concern-2', 'concern-3']) one.sends(letter, parents)
  one.answersAll('step-1')
  one.does({ do: 'go-on', to: 'step-2' })
  one.plans('school-meeting', '2026-12-08', guests)
  one.sends('invite-school-meeting', parents)
  one.today = day('2026-12-08')
  one.holds('m1', [...parents, chair])
  one.answersAll('step-2')
  one.does({ do: 'go-on', to: 'referral' })
  return one
}

/** A case that the Education Welfare Officer works on, with the Initial Warning sent. */
function atStep4(): PureCase {
  const one = atReferral()
  one.does({ do: 'record', record: 'referral', values: evidence }, { by: 'U0SAO00001' })
  one.sends('referral-to-ews', ['council'])
  one.answersAll('referral')
  one.does({ do: 'decide', option: 'accept-referral', reasons: 'All there' })
  one.sends('initial-warning', parents)
  one.answersAll('accepted')
  one.does({ do: 'go-on', to: 'step-4' })
  return one
}

/** A case whose Final Warning brought nothing, a Pre-Court Meeting planned for 22 March 2027. */
function beforePreCourt(siblings = 'no'): PureCase {
  const one = atStep4()
  one.today = day('2027-01-18')
  one.sends('final-warning', parents)
  one.answersAll('step-4')
  one.today = day('2027-03-01')
  one.does({ do: 'go-on', to: 'case-review' })
  one.answersAll('case-review')
  one.does({ do: 'record', record: 'case-review', values: { ...review, 'younger-siblings': siblings } })
  one.does({ do: 'decide', option: 'go-to-pre-court', reasons: 'No change' })
  one.plans('pre-court', '2027-03-22', guests)
  one.sends('invite-pre-court', parents)
  one.today = day('2027-03-22')
  return one
}

const weighed = (one: PureCase, id: string) => weigh(one.context).find(({ option }) => option.id === id)
const due = (one: PureCase, kind: string) =>
  Object.values(one.state.deadlines).find((deadline) => deadline.kind === kind && deadline.state === 'open')
    ?.due

describe('the five steps', () => {
  it('go up one after another, and down again by a person', () => {
    const one = atReferral()
    one.does({ do: 'go-on', to: 'step-2', way: 'down', why: 'The school goes on' })
    expect(one.state.open).toEqual(['step-2'])
    expect(due(atStep4(), 'casework-review-by')).toBe('2027-01-19')
  })

  it('let nobody accept a referral without meetings, evidence and the form', () => {
    const one = atReferral()
    const forbidden = () => weighed(one, 'accept-referral')?.forbidden.length
    expect(forbidden()).toBe(3)
    one.does({
      do: 'answer',
      stage: 'referral',
      answers: [
        { item: 'R2', value: 'done' },
        { item: 'R3', value: 'done' },
      ],
    })
    expect(forbidden()).toBe(1)
    one.does({ do: 'record', record: 'referral', values: evidence })
    one.sends('referral-to-ews', ['council'])
    expect(forbidden()).toBe(0)
    expect(due(one, 'accept-by')).toBe('2026-12-15')
  })

  it('give a family the time of the Final Warning before the case is reviewed', () => {
    const one = atStep4()
    one.today = day('2027-01-18')
    one.sends('final-warning', parents)
    one.answersAll('step-4')
    expect(one.tries({ do: 'go-on', to: 'case-review' })).toMatchObject({
      code: 'unmet',
      needs: [{ unmet: 'reached', deadline: 'timescale-over', on: '2027-02-22' }],
    })
    one.today = day('2027-02-22')
    expect(one.tries({ do: 'go-on', to: 'case-review' })).toBeNull()
  })
})

describe('a second referral', () => {
  it('gives a family the time of its own Final Warning', () => {
    const one = atStep4()
    one.today = day('2027-01-18')
    one.sends('final-warning', parents)
    one.does({ do: 'go-on', to: 'step-2', way: 'down', why: 'Much better' })
    one.today = day('2027-04-14')
    one.answersAll('step-2')
    one.does({ do: 'go-on', to: 'referral' })
    one.answersAll('referral')
    one.does({ do: 'decide', option: 'accept-referral', reasons: 'It fell again' })
    one.sends('initial-warning', parents)
    one.answersAll('accepted')
    one.does({ do: 'go-on', to: 'step-4' })
    one.sends('final-warning', parents)
    one.answersAll('step-4')
    expect(one.tries({ do: 'go-on', to: 'case-review' })).toMatchObject({
      code: 'unmet',
      needs: [{ unmet: 'reached', deadline: 'timescale-over', on: '2027-05-12' }],
    })
  })
})

describe('a Pre-Court Meeting that a parent missed', () => {
  it('leads to a decision and never to court by itself', () => {
    const one = beforePreCourt()
    one.holds('m2', [chair])
    expect(one.state.open).toEqual(['after-pre-court'])
    expect(one.state.decisions.map(({ option }) => option)).not.toContain('start-proceedings')
    expect(proposals(one.context)).toEqual([])
    expect(due(one, 'pre-court-missed-by')).toBe('2027-03-23')
  })

  it('is put to whoever decides once the parent could have given a reason', () => {
    const one = beforePreCourt()
    one.holds('m2', [chair])
    one.does({ do: 'record', record: 'pre-court-notes', values: { ...notes, 'co-operation': 'nobody-came' } })
    expect(weighed(one, 'start-proceedings')?.forbidden).toHaveLength(1)
    one.today = day('2027-04-01')
    expect(weighed(one, 'start-proceedings')?.forbidden).toEqual([])
    expect(proposals(one.context).map(({ option }) => option.id)).toEqual(['start-proceedings'])
  })
})

describe('a pupil in Year 11', () => {
  const preCourtOf = (yearGroup: string, siblings: string, on = '2027-03-22') => {
    const one = beforePreCourt(siblings)
    one.pupil = { ...one.pupil, dateOfBirth: day('2010-11-02'), yearGroup }
    one.holds('m2', [...parents, chair])
    one.does({ do: 'record', record: 'pre-court-notes', values: notes })
    one.today = day(on)
    return weighed(one, 'start-proceedings')
  }

  it('is a warning that reasons may override, with little school left and no younger child of concern', () => {
    const found = preCourtOf('11', 'no')
    expect(found?.forbidden).toEqual([])
    expect(found?.against).not.toEqual([])
    expect(preCourtOf('11', 'yes')?.against).toEqual([])
    expect(preCourtOf('10', 'no')?.against).toEqual([])
  })
})

describe('a case that is open when the school year ends', () => {
  it('is reviewed formally before the next one begins, however often its step was reviewed', () => {
    const one = atStep4()
    one.rows = [...one.rows, '2027-09-02 2027-12-17 term Autumn']
    one.does({ do: 'go-on', to: 'step-review', way: 'out', why: 'A better month' })
    expect(due(one, 'year-end-review')).toBe('2027-09-02')
    one.answersAll('step-review')
    one.does({ do: 'decide', option: 'step-to-4', reasons: 'It goes on' })
    expect(due(one, 'year-end-review')).toBe('2027-09-02')
    one.today = day('2027-07-14')
    one.does({ do: 'go-on', to: 'step-review', way: 'out', why: 'The school year ends' })
    const values = { on: '2027-07-14', worry: 'yes', found: 'Better, not yet right', keeper: 'The officer' }
    one.does({ do: 'record', record: 'year-end-review', values })
    expect(due(one, 'year-end-review')).not.toBe('2027-09-02')
  })

  it('can be reviewed wherever it stands', () => {
    const { stage = '', also_at = [] } = pathway.records.find(({ id }) => id === 'year-end-review') ?? {}
    expect([stage, ...also_at].sort()).toEqual(pathway.stages.map(({ id }) => id).sort())
  })

  it('is reviewed without leaving the step where it stands', () => {
    const one = atStep4()
    one.rows = [...one.rows, '2027-09-02 2027-12-17 term Autumn']
    one.does({ do: 'recount' })
    one.today = day('2027-07-14')
    const values = { on: '2027-07-14', worry: 'yes', found: 'Better, not yet right', keeper: 'The officer' }
    one.does({ do: 'record', record: 'year-end-review', values })
    expect(one.state.open).toEqual(['step-4'])
    expect(due(one, 'year-end-review')).not.toBe('2027-09-02')
  })
})

describe('a review of the step', () => {
  it('lets a case go down, stay with the service or close, and not up past what was never done', () => {
    const one = atStep4()
    one.does({ do: 'go-on', to: 'step-review', way: 'out', why: 'The school year ends' })
    one.answersAll('step-review')
    const barred = weigh(one.context).filter(({ forbidden }) => forbidden.length > 0)
    expect(barred.map(({ option }) => option.id)).toEqual(['step-to-review'])
    one.does({ do: 'decide', option: 'step-to-2', reasons: 'Better' })
    expect(one.state.open).toEqual(['step-2'])
    expect(one.state.visits['step-2']?.visit).toBe(2)
    expect(due(one, 'stepped-down-by')).toBe('2026-12-10')
  })

  it('tells parents that a case goes down only where it was higher', () => {
    const one = atStep1()
    const staysAt = (option: string) => {
      one.does({ do: 'go-on', to: 'step-review', way: 'out', why: 'The school year ends' })
      one.answersAll('step-review')
      one.does({ do: 'decide', option, reasons: 'As before' })
      return due(one, 'stepped-down-by')
    }
    expect(staysAt('step-to-1')).toBeUndefined()
    expect(staysAt('step-to-2')).toBeUndefined()
    expect(staysAt('step-to-2')).toBeUndefined()
  })

  it('closes once the parents have been told', () => {
    const one = atStep1()
    one.sends('third-day-letter', parents)
    one.does({ do: 'go-on', to: 'step-review', way: 'out', why: 'Much better' })
    one.answersAll('step-review')
    one.counts = { ...one.counts, unauthorised: 0 }
    one.does({ do: 'decide', option: 'step-close', reasons: 'Better' })
    expect(one.state.status).toBe('open')
    one.sends('case-closed', parents)
    expect(one.state).toMatchObject({ status: 'closed' })
  })
})

describe('a family that cannot be found', () => {
  it('has the checklist sent the next school day, and goes on where it was when it is found', () => {
    const one = atStep4()
    one.does({ do: 'go-on', to: 'missing-education', way: 'out', why: 'Nobody at home' })
    expect(due(one, 'cme-by')).toBe('2026-12-09')
    const values = { 'last-in': '2026-11-20', tried: 'Calls and a visit' }
    one.does({ do: 'record', record: 'cme', values })
    one.sends('cme-checklist', ['council'])
    expect(due(one, 'cme-by')).toBeUndefined()
    one.does({ do: 'go-on', to: 'step-4', way: 'back', why: 'Found' })
    expect(one.state.open).toEqual(['step-4'])
  })
})

describe('a meeting in school', () => {
  it('leaves the answers of step 2 as they are', () => {
    const one = atStep1()
    one.sends('third-day-letter', parents)
    one.answersAll('step-1')
    one.does({ do: 'go-on', to: 'step-2' })
    one.does({ do: 'answer', stage: 'step-2', answers: [{ item: 'A3', value: 'done' }] })
    one.plans('school-meeting', '2026-12-08', guests)
    one.today = day('2026-12-08')
    one.holds('m1', [...parents, chair])
    expect(one.state.visits['step-2']?.visit).toBe(1)
    expect(due(one, 'target-review-by')).toBe('2027-02-02')
  })

  it('has its targets reviewed although the case went on to the service', () => {
    const one = atStep4()
    expect(due(one, 'target-review-by')).toBe('2027-02-02')
    const values = { on: '2026-12-08', how: 'paper', found: 'Not reached' }
    one.does({ do: 'record', record: 'target-review', values })
    expect(due(one, 'target-review-by')).toBeUndefined()
  })
})
