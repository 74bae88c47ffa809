import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const folder = '../shared/seeds'

/** By its number, what was made from each source: pathways by how their names begin, and folders of letters. */
const madeFrom = {
  '000': { pathways: 'ews-2015', letters: ['ews-2015'] },
  '001': { pathways: 'school-checklist', letters: ['school-checklist', 'common'] },
  '002': { pathways: 'bwd-fast-track', letters: ['bwd-fast-track'] },
  '003': { pathways: 'rr567-', letters: ['rr567'] },
  '004': { pathways: 'cardiff-5-step', letters: ['cardiff-5-step'] },
}

function runsOf(text: string, n: number): string[] {
  const words = text.toLowerCase().match(/[a-z0-9%]+/g) ?? []
  return words.slice(0, Math.max(0, words.length - n + 1)).map((_, at) => words.slice(at, at + n).join(' '))
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : []
}

const filesIn = (path: string): string[] => readdirSync(path).map((name) => `${path}/${name}`)

/** What a file says: the values of a pathway, the whole of a letter. */
function textIn(path: string): string[] {
  const text = readFileSync(path, 'utf8')
  return path.endsWith('.yaml') ? textsOf(parse(text)) : [text]
}

describe.runIf(existsSync(folder)).each(Object.entries(madeFrom))('beside source %s', (source, made) => {
  const ours = [
    ...filesIn('templates/pathways').filter((path) => path.includes(`/${made.pathways}`)),
    ...made.letters.flatMap((letters) => filesIn(`templates/letters/${letters}`)),
  ]

  it.each(ours)('%s uses its own words: no eight in a row are the same', (path) => {
    const seed = readdirSync(folder).find((name) => name.startsWith(`${source}_`))
    const theirs = new Set(runsOf(readFileSync(`${folder}/${seed}`, 'utf8'), 8))
    expect(textIn(path).flatMap((text) => runsOf(text, 8).filter((run) => theirs.has(run)))).toEqual([])
  })
})
