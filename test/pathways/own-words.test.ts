import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const folder = '../shared/seeds'
const seed = existsSync(folder) ? readdirSync(folder).find((name) => name.startsWith('003_')) : undefined

function runsOf(text: string, n: number): string[] {
  const words = text.toLowerCase().match(/[a-z0-9%]+/g) ?? []
  return words.slice(0, Math.max(0, words.length - n + 1)).map((_, at) => words.slice(at, at + n).join(' '))
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : []
}

const ours = (path: string) =>
  readdirSync(`templates/${path}`)
    .filter((name) => !path.endsWith('pathways') || name.startsWith('rr567-'))
    .map((name) => `templates/${path}/${name}`)

/** What a file says: the values of a pathway, the whole of a letter. */
function textIn(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  return path.endsWith('.yaml') ? textsOf(parse(text)) : [text]
}

describe.runIf(seed)('beside their source', () => {
  it.each([...ours('pathways'), ...ours('letters/rr567')])(
    '%s uses its own words: no eight in a row are the same',
    (path) => {
      const theirs = new Set(runsOf(readFileSync(`${folder}/${seed}`, 'utf8'), 8))
      const same = textIn(path).flatMap((text) => runsOf(text, 8).filter((run) => theirs.has(run)))
      expect(same).toEqual([])
    },
  )
})
