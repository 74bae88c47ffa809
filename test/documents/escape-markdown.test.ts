import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Block, Run } from '../../src/documents/block.ts'
import { escapeMarkdown } from '../../src/documents/escape-markdown.ts'
import { markdownToBlocks } from '../../src/documents/markdown-to-blocks.ts'
import { INJECTIONS } from './families.ts'

const seen = (value: string) =>
  value
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Co}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .trim()
const text = (runs: Run[]) => runs.map((run) => (run.kind === 'text' ? run.text : '')).join('')
function runsIn(block: Block | undefined): Run[] {
  if (block?.kind === 'list') return block.items[0] ?? []
  if (block?.kind === 'table') return block.rows[0]?.[0]?.runs ?? []
  return block?.kind === 'paragraph' ? block.runs : []
}
const markup = fc.string({
  unit: fc.constantFrom(...'#*_[](){}<>|\\`~$@&=-+.:!"\'/ 1aé\u0627'),
  maxLength: 60,
})

it.each([
  ['a paragraph', (value: string) => `${value} end`, ''],
  ['bold', (value: string) => `x **${value}** end`, 'x '],
  ['a list', (value: string) => `- ${value} end`, ''],
  ['a table', (value: string) => `| a |\n|---|\n| ${value} end |`, ''],
])('a value in %s is printed as it is and changes nothing around it', (_, around, before) => {
  fc.assert(
    fc.property(
      fc.oneof(markup, fc.string(), fc.constantFrom(INJECTIONS, 'toString', '__proto__')),
      (raw) => {
        fc.pre(seen(raw) !== '')
        const blocks = markdownToBlocks(around(escapeMarkdown(raw)))
        expect(blocks).toHaveLength(1)
        const [block] = blocks
        expect(text(runsIn(block))).toBe(`${before}${seen(raw)} end`)
      },
    ),
    { numRuns: 300 },
  )
})

it('keeps the lines of a value that has several, in a table too', () => {
  const [table] = markdownToBlocks(`| a |\n|---|\n| ${escapeMarkdown('one\ntwo | three')} |`)
  expect(table).toMatchObject({
    rows: [[{ runs: [{ text: 'one' }, { kind: 'break' }, { text: 'two | three' }] }]],
  })
})

it('leaves days, times and kinds as they are, for the helpers', () => {
  expect(['2026-06-14', '17:30', 'meeting'].map(escapeMarkdown)).toEqual(['2026-06-14', '17:30', 'meeting'])
})

it.each(['![a](b)', '[a](b)', '*a*', '<b>', '```js\nx\n```', '> a'])(
  'refuses Markdown that letters do not have: %s',
  (markdown) => {
    expect(() => markdownToBlocks(markdown)).toThrow(/letters have no/)
  },
)
