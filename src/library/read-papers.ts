import { parseLetters } from '../documents/load-letters.ts'
import type { LetterTemplate } from '../domain/letter-template.ts'
import { type PaperId, paperFacts, paperIds } from '../domain/paper-facts.ts'
import { type Fault, faultOf } from './fault.ts'
import type { TemplateFile } from './template-files.ts'

/** The papers that are filled in by hand, each by its id. */
export type Papers = ReadonlyMap<PaperId, LetterTemplate>

/** Every paper that is filled in by hand; one that is missing is a fault. */
export function readPapers(files: readonly TemplateFile[]): { papers: Papers; faults: Fault[] } {
  const { letters, faults } = parseLetters(files, paperFacts)
  const papers = new Map(
    paperIds.flatMap((id) => {
      const found = letters.find((one) => one.id === id)
      return found === undefined ? [] : [[id, found] as const]
    }),
  )
  const there = new Set(files.map(({ path }) => path))
  const missing = paperIds
    .map((id) => `papers/${id}.md.hbs`)
    .filter((path) => !there.has(path))
    .map((path) => ({ file: `templates/${path}`, line: 1, says: 'this paper is missing' }))
  return { papers, faults: [...faults.map(faultOf), ...missing] }
}
