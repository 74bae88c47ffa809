import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

const root = new URL('..', import.meta.url)

/** A file of the program: its path from the repository's root, its text, what it imports by path or package name, and what of that is more than a type. */
export type SourceFile = { path: string; text: string; imports: string[]; loads: string[] }

const statement =
  /^(?:import|export)\s+(?:type\s+)?(?:[\w*{][^'"=;]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm

const packageOf = (name: string): string =>
  name.startsWith('node:') ? name : (/^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name)

const targetOf = (path: string, name: string): string =>
  name.startsWith('.') ? posix.join(posix.dirname(path), name) : packageOf(name)

/** The text of a file of the repository. */
export const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')

/** Every file in some folders whose name ends in one of these ways, by path from the repository's root. */
export const filesIn = (folders: readonly string[], ending: RegExp): string[] =>
  folders.flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(folder, name))
      .filter((path) => ending.test(path))
      .sort(),
  )

/** The files of the program, tests and benchmarks not among them. */
export const sourceFiles = (): SourceFile[] =>
  filesIn(['bin', 'src', 'commands', 'views', 'db'], /\.(tsx?|m?js)$/).map((path) => {
    const text = read(path)
    const named = [...text.matchAll(statement)].map(([all, from, called]) => ({
      to: targetOf(path, from ?? called ?? ''),
      isType: /^\w+\s+type\s/.test(all),
    }))
    const loads = named.filter(({ isType }) => !isType)
    return { path, text, imports: named.map(({ to }) => to), loads: loads.map(({ to }) => to) }
  })

/** The rows of the table that follows a heading of the README, each cell as it is written. */
export function readmeTable(heading: string): string[][] {
  const [, after = ''] = read('README.md').split(`\n## ${heading}\n`)
  const [, table = ''] =
    /(?:^|\n)\|[^\n]*\|\n\|[-| ]+\|\n((?:\|[^\n]*\|\n)+)/.exec(after.split('\n## ')[0] ?? '') ?? []
  return table
    .trim()
    .split('\n')
    .map((row) =>
      row
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
}

/** What stands in backticks in a cell. */
export const quotedIn = (cell = ''): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? '')
