import { type Document, isCollection, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Fault } from './fault.ts'
import type { TemplateFile } from './template-files.ts'

type Path = readonly PropertyKey[]
type Issue = z.core.$ZodIssue

/** A YAML file read: its value, or everything wrong with its shape; `at` makes a fault at a place such as `stages.3.title`. */
export type ReadYaml<Value> = {
  path: string
  value: Value | null
  faults: Fault[]
  at: (place: string | Path, says: string) => Fault
}

type Placed = { yaml: Document; lines: LineCounter; file: string }

function steps(place: string | Path): Path {
  if (typeof place !== 'string') return place
  return place === '' ? [] : place.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}

// The nearest thing that is there: a missing word is told at the line of what it is missing from.
function lineOf({ yaml, lines }: Placed, path: Path): number {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = yaml.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined
    if (node?.range) return lines.linePos(node.range[0]).line
  }
  return 1
}

function lineOfKey(placed: Placed, path: Path, key: string): number {
  const node = placed.yaml.getIn(path, true)
  const pair = isMap(node)
    ? node.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined
  const range = isScalar(pair?.key) ? pair.key.range : undefined
  return range ? placed.lines.linePos(range[0]).line : lineOf(placed, path)
}

// People know a stage or letter by its id, not by its place in the list.
function named(yaml: Document, path: Path): string {
  return path
    .map((step, n) => {
      const node = typeof step === 'number' ? yaml.getIn(path.slice(0, n + 1), true) : undefined
      const id = isCollection(node) ? node.get('id') : undefined
      return typeof id === 'string' ? id : String(step)
    })
    .join('.')
}

function saysOf(placed: Placed, path: Path, message: string): string {
  const missing = placed.yaml.getIn(path, true) === undefined && path.length > 0
  const place = named(placed.yaml, path)
  return `${place === '' ? '' : `${place}: `}${missing ? 'is missing' : message}`
}

// Of several forms allowed in one place, the one that was meant is the one with least against it.
function likeliest(issue: Extract<Issue, { code: 'invalid_union' }>): Issue[] {
  const [best, second] = [...issue.errors].sort((a, b) => a.length - b.length)
  return best && best.length < (second?.length ?? Number.POSITIVE_INFINITY) ? best : []
}

function tell(placed: Placed, issue: Issue, above: Path = []): Fault[] {
  const path = [...above, ...issue.path]
  const { file } = placed
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      file,
      line: lineOfKey(placed, path, key),
      says: saysOf(placed, path, `${key} is not a word known here`),
    }))
  const meant = issue.code === 'invalid_union' ? likeliest(issue) : []
  if (meant.length > 0) return meant.flatMap((one) => tell(placed, one, path))
  const message = issue.code === 'invalid_union' ? 'is none of the forms allowed here' : issue.message
  return [{ file, line: lineOf(placed, path), says: saysOf(placed, path, message) }]
}

/** Reads a YAML file against its schema; every fault of writing and of shape has its line. */
export function readYaml<Schema extends z.ZodType>(
  { path, file, text }: TemplateFile,
  schema: Schema,
): ReadYaml<z.output<Schema>> {
  const lines = new LineCounter()
  const yaml = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const placed: Placed = { yaml, lines, file }
  const at = (place: string | Path, says: string): Fault => ({
    file,
    line: lineOf(placed, steps(place)),
    says: saysOf(placed, steps(place), says),
  })
  if (yaml.errors.length > 0) {
    const faults = yaml.errors.map(({ pos, message }) => ({
      file,
      line: lines.linePos(pos[0]).line,
      says: message,
    }))
    return { path, value: null, faults, at }
  }
  const read = schema.safeParse(yaml.toJS())
  if (read.success) return { path, value: read.data, faults: [], at }
  return { path, value: null, faults: read.error.issues.flatMap((issue) => tell(placed, issue)), at }
}
