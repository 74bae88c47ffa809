import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { CaseCommand } from '../../../src/domain/case/command.ts'
import { decide } from '../../../src/domain/case/decide.ts'
import type { Recorded } from '../../../src/domain/case/event.ts'
import { proposals } from '../../../src/domain/case/proposals.ts'
import { addDays, day } from '../../../src/domain/day.ts'
import { reachableStages } from '../../../src/domain/pathway/faults/reach.ts'
import { handingOn } from '../../../src/domain/pathway/options.ts'
import { type Pathway, pathwaySchema } from '../../../src/domain/pathway/pathway.ts'
import { smallPathway } from '../../casework/a-small-pathway.ts'
import { fileData } from '../a-school.ts'
import {
  atDecision,
  closed,
  everybody,
  first,
  held,
  opened,
  PureCase,
  pathway,
  planned,
  reviewed,
  second,
} from './a-pure-case.ts'

const folder = new URL('../../../templates/pathways/', import.meta.url)
const shipped = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const all = shipped.map((file): [string, Pathway] => {
  const read = pathwaySchema.parse(fileData(`pathways/${file}`))
  return [read.id, read]
})

/** The stages that only a decision opens: they hand the case on. */
const handedOn = (pathway: Pathway) =>
  handingOn(pathway).flatMap(({ effect }) => ('enter' in effect ? [effect.enter] : []))

describe.each(all)('in the pathway %s', (_id, read) => {
  test('no checklist, meeting or form leads where only a decision may, but from where only that decision leads', () => {
    const courts = handingOn(read)
    const without = read.decisions.map((point) => ({
      ...point,
      options: point.options.filter((option) => !courts.includes(option)),
    }))
    const before = reachableStages({ ...read, decisions: without })
    const led = [
      ...read.stages.filter(({ id }) => before.has(id)).flatMap(({ next }) => next.map(({ to }) => to)),
      ...read.meetings
        .filter(({ from }) => from.some((stage) => before.has(stage)))
        .flatMap(({ attended, missed }) => [attended, missed]),
      ...read.records
        .filter(({ stage }) => before.has(stage))
        .flatMap(({ leads = [] }) => leads.map(({ enter }) => enter)),
    ]
    const only = handedOn(read).filter((stage) => !before.has(stage))
    expect(led.filter((stage) => only.includes(stage))).toEqual([])
    expect(handedOn(read)).not.toContain(read.stages[0]?.id)
  })

  test('every option that hands a case on refuses one without unauthorised sessions or with unclear marks', () => {
    for (const option of handingOn(read)) {
      const measures = option.stops.flatMap((stop) => ('measure' in stop ? [stop.measure] : []))
      expect(measures).toEqual(
        expect.arrayContaining(['unauthorised-sessions', 'missing-sessions', 'unexplained-sessions']),
      )
    }
  })
})

/** A generator of numbers that is the same on every run. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * sides)
  }
}

const where = { at: '15:30', place: 'Room 4', why: 'Asked for', attendees: everybody }

/** Everything that somebody might do other than decide, in whatever order. */
function attempts(one: PureCase, roll: (sides: number) => number): CaseCommand[] {
  const stages = pathway.stages.map(({ id }) => id)
  const { open } = one.state
  const stage = open[roll(open.length)] ?? ''
  const to = stages[roll(stages.length)] ?? ''
  const kind = pathway.letters[roll(pathway.letters.length)]?.id ?? ''
  const items = pathway.stages.find(({ id }) => id === stage)?.items ?? []
  const meeting = `m${1 + roll(2)}`
  const letters = [first, second, 'school', 'council'].map((addressee) => ({
    addressee,
    pdf: 'p',
    docx: 'd',
  }))
  const record = pathway.records[roll(pathway.records.length)]
  const values = Object.fromEntries(
    (record?.fields ?? []).map(({ id, kind: of, choices }) => [
      id,
      of === 'day' ? one.today : of === 'choice' ? (choices?.[roll(choices.length)]?.id ?? '') : 'words',
    ]),
  )
  return [
    { do: 'answer', stage, answers: items.map(({ id }) => ({ item: id, value: 'done' as const })) },
    { do: 'go-on', to },
    { do: 'plan-meeting', kind: roll(2) === 0 ? 'initial' : 'review', on: addDays(one.today, 9), ...where },
    { do: 'hold-meeting', meeting, attendance: everybody.map(({ who }) => ({ who, came: roll(3) === 0 })) },
    { do: 'draft-letters', kind, letters: letters.slice(roll(3)) },
    { do: 'send-letters', letters: Object.keys(one.state.letters), way: 'post-first' },
    { do: 'record', record: record?.id ?? '', values },
    { do: 'reopen', reason: 'New facts' },
    { do: 'recount' },
  ]
}

const begun = { opened, planned, held: () => held([]), reviewed: () => reviewed([]), atDecision, closed }
const enters = (events: readonly Recorded[]) =>
  events.filter((event) => event.type === 'stage-entered' && handedOn(pathway).includes(event.stage))

/** Does this and that for some weeks, and tells what came of it. */
function wandered(one: PureCase, roll: (sides: number) => number): Recorded[] {
  one.counts = { possible: 60, unauthorised: 60, authorised: 0, unexplained: 0, missing: 0 }
  const before = one.events.length
  for (let step = 0; step < 60; step += 1) {
    const options = attempts(one, roll)
    one.tries(options[roll(options.length)] ?? { do: 'recount' })
    one.today = roll(4) === 0 ? addDays(one.today, 1 + roll(12)) : one.today
  }
  return one.events.slice(before)
}

const seeds = Array.from({ length: 12 }, (_, seed) => (seed + 1) * 7919)

describe('a breach of a target or a missed meeting by itself', () => {
  test.each(Object.entries(begun))(
    'from a case that is %s never decides anything nor hands the case on',
    (_is, start) => {
      const since = seeds.flatMap((seed) => wandered(start(), dice(seed)))
      expect(since.length).toBeGreaterThan(100)
      expect(since.filter(({ type }) => type === 'decided')).toEqual([])
      expect(enters(since)).toEqual([])
    },
  )

  test('a named person decides, with reasons', () => {
    const one = atDecision()
    one.counts = { possible: 60, unauthorised: 20, authorised: 0, unexplained: 0, missing: 0 }
    expect(one.tries({ do: 'decide', option: 'option-4', reasons: '  ' })).toMatchObject({
      code: 'reason-needed',
    })
    const head = {
      by: 'U0HEADTEACH1',
      on: day('2027-01-13'),
      manner: 'did',
      recordedBy: 'U0PASTORAL1',
      recordedAt: '',
      today: day('2027-01-13'),
    } as const
    const decided = decide(one.context, { do: 'decide', option: 'option-4', reasons: 'It went on' }, head)
    const events = decided.ok ? decided.value : []
    expect(events.find(({ type }) => type === 'decided')).toMatchObject({
      by: 'U0HEADTEACH1',
      reasons: 'It went on',
    })
    expect(enters(events)).toHaveLength(1)
  })
})

/** A case on the small pathway whose register has more unauthorised sessions from December on. */
class Worsening extends PureCase {
  override get facts() {
    const facts = super.facts
    const measure: typeof facts.measure = (from, to) => {
      return { ...facts.measure(from, to), unauthorised: to < '2026-12-01' ? 6 : 7 }
    }
    return { ...facts, measure }
  }
}

describe('what the register proposes', () => {
  const proposed = (one: PureCase) => proposals(one.context).map(({ option }) => option.id)

  test('comes back after a decision to stay only once the figures are worse', () => {
    const one = new Worsening(smallPathway())
    one.today = day('2026-11-23')
    one.open()
    one.answersAll('first')
    one.does({ do: 'go-on', to: 'work' })
    expect(proposed(one)).toEqual(['to-court'])
    one.does({ do: 'decide', option: 'go-on-helping', reasons: 'Help has begun' })
    expect(proposed(one)).toEqual([])
    one.today = day('2026-11-27')
    expect(proposed(one)).toEqual([])
    one.today = day('2026-12-14')
    expect(proposed(one)).toEqual(['to-court'])
  })
})

describe('a panel that a parent missed', () => {
  const lea = all.find(([id]) => id === 'rr567-lea-04')?.[1]
  const held = (
    one: PureCase,
    came: readonly string[],
    asked: readonly (typeof first | typeof second)[] = [first, second],
  ) => {
    const on = addDays(one.today, 14)
    const attendees = everybody.filter(({ who }) => asked.some((one) => one === who))
    one.does({ do: 'plan-meeting', kind: 'panel', on, ...where, attendees })
    one.sends('invite-panel', [...asked])
    one.today = on
    const id = Object.keys(one.state.meetings).at(-1) ?? ''
    const attendance = attendees.map(({ who }) => ({ who, came: came.includes(who) }))
    one.does({ do: 'hold-meeting', meeting: id, attendance })
  }

  const inPanels = () => {
    const one = new PureCase(lea)
    one.parents = one.parents.map((parent) => ({ ...parent, apart: false, apartFrom: [] }))
    one.open({ reason: 'A test' })
    one.does({ do: 'decide', option: 'enter-fast-track', reasons: 'A test', against: 'A test' })
    return one
  }

  test('is done with once they come to another', () => {
    const one = inPanels()
    held(one, [])
    expect(one.state.open).toEqual(['panel-missed'])
    one.does({ do: 'decide', option: 'panel-again', reasons: 'A good reason' })
    held(one, [first, second])
    expect(one.state.open).toEqual(['panel-attended'])
  })

  test('and the other attended is done with once whoever missed it comes to one, and what counts from the first goes on', () => {
    const one = inPanels()
    held(one, [first])
    expect(one.state.open).toEqual(['panel-attended', 'panel-missed'])
    const { visits, deadlines } = one.state
    held(one, [], [second])
    expect(one.state.open).toEqual(['panel-attended', 'panel-missed'])
    held(one, [second], [second])
    expect(one.state.open).toEqual(['panel-attended'])
    expect(one.state.visits['panel-attended']).toEqual(visits['panel-attended'])
    expect(one.state.deadlines['review-by:m1']).toEqual(deadlines['review-by:m1'])
  })
})
