import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvRows } from '../../src/register/tables/csv-rows.ts'
import { pieces } from './desk.ts'

async function read(text: string, size: number, delimiter: string) {
  const rows = []
  const limits = { most: 10_000_000, seen: () => {} }
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

const unquoted = fc.oneof(
  fc.constantFrom('', ' ', ' AM', 'P1', 'P10', 'P100', '2026-11-09', 'é', '€'),
  fc.constantFrom('sixteen letters.', 'seventeen letters', 'sixteen letters,', 'fünfzehn bytes', '\u00a0'),
  fc.integer({ min: 0, max: 99_999 }).map(String),
)
const registers = fc.array(fc.array(unquoted, { minLength: 1, maxLength: 7 }), {
  minLength: 2,
  maxLength: 60,
})

it('a file reads alike whether its cells stand in quotation marks or not', async () => {
  const written = fc.tuple(
    registers,
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom(';', '\t'),
    fc.constantFrom('', '\ufeff'),
    fc.integer({ min: 1, max: 200 }),
  )
  await fc.assert(
    fc.asyncProperty(written, async ([rows, end, delimiter, mark, size]) => {
      const text = (of: (cell: string) => string) =>
        mark + rows.map((cells) => cells.map(of).join(delimiter)).join(end) + end
      const plain = await read(
        text((cell) => cell),
        size,
        delimiter,
      )
      expect(plain).toEqual(
        await read(
          text((cell) => `"${cell}"`),
          size,
          delimiter,
        ),
      )
    }),
    { numRuns: 300, seed: 11 },
  )
})

it('a cell reads as itself among more other cells than are known by heart', async () => {
  const cells = Array.from({ length: 40_000 }, (_, n) => [`P${n}`, `${n % 7}`, `${n}-${n}-${n}-${n}`])
  const text = `${[...cells, ...cells].map((some) => some.join(',')).join('\n')}\n`
  const rows = await read(text, 65_536, ',')
  expect(rows.map((row) => row.cells)).toEqual([...cells, ...cells])
})
