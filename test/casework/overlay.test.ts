import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { school as schoolById } from '../../db/queries/schools.ts'
import { standingAt } from '../../db/queries/watches.ts'
import { calendarSpans, registerWeeks, schools } from '../../db/schema.ts'
import { act } from '../../src/casework/act.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { type LookedAt, lookAtCase } from '../../src/casework/look-at-case.ts'
import { moveCase, wouldMove } from '../../src/casework/move-case.ts'
import { openCase } from '../../src/casework/open-case.ts'
import { simulate } from '../../src/casework/simulation/simulate.ts'
import { verifyStore } from '../../src/casework/verify.ts'
import { watchRoll } from '../../src/casework/watch-roll.ts'
import { renderLetter } from '../../src/documents/render-letter.ts'
import type { Asker } from '../../src/domain/access.ts'
import type { CaseCommand } from '../../src/domain/case/command.ts'
import { decisionsByDay } from '../../src/domain/case/decisions-by-day.ts'
import { listFor } from '../../src/domain/case/open-lists.ts'
import { raisedWatches } from '../../src/domain/case/parts/watch.ts'
import { unanswered } from '../../src/domain/case/unmet.ts'
import { weigh } from '../../src/domain/case/verbs/decide-option.ts'
import { whatMoves } from '../../src/domain/case/what-moves.ts'
import { day } from '../../src/domain/day.ts'
import { collisions, laidOver } from '../../src/domain/pathway/laid-over.ts'
import type { Pathway } from '../../src/domain/pathway/pathway.ts'
import { caseView } from '../../views/case.ts'
import { lettersView } from '../../views/letters.ts'
import { meetingTitle } from '../../views/meeting/title.ts'
import { type Begun, recordView } from '../../views/record.ts'
import { refusalSentence } from '../../views/refusal.ts'
import { asItWas } from '../../views/timeline/as-it-was.ts'
import { operator } from '../cli/fasttrack.ts'
import { asker, library, missing, newWorld, pastoral, present, seedPerson, seedPupil } from '../world.ts'
import { smallPathway } from './a-small-pathway.ts'

const leader = asker('U0LEADER001', 'team-leader')
const head = asker('U0HEADYEAR1', 'head-of-year', 'north')
const weeks = [...Array(7).fill(missing(2)), '. . . . . . . . . .', ...Array(3).fill(missing(2))]
const [first, second] = ['north.100.p1', 'north.100.p2'] as const
const framework = library.pathways.get('england-2024') as Pathway

type World = Awaited<ReturnType<typeof aWorld>>

/** The world where nobody said anything of what is laid over cases, so that the national framework is. */
async function aWorld(small = smallPathway()) {
  const world = await newWorld('2026-11-24T09:00:00Z')
  for (const person of [leader, head]) await seedPerson(world.store, person)
  const pathways = new Map([...world.house.shelves.pathways, [small.id, small] as const])
  const house = { ...world.house, shelves: { ...world.house.shelves, pathways } }
  const settings = { pathways: ['small', 'ews-2015'] }
  await world.store.write(async (tx) => {
    await tx.update(schools).set({ settings })
    const lastYear = {
      fromDay: day('2025-09-01'),
      toDay: day('2026-07-21'),
      kind: 'term' as const,
      name: 'Last year',
    }
    await tx.insert(calendarSpans).values({ school: 'north', ...lastYear })
  })
  return { ...world, house }
}

async function aCase(
  world: World,
  { pathway, pupil = 'north.100' }: { pathway?: string; pupil?: string } = {},
) {
  const { house } = world
  const said = Object.fromEntries(
    (house.shelves.pathways.get(pathway ?? 'school-checklist')?.questions ?? []).map(({ id }) => [
      id,
      { answer: 'yes' as const, note: '' },
    ]),
  )
  const by = pupil.startsWith('south') ? asker('U0SOUTH0001', 'pastoral', 'south') : pastoral
  if (by !== pastoral) await seedPerson(world.store, by)
  const wanted = { pupil, owner: by.id, pathway, reason: 'A test', said }
  const opened = await openCase(house, { by, key: null }, wanted)
  if (!opened.done) throw new Error(JSON.stringify(opened.refusal))
  const { id } = opened.state
  const tries = async (command: CaseCommand, asks: Asker = leader) => {
    const outcome = await act(house, id, { by: asks, key: null }, command)
    return outcome.done ? null : outcome.refusal
  }
  const looked = async () => (await loadCase(house, house.store.read, id))!
  const state = async () => (await looked()).state
  const answered = async (stage: string) => {
    const items = (await looked()).context.pathway.stages.find((one) => one.id === stage)?.items ?? []
    const answers = items.map(({ id: item }) => ({ item, value: 'done' as const }))
    expect(await tries({ do: 'answer', stage, answers })).toBeNull()
  }
  const decided = (option: string) => tries({ do: 'decide', option, reasons: 'A test', against: 'A test' })
  const penalty = (values: Record<string, string>, record = 'fw-first-notice', by: Asker = leader) =>
    tries({ do: 'record', record, values: { served: '2026-11-20', received: '2026-11-23', ...values } }, by)
  return { id, tries, looked, state, answered, decided, penalty }
}

async function faults({ house }: World): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const fault of verifyStore(house)) found.push(fault)
  return found
}

const open = async (small?: Pathway) => {
  const world = await aWorld(small)
  await seedPupil(world.store, { id: 'north.100', upn: 'A123456789012' }, weeks)
  return world
}

/** What stands against the options of a case that lead towards court, in words. */
async function against(one: Awaited<ReturnType<typeof aCase>>) {
  const { context } = await one.looked()
  const { pathway } = context
  const court = pathway.decisions.flatMap(({ options }) => options).find(({ towards }) => towards === 'court')
  const stage = pathway.decisions.find(({ options }) => options.some((each) => each === court))?.stage ?? ''
  const there = { ...context, state: { ...context.state, open: [...context.state.open, stage] } }
  return weigh(there)
    .find(({ option }) => option === court)!
    .forbidden.filter(({ unmet }) => unmet === 'gate')
}

describe.each(['school-checklist', 'ews-2015', 'small'])('a case on %s in England', (pathway) => {
  test('has the national framework beside it, which court waits for', async () => {
    const world = await open()
    const one = await aCase(world, { pathway })
    expect((await one.state()).overlays).toEqual([{ id: 'england-2024', version: 1 }])
    expect((await one.state()).open).toContain('fw-support')
    expect((await one.state()).open).toHaveLength(2)
    expect(await against(one)).toMatchObject([{ says: expect.stringContaining('Before court') }])
    await one.answered('fw-support')
    expect(await one.decided('fw-other-ways')).toBeNull()
    expect((await one.state()).open).toHaveLength(2)
    await one.answered('fw-after')
    expect(await against(one)).toHaveLength(1)
    expect(await one.decided('fw-prosecution-considered')).toBeNull()
    expect(await against(one)).toEqual([])
    expect(await faults(world)).toEqual([])
  }, 20_000)
})

describe('the national framework', () => {
  test('ends with the case, and going on in either leaves the other alone', async () => {
    const world = await open()
    const one = await aCase(world, { pathway: 'small' })
    await one.answered('first')
    expect(await one.tries({ do: 'go-on', to: 'work' })).toBeNull()
    expect((await one.state()).open).toEqual(['fw-support', 'work'])
    expect(await one.decided('end-it')).toBeNull()
    expect((await one.state()).status).toBe('closed')
    const { deadlines } = await one.state()
    expect(Object.values(deadlines).filter(({ state }) => state === 'open')).toEqual([])
  })

  test('tells a case of what it watches for once, though it watches for the same in every pupil', async () => {
    const one = await aCase(await open())
    expect(raisedWatches(await one.state())).toEqual(['fw-ten-sessions'])
  }, 20_000)

  test('stays where it is when the case is moved to another pathway', async () => {
    const world = await open()
    const one = await aCase(world, { pathway: 'small' })
    await one.answered('fw-support')
    const move = { pathway: 'school-checklist', stage: 'pre-fast-track', why: 'It fits better' }
    expect(await moveCase(world.house, one.id, { by: head, key: null }, move)).toMatchObject({ done: true })
    const { open: stages, answers, pathway } = await one.state()
    expect([pathway, stages]).toEqual(['school-checklist', ['fw-support', 'pre-fast-track']])
    expect(answers.FW1).toMatchObject({ value: 'done', stage: 'fw-support' })
    expect(raisedWatches(await one.state())).toEqual(['fw-ten-sessions'])
    expect((await one.state()).watches['fw-ten-sessions']).toHaveLength(1)
    expect(await faults(world)).toEqual([])
  })

  test.each([
    ['in Wales', { nation: 'wales' as const }],
    ['at a school that switched it off', { settings: { overlays: [] } }],
  ])('is not laid over cases %s', async (_where, school) => {
    const world = await open()
    await world.store.write((tx) => tx.update(schools).set(school).where(eq(schools.id, 'north')))
    const one = await aCase(world, { pathway: 'school-checklist' })
    expect((await one.state()).overlays).toEqual([])
    expect((await one.looked()).context.pathway.tracks).toBeUndefined()
  })

  test('gives a notice to improve three to six weeks, from the day on which it begins', async () => {
    const world = await open()
    const one = await aCase(world)
    await one.answered('fw-support')
    expect(await one.decided('fw-give-notice-to-improve')).toBeNull()
    const said = { helped: 'part', enough: 'none', sooner: 'never' }
    const sent = (begins: string, ends: string) =>
      one.tries({ do: 'record', record: 'fw-improve-sent', values: { begins, ends, ...said } })
    const late = await sent('2026-11-30', '2027-01-12')
    expect(late).toEqual({
      code: 'field-too-late',
      record: 'fw-improve-sent',
      field: 'ends',
      last: '2027-01-11',
    })
    expect(refusalSentence(late!, { pathway: framework, family: {} as never })).toBe(
      'This day is too far ahead. It may be Monday 11 January 2027 at the latest.',
    )
    const soon = await sent('2026-11-30', '2026-12-20')
    expect(soon).toMatchObject({ code: 'field-too-far-back', field: 'ends', first: '2026-12-21' })
    expect(refusalSentence(soon!, { pathway: framework, family: {} as never })).toBe(
      'This day is too early. It may be Monday 21 December 2026 at the earliest.',
    )
    expect(await sent('2026-11-30', '2027-01-11')).toBeNull()
    const due = async () =>
      Object.values((await one.state()).deadlines).flatMap(({ kind, state }) =>
        state === 'open' && kind.startsWith('fw-notice') ? [kind] : [],
      )
    expect(await due()).toEqual(['fw-notice-ends', 'fw-notice-at-least'])
    // What is decided before its end, on a reason, leaves nothing to look at when it would have ended.
    expect(await one.decided('fw-help-again')).toBeNull()
    expect(await due()).toEqual([])
  }, 20_000)

  test('stays over cases that it was laid over when a school switches it off', async () => {
    const world = await open()
    const one = await aCase(world, { pathway: 'small' })
    await world.store.write((tx) => tx.update(schools).set({ settings: { overlays: [] } }))
    await one.answered('fw-support')
    expect((await one.looked()).context.pathway.tracks).toMatchObject([{ id: 'england-2024' }])
  })

  test('lays itself over no pathway of the past, not even when one is tried', async () => {
    const world = await open()
    const tried = async (id: string) => {
      const pathway = library.pathways.get(id)!
      const simulation = { ...world.house, pathway, school: 'north', start: day('2026-11-24') }
      const [opened] = await simulate({ ...simulation, documents: { renderLetter } }, [])
      return opened!.deadlines.map(({ kind }) => kind).filter((kind) => kind.startsWith('fw-'))
    }
    expect(await tried('rr567-lea-01')).toEqual([])
  })

  test('has its own list opened by a deadline of its own, and the pathway’s by every other', () => {
    const kind = framework.deadlines[0]!
    const asks = (id: string, met: (typeof kind)['met']) => ({
      ...kind,
      id,
      met,
      opens: 'checklist' as const,
    })
    const mine = { ...framework, deadlines: [asks('theirs', kind.met), asks('named', { done: 'A1' })] }
    const small = smallPathway()
    const named = { ...small, deadlines: [asks('ours', kind.met), asks('asked', { answered: 'fw-support' })] }
    const standing = { pathway: laidOver(named, [mine]), state: { open: ['first', 'fw-support'] } }
    const opened = ['ours', 'theirs', 'asked', 'named', undefined].map((id) => listFor(standing, id)?.id)
    expect(opened).toEqual(['first', 'fw-support', 'fw-support', 'first', 'first'])
  })

  test('has its decision shown after one of the pathway that is due, and before one that is not', async () => {
    const world = await open()
    const one = await aCase(world, { pathway: 'small' })
    await one.answered('first')
    expect(await one.tries({ do: 'go-on', to: 'work' })).toBeNull()
    const first = async ({ roles }: Asker) => {
      const { context } = await one.looked()
      return decisionsByDay(
        context,
        roles.map(({ role }) => role),
      ).map(({ id }) => id)
    }
    const ewo = asker('U0EWO000001', 'ewo')
    expect(await first(ewo)).toEqual(['fw-after-support', 'other-help', 'outcome'])
    expect(await first(pastoral)).toEqual(['other-help', 'outcome', 'fw-after-support'])
    // Two weeks after the work began somebody is to look at it again; the framework waits no longer than a week.
    world.clock.to('2026-12-08T09:00:00Z')
    expect(await first(ewo)).toEqual(['fw-after-support', 'outcome', 'other-help'])
    expect(await one.decided('fw-more-support')).toBeNull()
    expect(await first(ewo)).toEqual(['outcome', 'other-help', 'fw-after-support'])
    expect(await first(pastoral)).toEqual(['outcome', 'other-help', 'fw-after-support'])
  })

  test('shares no name with a pathway that it is laid over', () => {
    const under = smallPathway((text) => text.replaceAll('look-again', 'fw-consider'))
    expect(collisions(under, framework)).toMatchObject([{ says: expect.stringContaining('fw-consider') }])
    for (const pathway of library.pathways.values()) expect(collisions(pathway, framework)).toEqual([])
  })
})

/** A case in which a penalty notice has been decided on. */
async function atPenalty(world: World, pupil = 'north.100') {
  const one = await aCase(world, { pathway: 'small', pupil })
  expect(await one.decided('fw-penalty-without-notice')).toMatchObject({ code: 'option-stopped' })
  await one.answered('fw-support')
  expect(await one.decided('fw-penalty-without-notice')).toBeNull()
  return one
}

describe('penalty notices', () => {
  test('are kept by the council alone, with the days on which they can be paid', async () => {
    const world = await open()
    const one = await atPenalty(world)
    const teller = { parent: first, 'told-by': 'Somebody' }
    expect(await one.penalty(teller, 'fw-first-notice', pastoral)).toMatchObject({ code: 'not-your-role' })
    expect(await one.penalty({ parent: first }, 'fw-second-notice')).toEqual({ code: 'notice-not-second' })
    expect(await one.penalty({ parent: first })).toBeNull()
    expect(await one.penalty({ parent: second })).toBeNull()
    const due = async () =>
      Object.values((await one.state()).deadlines).flatMap(({ id, due: on, state }) =>
        id.startsWith('fw-first-paid') ? [[id, on, state]] : [],
      )
    expect(await due()).toEqual([
      ['fw-first-paid:n1', '2026-12-20', 'open'],
      ['fw-first-paid:n2', '2026-12-20', 'open'],
    ])
    const paid = { notice: 'n2', outcome: 'paid', on: '2026-11-24' }
    expect(await one.tries({ do: 'record', record: 'fw-notice-outcome', values: paid })).toBeNull()
    expect((await due()).map(([, , state]) => state)).toEqual(['open', 'met'])
    expect(await faults(world)).toEqual([])
  })

  test('are never a third for a parent and child within three years, whatever the school; the other parent may be given one', async () => {
    const world = await open()
    const one = await atPenalty(world)
    expect(await one.penalty({ parent: first })).toBeNull()
    expect(await one.penalty({ parent: first })).toEqual({ code: 'notice-not-first' })
    expect(await one.penalty({ parent: first }, 'fw-second-notice')).toBeNull()
    await seedPupil(world.store, { id: 'south.7', upn: 'A123456789012', school: 'south' }, weeks)
    const there = await atPenalty(world, 'south.7')
    for (const record of ['fw-first-notice', 'fw-second-notice'])
      expect(await there.penalty({ parent: 'south.7.p1' }, record)).toEqual({
        code: 'notice-too-many',
        most: 2,
        months: 36,
      })
    expect(await there.penalty({ parent: 'south.7.p2' })).toBeNull()
  })

  test('begin with an empty form each, and one that is put right with its own days', async () => {
    const world = await open()
    const one = await atPenalty(world)
    expect(await one.penalty({ parent: first })).toBeNull()
    expect(await one.penalty({ parent: second })).toBeNull()
    const form = async (more: Partial<Begun>, record = 'fw-first-notice') => {
      const looked = (await lookAtCase(world.house, leader, one.id)) as LookedAt
      return JSON.stringify(recordView(looked, record, { own: true, ...more }, null))
    }
    const initial = /"initial_(date|option)"/g
    expect((await form({ anew: true })).match(initial)).toBeNull()
    expect((await form({})).match(initial)).toBeNull()
    expect((await form({ notice: 'n2' })).match(initial)).toHaveLength(3)
    const again = { do: 'record', record: 'fw-first-notice' } as const
    const values = { parent: second, served: '2026-11-16', received: '2026-11-18' }
    const over = { first: '2026-11-02', last: '2026-11-13' }
    expect(await one.tries({ ...again, values: { ...values, ...over }, amends: 'n2' })).toBeNull()
    expect((await form({ notice: 'n2' })).match(initial)).toHaveLength(5)
    const { notices, deadlines } = await one.state()
    expect(Object.keys(notices)).toEqual(['n1', 'n2'])
    expect(notices.n2).toMatchObject({ served: '2026-11-16', outcome: null })
    expect(deadlines['fw-first-paid:n2']).toMatchObject({ due: '2026-12-15', state: 'open' })
    expect(await one.tries({ ...again, values: { ...values, parent: first }, amends: 'n2' })).toEqual({
      code: 'notice-not-first',
    })
    expect(await faults(world)).toEqual([])
    const { called } = operator(world.store.url)
    const listed = JSON.parse(
      (await called('notice', 'list', '--pupil', '100', '--school', 'north', '--json')).out,
    )
    expect(listed.notices).toMatchObject([
      { case: one.id, pupil: '100', parent: first, which: 'first', served: '2026-11-20', amount: 160 },
      { case: one.id, pupil: '100', parent: second, which: 'first', served: '2026-11-16', outcome: null },
    ])
    expect((await called('notice', 'list', '--school', 'south')).out).toBe(
      'No penalty notice is on record.\n',
    )
  })

  test('to somebody of a like name are asked about, never guessed', async () => {
    const world = await open()
    const one = await atPenalty(world)
    expect(await one.penalty({ parent: first })).toBeNull()
    const stranger = { relationship: 'carer' }
    await seedPupil(
      world.store,
      { id: 'south.7', upn: 'A123456789012', school: 'south' },
      weeks,
      '2026-09-07',
      [stranger],
    )
    const there = await atPenalty(world, 'south.7')
    const parent = 'south.7.p1'
    expect(await there.penalty({ parent })).toMatchObject({ code: 'notice-earlier' })
    expect(await there.penalty({ parent, earlier: 'same' })).toEqual({ code: 'notice-not-first' })
    expect(await there.penalty({ parent, earlier: 'other' })).toBeNull()
    const shownTo = async (by: Asker) =>
      JSON.stringify(caseView((await lookAtCase(world.house, by, there.id)) as never)).includes(
        'Penalty notices',
      )
    expect(await shownTo(leader)).toBe(true)
    expect(await shownTo(asker('U0SOUTH0001', 'pastoral', 'south'))).toBe(false)
  })
})

test('What a gate asks is said in words that help', async () => {
  const world = await open()
  const one = await aCase(world, { pathway: 'small' })
  const looked = (await lookAtCase(world.house, leader, one.id)) as LookedAt
  const refusal = await one.decided('fw-penalty-without-notice')
  const said = refusalSentence(refusal!, { pathway: looked.context.pathway, family: looked.names })
  expect(said).toContain('support first')
  expect(said).toContain('of “National framework: support first” still to answer')
  expect(JSON.stringify(caseView(looked as never))).toContain('National framework: support first')
})

const gated = `
meetings:
  - { id: talk, title: Talk, notice: { n: 1, unit: school-day }, from: [work], attended: more, missed: work, invites: [], source: Test }
records:
  - id: seen
    title: What was seen
    stage: work
    by: [team-leader]
    fields: [{ id: what, title: What, kind: choice, choices: [{ id: need, title: A need }, { id: none, title: No need }] }]
    leads: [{ field: what, is: need, enter: more }]
    source: Test
gates:
  - { id: own-more, on: { enter: more }, needs: [{ done: A2 }], says: Make a visit first, source: Test }
  - { id: own-court, on: court, needs: [{ done: A2 }], says: A visit comes before court, source: Test }
`

describe('a gate', () => {
  test('of the pathway and one of the framework must both hold: the stricter does', async () => {
    const world = await open(smallPathway((text) => `${text}${gated}`))
    const one = await aCase(world, { pathway: 'small' })
    const says = async () => (await against(one)).map((gate) => 'says' in gate && gate.says.slice(0, 12))
    expect(await says()).toEqual(['A visit come', 'Before court'])
    await one.answered('fw-support')
    expect(await one.decided('fw-other-ways')).toBeNull()
    await one.answered('fw-after')
    expect(await one.decided('fw-prosecution-considered')).toBeNull()
    expect(await says()).toEqual(['A visit come'])
    await one.answered('first')
    expect(await one.tries({ do: 'go-on', to: 'work' })).toBeNull()
    await one.answered('work')
    expect(await says()).toEqual([])
  })

  test('before a stage holds for a form and for a meeting that lead there, the meeting before it has a day', async () => {
    const world = await open(smallPathway((text) => `${text}${gated}`))
    const one = await aCase(world, { pathway: 'small' })
    await one.answered('first')
    expect(await one.tries({ do: 'go-on', to: 'work' })).toBeNull()
    const form = (what: string) => one.tries({ do: 'record', record: 'seen', values: { what } })
    const attendees = [{ who: first, as: 'parent' as const }]
    const where = { at: '10:00', place: 'School', attendees }
    const meeting = () => one.tries({ do: 'plan-meeting', kind: 'talk', on: day('2026-12-02'), ...where })
    const shut = { code: 'unmet', to: 'more', needs: [{ unmet: 'gate', says: 'Make a visit first' }] }
    expect(await form('need')).toMatchObject(shut)
    expect(await form('none')).toBeNull()
    expect(await meeting()).toMatchObject(shut)
    await one.answered('work')
    expect(await meeting()).toBeNull()
    expect(await form('need')).toBeNull()
    expect((await one.state()).open).toEqual(['fw-support', 'more'])
  })
})

test('Every pupil of an English school is watched by the framework, with a case or without', async () => {
  const world = await open()
  const counts = { possible: 10, attended: 8, unauthorised: 2, marked: 10 }
  await world.store.write((tx) => tx.update(registerWeeks).set(counts))
  await seedPupil(world.store, { id: 'north.101', upn: 'A123456789013' }, [present])
  const north = (await schoolById(world.store.read, 'north'))!
  await watchRoll(world.house, north)
  expect(await standingAt(world.store.read, 'north')).toMatchObject([
    { pupil: 'north.100', pathway: 'england-2024', watch: 'fw-ten-sessions-pupil' },
  ])
})

test('A case is moved to a newer version of what is laid over it, and goes on where it stood', async () => {
  const world = await open()
  const one = await aCase(world, { pathway: 'small' })
  await one.answered('fw-support')
  const newer = structuredClone({ ...framework, version: 2 })
  newer.stages[0]!.title = 'Help first'
  newer.stages[0]!.items.push({ ...newer.stages[0]!.items[3]!, id: 'FW13', text: 'Say who helps' })
  const pathways = new Map([...world.house.shelves.pathways, [newer.id, newer]])
  const house = { ...world.house, shelves: { ...world.house.shelves, pathways } }
  const move = { pathway: 'england-2024', stage: 'fw-support', why: 'The guidance changed' }
  const asked = { by: head, key: null }
  const before = (await one.looked())!
  const would = wouldMove(house, before, asked, move)
  expect(would.ok && whatMoves(would.value)[0]).toBe(
    'From “National framework (England, 2024)”, version 1, to “National framework (England, 2024)”, version 2.',
  )
  expect(await moveCase(house, one.id, asked, move)).toMatchObject({ done: true })
  const { state, context } = (await loadCase(house, house.store.read, one.id))!
  expect(state).toMatchObject({
    pathway: 'small',
    version: 1,
    overlays: [{ id: 'england-2024', version: 2 }],
  })
  expect(state.open).toEqual(['first', 'fw-support'])
  expect(unanswered(context.pathway, state, 'fw-support')).toEqual(['FW13'])
  expect(await moveCase(house, one.id, asked, move)).toMatchObject({
    refusal: { code: 'pathway-not-moved-to' },
  })
  const looked = (await lookAtCase(house, leader, one.id)) as LookedAt
  expect(titlesIn(caseView(looked))).toContain('Help first')
  expect(asItWas(looked)(2).context.pathway.stages.map(({ title }) => title)).toContain(
    'National framework: support first',
  )
  expect(await faults({ ...world, house })).toEqual([])
})

const titlesIn = (view: object): string => JSON.stringify(view)

test('The framework stands under its own title: on the case, on the command line, and in what is said of a pathway', async () => {
  const world = await open()
  const one = await aCase(world, { pathway: 'small' })
  expect(await one.decided('fw-more-support')).toBeNull()
  const looked = (await lookAtCase(world.house, leader, one.id)) as LookedAt
  const { blocks } = caseView(looked)
  const at = blocks.findIndex(({ type }) => type === 'header')
  const [own, beside] = [blocks.slice(0, at), blocks.slice(at)].map((part) => JSON.stringify(part))
  expect(own).toContain('*First look*')
  expect(own).not.toMatch(/support first|Ten unauthorised sessions|ten sessions in ten school weeks/)
  expect(beside).toContain('National framework (England, 2024)')
  for (const words of [
    'support first',
    'Ten unauthorised sessions',
    'Go on with support',
    'In force since 19 August 2024',
  ])
    expect(beside).toContain(words)
  expect(JSON.stringify(lettersView(looked, { back: null }))).toMatch(
    /\*Offer of support\* · .{0,2}National framework \(England, 2024\)/,
  )
  const { called } = operator(world.store.url)
  const shown = await called('case', 'show', one.id)
  const [mine, theirs] = shown.out.split('National framework (England, 2024) (england-2024, version 1)')
  expect(mine).not.toContain('ten sessions in ten school weeks')
  expect(theirs).toMatch(/fw-support\n[\s\S]*fw-ten-sessions[\s\S]*fw-more-support/)
  const page = await called('pathway', 'show', 'ews-2015', '--school', 'north')
  expect(page.out).toContain(
    'At this school “National framework (England, 2024)” (version 1) is laid over its cases',
  )
  expect((await called('pathway', 'show', 'ews-2015')).out).not.toContain('At this school')
}, 30_000)

test('A meeting has its own title beside a stage of the same id, and keeps it when the case is moved', () => {
  const ews = library.pathways.get('ews-2015') as Pathway
  const shown = (pathway: Pathway, ...earlier: Pathway[]) =>
    ({ context: { pathway }, earlier: earlier.map((one) => ({ until: 9, pathway: one })) }) as never
  expect(meetingTitle(shown(ews), 'four-week-review')).toBe('Four-week review meeting')
  expect(meetingTitle(shown(framework, ews), 'ews-2015/four-week-review')).toBe('Four-week review meeting')
})
