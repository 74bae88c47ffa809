import type { Dict } from '../state/model.ts'
import { checks } from './checks.ts'
import { fault, type PayloadFault } from './faults.ts'
import { partShapes } from './part-shapes.ts'
import type { Rule, Shape } from './rule.ts'
import { blockShapes, elementShapes } from './shapes.ts'

/** Whether a value is an object with fields. */
export const isDict = (value: unknown): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const lengthOf = (text: string) => [...text].length

const ofLength = (text: string, min: number, max: number, at: string): PayloadFault[] => {
  if (lengthOf(text) < min) return [fault(at, `must be more than ${min - 1} characters`, 'too_short')]
  if (lengthOf(text) > max) return [fault(at, `must be less than ${max + 1} characters`, 'too_long')]
  return []
}

const TEXT_EXTRAS: Readonly<Record<string, string>> = { plain_text: 'emoji', mrkdwn: 'verbatim' }

const textType = (type: unknown, plain: boolean, at: string): PayloadFault[] => {
  const allowed = plain ? ['plain_text'] : ['plain_text', 'mrkdwn']
  if (allowed.includes(String(type))) return []
  return [fault(`${at}/type`, `must be one of the following: ${allowed.join(', ')}`, 'invalid_type')]
}

const inspectText = (value: unknown, rule: Rule & { is: 'text' }, at: string): PayloadFault[] => {
  if (!isDict(value)) return [fault(at, 'must provide an object', 'invalid_type')]
  const wrongType = textType(value.type, rule.plain, at)
  if (wrongType.length > 0) return wrongType
  const known = ['type', 'text', TEXT_EXTRAS[String(value.type)] ?? '']
  const extras = Object.keys(value).filter((name) => !known.includes(name))
  const tooMuch = extras.map((name) => unknownProperty(name, at))
  if (typeof value.text !== 'string')
    return [...tooMuch, fault(`${at}/text`, 'must provide a string', 'invalid_type')]
  return [...tooMuch, ...ofLength(value.text, 1, rule.max, `${at}/text`)]
}

const unknownProperty = (name: string, at: string) =>
  fault(at, `invalid additional property: ${name}`, 'additional_property')

const inspectString = (value: unknown, rule: Rule & { is: 'string' }, at: string): PayloadFault[] => {
  if (typeof value !== 'string') return [fault(at, 'must provide a string', 'invalid_type')]
  const wrong = ofLength(value, rule.min, rule.max, at)
  if (wrong.length > 0 || rule.pattern === undefined || rule.pattern.test(value)) return wrong
  return [
    fault(
      at,
      /url/.test(at) ? 'invalid url' : `must match the format ${rule.pattern.source}`,
      'invalid_format',
    ),
  ]
}

const inspectList = (value: unknown, rule: Rule & { is: 'list' }, at: string): PayloadFault[] => {
  if (!Array.isArray(value)) return [fault(at, 'must provide an array', 'invalid_type')]
  if (value.length < rule.min) return [fault(at, `no fewer than ${rule.min} items allowed`, 'too_few')]
  if (value.length > rule.max) return [fault(at, `no more than ${rule.max} items allowed`, 'too_many')]
  return value.flatMap((one, i) => inspectValue(one, rule.of, `${at}/${i}`))
}

const inspectInteger = (value: unknown, rule: Rule & { is: 'integer' }, at: string): PayloadFault[] => {
  if (!Number.isInteger(value)) return [fault(at, 'must provide an integer', 'invalid_type')]
  if (Number(value) < rule.min)
    return [fault(at, `must be greater than or equal to ${rule.min}`, 'too_small')]
  if (Number(value) > rule.max) return [fault(at, `must be less than or equal to ${rule.max}`, 'too_big')]
  return []
}

const nickname = (type: string) => (/^multi_.*select$/.test(type) ? 'multiselect' : type)

const inspectElement = (value: unknown, rule: Rule & { is: 'oneOf' }, at: string): PayloadFault[] => {
  if (!isDict(value)) return [fault(at, 'must provide an object', 'invalid_type')]
  const type = String(value.type)
  const found = elementShapes[type]
  if (found === undefined) return [fault(`${at}/type`, `unsupported type: ${type}`, 'unsupported')]
  if (!rule.types.includes(type)) return [fault(at, `unsupported element: ${nickname(type)}`, 'unsupported')]
  return inspectShape(value, { ...found, props: { ...found.props, type: { is: 'anything' } } }, at)
}

const inspectPart = (value: unknown, name: string, at: string): PayloadFault[] => {
  if (!isDict(value)) return [fault(at, 'must provide an object', 'invalid_type')]
  const found = partShapes[name]
  if (found !== undefined) return inspectShape(value, found, at)
  const known = ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted']
  const good = known.includes(String(value.type)) && Array.isArray(value.elements)
  return good ? [] : [fault(at, 'must be a valid rich text element', 'unsupported')]
}

/** Everything wrong with an object of one shape: unknown and missing properties, then their values, then the whole. */
export function inspectShape(value: Dict, shape: Shape, at: string): PayloadFault[] {
  const unknown = Object.keys(value).filter((name) => !(name in shape.props))
  const missing = shape.required.filter((name) => value[name] === undefined)
  const wrong = [
    ...unknown.map((name) => unknownProperty(name, at)),
    ...missing.map((name) => fault(at, `missing required field: ${name}`, 'missing')),
    ...Object.entries(shape.props)
      .filter(([name]) => value[name] !== undefined)
      .flatMap(([name, rule]) => inspectValue(value[name], rule, `${at}/${name}`)),
  ]
  if (wrong.length > 0) return wrong
  return (shape.checks ?? []).flatMap((name) => checks[name]?.(value, at) ?? [])
}

type Inspectors = {
  [K in Rule['is']]: (value: unknown, rule: Rule & { is: K }, at: string) => PayloadFault[]
}

const inspectors: Inspectors = {
  string: inspectString,
  text: inspectText,
  list: inspectList,
  integer: inspectInteger,
  oneOf: inspectElement,
  shape: (value, rule, at) => inspectPart(value, rule.shape, at),
  anything: () => [],
  boolean: (value, _rule, at) =>
    typeof value === 'boolean' ? [] : [fault(at, 'must provide a boolean', 'invalid_type')],
  enum: (value, rule, at) =>
    rule.values.includes(String(value))
      ? []
      : [fault(at, `must be one of the following: ${rule.values.join(', ')}`, 'invalid_value')],
}

/** Everything wrong with one value under one rule. */
export function inspectValue(value: unknown, rule: Rule, at: string): PayloadFault[] {
  const inspector = inspectors[rule.is] as (value: unknown, rule: Rule, at: string) => PayloadFault[]
  return inspector(value, rule, at)
}

/** Everything wrong with one block. */
export function inspectBlock(block: unknown, at: string): PayloadFault[] {
  if (!isDict(block)) return [fault(at, 'must provide an object', 'invalid_type')]
  const found = blockShapes[String(block.type)]
  if (found === undefined)
    return [fault(`${at}/type`, `unsupported type: ${String(block.type)}`, 'unsupported')]
  return inspectShape(block, { ...found, props: { ...found.props, type: { is: 'anything' } } }, at)
}
