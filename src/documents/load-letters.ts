import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { type LetterTemplate, letterHead } from '../domain/letter-template.ts'
import { letterFieldFaults } from './letter-fields.ts'
import { quickYaml } from './quick-yaml.ts'
import { yamlFaults } from './yaml-faults.ts'

/** A letter template read from its file, or everything that is wrong with it, each fault with file and line. */
export type ParsedLetter = { letter: LetterTemplate | null; faults: string[] }
/** A file under `templates/letters`: its name for faults, and its text. */
export type LetterFile = { file: string; text: string }

type Split = { head: string; body: string; bodyLine: number }
type Fault = { line: number; message: string }
type Asked = [letter: Parameters<typeof letterFieldFaults>[1], facts: z.ZodType | undefined]
type Read<T> = { value: T | null; faults: Fault[] }

const PART = /(?:^|\/)_([a-z0-9-]+)\.md\.hbs$/

function split(text: string): Split | null {
  const found = /^---\r?\n([\s\S]*?\r?\n)---\r?\n/.exec(text)
  if (!found) return null
  return {
    head: found[1] ?? '',
    body: text.slice(found[0].length),
    bodyLine: found[0].split('\n').length - 1,
  }
}

function readHead(head: string): Read<ReturnType<typeof letterHead.parse>> {
  const read = letterHead.safeParse(quickYaml(head))
  return read.success ? { value: read.data, faults: [] } : readClosely(head)
}

// The first line of the file is the fence, so line n of the head is line n + 1 of the file.
function readClosely(head: string): ReturnType<typeof readHead> {
  const lines = new LineCounter()
  const yaml = parseDocument(head, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line + 1
  const wrong = yamlFaults(yaml)
  if (wrong.length > 0)
    return { value: null, faults: wrong.map(({ at, says }) => ({ line: lineAt(at), message: says })) }
  const read = letterHead.safeParse(yaml.toJS())
  if (read.success) return { value: read.data, faults: [] }
  const place = (path: PropertyKey[]): number => {
    const node = yaml.getIn(path, true) as { range?: [number, number, number] } | undefined
    return node?.range ? lineAt(node.range[0]) : 1
  }
  return {
    value: null,
    faults: read.error.issues.map((issue) => ({
      line: place(issue.path),
      message: `${issue.path.join('.') || 'the front matter'}: ${issue.message}`,
    })),
  }
}

function templateFaults(source: string, ...asked: Asked): Fault[] {
  try {
    return letterFieldFaults(source, ...asked)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const line = Number(/on line (\d+)/.exec(message)?.[1] ?? 1)
    return [{ line, message: `Handlebars can't read this: ${message.split('\n')[0]}` }]
  }
}

/** Reads one letter template; `parts` are the shared pieces that it may include by name. */
export function parseLetterTemplate(
  file: string,
  text: string,
  parts: Record<string, string> = {},
  facts?: z.ZodType,
): ParsedLetter {
  const said = (faults: Fault[]) => faults.map((fault) => `${file}:${fault.line}: ${fault.message}`)
  const pieces = split(text)
  if (!pieces)
    return {
      letter: null,
      faults: said([{ line: 1, message: 'starts with no front matter between --- lines' }]),
    }
  const head = readHead(pieces.head)
  const asked = { needs: head.value?.needs ?? [], addressee: head.value?.addressee ?? 'parent', parts }
  const titleLine = pieces.head.split('\n').findIndex((line) => line.startsWith('title:')) + 2
  const faults = [
    ...head.faults,
    ...(head.value
      ? templateFaults(head.value.title, asked, facts).map((fault) => ({ ...fault, line: titleLine }))
      : []),
    ...(head.value
      ? templateFaults(pieces.body, asked, facts).map((fault) => ({
          ...fault,
          line: fault.line + pieces.bodyLine,
        }))
      : []),
  ]
  if (head.value === null || faults.length > 0) return { letter: null, faults: said(faults) }
  return { letter: { ...head.value, body: pieces.body, parts }, faults: [] }
}

const partName = (file: string): string | undefined => PART.exec(file)?.[1]

function idFaults(letters: { file: string; letter: LetterTemplate }[]): string[] {
  const first = new Map<string, string>()
  return letters.flatMap(({ file, letter }) => {
    const other = first.get(letter.id)
    if (other !== undefined) return [`${file}:2: the id ${letter.id} is already used in ${other}`]
    first.set(letter.id, file)
    return file.endsWith(`/${letter.id}.md.hbs`)
      ? []
      : [`${file}:2: the id ${letter.id} is not the file's name`]
  })
}

/** Reads every file of a folder of letters together: `_name.md.hbs` is a shared part, any other file a letter. `facts` are what they may print. */
export function parseLetters(
  files: readonly LetterFile[],
  facts?: z.ZodType,
): { letters: LetterTemplate[]; faults: string[] } {
  const parts = Object.fromEntries(
    files.flatMap(({ file, text }) => {
      const name = partName(file)
      return name === undefined ? [] : [[name, text] as const]
    }),
  )
  const parsed = files
    .filter(({ file }) => partName(file) === undefined)
    .map(({ file, text }) => ({ file, ...parseLetterTemplate(file, text, parts, facts) }))
  const read = parsed.flatMap(({ file, letter }) => (letter ? [{ file, letter }] : []))
  return {
    letters: read.map(({ letter }) => letter),
    faults: [...parsed.flatMap(({ faults }) => faults), ...idFaults(read)],
  }
}
