import { codeIn, codeSetOn, type Nation } from '../domain/codes.ts'
import { day } from '../domain/day.ts'
import type { Run, Spell } from '../domain/spells.ts'
import type { House } from './house.ts'

function wordsOf({ codes }: House['shelves'], nation: Nation, { from, mark }: Run): string {
  const code = codeIn(codeSetOn(codes, nation, day(from.slice(0, 10))), mark)
  return code?.unexplained ? 'No reason yet' : (code?.meaning ?? 'A mark that the register does not explain')
}

/** What the register says of a spell of absence, in words and never by its letters, each said once. */
export function registerWords(
  { shelves }: Pick<House, 'shelves'>,
  nation: Nation,
  { runs }: Spell,
): string[] {
  return [...new Set(runs.map((run) => wordsOf(shelves, nation, run)))]
}
