import { type Document, isCollection, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { quickYaml } from '../documents/quick-yaml.ts'
import { yamlFaults } from '../documents/yaml-faults.ts'
import { type ShapeFault, shapeFaults } from '../domain/shape-faults.ts'
import { asMeant } from './as-meant.ts'
import type { Fault } from './fault.ts'
import type { TemplateFile } from './template-files.ts'

type Path = readonly PropertyKey[]

/** A YAML file read: its value, or everything wrong with its shape; `at` makes a fault at a place such as `stages.3.title`. */
export type ReadYaml<Value> = {
  path: string
  value: Value | null
  /** Where only words are misspelt or missing: the value as it was most likely meant, to tell what else is wrong with it. */
  meant?: Value | undefined
  faults: Fault[]
  at: (place: string | Path, says: string) => Fault
}

type Placed = { yaml: Document; lines: LineCounter; file: string; text: string }

function steps(place: string | Path): Path {
  if (typeof place !== 'string') return place
  return place === '' ? [] : place.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
}

type Position = { line: number; column: number }

function positionOf({ lines }: Placed, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}

// The nearest thing that is there: a missing word is told where what it is missing from begins.
function placeOf(placed: Placed, path: Path): Position {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = placed.yaml.getIn(path.slice(0, depth), true) as
      | { range?: [number, number, number] }
      | undefined
    if (node?.range) return positionOf(placed, node.range[0])
  }
  return { line: 1, column: 1 }
}

function placeOfWord(placed: Placed, path: Path, word: string): Position {
  const node = placed.yaml.getIn(path, true)
  const pair = isMap(node)
    ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === word)
    : undefined
  const range = isScalar(pair?.key) ? pair.key.range : undefined
  return range ? positionOf(placed, range[0]) : placeOf(placed, path)
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

function saysOf({ yaml }: Placed, path: Path, says: string): string {
  const place = named(yaml, path)
  return place === '' ? says : `${place}: ${says}`
}

function ofShape(placed: Placed, { path, word, says }: ShapeFault): Fault {
  const at = word === undefined ? placeOf(placed, path) : placeOfWord(placed, path, word)
  return { file: placed.file, ...at, says: saysOf(placed, path, says) }
}

function placedIn({ file, text }: TemplateFile): Placed {
  const lines = new LineCounter()
  return { yaml: parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines, file, text }
}

function closely<Schema extends z.ZodType>(
  placed: Placed,
  schema: Schema,
): Pick<ReadYaml<z.output<Schema>>, 'value' | 'meant' | 'faults'> {
  const wrong = yamlFaults(placed.yaml, placed.text)
  if (wrong.length > 0) {
    const faults = wrong.map(({ at, says }) => ({ file: placed.file, ...positionOf(placed, at), says }))
    return { value: null, faults }
  }
  const written: unknown = placed.yaml.toJS()
  const read = schema.safeParse(written)
  if (read.success) return { value: read.data, faults: [] }
  const shape = shapeFaults(schema, written, read.error.issues)
  const meant = schema.safeParse(asMeant(written, shape)).data
  return { value: null, meant, faults: shape.map((fault) => ofShape(placed, fault)) }
}

/** Reads a YAML file against its schema; every fault of writing and of shape has its line and column. */
export function readYaml<Schema extends z.ZodType>(
  written: TemplateFile,
  schema: Schema,
): ReadYaml<z.output<Schema>> {
  // Where things stand is asked only once something is wrong, and takes most of the time.
  let placed: Placed | undefined
  const place = (): Placed => {
    placed ??= placedIn(written)
    return placed
  }
  const at = (where: string | Path, says: string): Fault => ofShape(place(), { path: steps(where), says })
  // A schema is used for a few files only: made into code, it would take longer than it saves.
  const read = schema.safeParse(quickYaml(written.text), { jitless: true })
  const told = read.success ? { value: read.data, faults: [] } : closely(place(), schema)
  return { path: written.path, ...told, at }
}
