import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Simulated } from '../../src/casework/simulation/simulate.ts'
import { scriptWords } from '../../src/casework/simulation/words.ts'
import { calendarFile } from '../pathways/a-calendar.ts'
import { read } from '../source.ts'
import { addNorth, operator } from './fasttrack.ts'

const north = operator()
const store = () =>
  createHash('sha256')
    .update(readFileSync(join(north.folder, 'store.db')))
    .digest('hex')
const calendar = readFileSync(calendarFile, 'utf8')

/** Tries a script at a school, each step an object or a line as it is written. */
function tries(steps: readonly (object | string)[], start = '2026-11-16') {
  const text = steps.map((step) => (typeof step === 'string' ? step : JSON.stringify(step))).join('\n')
  return north.called(
    ...['simulate', '--pathway', 'school-checklist', '--school', 'north', '--start', start],
    ...['--events', north.put('events.jsonl', text), '--json'],
  )
}

const step = (verb: string, given?: object, on = '2026-11-17') => ({ on, do: verb, with: given })
const open = { on: '2026-11-16', do: 'open', with: { reason: 'To try it' } }

beforeAll(async () => {
  await north.called(...addNorth)
  await north.called('calendar', 'import', '--school', 'north', north.put('calendar.csv', calendar))
})

describe('a script with a fault is told by its line, and nothing of it runs', () => {
  it.each([
    ['no such verb', step('dance'), 'do: dance is not known here'],
    ['a verb that is near one', step('go-onn'), 'do: go-onn is not known here; did you mean go-on?'],
    ['a word that every object has', step('toString'), 'do: toString is not known here'],
    ['nobody of that name', { ...step('wait'), by: 'caretaker' }, 'by: caretaker is not known here'],
    ['no day', { do: 'wait' }, 'on: is missing'],
    ['no verb', { on: '2026-11-17' }, 'do: is missing'],
    [
      'a word of the line',
      { ...step('wait'), wiht: {} },
      'wiht is not a word known here; did you mean with?',
    ],
    ['no such day', step('wait', {}, '2026-02-30'), 'on: not a real date, written as year-month-day'],
    ['a day before the one above', step('wait', {}, '2026-11-15'), 'on: 2026-11-15 is before 2026-11-16'],
    ['a list for words', step('wait', []), 'with: wants words with a value each, not a list'],
    ['a list for the line', '[1]', 'wants words with a value each, not a list'],
    ['a word left out', step('go-on'), 'go-on: to: is missing'],
    ['a word misspelt', step('go-on', { too: 'x' }), 'go-on: too is not a word known here; did you mean to?'],
    ['a word of another kind', step('go-on', { to: 7 }), 'go-on: to: wants text, not a number'],
    ['a hold of no kind', step('place-hold'), 'place-hold: kind: is missing'],
    ['a list left out', step('send-letters', { way: 'post-first' }), 'send-letters: letters: is missing'],
    ['an owner left out', step('hand-over'), 'hand-over: owner: is missing'],
    [
      'marks backwards',
      step('marks', { from: '2026-11-06', to: '2026-11-02', code: 'O' }),
      'marks: from is after to',
    ],
    [
      'no meeting to hold',
      step('hold-meeting'),
      'hold-meeting: wants the kind of the meeting, or its number',
    ],
    ['a day beyond ten years', step('wait', {}, '2036-11-17'), 'on: 2036-11-17 is more than ten years after'],
    ['a paper that no script has', step('build-pack', { parent: 'x' }), 'do: build-pack is not known here'],
  ])('%s', async (_what, wrong, says) => {
    const before = store()
    const { code, out, err } = await tries([open, '', wrong])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(`events.jsonl: line 3: ${says}`)
    expect(err).not.toMatch(/Invalid input|expected|undefined|Unrecognized/)
    expect(store()).toBe(before)
  })

  it('tells all faults, in the order of the lines', async () => {
    const { err } = await tries([open, step('wait', {}, '2026-11-15'), '{', step('go-on')])
    expect(err.match(/line \d/g)).toEqual(['line 2', 'line 3', 'line 4'])
  })

  it('a day before the start', async () => {
    const { code, err } = await tries([open], '2026-11-17')
    expect(code).toBe(1)
    expect(err).toContain('line 1: on: 2026-11-16 is before the start, 2026-11-17')
  })
})

it.each(['2024-02-29', '1999-01-04', '9999-12-31', '0001-01-01'])(
  'a start on %s, for which nothing is laid down, is told in a sentence',
  async (start) => {
    const { code, out, err } = await tries([], start)
    expect([1, 2]).toContain(code)
    expect(out).toBe('')
    expect(err).toMatch(/laid down|--start wants/)
  },
)

describe('what a script leaves out', () => {
  it('a contact needs nothing said of it, and an owner may be named by role', async () => {
    const told = await tries([open, step('contact'), step('hand-over', { owner: 'head-of-year' })])
    const results = JSON.parse(told.out) as Simulated[]
    expect(results.map(({ done }) => done)).toEqual([true, true, true])
  })

  it('marks on days that are shut, and parents whom nobody asked, are told instead of passed over', async () => {
    const shut = step('marks', { from: '2026-10-24', to: '2026-11-01', code: 'O' })
    const { out } = await tries([
      open,
      shut,
      step('answer', { stage: 'pre-fast-track' }),
      step('go-on', { to: 'prepare-initial' }),
      step('plan-meeting', { kind: 'initial', on: '2026-12-02' }),
      step('hold-meeting', { kind: 'initial', came: ['mother'] }, '2026-12-02'),
    ])
    const results = JSON.parse(out) as Simulated[]
    expect(results[1]?.refused).toMatchObject({
      says: 'no session is held from 2026-10-24 to 2026-11-01',
    })
    expect(results[5]?.refused).toMatchObject({
      code: 'not-in-script',
      says: expect.stringContaining('mother'),
    })
  })
})

it('says of each refusal in a sentence what it is, also to a program', async () => {
  const wrong = [
    step('go-on', { to: 'prepare-initial' }),
    step('record', { record: 'nope' }),
    step('decide', { option: 'nope' }),
    step('letters', { kind: 'nope' }),
    step('plan-meeting', { kind: 'nope', on: '2026-12-02' }),
    step('answer', { stage: 'pre-fast-track', items: ['Z9'] }),
    step('marks', { from: '2026-11-03', to: '2026-11-03', code: 'QQ' }),
  ]
  const results = JSON.parse((await tries([open, ...wrong])).out) as { refused: { says: string } | null }[]
  const says = results.slice(1).map(({ refused }) => refused?.says)
  expect(says).toEqual([
    expect.stringContaining('3 items of'),
    'From where the case stands, there is nothing called nope to go to or to fill in.',
    'The pathway has no option of that name.',
    'The pathway has no letter of that name, and the case none of that number.',
    'The case has no such meeting, and the pathway none of that kind.',
    'The checklist of that stage has no item Z9.',
    '"QQ" is not a register code on 3 November 2026: correct it.',
  ])
})

it('lives through the mornings between its steps: the school year turns on its own day', async () => {
  const { out } = await tries([open, step('wait', {}, '2027-09-20')])
  const [, later] = JSON.parse(out) as Simulated[]
  // The year begins on 2 September 2027, a training day, and ten school days on from it is the 16th.
  expect(later?.deadlines).toContainEqual(expect.objectContaining({ kind: 'year-review', due: '2027-09-16' }))
})

/** The words of a verb, those that may be left out in square brackets. */
function wordsOf(schema: z.ZodObject): string {
  const all = Object.entries(schema.shape as Record<string, z.ZodType>)
  return all.map(([word, value]) => (value.safeParse(undefined).success ? `[${word}]` : word)).join(' ')
}

it('the README lists every verb of a script with its words', () => {
  const part = read('README.md').split('\n## Trying a pathway\n')[1]?.split('\n## ')[0] ?? ''
  const listed = /```text\n([\s\S]*?)```/.exec(part)?.[1]?.trim().split('\n')
  const lines = Object.entries(scriptWords).map(([verb, schema]) => {
    const forms = 'options' in schema ? schema.options : [schema]
    return `${verb}  ${forms.map(wordsOf).join(', or ')}`.trim()
  })
  expect(listed).toEqual(lines)
})
