import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Pathway, pathwaySchema } from '../../src/domain/pathway/pathway.ts'
import type { MeasureTest } from '../../src/domain/pathway/schema/condition.ts'
import { fileData } from '../domain/a-school.ts'

type Figures = Record<string, string[]>

/** Every test of the register in some conditions, in the order in which they are read. */
function measures(value: unknown): MeasureTest[] {
  if (value === null || typeof value !== 'object') return []
  if ('measure' in value) return [value as MeasureTest]
  return Object.values(value).flatMap(measures)
}

type Bound = MeasureTest['at_least'] | MeasureTest['below']

function figure(bound: Bound): string {
  if (typeof bound !== 'object') return String(bound)
  const { of } = bound as { of: number | { setting: string } }
  return typeof of === 'object' ? of.setting : `${of}%`
}

const words = { at_least: 'at least', at_most: 'at most', below: 'below' } as const

/** A test of the register as the table writes it: `below 80% over last-four-weeks`, what is counted told where it is no attendance. */
function told(test: MeasureTest): string {
  const bounds = (['at_least', 'at_most', 'below'] as const).filter((word) => test[word] !== undefined)
  const said = bounds.map((word) => `${words[word]} ${figure(test[word])}`).join(' and ')
  return `${test.measure === 'attendance-share' ? '' : `${test.measure} `}${said} over ${test.over}`
}

/** What every decision for court is held against, in any pathway, is tried where decisions are. */
const always = /^(missing|unexplained)-sessions at least 1 |^unauthorised-sessions at most 0 /

/** Where a pathway has figures of its own: settings, tests of entry, options, watches and gates. */
function figuresOf({ settings, entry, decisions, watches, gates }: Pathway): Figures {
  const places = [
    ...(entry?.tests ?? []),
    ...decisions.flatMap(({ options }) => options),
    ...watches,
    ...gates,
  ].map(({ id, ...rest }): [string, string[]] => [
    id,
    measures(rest)
      .map(told)
      .filter((said) => !always.test(said)),
  ])
  const set = Object.entries(settings).flatMap(([id, { default: value }]): [string, string[]][] =>
    typeof value === 'object' ? [] : [[id, [value]]],
  )
  return Object.fromEntries([...set, ...places].filter(([, said]) => said.length > 0))
}

const table = parse(readFileSync(new URL('thresholds.yaml', import.meta.url), 'utf8')) as Record<
  string,
  Figures
>

describe.each(Object.keys(table))('the figures of %s', (id) => {
  it('are those that were read in its source, and no others', () => {
    expect(figuresOf(pathwaySchema.parse(fileData(`pathways/${id}.yaml`)))).toEqual(table[id])
  })
})
