import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { DeadlineKind } from '../../src/domain/pathway/pathway.ts'
import { pathwaySchema } from '../../src/domain/pathway/pathway.ts'
import { fileData } from '../domain/a-school.ts'

type Row = { deadline?: string | string[]; window?: string; earliest?: string }

const shipped = readdirSync(new URL('../../templates/pathways/', import.meta.url))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace('.yaml', ''))

/** Does a deadline count from its anchor, rather than fall on it? */
const counts = ({ direction, count, every }: DeadlineKind) =>
  direction !== 'on' && (count ?? every) !== undefined

describe.each(shipped)('the days worked out by hand of %s', (id) => {
  const pathway = pathwaySchema.parse(fileData(`pathways/${id}.yaml`))
  const rows = parse(readFileSync(new URL(`${id}.dates.yaml`, import.meta.url), 'utf8')) as Row[]
  const named = (some: readonly Row[]) => new Set(some.flatMap(({ deadline = [] }) => deadline))

  it('are those of each deadline that counts, so that no other length goes unseen', () => {
    const there = named(rows)
    const left = pathway.deadlines.filter((deadline) => counts(deadline) && !there.has(deadline.id))
    expect(left.map((deadline) => deadline.id)).toEqual([])
  })

  it('tell the first day too, wherever a deadline has one', () => {
    const without = named(rows.filter(({ earliest }) => earliest === undefined))
    const first = pathway.deadlines.filter(({ earliest, direction }) => earliest && direction !== 'on')
    expect(first.filter((deadline) => without.has(deadline.id)).map((deadline) => deadline.id)).toEqual([])
  })

  it('are those of each stretch of days that looks back', () => {
    const there = new Set(rows.map(({ window }) => window))
    const back = Object.entries(pathway.windows).filter(([, window]) => 'last' in window)
    expect(back.filter(([window]) => !there.has(window)).map(([window]) => window)).toEqual([])
  })
})
