import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from './fault.ts'

/** One file of `templates/`: its path there, the path that a fault shows, and its text. */
export type TemplateFile = { path: string; file: string; text: string }

/** Where templates are read: the program's own folder, and a folder laid over it file by file. */
export type TemplateFolders = { templatesDir: string; overlayDir?: string | undefined }

type Found = { path: string; file: string; from: string }
type Files = { files: TemplateFile[]; faults: Fault[] }

const kinds: Readonly<Record<string, string>> = {
  pathways: '.yaml',
  letters: '.md.hbs',
  papers: '.md.hbs',
  codes: '.yaml',
  calendars: '.yaml',
  rules: '.yaml',
  profiles: '.yaml',
}

// Links are followed, because some hosts mount a folder as links to the files of its latest version.
function filesIn(folder: string, path = ''): string[] {
  const names = readdirSync(join(folder, path)).filter(
    (name) => !name.startsWith('.') && name !== 'README.md',
  )
  return names.sort().flatMap((name) => {
    const inner = path === '' ? name : `${path}/${name}`
    return statSync(join(folder, inner)).isDirectory() ? filesIn(folder, inner) : [inner]
  })
}

function found(folder: string, shown: string): { found: Found[]; faults: Fault[] } {
  try {
    const all = filesIn(folder).map((path) => ({ path, file: `${shown}/${path}`, from: join(folder, path) }))
    return { found: all, faults: [] }
  } catch {
    return { found: [], faults: [{ file: shown, line: 1, says: "this folder can't be read" }] }
  }
}

function misplaced({ path }: Found): string | null {
  const [kind = '', ...rest] = path.split('/')
  const ending = kinds[kind]
  if (ending === undefined || rest.length === 0)
    return `not in one of the folders ${Object.keys(kinds).join(', ')}`
  return path.endsWith(ending) ? null : `a file in ${kind} ends in ${ending}`
}

function read(one: Found): Files {
  const wrong = misplaced(one)
  if (wrong !== null) return { files: [], faults: [{ file: one.file, line: 1, says: wrong }] }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(one.from))
    return { files: [{ path: one.path, file: one.file, text }], faults: [] }
  } catch {
    return { files: [], faults: [{ file: one.file, line: 1, says: "can't be read as UTF-8 text" }] }
  }
}

/** Every template, one file of the overlay standing in for the file of the same path; in order of path. */
export function templateFiles({ templatesDir, overlayDir }: TemplateFolders): Files {
  const own = found(templatesDir, 'templates')
  const over = overlayDir === undefined ? { found: [], faults: [] } : found(overlayDir, overlayDir)
  const byPath = new Map([...own.found, ...over.found].map((one) => [one.path, one]))
  const texts = [...byPath.keys()].sort().map((path) => read(byPath.get(path) as Found))
  return {
    files: texts.flatMap(({ files }) => files),
    faults: [...own.faults, ...over.faults, ...texts.flatMap(({ faults }) => faults)],
  }
}
