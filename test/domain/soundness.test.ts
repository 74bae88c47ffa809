import { expect, test } from 'vitest'
import { type Pathway, pathwaySchema } from '../../src/domain/pathway/pathway.ts'
import type { Condition } from '../../src/domain/pathway/schema/condition.ts'
import { pathwayFaults } from '../../src/domain/pathway/soundness.ts'
import { fileData } from './a-school.ts'

const sound = pathwaySchema.parse(fileData('pathways/school-checklist.yaml'))

const first = <T>(list: readonly T[]): T => {
  const [one] = list
  if (one === undefined) throw new Error('There is none')
  return one
}
const named = <T extends { id: string }>(list: readonly T[], id: string): T =>
  first(list.filter((one) => one.id === id))
const option = (pathway: Pathway, id: string) =>
  named(
    pathway.decisions.flatMap(({ options }) => options),
    id,
  )
const wayOf = (pathway: Pathway, stage: string) => first(named(pathway.stages, stage).next)
const need = (pathway: Pathway, ...conditions: Condition[]) =>
  wayOf(pathway, 'pre-fast-track').needs.push(...conditions)
const counts = (test: object): Condition => ({ measure: 'absent-sessions', over: 'entry', ...test })

type Break = [what: string, breaking: (pathway: Pathway) => unknown, at: RegExp, says: string]

const broken: Break[] = [
  [
    'bounds that leave no number',
    (p) => need(p, counts({ at_least: 9, at_most: 8 })),
    /needs\.1$/,
    'can never hold: its bounds leave no number',
  ],
  [
    'more sessions than a window has',
    (p) => need(p, counts({ at_least: 61 })),
    /needs\.1$/,
    'from 0 to 60 over entry',
  ],
  ['a bound that everything meets', (p) => need(p, counts({ at_least: 0 })), /needs\.1$/, 'always holds'],
  [
    'two bounds of one count that shut each other out',
    (p) => need(p, counts({ at_least: 9 }), counts({ below: 9 })),
    /needs$/,
    'the bounds of absent-sessions over entry leave no number',
  ],
  [
    'a thing and its opposite',
    (p) => need(p, { not: { answered: 'pre-fast-track' } }),
    /needs$/,
    'one thing and for its opposite',
  ],
  [
    'nothing at least since something happened',
    (p) => need(p, counts({ at_least: 0, over: 'fast-track-period' })),
    /needs\.1$/,
    'always holds',
  ],
  [
    'more sessions than a pupil is at school for',
    (p) => need(p, counts({ at_least: 9999, over: 'fast-track-period' })),
    /needs\.1$/,
    'can never hold: it is from 0 to 5880 over fast-track-period',
  ],
  [
    'a window from a day that its form lacks',
    (p) => {
      Object.assign(p.windows['fast-track-period'] ?? {}, {
        from: { recorded: 'council-confirmation', day: 'period-form' },
      })
    },
    /^windows\.fast-track-period\.from\.day$/,
    'council-confirmation has no day called period-form',
  ],
  [
    'a month that is counted so far, which has no beginning of its own',
    (p) => {
      p.windows.recent = { last: { n: 2, unit: 'month' }, so_far: true, source: 'Test' }
    },
    /^windows\.recent\.so_far$/,
    'the last so many of month run up to yesterday anyway: leave so_far out',
  ],
  [
    'a deadline that is met by what it is counted from',
    (p) => {
      named(p.deadlines, 'hold-initial').met = { meeting: 'initial', is: 'planned' }
    },
    /^deadlines\.1\.met$/,
    'hold-initial is met by the day that it is counted from',
  ],
  [
    'a deadline that opens what can’t meet it',
    (p) => {
      named(p.deadlines, 'hold-initial').opens = 'letters'
    },
    /^deadlines\.1\.opens$/,
    'hold-initial opens letters, where nothing that meets it is done',
  ],
  [
    'two phases at once',
    (p) => need(p, { phase: ['primary'] }, { all: [{ phase: ['secondary'] }] }),
    /needs$/,
    'the phase can’t be',
  ],
  [
    'two decisions at one point',
    (p) => need(p, { decided: ['option-1'] }, { decided: ['option-2'] }),
    /needs$/,
    'what-next can’t be',
  ],
  [
    'a choice that a setting doesn’t have',
    (p) => need(p, { setting: 'entry-governs', is: 'shares' }),
    /needs\.1\.is$/,
    'entry-governs is never shares',
  ],
  [
    'a bound that is no number',
    (p) => need(p, counts({ at_least: { setting: 'entry-governs' } })),
    /at_least\.setting$/,
    'entry-governs is no setting that is a number',
  ],
  [
    'notices between bounds that leave none',
    (p) => need(p, { notices: { at_least: 3, at_most: 2, within: { n: 3, unit: 'month' } } }),
    /needs\.1\.notices$/,
    'notices can never hold',
  ],
  [
    'a letter that unlocks itself',
    (p) => {
      named(p.letters, 'further-review').unlocks = { sent: 'further-review' }
    },
    /unlocks$/,
    'further-review never unlocks',
  ],
  [
    'stages that go round for ever',
    (p) => {
      for (const stage of p.stages) stage.next = []
      p.meetings = []
      p.decisions = []
      p.records = []
      const [one, two] = p.stages
      one?.next.push({ to: two?.id ?? '', needs: [] })
      two?.next.push({ to: one?.id ?? '', needs: [] })
    },
    /stages\.0\.id$/,
    'it goes round for ever',
  ],
  [
    'a way round the decision for court',
    (p) => {
      wayOf(p, 'pre-fast-track').to = 'application'
    },
    /next\.0\.to$/,
    'only a decision towards court may lead to application',
  ],
  [
    'another decision that leads there',
    (p) => {
      option(p, 'option-2').effect = { enter: 'application' }
    },
    /effect$/,
    'only a decision towards court may lead to application',
  ],
  [
    'court without one of its stops',
    (p) => {
      option(p, 'option-4').stops.pop()
    },
    /stops$/,
    'must stop on unexplained-sessions, at_least: 1',
  ],
  [
    'an overlay with an entry',
    (p) => {
      p.overlay = true
    },
    /^entry$/,
    'an overlay has no entry',
  ],
  [
    'a pathway that lays itself over others without being an overlay',
    (p) => {
      p.by_itself = true
    },
    /^by_itself$/,
    'only an overlay is laid over cases',
  ],
  [
    'nobody who may enter',
    (p) => {
      p.entry = undefined
    },
    /^entry$/,
    'who may enter is missing',
  ],
  [
    'a day that is none',
    (p) => {
      p.checked_on = '2026-02-30'
    },
    /^checked_on$/,
    'is no day',
  ],
  [
    'a way that leads back without a source',
    (p) => {
      wayOf(p, 'pre-fast-track').way = 'back'
    },
    /source$/,
    'has no source',
  ],
  [
    'an earliest day behind the last',
    (p) => {
      named(p.deadlines, 'decide').earliest = { n: 9, unit: 'school-day' }
    },
    /earliest$/,
    'earliest lies behind count',
  ],
  [
    'holidays left out of school days',
    (p) => {
      named(p.deadlines, 'decide').count = { n: 3, unit: 'school-day', holidays: 'left-out' }
    },
    /count$/,
    'leave out school holidays of themselves',
  ],
  [
    'a gate on an option that is not there',
    (p) => {
      p.gates.push({
        id: 'g',
        on: { option: 'option-9' },
        needs: [{ defence: 'given' }],
        says: 'Wait',
        source: 'x',
      })
    },
    /gates\.0\.on\.option$/,
    'no option is called option-9; did you mean option-1?',
  ],
  [
    'one option of two decisions',
    (p) => {
      p.decisions.push({ ...first(p.decisions), id: 'again' })
    },
    /decisions\.1\.options\.0\.id$/,
    'two options are called',
  ],
  [
    'one choice alone',
    (p) => {
      Object.assign(p.settings['entry-governs'] ?? {}, { choices: ['share'] })
    },
    /choices$/,
    'fewer than two choices',
  ],
]

test.each(broken)('%s is a fault of its own place', (_what, breaking, at, says) => {
  const pathway = structuredClone(sound)
  breaking(pathway)
  const there = pathwayFaults(pathway).filter((fault) => at.test(fault.at))
  expect(there.map((fault) => fault.says).join('\n')).toContain(says.replace('’', "'"))
})

test('a deadline may lie before or on the end of a half term, which is known ahead', () => {
  const pathway = structuredClone(sound)
  const [deadline] = pathway.deadlines
  for (const direction of ['before', 'on'] as const)
    Object.assign(deadline ?? {}, {
      anchor: { ends: 'half-term' },
      direction,
      count: direction === 'on' ? undefined : { n: 5, unit: 'school-day' },
    })
  expect(pathwayFaults(pathway)).toEqual([])
})

test('what hangs on a stage that nobody reaches is not told again', () => {
  const pathway = structuredClone(sound)
  named(pathway.stages, 'pre-fast-track').next = []
  const told = pathwayFaults(pathway).map(({ says }) => says)
  expect(told).toContain('no case can leave pre-fast-track')
  expect(told.every((says) => says.startsWith('no case can'))).toBe(true)
})

test('what follows from a misspelt name is not told as well, and all else is', () => {
  const pathway = structuredClone(sound)
  wayOf(pathway, 'pre-fast-track').to = 'prepare-inital'
  expect(pathwayFaults(pathway)).toEqual([
    {
      at: 'stages.0.next.0.to',
      says: 'no stage is called prepare-inital; did you mean prepare-initial?',
    },
  ])
  need(pathway, counts({ at_least: 0 }))
  expect(pathwayFaults(pathway)).toHaveLength(2)
})
