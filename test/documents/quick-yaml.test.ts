import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { quickYaml } from '../../src/documents/quick-yaml.ts'
import { yamlFaults } from '../../src/documents/yaml-faults.ts'
import { templateFiles } from '../../src/library/template-files.ts'

const { files } = templateFiles({ templatesDir: 'templates' })
const heads = files.map(({ path, text }): [string, string] => [
  path,
  path.endsWith('.yaml') ? text : (/^---\n([\s\S]*?\n)---\n/.exec(text)?.[1] ?? ''),
])

const closely = (text: string): unknown => {
  const yaml = parseDocument(text, { prettyErrors: false })
  return yamlFaults(yaml, text).length > 0 ? 'a fault' : yaml.toJS()
}

/** Values that one reader of YAML or another takes for something else than words. */
const values =
  `1 01 0123 0o17 0x1F 0b11 1_000 1,000 +1 -1 1. .5 1.5 1e3 1E+3 1e 0x 0o8 .inf -.Inf .nan NaN ~ null Null true True TRUE
yes no on off y n 2024-09-01 2024-9-1 2024-09-01T10:00:00Z 12:30 12:30:45 190:20:30 << = 12345678901234567890 '01' "yes" "\\u263a" "a\\tb" 'it''s'
a#c a:b a::b http://x.y/z --a -a :a a? ?a a\\b a"b é [yes,1] {a:1} {a} [a,]`.split(/\s+/)

const places = [
  (value: string) => `k: ${value}\n`,
  (value: string) => `- ${value}\n`,
  (value: string) => `[${value}, b]\n`,
]

/** Texts of several lines, and some that are no YAML or read in more than one way. */
const texts = [
  'a: 1\na: 2\n',
  'a: 1\n---\nb: 2\n',
  '---\na: 1\n...\n',
  '%YAML 1.1\n---\na: yes\n',
  'a: &x {b: 1}\nc: *x\nd: {<<: *x}\n',
  'a: *nowhere\n',
  'a: !ours 1\n',
  'a: !!timestamp 2024-01-01\n',
  '__proto__: {a: 1}\n',
  '1: a\n"1": b\n',
  'a:\n\tb: 1\n',
  'a: 1\r\nb: 2\r\n',
  'a: 1\rb: 2\r',
  '\ufeffa: 1\n',
  'a: b: c\n',
  'a: "b" c\n',
  'a: |\n  b\n\n   c\nd: >-\n  e\n  f\n\n  g\n',
  'a: one\n  two\n\n  three\n',
  'a: "one\n  two\\\n  three"\n',
  'a: [b,\n  c]\nd: {e: f,\n  g: h}\n',
  'a: b #c\n#d\ne: f#g\n',
  'a: [b\n',
  'a:\n- b\n- - c\n  - d: e\n    f:\n',
  '',
]

describe('the quick reader of YAML', () => {
  it('reads every template as the one does that knows where things stand', () => {
    for (const [path, text] of heads) expect([path, quickYaml(text) ?? null]).toEqual([path, closely(text)])
  })

  it('reads a value alike wherever it stands, or leaves it', () => {
    for (const text of places.flatMap((place) => values.map(place)))
      expect([undefined, closely(text)], text).toContainEqual(quickYaml(text))
  })

  it.each(texts)('reads %j alike, or leaves it', (text) => {
    expect([undefined, closely(text)]).toContainEqual(quickYaml(text))
  })
})
