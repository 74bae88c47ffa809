import { isUtf8 } from 'node:buffer'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Fault } from './fault.ts'

/** One file of `templates/`: its path there, the path that a fault shows, and its text. */
export type TemplateFile = { path: string; file: string; text: string }

/** Where templates are read: the program's own folder, a folder laid over it file by file, and over both of them more files and folders. */
export type TemplateFolders = {
  templatesDir: string
  overlayDir?: string | undefined
  laid?: readonly string[] | undefined
}

type Found = { path: string; file: string; from: string }
type Files = { files: TemplateFile[]; faults: Fault[] }

const kinds: Readonly<Record<string, string>> = {
  pathways: '.yaml',
  letters: '.md.hbs',
  papers: '.md.hbs',
  packs: '.yaml',
  codes: '.yaml',
  calendars: '.yaml',
  rules: '.yaml',
  profiles: '.yaml',
}

/** Files among the templates that are not read: words about them, and the schema that editors check pathways by. */
const passedOver = ['README.md', 'pathway.schema.json']

// Links are followed, because some hosts mount a folder as links to the files of its latest version.
function filesIn(folder: string, path = ''): string[] {
  const names = readdirSync(join(folder, path)).filter(
    (name) => !name.startsWith('.') && !passedOver.includes(name),
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

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/** A file by itself, where it would lie among the templates: in the folder that it is in, or else a pathway. */
function single(file: string): Found {
  const parts = resolve(file).split(/[\\/]/)
  const kind = parts.slice(0, -1).findLastIndex((part) => part in kinds)
  const path = kind < 0 ? `pathways/${basename(file)}` : parts.slice(kind).join('/')
  return { path, file, from: file }
}

function laidOver(path: string): { found: Found[]; faults: Fault[] } {
  if (!existsSync(path))
    return { found: [], faults: [{ file: path, line: 1, says: 'there is no file or folder of this name' }] }
  if (!isFolder(path)) return { found: [single(path)], faults: [] }
  const inside = found(path, path)
  return inside.found.length > 0 || inside.faults.length > 0
    ? inside
    : { found: [], faults: [{ file: path, line: 1, says: 'there is no template in this folder' }] }
}

function misplaced({ path }: Found): string | null {
  const [kind = '', ...rest] = path.split('/')
  const ending = kinds[kind]
  if (ending === undefined || rest.length === 0)
    return `not in one of the folders ${Object.keys(kinds).join(', ')}`
  return path.endsWith(ending) ? null : `a file in ${kind} ends in ${ending}`
}

/** No template is near this, and to look for what is wrong in one would take minutes. */
const MOST_BYTES = 1_000_000

function textOf({ from }: Found): { text: string } | { wrong: string } {
  try {
    if (statSync(from).size > MOST_BYTES) return { wrong: 'is larger than 1 MB, which no template is' }
    const bytes = readFileSync(from)
    return isUtf8(bytes)
      ? { text: new TextDecoder().decode(bytes) }
      : { wrong: "can't be read as UTF-8 text: save it with the encoding UTF-8" }
  } catch {
    return { wrong: "can't be read: see who may open it" }
  }
}

function read(one: Found): Files {
  const astray = misplaced(one)
  const told = astray === null ? textOf(one) : { wrong: astray }
  return 'wrong' in told
    ? { files: [], faults: [{ file: one.file, line: 1, says: told.wrong }] }
    : { files: [{ path: one.path, file: one.file, text: told.text }], faults: [] }
}

/** Every template, one file of what is laid over the others standing in for the file of the same path; in order of path. */
export function templateFiles({ templatesDir, overlayDir, laid = [] }: TemplateFolders): Files {
  const over = overlayDir === undefined ? [] : [found(overlayDir, overlayDir)]
  const all = [found(templatesDir, 'templates'), ...over, ...laid.map(laidOver)]
  const byPath = new Map(all.flatMap((each) => each.found).map((one) => [one.path, one]))
  const texts = [...byPath.keys()].sort().map((path) => read(byPath.get(path) as Found))
  return {
    files: texts.flatMap(({ files }) => files),
    faults: [...all, ...texts].flatMap(({ faults }) => faults),
  }
}
