import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { everyLetter, pathways } from './all-letters.ts'

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

const papers = readdirSync(new URL('../../templates/papers/', import.meta.url)).flatMap((file) => {
  const [, id] = /^([a-z-]+)\.md\.hbs$/.exec(file) ?? []
  return id === undefined ? [] : [`papers/${id}`]
})
const shipped = [...[...everyLetter.keys()].map((path) => `letters/${path}`), ...papers]
const named = new Set(rows.flatMap(({ templates = [] }) => templates))

test('every document that a seed names has a template, or a reason why it has none', () => {
  expect([...named].filter((path) => !shipped.includes(path))).toEqual([])
  expect(rows.filter(({ templates }) => templates).length).toBeGreaterThan(90)
})

/** What a court pack is put together from; the seeds name the pack and not what is in it. */
const isOfPack = (path: string) => path.startsWith('court/')

test('every template is a document that a seed names, is of the pack, or says in its head that it is of our house', () => {
  const ours = [...everyLetter].flatMap(([path, { source }]) =>
    /^House /.test(source) || isOfPack(path) ? [`letters/${path}`] : [],
  )
  expect(shipped.filter((path) => !named.has(path) && !ours.includes(path))).toEqual([])
})

test('every letter is one that some pathway sends, but for the print-out that comes with all of them', () => {
  const sent = new Set(
    [...pathways().values()].flatMap(({ letters }) => letters.map(({ template }) => template)),
  )
  expect([...everyLetter.keys()].filter((path) => !sent.has(path) && !isOfPack(path))).toEqual([
    'school-checklist/attendance-certificate',
  ])
})
