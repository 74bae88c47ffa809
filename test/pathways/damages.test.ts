import { describe, expect, it } from 'vitest'
import { readLetters, readPathways } from '../../src/library/read-pathways.ts'
import { templateFiles } from '../../src/library/template-files.ts'
import { type Damage, dice, operators, subjectOf } from './damage.ts'

const { files } = templateFiles({ templatesDir: 'templates' })
const letterFiles = files.filter(({ path }) => path.startsWith('letters/'))
const { letters } = readLetters(letterFiles)
const subjects = files
  .filter(({ path }) => path.startsWith('pathways/'))
  .map(({ path, text }) => subjectOf(path, text))

type Case = Damage & { path: string }

/** So many different damages, the operators in turn and each spread over all pathways, the same on every run. */
function damages(count: number): Case[] {
  const roll = dice(20261122)
  const kinds = Object.entries(operators)
  const found = new Map<string, Case>()
  for (let n = 0; found.size < count && n < count * 50; n += 1) {
    const [what, operator] = kinds[n % kinds.length] as (typeof kinds)[number]
    const subject = subjects[Math.floor(n / kinds.length) % subjects.length] as (typeof subjects)[number]
    const damage = operator(subject, roll)
    if (damage !== null) found.set(damage.text, { ...damage, what: `${what} (${n})`, path: subject.name })
  }
  return [...found.values()]
}

const all = damages(200)

describe('two hundred damages of the shipped pathways', () => {
  it('are of every kind, and in every pathway', () => {
    expect(all).toHaveLength(200)
    for (const what of Object.keys(operators))
      expect(all.filter((one) => one.what.startsWith(what)).length).toBeGreaterThan(5)
    expect(new Set(all.map(({ path }) => path)).size).toBe(subjects.length)
  })

  it.each(all)('$what in $path is named with its line', ({ what, path, text, line, says }) => {
    const { faults } = readPathways([{ path, file: path, text }], letters, letterFiles)
    const there = faults.filter((fault) => fault.line === line).map((fault) => fault.says)
    expect(there.length > 0 ? there : faults.slice(0, 5)).toContainEqual(expect.stringMatching(says))
    if (what.startsWith('a misspelt key')) expect(faults).toHaveLength(1)
  })
})
