import type { Dict } from '../state/model.ts'
import { fault, into, noSchema, type PayloadFault, repeated, when } from './faults.ts'
import { formats } from './formats.ts'
import {
  anything,
  flag,
  kind,
  list,
  type Rule,
  type Shape,
  type Shapes,
  type Surface,
  string,
  typed,
} from './rule.ts'
import { families, partShapes } from './shapes.ts'
import { blocksOn, refusedOn } from './surfaces.ts'

/** Whether a value is an object with fields. */
export const isDict = (value: unknown): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// An answer that lists a fault for each of a million entries would harm the workspace more than it helps the app.
const MOST_FAULTS = 100

type Inspector<K extends Rule['is']> = (
  value: unknown,
  rule: Rule & { is: K },
  at: string,
  surface: Surface,
) => PayloadFault[]

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value

const wrongType = (value: unknown, wanted: string, at: string): PayloadFault[] => [
  fault(
    at,
    `must provide ${/^[aeiou]/.test(wanted) ? 'an' : 'a'} ${wanted}`,
    'type',
    [wanted],
    typeOf(value),
  ),
]

const inspectString: Inspector<'string'> = (value, { min, max, format }, at) => {
  if (typeof value !== 'string') return wrongType(value, 'string', at)
  const length = [...value].length
  if (length < min) return [fault(at, `must be more than ${min - 1} characters`, 'minLength', [min], length)]
  if (length > max) return [fault(at, `must be less than ${max + 1} characters`, 'maxLength', [max], length)]
  const known = format === undefined ? undefined : formats[format]
  return known === undefined ? [] : when(!known.holds(value), at, known.words, 'format', [String(format)])
}

const inspectNumber: Inspector<'number'> = (value, { min, max, whole }, at) => {
  if (typeof value !== 'number') return wrongType(value, whole ? 'integer' : 'number', at)
  if (whole && !Number.isInteger(value)) return wrongType(value, 'integer', at)
  const least = whole ? min - 1 : min
  if (value <= least) return [fault(at, `must be greater than ${least}`, 'minimum', [min], value)]
  return when(value > max, at, `must be less than ${max + 1}`, 'maximum', [max], value)
}

const inspectEnum: Inspector<'enum'> = (value, { values }, at) =>
  typeof value === 'string'
    ? when(!values.includes(value), at, 'must be a valid enum value', 'enum', values, value)
    : wrongType(value, 'string', at)

const twins = (items: readonly unknown[], at: string): PayloadFault[] =>
  repeated(items)
    .slice(0, MOST_FAULTS)
    .map((i) => fault(into(at, i), `"${String(items[i])}" already exists`, 'uniqueItems'))

const inspectList: Inspector<'list'> = (value, { of, min, max, distinct }, at, surface) => {
  if (!Array.isArray(value)) return wrongType(value, 'array', at)
  const { length } = value
  if (length < min) return [fault(at, `no fewer than ${min} items allowed`, 'minItems', [min], length)]
  if (length > max) return [fault(at, `no more than ${max} items allowed`, 'maxItems', [max], length)]
  const wrong: PayloadFault[] = []
  for (let i = 0; i < length && wrong.length < MOST_FAULTS; i += 1)
    wrong.push(...inspectValue(value[i], of, into(at, i), surface))
  return distinct && wrong.length === 0 ? twins(value, at) : wrong
}

const unsupported = (type: string, types: readonly string[], at: string): PayloadFault =>
  fault(into(at, 'type'), `unsupported type: ${type}`, 'enum', types, type)

/** Everything wrong with an object that must be of one of these types. */
export function inspectKind(
  value: unknown,
  known: Shapes,
  types: readonly string[],
  at: string,
  surface: Surface,
): PayloadFault[] {
  if (!isDict(value)) return wrongType(value, 'object', at)
  const { type } = value
  if (type === undefined) return [fault(at, 'missing required field: type', 'required', ['type'])]
  if (typeof type !== 'string') return wrongType(type, 'string', into(at, 'type'))
  const found = types.includes(type) ? known[type] : undefined
  return found === undefined ? [unsupported(type, types, at)] : inspectShape(value, found, at, surface)
}

const inspectTyped: Inspector<'typed'> = (value, { family, types }, at, surface) => {
  const allowed = types.filter((type) => !refusedOn[surface].includes(type))
  return inspectKind(value, families[family], allowed, at, surface)
}

const textShapes = (max: number): Shapes => ({
  plain_text: kind({ text: string(max, 1), emoji: flag }, ['text']),
  mrkdwn: kind({ text: string(max, 1), verbatim: flag }, ['text']),
})
const texts = new Map<number, Shapes>()

const inspectText: Inspector<'text'> = (value, { max, plain }, at, surface) => {
  const types = plain ? ['plain_text'] : ['plain_text', 'mrkdwn']
  const known = texts.get(max) ?? textShapes(max)
  texts.set(max, known)
  const wrong = inspectKind(value, known, types, at, surface)
  return plain || wrong.length === 0 ? wrong : [noSchema(at), ...wrong]
}

const inspectors: { [K in Rule['is']]: Inspector<K> } = {
  string: inspectString,
  number: inspectNumber,
  enum: inspectEnum,
  list: inspectList,
  typed: inspectTyped,
  text: inspectText,
  boolean: (value, _rule, at) => (typeof value === 'boolean' ? [] : wrongType(value, 'boolean', at)),
  nullable: (value, { of }, at, surface) => (value === null ? [] : inspectValue(value, of, at, surface)),
  shape: (value, { shape }, at, surface) => {
    const found = partShapes[shape]
    if (found === undefined) throw new Error(`there is no shape ${shape}`)
    return isDict(value) ? inspectShape(value, found, at, surface) : wrongType(value, 'object', at)
  },
  blocks: (value, _rule, at, surface) => {
    const any = typed('block', ...Object.keys(families.block))
    return inspectValue(value, list(any, blocksOn[surface], surface === 'message' ? 0 : 1), at, surface)
  },
  anything: () => [],
}

/** Everything wrong with one value under one rule. */
export function inspectValue(
  value: unknown,
  rule: Rule,
  at: string,
  surface: Surface = 'modal',
): PayloadFault[] {
  const inspector = inspectors[rule.is] as Inspector<Rule['is']>
  return inspector(value, rule, at, surface)
}

const isMissing = (value: Dict, names: string) => names.split('|').every((name) => value[name] === undefined)

/** Everything wrong with an object: unknown and missing properties, then each in the order given, then all together. */
export function inspectShape(value: Dict, shape: Shape, at: string, surface: Surface): PayloadFault[] {
  const given = Object.keys(value).filter((name) => value[name] !== undefined)
  const isKnown = (name: string) => Object.hasOwn(shape.props, name)
  const unknown = given.filter((name) => !isKnown(name)).slice(0, MOST_FAULTS)
  const missing = shape.required.filter((names) => isMissing(value, names)).map((names) => names.split('|'))
  const wrong = [
    ...unknown.map((name) =>
      fault(at, `invalid additional property: ${name}`, 'additionalProperties', undefined, name),
    ),
    ...missing.map((names) => fault(at, `missing required field: ${names[0]}`, 'required', names)),
    ...given
      .filter(isKnown)
      .flatMap((name) => inspectValue(value[name], shape.props[name] ?? anything, into(at, name), surface)),
  ]
  return wrong.length > 0 ? wrong : shape.checks.flatMap((check) => check(value, at, surface))
}
