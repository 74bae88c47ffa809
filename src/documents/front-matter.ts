import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { knownHere } from '../domain/known-here.ts'
import { type ShapeFault, shapeFaults } from '../domain/shape-faults.ts'
import { letterFieldFaults } from './letter-fields.ts'
import { quickYaml } from './quick-yaml.ts'
import { yamlFaults } from './yaml-faults.ts'

type Split = { head: string; body: string; bodyLine: number }
/** What is wrong on a line of a file. */
export type LineFault = { line: number; message: string }
type Asked = [letter: Parameters<typeof letterFieldFaults>[1], facts: z.ZodType | undefined]
type Read<T> = { value: T | null; faults: LineFault[] }

/** The two halves of a letter's file; null where no front matter stands between --- lines. */
export function splitFrontMatter(text: string): Split | null {
  const found = /^---\r?\n([\s\S]*?\r?\n)---\r?\n/.exec(text)
  if (!found) return null
  return {
    head: found[1] ?? '',
    body: text.slice(found[0].length),
    bodyLine: found[0].split('\n').length - 1,
  }
}

/** What is wrong with a letter's file that begins with no head, and what the head has to say. */
export function noHead(schema: z.ZodType): LineFault {
  const wants = knownHere(schema, []).flatMap(({ needs }) => needs)
  return { line: 1, message: `begins with no head: between two lines of --- it wants ${wants.join(', ')}` }
}

/** Reads the front matter of a letter's file, or tells all that is wrong in it by line. */
export function readHead<T>(schema: z.ZodType<T>, head: string): Read<T> {
  const read = schema.safeParse(quickYaml(head))
  return read.success ? { value: read.data, faults: [] } : readClosely(schema, head)
}

// The first line of the file is the fence, so line n of the head is line n + 1 of the file.
function readClosely<T>(schema: z.ZodType<T>, head: string): Read<T> {
  const lines = new LineCounter()
  const yaml = parseDocument(head, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line + 1
  const wrong = yamlFaults(yaml, head)
  if (wrong.length > 0)
    return { value: null, faults: wrong.map(({ at, says }) => ({ line: lineAt(at), message: says })) }
  const written: unknown = yaml.toJS()
  const read = schema.safeParse(written)
  if (read.success) return { value: read.data, faults: [] }
  const placed = ({ path, word, says }: ShapeFault): LineFault => {
    const node = yaml.getIn(word === undefined ? path : [...path, word], true) as
      | { range?: [number, number, number] }
      | undefined
    return {
      line: node?.range ? lineAt(node.range[0]) : 1,
      message: [path.join('.'), says].filter((part) => part !== '').join(': '),
    }
  }
  return { value: null, faults: shapeFaults(schema, written, read.error.issues).map(placed) }
}

/** What is wrong with a text of a letter: fields and helpers that are not there, and what Handlebars can't read. */
export function templateFaults(source: string, ...asked: Asked): LineFault[] {
  try {
    return letterFieldFaults(source, ...asked)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const line = Number(/on line (\d+)/.exec(message)?.[1] ?? 1)
    return [{ line, message: `Handlebars can't read this: ${message.split('\n')[0]}` }]
  }
}
