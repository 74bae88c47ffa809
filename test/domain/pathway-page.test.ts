import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { settingsOf } from '../../src/domain/case/verbs/open.ts'
import { day } from '../../src/domain/day.ts'
import { changedSince, lawSinceSchema } from '../../src/domain/law-since.ts'
import { conditionWords } from '../../src/domain/pathway/page/condition-words.ts'
import { mermaid } from '../../src/domain/pathway/page/mermaid.ts'
import { pathwayDiff } from '../../src/domain/pathway/page/pathway-diff.ts'
import { pathwayPage } from '../../src/domain/pathway/page/pathway-page.ts'
import { type Pathway, pathwaySchema } from '../../src/domain/pathway/pathway.ts'
import { runRows } from '../../src/domain/pathway/run/rows.ts'
import type { Condition } from '../../src/domain/pathway/schema/condition.ts'
import { trackingSchema } from '../../src/domain/tracking/tracking.ts'
import { calendarOf, fileData } from './a-school.ts'

const folder = new URL('../../templates/pathways/', import.meta.url)
const every = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((file) => pathwaySchema.parse(fileData(`pathways/${file}`)))
const named = (id: string): Pathway => every.find((one) => one.id === id) as Pathway
const rule = fileData('rules/law-since.yaml') as { rows: { value: unknown }[] }
const changes = lawSinceSchema.parse(rule.rows[0]?.value)
const tracked = fileData('rules/tracking.yaml') as { rows: { value: unknown }[] }
const tracking = trackingSchema.parse(tracked.rows[0]?.value)
const today = day('2026-11-22')

// An id where words belong: lower case, and a hyphen between all that a quotation or a choice holds.
const ids = /“[a-z]+(-[a-z0-9]+)+”|closes as [a-z]+-|^[A-Z][a-z]+(-[a-z0-9]+)+ unless/
const bwd = named('bwd-fast-track')
const share = { measure: 'attendance-share', over: 'entry' } as const

describe('a condition in plain words', () => {
  it.each<[Condition, string]>([
    [
      { ...share, at_least: { of: 80, in: 100 }, below: { of: { setting: 'expected-attendance' }, in: 100 } },
      "attendance over the last 10 school weeks is at least 80% and less than 95% (setting “The school's expected level of attendance, in per cent”)",
    ],
    [
      { not: { ...share, below: { of: 80, in: 100 } } },
      'attendance over the last 10 school weeks is at least 80%',
    ],
    [
      { not: { measure: 'unauthorised-sessions', over: 'first-ten-days', at_most: 0 } },
      'there are one or more unauthorised sessions from the start of “Week 1” to the day before “Review after the first 10 school days”',
    ],
    [
      { not: { any: [{ pupil: 'looked-after' }, { sent: 'l1' }] } },
      'the pupil is not looked after, and “1st letter: information” has not gone out',
    ],
    [
      { any: [{ all: [{ done: 'M1' }, { done: 'M2' }] }, { contacted: 'family' }] },
      'either (item M1 is done, and item M2 is done), or a contact with the family is logged',
    ],
    [
      { notices: { at_most: 1, within: { n: 36, unit: 'month' } } },
      'this parent has had 1 or fewer penalty notices for this child within 36 months',
    ],
    [{ meeting: 'family', is: 'held' }, '“Meeting about Fast Track” was held'],
    [{ not: { meeting: 'family', is: 'held' } }, '“Meeting about Fast Track” was not held'],
    [
      {
        any: [
          { decided: ['agreed', 'not-agreed'] },
          { breached: 'fallen-again' },
          { decided: ['agreed', 'close-not-agreed'] },
        ],
      },
      'either the decision is “Agreed, Fast Track begins”, “Not agreed, more support” or “Close, Fast Track was not agreed”, or “Unauthorised absence after the case closed to the officer” was raised',
    ],
    [{ decided: ['extend-week-1', 'extend-week-3'] }, 'the decision is “Extend”'],
    [{ year_group: ['R', '1', '2'] }, 'the pupil is in Year R, 1 or 2'],
    [{ phase: ['primary', 'special', 'all-through'] }, 'the school is primary, special or all-through'],
    [
      { measure: 'days-running-absent', over: 'first-ten-days', at_least: 3 },
      'there are 3 or more school days of absence in a row to date, from the start of “Week 1” to the day before “Review after the first 10 school days”',
    ],
    [{ school_left: { n: 1, unit: 'half-term' } }, 'at least 1 half term of compulsory school age is left'],
  ])('%j', (condition, words) => {
    const l1 = bwd.letters.find(({ id }) => id === 'l1')?.title
    const expected = words.replace('1st letter: information', l1 ?? '')
    expect(conditionWords(condition, { pathway: bwd })).toBe(expected)
  })

  it('speaks of a form once, whichever of several answers to it will do', () => {
    const pathway = named('rr567-lea-07')
    const outcome = (is: string): Condition => ({ recorded: 'hearing', with: { outcome: is } })
    const any: Condition = { any: [outcome('guilty'), outcome('not-guilty'), { sent: 'entry' }] }
    expect(conditionWords(any, { pathway })).toBe(
      'either “Court appearance” is recorded, where “What came of it?” is “Guilty” or “Not guilty”, or “The case is in Fast Track” has gone out',
    )
    expect(conditionWords({ not: outcome('guilty') }, { pathway })).toBe(
      'no “Court appearance” is recorded where “What came of it?” is “Guilty”',
    )
  })

  it('takes what a school has set in place of the default', () => {
    const condition: Condition = { ...share, below: { of: { setting: 'expected-attendance' }, in: 100 } }
    expect(conditionWords(condition, { pathway: bwd, settings: { 'expected-attendance': '97' } })).toContain(
      'is less than 97%',
    )
  })
})

describe.each(every.map((one) => [one.id, one] as const))('the page of %s', (_id, pathway) => {
  const { sections } = pathwayPage(pathway, { today, changes, tracking })
  const parts = sections.flatMap(({ lists }) => lists.flatMap((list) => list.parts))
  const texts = sections.flatMap(({ lead, lists }) => [
    ...lead,
    ...lists.flatMap((list) => list.parts.flatMap(({ title, says, note }) => [title, ...says, note ?? ''])),
  ])

  it('says everything that the pathway has, and every note on a gap', () => {
    const ids = (kind: string) => parts.filter((one) => one.kind === kind).map(({ id }) => id)
    expect(ids('item')).toEqual(pathway.stages.flatMap(({ items }) => items.map(({ id }) => id)))
    expect(ids('letter')).toEqual(pathway.letters.map(({ id }) => id))
    expect(ids('day')).toEqual(pathway.deadlines.map(({ id }) => id))
    expect(ids('option').sort()).toEqual(
      pathway.decisions.flatMap(({ options }) => options.map(({ id }) => id)).sort(),
    )
    expect(ids('watch')).toEqual(pathway.watches.map(({ id }) => id))
    expect(ids('setting')).toEqual(Object.keys(pathway.settings))
    if (pathway.overlay === undefined)
      expect(ids('tracking').sort()).toEqual(tracking.fields.map(({ id }) => id).sort())
    const notes = [...JSON.stringify(pathway).matchAll(/"note":("(?:[^"\\]|\\.)*")/g)].map(
      ([, text]) => JSON.parse(text ?? '""') as string,
    )
    const all = texts.join('\n')
    expect(notes.filter((note) => !all.includes(note.slice(1, 60)))).toEqual([])
  })

  it('speaks in words and never in the format’s own', () => {
    expect(
      texts.filter((text) => /undefined|NaN|\[object|at_least|at_most|Infinity|\bnull\b/.test(text)),
    ).toEqual([])
    expect(texts.filter((text) => /setting “|closes as|unless changed/.test(text) && ids.test(text))).toEqual(
      [],
    )
  })

  it('says in one sentence when an option is proposed, as all that it asks for must hold', () => {
    const proposed = (says: readonly string[]) => says.filter((one) => one.startsWith('Proposed where'))
    expect(parts.filter(({ says }) => proposed(says).length > 1)).toEqual([])
    const asked = pathway.decisions.flatMap(({ options }) => options).filter((one) => one.proposed?.length)
    expect(
      parts
        .filter(({ says }) => proposed(says).length === 1)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(asked.map(({ id }) => id).sort())
  })

  it('reads as sentences do: a list has one “or”, and nothing is said twice', () => {
    expect(texts.filter((text) => /(“[^”]+”|\d) or (“[^”]+”|\d) or /.test(text))).toEqual([])
    expect(texts.filter((text) => /(“[^”]+”)(,| or) \1/.test(text))).toEqual([])
    expect(texts.filter((text) => /\b(\w+) \1\b(?!.*“)/.test(text) && !/that that/.test(text))).toEqual([])
    const inTwo = parts.filter(
      ({ says }) => says.filter((one) => one.endsWith('or with a reason why all the same.')).length > 1,
    )
    expect([...inTwo, ...parts.filter(({ title }) => /^(Up|Down|Out|Back): /.test(title))]).toEqual([])
    expect(texts.filter((text) => /Asked once |left out after/.test(text))).toEqual([])
  })

  it('never offers the same thing twice in one condition', () => {
    expect(texts.filter((text) => /either (.+), or \1(?=[,.])/.test(text))).toEqual([])
  })

  it('draws a diagram in which every stage stands and every arrow ends somewhere', () => {
    const lines = mermaid(pathway).split('\n')
    const nodes = new Set(
      lines.flatMap((line) => /^ {2}state (?:".*" as (\w+)|(\w+) <<choice>>)$/.exec(line)?.slice(1) ?? []),
    )
    expect(lines.filter((line) => line.startsWith('  state "'))).toHaveLength(pathway.stages.length)
    const arrows = lines.filter((line) => line.includes('-->'))
    const shape = /^ {2}(\w+|\[\*\]) --> (\w+|\[\*\])(: [^:;#"]+)?$/
    const words = pathway.stages.map(({ section, title }) => `${section} ${title}`.replace(/[:"]/g, ','))
    expect(words.filter((one) => !lines.some((line) => line.includes(`"${one}"`)))).toEqual([])
    for (const arrow of arrows) {
      expect(arrow).toMatch(shape)
      const [, from = '', to = ''] = shape.exec(arrow) ?? []
      for (const end of [from, to]) expect(end === '[*]' || nodes.has(end), arrow).toBe(true)
    }
  })
})

it('tells what in law has changed since a pathway was written, in its own nation, and what is always to be said', () => {
  const ids = (written: string, nation: Pathway['nation']) =>
    changedSince({ written, nation }, changes).map(({ id }) => id)
  expect(ids('2026-11', 'england')).toEqual(['supervision-order', 'two-offences'])
  expect(ids('2015-09', 'england')).toContain('penalty-threshold')
  expect(ids('2015-09', 'england')).not.toContain('penalty-notices-england')
  expect(ids('2015-09', 'wales')).not.toContain('penalty-threshold')
  expect(ids('undated', 'wales')).toContain('penalty-notices-wales')
})

describe('the dates that one case would run on', () => {
  const terms = [
    '2026-09-01 2026-10-23 term Autumn 1',
    '2026-11-02 2026-12-18 term Autumn 2',
    '2027-01-04 2027-02-12 term Spring 1',
    '2027-02-22 2027-03-24 term Spring 2',
    '2027-04-12 2027-05-28 term Summer 1',
    '2027-06-07 2027-07-21 term Summer 2',
  ]
  const run = (id: string, from: string, school: Record<string, string> = {}) => {
    const pathway = named(id)
    const rows = runRows({
      pathway,
      calendar: calendarOf(...terms),
      settings: settingsOf(pathway, school),
      from: day(from),
    })
    return (kind: string, which: string) => rows.find((one) => one.kind === kind && one.id === which)
  }

  it('takes a day that a form is given as the last that the form takes', () => {
    const row = run('england-2024', '2026-11-23')
    // Six weeks at most from the day on which the notice to improve begins; what follows it comes then.
    expect(row('deadline', 'fw-notice-ends')?.day).toBe('2027-01-04')
    expect(row('stage', 'fw-penalty')?.day).toBe('2027-01-04')
  })

  it('takes each step on its last day, over a holiday and a bank holiday', () => {
    const row = run('ews-2015', '2026-11-23')
    // Five working days to allocate, ten to meet; one school week on from there lies behind Christmas.
    expect(row('stage', 'arranging')?.day).toBe('2026-11-30')
    expect(row('meeting', 'assessment')?.day).toBe('2026-12-14')
    expect(row('meeting', 'initial')?.day).toBe('2027-01-04')
    expect(row('deadline', 'four-week-review')).toMatchObject({
      day: '2027-02-01',
      source: expect.stringContaining('000'),
    })
    expect(row('stage', 'four-week-review')?.day).toBe('2027-02-01')
  })

  it('gives a stage that is reached in two ways its day on the one that leads on', () => {
    const row = run('ews-2015', '2026-11-23')
    const [review, last] = ['eight-week-review', 'last-monitoring'].map((id) => row('stage', id)?.day ?? '')
    expect([review, last]).toEqual(['2027-03-02', '2027-03-03'])
  })

  it('holds a meeting without a last day on the first day that its notice allows', () => {
    const row = run('school-checklist', '2026-11-23')
    expect(row('meeting', 'initial')?.day).toBe('2026-11-30')
    expect(row('meeting', 'review')?.day).toBe('2027-01-25')
    expect(row('stage', 'prepare-review')?.day).toBe('2026-11-30')
  })

  it('names the calendar that is missing, and leaves open what may never come', () => {
    const row = run('ews-2015', '2026-11-23')
    const ends = row('deadline', 'contract-ends')
    expect(ends).toMatchObject({ day: null, notKnown: 'the 2027–28 calendar' })
    expect(row('stage', 'not-suitable')).toMatchObject({ day: null, notKnown: null })
  })
})

it('says what comes, goes and changes between two pathways', () => {
  const was = named('school-checklist')
  const [, ...letters] = was.letters
  const now: Pathway = {
    ...was,
    letters,
    stages: was.stages.map((stage, n) => (n === 0 ? { ...stage, title: 'Look closely' } : stage)),
    settings: { ...was.settings, patience: { title: 'Patience', default: '3', why: 'It helps.' } },
  }
  expect(pathwayDiff(was, was)).toEqual([])
  const differences = pathwayDiff(was, now)
  expect(differences).toContainEqual(
    expect.objectContaining({ kind: 'letter', how: 'goes', id: was.letters[0]?.id }),
  )
  expect(differences).toContainEqual(
    expect.objectContaining({ kind: 'setting', how: 'comes', id: 'patience' }),
  )
  expect(differences.find(({ kind }) => kind === 'stage')).toMatchObject({
    how: 'changes',
    title: expect.stringContaining('Look closely'),
  })
})

it('says what differs in a pathway as a whole: its name, its schools, its people, and how its tests are read', () => {
  const was = named('rr567-lea-07')
  const now: Pathway = {
    ...was,
    name: 'Ours',
    nation: 'wales',
    titles: { ewo: 'Welfare worker' },
    adopted: { approved_by: 'A. Person', role: 'Head of inclusion', on: day('2026-11-02') },
    entry: was.entry && { ...was.entry, governs: 'all' },
  }
  const [whole, ...others] = pathwayDiff(was, now)
  expect(whole).toMatchObject({ kind: 'pathway', id: 'itself', how: 'changes', title: 'Ours' })
  expect(whole?.now).toEqual([
    'Ours',
    'It is for schools in Wales.',
    'It was adopted on Monday 2 November 2026, approved by A. Person (Head of inclusion).',
    'Its own names: “Welfare worker” for education welfare officer.',
    'All of these must hold before a case is opened, or somebody says why it is opened all the same.',
  ])
  expect(others.every(({ kind }) => kind !== 'pathway')).toBe(true)
})
