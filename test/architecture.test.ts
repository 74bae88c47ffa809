import { describe, expect, it } from 'vitest'
import { commands, screens } from '../commands/index.ts'
import { filesIn, quotedIn, read, readmeTable, sourceFiles } from './source.ts'

// Biome holds the rest: budgets of length and complexity, kebab-case names, no default exports (see biome.json).
const files = sourceFiles()
const rows = readmeTable('What may import what').map(([of, may]) => ({
  of: quotedIn(of),
  may: quotedIn(may),
}))
const everywhere = files.filter(({ path }) => !path.startsWith('src/workspace/page/assets/'))

const covers = (place: string, path: string) =>
  path === place || (/[/:]$/.test(place) && path.startsWith(place))
const narrowest = (path: string) =>
  rows
    .flatMap(({ of, may }) => of.map((place) => ({ place, may })))
    .filter(({ place }) => covers(place, path))
    .sort((a, b) => b.place.length - a.place.length)[0]

function strangers(path: string, imports: readonly string[]): string[] {
  const row = narrowest(path)
  const allowed = [row?.place ?? path, ...(row?.may ?? [])]
  return allowed.includes('everything') ? [] : imports.filter((to) => !allowed.some((one) => covers(one, to)))
}

const holding = (pattern: RegExp, among = everywhere) =>
  among.filter(({ text }) => pattern.test(text)).map(({ path }) => path)
const inside = (...folders: string[]) =>
  everywhere.filter(({ path }) => folders.some((folder) => path.startsWith(folder)))

function cycles(): string[] {
  const imports = new Map(files.map((file) => [file.path, file.imports]))
  const done = new Set<string>()
  const from = (path: string, trail: readonly string[]): string[] => {
    if (trail.includes(path)) return [[...trail.slice(trail.indexOf(path)), path].join(' > ')]
    if (done.has(path)) return []
    const found = (imports.get(path) ?? []).flatMap((to) => from(to, [...trail, path]))
    done.add(path)
    return found
  }
  return files.flatMap(({ path }) => from(path, []))
}

/** The packages that are loaded with a file. */
function packagesWith(path: string, seen = new Set<string>()): string[] {
  const loads = files.find((file) => file.path === path)?.loads
  if (loads === undefined) return [path]
  return loads.flatMap((to) => (seen.has(to) ? [] : packagesWith(to, seen.add(to)))).sort()
}

describe('the house stands as the README draws it', () => {
  it.each(rows.flatMap(({ of }) => of))('%s imports what its row names and nothing else', (place) => {
    const own = files.filter(({ path }) => narrowest(path)?.place === place)
    expect(own).not.toEqual([])
    expect(
      own.map(({ path, imports }) => [path, ...strangers(path, imports)]).filter(({ length }) => length > 1),
    ).toEqual([])
  })

  it('no file imports itself by way of others, since nobody can read a circle', () =>
    expect(cycles()).toEqual([]))

  it('nobody imports main.ts but the program’s door, since importing it starts the program', () =>
    expect(files.filter(({ imports }) => imports.includes('src/main.ts')).map(({ path }) => path)).toEqual([
      'bin/fasttrack.js',
    ]))
})

describe('what somebody waits for is quickly there', () => {
  it('the thread that reads registers starts without zod and without a store', () =>
    expect(packagesWith('src/register/marks/register-worker.ts')).toEqual([
      ...['@streamparser/json', 'csv-parse', 'date-fns'],
      ...['node:buffer', 'node:crypto', 'node:worker_threads'],
    ]))
})

describe('what is pure stays pure', () => {
  it('main.ts alone reads the clock and the environment, so that a test can set both', () =>
    expect(holding(/\bDate\.now\b|\bnew Date\(\)|\bprocess\.env\b/)).toEqual(['src/main.ts']))

  it('a Date never leaves domain/day.ts, since its day depends on where the computer stands', () =>
    expect(
      holding(/\bnew Date\b|\bDate\.|: Date\b|performance\.|Math\.random/, inside('src/domain/')),
    ).toEqual(['src/domain/day.ts']))

  it('kit and views know no clock, no chance and nothing to wait for', () => {
    expect(holding(/\bDate\b[.(]|performance\.|Math\.random/, inside('src/kit/', 'views/'))).toEqual([])
    expect(holding(/\b(async|await)\b/, inside('views/'))).toEqual([])
  })

  it('commands have no try: what throws is a bug, and one handler tells of it', () =>
    expect(holding(/\btry\b \{/, inside('commands/'))).toEqual([]))
})

describe('a thing is written once', () => {
  const declared = (kind: RegExp) =>
    everywhere.flatMap(({ text }) => [...text.matchAll(kind)].map(([, id]) => id ?? ''))
  const modals = declared(/(?:defineModal\(\{\s*id: |callback_id: )'([^']+)'/g)
  const presses = declared(/define(?:Button|Select)\(\{\s*id: '([^']+)'/g)

  it('each Slack id stands in the value that declares it and nowhere else', () => {
    const ids = [...modals, ...presses].filter((id) => id.includes('.'))
    expect(ids.length).toBeGreaterThan(20)
    const times = (id: string) =>
      everywhere.reduce((sum, { text }) => sum + text.split(`'${id}'`).length - 1, 0)
    expect([...new Set(ids)].filter((id) => times(id) !== ids.filter((one) => one === id).length)).toEqual([])
    for (const kind of [modals, presses]) expect(new Set(kind).size).toBe(kind.length)
  })

  it('all that is declared in commands/ is in its index, which help, the manifest and Slack are wired from', () => {
    const kinds = (kind: string) =>
      inside('commands/').flatMap(({ text }) => [
        ...text.matchAll(new RegExp(`^export const \\w+: ${kind}<Desk> = \\{`, 'gm')),
      ])
    expect(commands).toHaveLength(kinds('Command').length)
    expect(screens).toHaveLength(kinds('(Command|Screens)').length)
  })

  it('no code knows a pathway by name but the demonstration', () => {
    const names = filesIn(['templates/pathways'], /\.yaml$/).map((path) => path.replace(/.*\/|\.yaml$/g, ''))
    expect(names).toContain('school-checklist')
    expect(holding(new RegExp(names.join('|')))).toEqual(['src/demonstration/schools.ts'])
  })
})

describe('files keep to what they are for', () => {
  const paths = [...files.map(({ path }) => path), ...filesIn(['test'], /\.ts$/)]

  it('none is an attic by name', () =>
    expect(paths.filter((path) => /\/(utils?|helpers?|types?|constants?)\.\w+$/.test(path))).toEqual([]))

  it('none has the address of a real mailbox, since a test or an example might write to it', () => {
    const address = /[\w.+-]+@(?!(?:[\w-]+\.)*(?:example|test|invalid)\b)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b/i
    const told = [...paths, ...filesIn(['templates'], /\.(yaml|hbs)$/), 'README.md', 'package.json']
    expect(told.filter((path) => address.test(read(path)))).toEqual([])
  })
})

describe('package.json says what is used', () => {
  const { dependencies, devDependencies, engines } = JSON.parse(read('package.json'))

  it('every version is exact, so that two installations are the same', () => {
    const versions = Object.values<string>({ ...dependencies, ...devDependencies })
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
    expect(engines.node).toBe('>=20.19')
  })

  it('every package that the program imports is a dependency, and every dependency is used', () => {
    const imported = new Set(
      files.flatMap(({ imports }) => imports).filter((to) => !/^node:|^(src|db|views|commands)\//.test(to)),
    )
    expect([...imported].filter((name) => !(name in dependencies))).toEqual([])
    const mentioned = (name: string) =>
      files.some(({ text }) => text.includes(`'${name}'`) || text.includes(`${name}/`))
    expect(Object.keys(dependencies).filter((name) => !mentioned(name))).toEqual([])
  })
})
