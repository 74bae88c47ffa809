import { describe, expect, it } from 'vitest'
import { movedCase } from '../../../src/domain/case/moved.ts'
import { day } from '../../../src/domain/day.ts'
import { pathwaySchema } from '../../../src/domain/pathway/pathway.ts'
import type { Condition } from '../../../src/domain/pathway/schema/condition.ts'
import { pathwayFaults } from '../../../src/domain/pathway/soundness.ts'
import { fileData } from '../a-school.ts'
import { PureCase } from './a-pure-case.ts'

type Raw = Record<string, unknown> & { deadlines: unknown[] }

/** The school checklist with a watch over a window, and a deadline that begins with its breach. */
function watching(measure: string, over: Record<string, unknown> = { last: { n: 3, unit: 'school-week' } }) {
  const raw = fileData('pathways/school-checklist.yaml') as Raw & { windows: object }
  const source = 'House rule'
  return pathwaySchema.parse({
    ...raw,
    windows: { ...raw.windows, seen: { ...over, source } },
    watches: [
      {
        ...{
          id: 'breach',
          title: 'More than two absences',
          of: 'case',
          tells: ['ewo'],
          says: 'Ask why.',
          source,
        },
        when: { measure, over: 'seen', at_least: 3 },
      },
    ],
    deadlines: [
      ...raw.deadlines,
      {
        ...{ id: 'after-breach', title: 'Decide on the breach', direction: 'after', source },
        ...{ anchor: { breached: 'breach' }, count: { n: 5, unit: 'school-day' }, opens: 'record' },
        met: { decided: ['option-1'] },
      },
    ],
  })
}

const types = (events: readonly { type: string }[]) => events.map(({ type }) => type)
const few = { possible: 30, unauthorised: 2, authorised: 0, unexplained: 0, missing: 0 }
const many = { ...few, unauthorised: 3 }

function opened(measure = 'unauthorised-sessions') {
  const one = new PureCase(watching(measure))
  one.counts = few
  one.open({ reason: 'The school asked' })
  return one
}

describe('a watch of a case', () => {
  it('keeps the name of its pathway when the case is moved off it, so that no other watch is taken for it', () => {
    const one = opened()
    one.counts = many
    one.does({ do: 'look-again' })
    const [from, to] = [one.state, { pathway: 'ews-2015', version: 1 }]
    const moved = movedCase(from, { from, to, settings: {}, seq: 9 } as never)
    expect(Object.keys(moved.watches ?? {})).toEqual(['school-checklist/breach'])
  })

  it('stays raised while the calendar does not tell the days that it counts, and is not raised again once it does', () => {
    const one = opened()
    one.counts = many
    one.does({ do: 'look-again' })
    const loaded = one.rows
    one.rows = loaded.slice(0, 1)
    one.today = day('2027-09-06')
    expect(types(one.does({ do: 'look-again' })).filter((type) => type.startsWith('watch'))).toEqual([])
    one.rows = [...loaded, '2027-09-01 2027-10-22 term Autumn 1']
    expect(types(one.does({ do: 'look-again' })).filter((type) => type.startsWith('watch'))).toEqual([])
    one.counts = few
    expect(types(one.does({ do: 'look-again' }))).toContain('watch-cleared')
  })

  it('is raised once a breach, cleared when it no longer holds, and raised again only by a new one', () => {
    const one = opened()
    expect(one.state.watches).toEqual({})
    one.counts = many
    expect(types(one.does({ do: 'look-again' }))).toEqual(['watch-raised', 'deadline-set'])
    expect(one.does({ do: 'look-again' })).toEqual([])
    one.counts = few
    one.today = day('2026-11-26')
    expect(types(one.does({ do: 'look-again' }))).toEqual(['watch-cleared', 'deadline-dropped'])
    one.counts = many
    one.today = day('2026-12-01')
    expect(types(one.does({ do: 'look-again' }))).toEqual(['watch-raised', 'deadline-set'])
    expect(one.state.watches.breach).toMatchObject([
      { on: '2026-11-24', clearedOn: '2026-11-26' },
      { on: '2026-12-01', clearedOn: null },
    ])
    const days = Object.values(one.state.deadlines).filter(({ kind }) => kind === 'after-breach')
    expect(days.map(({ id, due, state }) => [id, due, state])).toEqual([
      ['after-breach:breach-1', '2026-12-01', 'dropped'],
      ['after-breach:breach-2', '2026-12-08', 'open'],
    ])
  })

  it('is looked at with whatever else is done, and speaks of today although what is recorded was earlier', () => {
    const one = opened()
    one.counts = many
    one.today = day('2026-11-27')
    const item = one.pathway.stages[0]?.items[0]?.id ?? ''
    const answers = [{ item, value: 'done' as const }]
    const events = one.does({ do: 'answer', stage: 'pre-fast-track', answers }, { on: '2026-11-25' })
    expect(events.map(({ type, on }) => `${type} ${on}`)).toContain('watch-raised 2026-11-27')
  })

  it('looks at a run of days up to today, as far as that is marked', () => {
    const days: string[] = []
    class Looked extends PureCase {
      override get facts() {
        const facts = super.facts
        const run = { longest: 0, atEnd: 0 }
        return {
          ...facts,
          dayRuns: (_from: unknown, to: string) => {
            days.push(to)
            return { unauthorised: run, absent: run }
          },
        }
      }
    }
    const term = { this: 'term' }
    const one = new Looked(watching('days-running-absent', term))
    one.open()
    expect(new Set(days)).toEqual(new Set(['2026-11-24']))
  })
})

it('a watch over every pupil asks nothing that only a case could answer', () => {
  const of = 'pupil' as const
  const [watch] = watching('unauthorised-sessions').watches
  if (watch === undefined) throw new Error('no watch')
  const faultsOf = (when: Condition) => {
    const faults = pathwayFaults({ ...watching('unauthorised-sessions'), watches: [{ ...watch, of, when }] })
    return faults.filter(({ at }) => at.startsWith('watches')).map(({ at, says }) => `${at}: ${says}`)
  }
  const window = { measure: 'unauthorised-sessions', over: '', at_least: 1 } as const
  expect(faultsOf({ all: [{ pupil: 'send' }, { not: { been: 'decision' } }] })).toEqual([
    'watches.0.when.all.1.not: been begins with a case, and this watches pupils without one',
  ])
  const since = watching('unauthorised-sessions').windows
  const [from = ''] = Object.entries(since).flatMap(([id, one]) => ('from' in one ? [id] : []))
  expect(faultsOf({ any: [{ ...window, over: from }] })).toEqual([
    `watches.0.when.any.0.over: ${from} begins with a case, and this watches pupils without one`,
  ])
})
