import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { languageName } from '../../src/domain/language.ts'
import type { LetterTemplate } from '../../src/domain/letter-template.ts'
import { everyLetter, handPapers, pathways } from './all-letters.ts'

const words = z.string().min(1)
const row = z.strictObject({
  seed: words,
  names: words,
  templates: z.array(words).min(1).optional(),
  why: words.optional(),
})

const rows = z
  .array(row.refine(({ templates, why }) => (templates === undefined) !== (why === undefined)))
  .parse(parse(readFileSync(new URL('seed-documents.yaml', import.meta.url), 'utf8')))

/** Every template as it ships, by its place. */
const templates = new Map<string, LetterTemplate>([
  ...[...everyLetter].map(([path, letter]) => [`letters/${path}`, letter] as const),
  ...[...handPapers()].map(([id, paper]) => [`papers/${id}`, paper] as const),
])
const shipped = [...templates.keys()]
const named = new Set(rows.flatMap(({ templates = [] }) => templates))

test('every document that a seed names has a template, or a reason why it has none', () => {
  expect([...named].filter((path) => !shipped.includes(path))).toEqual([])
  expect(rows.filter(({ templates }) => templates).length).toBeGreaterThan(90)
})

/** What a court pack is put together from; the seeds name the pack and not what is in it. */
const isOfPack = (path: string) => path.startsWith('letters/court/')

test('every template is a document that a seed names, is of the pack, or says in its head that it is of our house', () => {
  const ours = [...templates].flatMap(([path, { source }]) =>
    /^House /.test(source) || isOfPack(path) ? [path] : [],
  )
  expect(shipped.filter((path) => !named.has(path) && !ours.includes(path))).toEqual([])
})

test('every letter is one that some pathway sends, but for the print-out that comes with all of them', () => {
  const sent = new Set(
    [...pathways().values()].flatMap(({ letters }) => letters.map(({ template }) => template)),
  )
  expect([...everyLetter.keys()].filter((path) => !sent.has(path) && !isOfPack(`letters/${path}`))).toEqual([
    'school-checklist/attendance-certificate',
  ])
})

const seeds: Readonly<Record<string, string>> = {
  '000': 'An education welfare service, 2015',
  '001': "A school's checklist",
  '002': 'Blackburn with Darwen',
  '003': 'DfES Research Report RR567',
  '004': 'Cardiff',
  domain: "England's national framework of 2024",
}
const renderedBy: readonly [RegExp, string][] = [
  [/attendance-certificate$/, 'certificate.test.ts'],
  [/^papers/, 'papers.test.ts'],
  [/./, 'families.test.ts'],
]

/** A language as the table says it: what nobody has checked goes to nobody yet. */
function languagesOf(path: string): string {
  const translations = templates.get(path)?.translations ?? []
  const others = translations.map(
    ({ language, checked }) => `${languageName(language)}${checked === null ? ' (draft)' : ''}`,
  )
  return ['English', ...others].join(', ')
}

const testOf = (path: string): string => renderedBy.find(([of]) => of.test(path))?.[1] ?? ''
const line = (...cells: string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`
const templateLines = (names: string, at: string, paths: readonly string[]): string[] =>
  paths.map((path) => line(names, at, `\`${path}\``, 'PDF, Word', languagesOf(path), testOf(path)))

function linesOf({ seed, names, templates, why }: (typeof rows)[number]): string[] {
  const at = seed.replace(/^\d+ /, '')
  return templates === undefined
    ? [line(names, at, `none: ${why}`, '', '', '')]
    : templateLines(names, at, templates)
}

const head = [
  '| Document | Where | Template | Formats | Languages | Rendered by |',
  '|---|---|---|---|---|---|',
]

test('docs/letters.md tells of every document its template, formats, languages and the test that renders it', async () => {
  const parts = Object.entries(seeds).flatMap(([seed, title]) => [
    '',
    `## ${title}`,
    '',
    ...head,
    ...rows.filter((one) => one.seed.startsWith(seed)).flatMap(linesOf),
  ])
  const others = shipped.filter((path) => !named.has(path))
  const text = [
    '# Letters, forms and papers',
    '',
    'Every document that a source names, and what makes it. `test/documents/seed-documents.test.ts` writes this page and holds it',
    '(`npx vitest run test/documents/seed-documents.test.ts -u`); the tests are in `test/documents/`, the templates in `templates/`.',
    'A draft translation goes to nobody until somebody has checked it. “Where” is the line of the source.',
    ...parts,
    '',
    '## What no source names',
    '',
    ...head,
    ...others.flatMap((path) =>
      templateLines(templates.get(path)?.name ?? path, isOfPack(path) ? 'of the court pack' : 'our own', [
        path,
      ]),
    ),
    '',
  ].join('\n')
  await expect(text).toMatchFileSnapshot('../../docs/letters.md')
})
