import { expect, it } from 'vitest'
import { LineCounter, parseDocument } from 'yaml'
import { quickYaml } from '../../src/documents/quick-yaml.ts'
import { yamlFaults } from '../../src/documents/yaml-faults.ts'

function told(text: string): string[] {
  const lines = new LineCounter()
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  return yamlFaults(yaml, text).map(({ at, says }) => {
    const { line, col } = lines.linePos(at)
    return `${line}:${col} ${says}`
  })
}

/** Each name stands for nine of the one before it, so that the last would be hundreds of millions of words. */
const endless = [...'abcdefghi']
  .map((name, n, all) => `${name}: &${name} [${Array(9).fill(n === 0 ? 'word' : `*${all[n - 1]}`)}]`)
  .join('\n')

const faults: [what: string, text: string, says: string][] = [
  [
    'a tab',
    'a:\n  b: 1\n\tc: 2\n  d: 3\n',
    '3:1 a tab stands before the words of this line: put spaces in its place',
  ],
  ['a word twice', 'a: 1\nb: 2\na: 3\n', '3:1 a stands here twice: take one of them out'],
  ['an open quotation mark', 'a: "one\nb: 2\n', '1:4 " opens here and is not closed: " is missing'],
  ['an open bracket', 'a:\n  b: [c, d\n  e: f\n', '2:6 [ opens here and is not closed: ] is missing'],
  ['an open brace', 'a:\n  - { b: c\n  - { b: d }\n', '2:5 { opens here and is not closed: } is missing'],
  [
    'a second colon',
    'a: one: two\n',
    '1:4 more than one colon stands on this line: put what comes after the first one between quotation marks',
  ],
  [
    'a line out of place',
    'a:\n   b: 1\n  c: 2\n',
    '3:1 this line begins further left or right than those it belongs with: begin it right below them',
  ],
  ['a second text', 'a: 1\n---\nb: 2\n', '2:1 a line of --- begins a second text here: a file holds one'],
  [
    'words behind a quotation mark',
    "a: 'one' two\n",
    "1:10 can't be read from here on: look for a colon, a comma, a bracket or a quotation mark too many or too few",
  ],
  ['no word before a colon', 'a: 1\n: 2\n', '2:1 no word stands before this colon'],
  ['a list before a colon', 'a: 1\n? [b, c]\n: 2\n', "2:3 a list can't stand before a colon"],
  ['brackets without end', `a: ${'['.repeat(9000)}`, 'too many things stand inside each other here'],
  [
    'a name of nothing',
    'a: *b\n',
    '1:4 *b stands for nothing: put words that begin with * between quotation marks',
  ],
  [
    'a text without end',
    endless,
    'this file repeats parts of itself by names with * too often: write them out',
  ],
]

it.each(faults)('%s in YAML is told once and in plain words', (_what, text, says) => {
  expect(told(text)).toEqual([expect.stringContaining(says)])
})

it('a word twice is told beside what else is wrong', () => {
  expect(told('a: 1\na: 2\nb: [\n')).toHaveLength(2)
})

it('a text without end is left by the quick reader, which counts nothing', () => {
  expect(quickYaml(endless)).toBeUndefined()
  expect(quickYaml('a: &b { c: d }\ne: *b\n')).toEqual({ a: { c: 'd' }, e: { c: 'd' } })
})
