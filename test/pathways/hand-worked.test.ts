import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { dayWindow } from '../../src/domain/case/window.ts'
import { day } from '../../src/domain/day.ts'
import { count, type Duration } from '../../src/domain/duration.ts'
import { type Pathway, pathwaySchema } from '../../src/domain/pathway/pathway.ts'
import { fileData } from '../domain/a-school.ts'
import { calendar } from './a-calendar.ts'

const here = new URL('./', import.meta.url)
const shipped = readdirSync(new URL('../../templates/pathways/', here))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''))

/** A day worked out by hand for a deadline, or for several that count the same. */
type Row = { deadline: string | string[]; anchor: string; due: string; earliest?: string; why: string }
type WindowRow = { window: string; today: string; from: string; to: string; why: string }
type Counts = Record<string, { listed: number; encoded: number; why: string[] }>

const beside = <T>(name: string): T | null =>
  existsSync(new URL(name, here)) ? (parse(readFileSync(new URL(name, here), 'utf8')) as T) : null

function lengthIn(
  { settings }: Pathway,
  length: Duration | { setting: string } | undefined,
): Duration | null {
  if (length === undefined || 'unit' in length) return length ?? null
  const value = settings[length.setting]?.default
  return typeof value === 'object' ? value : null
}

/** The day that a deadline of a pathway falls on, counted from another as its file says. */
function dueFrom(pathway: Pathway, id: string, anchor: string, word: 'count' | 'earliest'): string {
  const deadline = pathway.deadlines.find((one) => one.id === id)
  if (deadline === undefined) throw new Error(`no deadline ${id}`)
  if (deadline.direction === 'on') return anchor
  const length = lengthIn(pathway, word === 'count' ? (deadline.count ?? deadline.every) : deadline.earliest)
  if (length === null) throw new Error(`${id} counts nothing`)
  const due = count(calendar, day(anchor), deadline.direction, length)
  return due.known ? due.day : due.missing
}

/** How much of each kind a pathway holds, as its table beside `pathways.md` counts it. */
const held = (pathway: Pathway): Record<string, number> => {
  const items = pathway.stages.flatMap((stage) => stage.items)
  return {
    stages: pathway.stages.length,
    criteria: pathway.entry?.tests.length ?? 0,
    items: items.length,
    prompts: items.flatMap((item) => item.prompts).length,
    letters: pathway.letters.length,
    deadlines: pathway.deadlines.length,
    ways_out: pathway.decisions.flatMap((one) => one.options).length,
  }
}

describe.each(shipped)('the pathway %s', (id) => {
  const pathway = pathwaySchema.parse(fileData(`pathways/${id}.yaml`))
  const table = beside<(Row | WindowRow)[]>(`${id}.dates.yaml`) ?? []
  const rows = table.flatMap((row) =>
    'deadline' in row ? [row.deadline].flat().map((deadline) => ({ ...row, deadline })) : [],
  )
  const windows = table.filter((row) => 'window' in row)
  const counts = beside<Counts>(`${id}.counts.yaml`)

  it('has days worked out by hand across a half-term, a bank holiday, Christmas and a year end', () => {
    expect(new Set(rows.map(({ deadline }) => deadline)).size).toBeGreaterThanOrEqual(6)
  })

  it.each(rows)('$deadline from $anchor falls on $due: $why', ({ deadline, anchor, due, earliest }) => {
    expect(dueFrom(pathway, deadline, anchor, 'count')).toBe(due)
    if (earliest !== undefined) expect(dueFrom(pathway, deadline, anchor, 'earliest')).toBe(earliest)
  })

  it.each(windows)('$window on $today is from $from to $to: $why', ({ window, today, from, to }) => {
    const kind = pathway.windows[window]
    if (kind === undefined || 'from' in kind) throw new Error(`${window} needs a case`)
    expect(dayWindow(kind, { calendar, today: day(today) }, {})).toEqual({ from, to })
  })

  it('names a law, a guidance or a paper as its source, and no file that its readers do not have', () => {
    expect(JSON.stringify(pathway)).not.toMatch(/\w\.md\b/)
  })

  it('holds what its table says that it holds, with a reason for whatever differs from the source', () => {
    const told = Object.fromEntries(
      Object.entries(counts ?? {}).map(([kind, { encoded }]) => [kind, encoded]),
    )
    expect(held(pathway)).toMatchObject(told)
    for (const { listed, encoded, why } of Object.values(counts ?? {}))
      expect(listed === encoded || why.length > 0).toBe(true)
    expect(Object.keys(told).sort()).toEqual(Object.keys(held(pathway)).sort())
  })
})
