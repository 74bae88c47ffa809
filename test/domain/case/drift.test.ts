import { describe, expect, test } from 'vitest'
import type { Figures } from '../../../src/domain/case/figures.ts'
import { type AmendedSession, lostThresholds, unseenDrifts } from '../../../src/domain/case/parts/drift.ts'
import { addDays, day } from '../../../src/domain/day.ts'
import { atDecision, closed, first, held, opened, type PureCase } from './a-pure-case.ts'

const from = (number: number) => ({ number, by: 'command-line', on: day('2026-11-25') })
const prints = ['invite-initial', 'minutes-initial', 'close-option-1']

const amended = (on: string, was = 'O', now = 'I'): AmendedSession => ({ day: day(on), half: 'AM', was, now })

/** What an import does to a case: the marks it changed, and the figures of every window since. */
function imports(one: PureCase, number: number, sessions: AmendedSession[], counts = one.counts) {
  const before = one.state.seq
  one.counts = counts
  return one.does({ do: 'note-drift', from: from(number), sessions, before, prints })
}

/** The papers that an import is told of, as `entry`, `d1` or `l3`. */
const papersIn = (events: ReturnType<typeof imports>) =>
  events.flatMap((event) => (event.type === 'evidence-drifted' ? event.papers : []))

const eight = { possible: 60, unauthorised: 8, authorised: 1, unexplained: 0, missing: 0 }

describe('a mark that is changed after papers rested on it', () => {
  test('names the opening, what it said and what it would say now, and that the entry test no longer holds', () => {
    const one = opened()
    const { from: begins } = one.state.entry.figures
    const [paper] = papersIn(imports(one, 7, [amended(begins)], eight))
    expect(paper).toMatchObject({
      paper: 'entry',
      was: { unauthorised: 9, authorised: 0, possible: 60, attended: 51 },
      now: { unauthorised: 8, authorised: 1, possible: 60, attended: 51 },
      thresholds: [{ held: true, holds: false }],
    })
    expect(unseenDrifts(one.state)).toMatchObject([
      { id: 'r1', from: from(7), sessions: [{ was: 'O', now: 'I' }], seen: null },
    ])
  })

  const entries: [string, Partial<typeof eight>, boolean, boolean][] = [
    ['15% is still reached', { unauthorised: 10 }, true, true],
    ['15% is missed by one session', { unauthorised: 8 }, true, false],
    [
      'a session drops out below, which makes 9 of 59 more than 15%',
      { possible: 59, unauthorised: 9 },
      true,
      true,
    ],
  ]
  test.each(entries)('says of the entry test that %s', (_, counts, held, holds) => {
    const one = opened()
    const sessions = [amended(one.state.entry.figures.from)]
    const [paper] = papersIn(imports(one, 1, sessions, { ...one.counts, ...counts }))
    expect(paper?.thresholds).toMatchObject([{ held, holds }])
  })

  test('is told where it changes no figure at all, because the certificate prints the mark', () => {
    const one = opened()
    const { to } = one.state.entry.figures
    const [paper] = papersIn(imports(one, 1, [amended(to, 'O', 'U')]))
    expect(paper?.was).toEqual(paper?.now)
    expect(lostThresholds(unseenDrifts(one.state)[0]?.papers ?? [])).toEqual([])
  })

  test('is nothing to a paper whose days it does not lie in', () => {
    const one = opened()
    const { from: begins, to } = one.state.entry.figures
    expect(imports(one, 1, [amended(addDays(begins, -1)), amended(addDays(to, 1))])).toEqual([])
  })

  test('is nothing to a paper that was made after it', () => {
    const one = opened()
    const sessions = [amended(one.state.entry.figures.from)]
    expect(one.does({ do: 'note-drift', from: from(1), sessions, before: 0, prints })).toEqual([])
  })

  test('is noted once for each import', () => {
    const one = opened()
    const sessions = [amended(one.state.entry.figures.from)]
    expect(imports(one, 1, sessions, eight)).toHaveLength(1)
    expect(imports(one, 1, sessions, eight)).toEqual([])
    expect(imports(one, 2, [])).toEqual([])
  })

  test('that is put back is told again, with the figures that the paper had said all along', () => {
    const one = opened()
    const { counts } = one
    const sessions = [amended(one.state.entry.figures.from)]
    imports(one, 1, sessions, eight)
    const [paper] = papersIn(imports(one, 2, [amended(sessions[0]?.day ?? '', 'I', 'O')], counts))
    expect(paper).toMatchObject({
      was: { unauthorised: 9 },
      now: { unauthorised: 9 },
      thresholds: [{ holds: true }],
    })
  })

  test('is told where nothing was changed and marks were only filled in, because the paper would say something else', () => {
    const one = opened()
    const [paper] = papersIn(imports(one, 1, [], { ...one.counts, possible: 62 }))
    expect(paper).toMatchObject({ was: { possible: 60 }, now: { possible: 62 } })
  })
})

const figures = (from: string, to: string): Figures => ({
  ...{ from: day(from), to: day(to), possible: 60, attended: 51, authorised: 0, unauthorised: 9 },
  ...{ late: 0, unexplained: 0, missing: 0 },
})

describe('papers that rest on marks', () => {
  test('are letters that print them, drafts and sent ones, and neither drafts set aside nor letters that print none', () => {
    const one = held([first])
    const letters = (kind: string) =>
      one.does({
        do: 'draft-letters',
        kind,
        letters: [{ addressee: first, pdf: 'p', docx: 'd', figures: figures('2026-11-09', '2026-11-13') }],
      })
    one.today = day('2026-12-03')
    letters('invite-initial')
    letters('invite-initial')
    const last = Object.values(one.state.letters).at(-1)?.id
    const sessions = [amended('2026-11-10')]
    const events = imports(one, 1, sessions)
    expect(papersIn(events).map(({ paper }) => paper)).toEqual(['entry', last])
    const other = { do: 'note-drift', from: from(2), sessions, before: one.state.seq, prints: [] } as const
    expect(papersIn(one.does(other)).map(({ paper }) => paper)).toEqual(['entry'])
  })

  test('are decisions, and every check of theirs that asked the register', () => {
    const one = atDecision()
    one.does({ do: 'decide', option: 'option-4', reasons: 'Worse' })
    const decision = one.state.decisions[0]
    const sessions = [amended(decision?.figures.from ?? '')]
    const papers = papersIn(imports(one, 1, sessions, { ...eight, missing: 2 }))
    const drifted = papers.find(({ paper }) => paper === 'd1')
    expect(drifted?.thresholds.map(({ held, holds }) => [held, holds])).toEqual([
      [true, false],
      [true, true],
      [true, false],
      [true, true],
    ])
    expect(drifted?.was).toEqual(decision?.figures)
  })

  test('are told of where the case has been moved since, and whether a threshold holds is then not known', () => {
    const one = opened()
    const { context } = one
    const { pathway, version, seq: until } = context.state
    const earlier = [{ pathway, version, until, referred: false }]
    Object.defineProperty(one, 'context', {
      get: () => ({ ...context, state: { ...context.state, version: version + 1, earlier } }),
    })
    const [paper] = papersIn(imports(one, 1, [amended(one.state.entry.figures.from)]))
    expect(paper?.thresholds).toMatchObject([{ held: true, holds: null }])
  })

  test('are told of where the calendar of their days is gone, and what they would say is then not known', () => {
    const one = opened()
    const { facts } = one
    const measure: typeof facts.measure = (...days) => ({
      ...facts.measure(...days),
      possible: 0,
      missingCalendar: 'the calendar for 2026–27',
    })
    Object.defineProperty(one, 'facts', { get: () => ({ ...facts, measure }) })
    expect(imports(one, 1, [])).toEqual([])
    const [paper] = papersIn(imports(one, 2, [amended(one.state.entry.figures.from)]))
    expect(paper).toMatchObject({ now: null, thresholds: [{ held: true, holds: null }] })
  })

  test('are told of as often as the calendar changes what they would say, and only then', () => {
    const one = opened()
    const dates = { number: null, by: 'U0PASTORAL1', on: one.today }
    const recounts = (possible: number) => {
      one.counts = { ...one.counts, possible }
      return one.does({ do: 'note-drift', from: dates, sessions: [], before: one.state.seq, prints })
    }
    const told = [60, 58, 58, 56].map((possible) =>
      papersIn(recounts(possible)).map(({ now }) => now?.possible),
    )
    expect(told).toEqual([[], [58], [], [56]])
  })

  test('are told of in a closed case too, which stays closed', () => {
    const one = closed()
    const sessions = [amended(one.state.decisions[0]?.figures.from ?? '')]
    const papers = papersIn(imports(one, 1, sessions, eight))
    expect(papers.find(({ paper }) => paper === 'd1')?.thresholds).toMatchObject([
      { held: true, holds: false },
    ])
    expect(one.state.status).toBe('closed')
    expect(one.tries({ do: 'see-drift', drifts: ['r1'], did: 'no-change', why: 'No use now' })).toBeNull()
  })
})

describe('what the register changed', () => {
  function drifted(): PureCase {
    const one = opened()
    imports(one, 1, [amended(one.state.entry.figures.from)], eight)
    return one
  }

  test('stands until somebody says what they did about it, and why', () => {
    const one = drifted()
    expect(one.tries({ do: 'see-drift', drifts: ['r1'], did: 'redo', why: '  ' })).toEqual({
      code: 'reason-needed',
      field: 'why',
    })
    one.does({ do: 'see-drift', drifts: ['r1'], did: 'redo', why: 'Made again today' })
    expect(unseenDrifts(one.state)).toEqual([])
    expect(one.state.drifts.r1?.seen).toMatchObject({ did: 'redo', why: 'Made again today' })
  })

  test('is answered as it was painted: what came meanwhile stands', () => {
    const one = drifted()
    imports(one, 2, [amended(one.state.entry.figures.to)])
    one.does({ do: 'see-drift', drifts: ['r1'], did: 'no-change', why: 'As before' })
    expect(unseenDrifts(one.state).map(({ id }) => id)).toEqual(['r2'])
    expect(one.tries({ do: 'see-drift', drifts: ['r1'], did: 'redo', why: 'Twice' })).toEqual({
      code: 'nothing-changed',
    })
  })
})
