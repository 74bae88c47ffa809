import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvRows } from '../../src/register/tables/csv-rows.ts'
import { pieces } from './desk.ts'

async function read(text: string, size: number, delimiter: string) {
  const rows = []
  const limits = { most: 1_000_000, seen: () => {} }
  for await (const some of csvRows(pieces(text, size), limits, delimiter)) rows.push(...some)
  return rows
}

const cell = fc.oneof(
  fc.constantFrom('', ' ', '/', '\\', 'L', '2026-11-09', 'é', '€ '),
  fc.constantFrom('"a,b"', '"line\nline"', '"line\r\nline"', '"say ""so"""', '"; and ,"', '""'),
)
const line = fc.oneof(
  fc.array(fc.constantFrom('1001', '2026-11-09', 'AM', '/'), { minLength: 1, maxLength: 5 }),
  fc.array(cell, { minLength: 1, maxLength: 4 }),
)
const lines = fc.array(line, { minLength: 1, maxLength: 30 })

it('rows are read alike with and without quotation marks among them, wherever a piece of the file ends', async () => {
  const ends = fc.constantFrom('\n', '\r\n')
  const whole = fc.tuple(
    lines,
    ends,
    fc.constantFrom(',', ';', '\t'),
    fc.boolean(),
    fc.integer({ min: 1, max: 90 }),
  )
  await fc.assert(
    fc.asyncProperty(whole, async ([rows, end, delimiter, isEnded, size]) => {
      const body = rows.map((cells) =>
        cells.map((one) => (one.includes(delimiter) && !one.startsWith('"') ? '' : one)),
      )
      const text = `${body.map((cells) => cells.join(delimiter)).join(end)}${isEnded ? end : ''}`
      const all: string[][] = parse(text, {
        delimiter,
        record_delimiter: ['\r\n', '\n'],
        relax_column_count: true,
      })
      const numbered = all.map((cells, n) => ({ row: n + 1, cells }))
      const sound = numbered.filter(({ cells }) => cells.some((one) => one.trim() !== ''))
      expect(await read(text, size, delimiter)).toEqual(sound)
    }),
    { numRuns: 300, seed: 7 },
  )
})

it('a row far down is named by its number, before and after lines with quotation marks', async () => {
  const text = `a,b\n${'1,2\n'.repeat(40)}"x\ny",2\n${'1,2\n'.repeat(40)}1,"open\n`
  await expect(read(text, 11, ',')).rejects.toMatchObject({ row: 83 })
  const inside = `a,b\n${'1,2\n'.repeat(40)}"x\ny",2\n${'1,2\n'.repeat(40)}1,o"pen\n1,2\n`
  await expect(read(inside, 11, ',')).rejects.toMatchObject({ row: 83 })
})
