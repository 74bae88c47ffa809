import { describe, expect, it } from 'vitest'
import { weigh } from '../../src/domain/case/verbs/decide-option.ts'
import { type Day, day } from '../../src/domain/day.ts'
import { reachableStages } from '../../src/domain/pathway/faults/reach.ts'
import { handingOn, optionsOf } from '../../src/domain/pathway/options.ts'
import { first, PureCase, second } from '../domain/case/a-pure-case.ts'
import { shipped } from './walks.ts'

const councils = shipped.filter(({ id }) => id.startsWith('rr567-'))
const parents = [first, second]
const chair = 'U0CHAIR0001'
const guests = [
  ...parents.map((who) => ({ who, as: 'parent' as const })),
  { who: chair, as: 'chair' as const },
]

/** A case that entered Fast Track on Tuesday 24 November 2026, whatever its register says. */
function entered(id: string): PureCase {
  const one = new PureCase(councils.find((pathway) => pathway.id === id))
  one.parents = one.parents.map((parent) => ({ ...parent, apart: false, apartFrom: [] }))
  one.open({ reason: 'A test', said: { 'not-back-after-exclusion': { answer: 'no' } } })
  const entry = one.pathway.decisions.find(({ options }) =>
    options.some((each) => each.id === 'enter-fast-track'),
  )
  for (const stage of one.pathway.stages) {
    if (one.state.open.some((at) => at === entry?.stage)) break
    one.answersAll(stage.id)
    const to = stage.next.find(({ way = 'on' }) => way === 'on')?.to
    if (to !== undefined) one.does({ do: 'go-on', to })
  }
  one.answersAll(entry?.stage ?? '')
  one.does({ do: 'decide', option: 'enter-fast-track', reasons: 'A test', against: 'A test' })
  return one
}

/** A meeting that is planned for a day and held on it, with the parents who came. */
function meets(
  one: PureCase,
  kind: string,
  invitation: string,
  on: string,
  came: readonly string[] = parents,
) {
  one.plans(kind, on, guests)
  one.sends(invitation, parents)
  one.today = day(on)
  one.holds(Object.keys(one.state.meetings).at(-1) ?? '', [...came, chair])
}

/** What speaks against an option on a day, by its first word. */
function against(one: PureCase, option: string, on?: string): string[] {
  if (on !== undefined) one.today = day(on) as Day
  const found = weigh(one.context).find((each) => each.option.id === option)
  if (found === undefined) throw new Error(`${option} cannot be decided at ${one.state.open.join(', ')}`)
  return found.against.map(({ unmet }) => unmet)
}

describe.each(councils.map((pathway) => [pathway.id, pathway] as const))('%s', (_id, pathway) => {
  it('lets an officer think again while a case waits for court', () => {
    const court = pathway.stages.find(({ id }) => id === 'court')
    const back = (court?.next ?? []).filter(({ way }) => way === 'back').map(({ to }) => to)
    const points = pathway.decisions.filter(({ stage }) => back.includes(stage))
    expect(points.flatMap(({ options }) => options).filter(({ towards }) => towards !== 'court')).not.toEqual(
      [],
    )
  })

  it('takes no case back to where only a decision for court led, but by such a decision', () => {
    const courts = handingOn(pathway)
    const without = pathway.decisions.map((point) => ({
      ...point,
      options: point.options.filter((option) => !courts.includes(option)),
    }))
    const before = reachableStages({ ...pathway, decisions: without })
    const others = optionsOf(pathway).filter(
      (option) => !courts.includes(option) && option.id.startsWith('re-enter'),
    )
    for (const { effect } of others) expect([...before]).toContain('enter' in effect ? effect.enter : '')
  })

  it('promises nobody whose case closes that it is watched for longer', () => {
    const closing = optionsOf(pathway).filter(({ effect }) => 'close' in effect)
    const told = closing.flatMap(({ letters }) => letters)
    const templates = pathway.letters.filter(({ id }) => told.includes(id)).map(({ template }) => template)
    expect(templates).not.toContain('rr567/withdrawal')
  })

  it('shows the letter of coming back where parents are told that Fast Track began', () => {
    const telling = pathway.stages.flatMap(({ items }) => items).filter(({ letter }) => letter === 'entry')
    const again = optionsOf(pathway).find(({ id }) => id === 're-enter')
    const comesBackTo = again !== undefined && 'enter' in again.effect ? again.effect.enter : ''
    const tellsThere = pathway.stages
      .find(({ id }) => id === comesBackTo)
      ?.items.some((item) => telling.includes(item))
    if (tellsThere) expect(telling.map(({ or_letters }) => or_letters)).toEqual([['re-entry']])
  })
})

describe('a panel whose source leaves open who sits on it', () => {
  it.each([
    ['rr567-lea-08', 'school-panel', /Who sits is not said/],
    ['rr567-lea-09', 'school-panel', /Who else sits is not said/],
    ['rr567-lea-09', 'panel', /ESO.*does not spell it out/],
  ])('of %s says so: %s', (id, kind, says) => {
    const pathway = councils.find((one) => one.id === id)
    expect(pathway?.meetings.find((one) => one.id === kind)?.note).toMatch(says)
  })
})

describe('a letter of the first days shows the weeks before them', () => {
  it.each([
    ['rr567-generic', ['invite-panel', 'missed-panel', 'after-panel', 'summons-now']],
    ['rr567-lea-02', ['invite-panel', 'missed-panel', 'after-panel']],
    ['rr567-lea-03', ['invite-plan-meeting', 'after-plan-meeting']],
    ['rr567-lea-04', ['invite-panel', 'missed-panel', 'after-panel', 'court-after-missed-panel']],
    ['rr567-lea-05', ['invite-case-review']],
    ['rr567-lea-07', ['invite-panel', 'missed-panel', 'after-meeting']],
    ['rr567-lea-08', ['invite-1', 'missed-1']],
    ['rr567-lea-09', ['intention-to-prosecute']],
    ['rr567-lea-10', ['invite-panel', 'missed-panel', 'intention-to-prosecute', 'not-prosecuted']],
    ['rr567-lea-12', ['invite-panel', 'missed-panel', 'after-meeting']],
  ])('of %s: %s', (id, letters) => {
    const pathway = councils.find((one) => one.id === id)
    const short = letters.filter((kind) => {
      const over = pathway?.letters.find((one) => one.id === kind)?.over
      return over === undefined || !('last' in (pathway?.windows[over] ?? {}))
    })
    expect(short).toEqual([])
  })

  it('of LEA 9 tells what was decided, and promises no other end', () => {
    const pathway = councils.find(({ id }) => id === 'rr567-lea-09')
    const entry = pathway && optionsOf(pathway).find(({ id }) => id === 'enter-fast-track')
    expect(entry?.letters).toEqual(['intention-to-prosecute'])
    expect(pathway?.letters.filter(({ template }) => template === 'rr567/entry')).toEqual([])
  })
})

describe('a decision on a review', () => {
  const little = { targets: 'not-met', circumstances: 'no', found: 'Little' }

  it('of the generic model wants what the review found', () => {
    const one = entered('rr567-generic')
    one.answersAll('entered')
    one.does({ do: 'go-on', to: 'review' })
    expect(against(one, 'go-to-court')).toEqual(['recorded'])
    const found = { ...little, on: '2026-11-24', cooperation: 'no' }
    one.does({ do: 'record', record: 'case-review', values: found })
    expect(against(one, 'go-to-court')).toEqual([])
  })

  it('of LEA 1 comes four weeks after the panel', () => {
    const one = entered('rr567-lea-01')
    meets(one, 'panel', 'invite-panel', '2027-01-04')
    one.answersAll('panel-attended')
    one.does({ do: 'go-on', to: 'review' })
    expect(against(one, 'go-to-court', '2027-01-31')).toEqual(['reached'])
    expect(against(one, 'go-to-court', '2027-02-01')).toEqual([])
  })

  it('of LEA 2 wants one of its two formal reviews before court', () => {
    const one = entered('rr567-lea-02')
    meets(one, 'panel', 'invite-panel', '2026-12-01')
    expect(against(one, 'go-to-court')).toEqual(['any'])
    const found = { ...little, on: '2026-12-01', engaging: 'no' }
    one.does({ do: 'record', record: 'review-six', values: found })
    expect(against(one, 'go-to-court')).toEqual([])
  })

  it('of LEA 4 comes after the review meeting, whoever came to it', () => {
    const one = entered('rr567-lea-04')
    meets(one, 'panel', 'invite-panel', '2026-12-01', [])
    one.sends('missed-panel', parents)
    one.does({ do: 'decide', option: 'go-on-without-panel', reasons: 'A bereavement' })
    expect(against(one, 'go-to-court')).toEqual(['meeting'])
    meets(one, 'review-meeting', 'invite-review-meeting', '2027-01-05', [])
    expect(against(one, 'go-to-court')).toEqual([])
  })

  it('of LEA 5 comes after the attendance review meeting', () => {
    const one = entered('rr567-lea-05')
    meets(one, 'case-review', 'invite-case-review', '2026-12-15')
    expect(against(one, 'go-to-court')).toEqual(['meeting'])
    meets(one, 'attendance-review', 'invite-attendance-review', '2027-01-12')
    expect(against(one, 'go-to-court')).toEqual([])
  })

  it('of LEA 11 is that of week 6 from its first day on, whatever it is', () => {
    const one = entered('rr567-lea-11')
    one.does({
      do: 'record',
      record: 'caution',
      values: { given: 'no', on: '2026-11-24', why: 'Not advised' },
    })
    one.does({ do: 'go-on', to: 'week-6' })
    one.counts = { ...one.counts, unauthorised: 0 }
    expect(against(one, 'withdraw-week-6', '2026-12-28')).toEqual(['reached'])
    expect(against(one, 'withdraw-week-6', '2026-12-29')).toEqual([])
    expect(against(one, 'warn-in-doubt', '2026-12-28')).toEqual(['reached'])
    one.counts = { ...one.counts, unauthorised: 9 }
    expect(against(one, 'warn', '2026-12-28')).toEqual(['reached'])
    expect(against(one, 'warn', '2026-12-29')).toEqual([])
  })

  it('of LEA 12 calls the council panel in week 3 and not before', () => {
    const one = entered('rr567-lea-12')
    one.counts = { ...one.counts, unauthorised: 12 }
    meets(one, 'panel', 'invite-panel', '2026-12-01')
    expect(against(one, 'call-council-panel', '2026-12-07')).toEqual(['reached'])
    expect(against(one, 'call-council-panel', '2026-12-08')).toEqual([])
  })
})

/** What is still open of a case once it was withdrawn, letters that tell of it and looks afterwards left out. */
function openAfter(one: PureCase, option: string): string[] {
  one.does({ do: 'decide', option, reasons: 'A test', against: 'A test' })
  expect(one.state.open).toEqual(['monitoring'])
  return Object.values(one.state.deadlines)
    .filter(
      ({ state, kind }) =>
        state === 'open' && !/letters|^tell-|monitoring|look|year-end|fortnightly/.test(kind),
    )
    .map(({ kind }) => kind)
}

const confirmed = {
  officer: 'An officer',
  on: '2026-12-01',
  'period-from': '2026-11-24',
  'period-to': '2026-11-30',
}

describe('a withdrawn case is asked for nothing more', () => {
  it('of the summons that nobody decided on', () => {
    const one = entered('rr567-generic')
    one.answersAll('entered')
    one.does({ do: 'go-on', to: 'review' })
    expect(openAfter(one, 'withdraw-cooperating')).toEqual([])
  })

  it('of the plan in week 1', () => {
    const one = entered('rr567-lea-03')
    one.does({ do: 'go-on', to: 'decide', way: 'up', why: 'Better' })
    expect(openAfter(one, 'withdraw-improved')).toEqual([])
  })

  it('of the four weeks to court after a missed panel, nor of the time limit in law', () => {
    const one = entered('rr567-lea-04')
    meets(one, 'panel', 'invite-panel', '2026-12-01', [])
    one.sends('missed-panel', parents)
    one.does({ do: 'decide', option: 'court-panel-missed', reasons: 'Nobody came' })
    const values = { ...confirmed, 'supervision-order': 'It would not help' }
    one.does({ do: 'record', record: 'council-confirmation', values })
    one.does({ do: 'go-on', to: 'review', way: 'back', why: 'Better' })
    expect(openAfter(one, 'withdraw-health')).toEqual([])
  })

  it('of the meetings that did not come about', () => {
    const one = entered('rr567-lea-05')
    one.plans('case-review', '2026-12-15', guests)
    one.sends('invite-case-review', parents)
    one.does({ do: 'go-on', to: 'family-work' })
    one.does({ do: 'call-off-meeting', meeting: 'm1', why: 'Better' })
    expect(openAfter(one, 'withdraw-cooperating').filter((kind) => !kind.startsWith('called-off'))).toEqual(
      [],
    )
  })

  it('of the second meeting and the panel', () => {
    const one = entered('rr567-lea-08')
    meets(one, 'meeting-1', 'invite-1', '2026-12-01')
    one.answersAll('week-3')
    one.does({ do: 'go-on', to: 'week-5' })
    meets(one, 'meeting-3', 'invite-3', '2027-01-05')
    one.answersAll('week-5')
    one.does({ do: 'go-on', to: 'panel-week' })
    expect(openAfter(one, 'withdraw')).toEqual([])
  })

  it('of the summons and the review', () => {
    const one = entered('rr567-lea-10')
    meets(one, 'pre-court-meeting', 'invite-panel', '2026-12-01')
    one.answersAll('pre-court')
    one.does({ do: 'decide', option: 'go-to-court', reasons: 'A test' })
    one.does({ do: 'record', record: 'council-confirmation', values: confirmed })
    expect(openAfter(one, 'withdraw-circumstances')).toEqual([])
  })

  it('of the first visit and the day in court', () => {
    const one = entered('rr567-lea-11')
    one.does({
      do: 'record',
      record: 'caution',
      values: { given: 'no', on: '2026-11-24', why: 'Not advised' },
    })
    one.does({ do: 'go-on', to: 'week-6' })
    one.does({ do: 'decide', option: 'warn', reasons: 'A test', against: 'A test' })
    one.sends('court-warning', parents)
    expect(openAfter(one, 'withdraw-week-9')).toEqual([])
  })
})
