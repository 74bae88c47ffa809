import type { Dict } from '../state/model.ts'
import type { PayloadFault } from './faults.ts'
import type { FormatName } from './formats.ts'

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home'

/** Objects that name their own `type`: blocks, what stands in blocks, and the pieces of rich text, tables and charts. */
export type Family = 'block' | 'element' | 'rich' | 'leaf' | 'cell' | 'chart'

/** One rule for one value: the closed vocabulary in which the tables are written. */
export type Rule =
  | { is: 'string'; min: number; max: number; format?: FormatName }
  | { is: 'enum'; values: readonly string[] }
  | { is: 'boolean' }
  | { is: 'number'; min: number; max: number; whole: boolean }
  | { is: 'text'; max: number; plain: boolean }
  | { is: 'list'; of: Rule; min: number; max: number; distinct: boolean }
  | { is: 'typed'; family: Family; types: readonly string[] }
  | { is: 'shape'; shape: string }
  | { is: 'nullable'; of: Rule }
  | { is: 'blocks' }
  | { is: 'anything' }

/** What the properties together must fulfil, once each is sound on its own. */
export type Check = (value: Dict, at: string, surface: Surface) => PayloadFault[]

/** The properties of one kind of object: every other is refused; `a|b` in `required` asks for one of the two. */
export interface Shape {
  props: Readonly<Record<string, Rule>>
  required: readonly string[]
  checks: readonly Check[]
}

/** Some shapes by their names. */
export type Shapes = Readonly<Record<string, Shape>>

/** A string of `min` to `max` characters. */
export const string = (max: number, min = 0, format?: FormatName): Rule => ({
  is: 'string',
  min,
  max,
  ...(format ? { format } : {}),
})
/** A string of any length but none. */
export const filled: Rule = { is: 'string', min: 1, max: Number.POSITIVE_INFINITY }
/** A string in one of the known formats. */
export const formatted = (format: FormatName, max = 3000): Rule => string(max, 1, format)
/** One of the words given. */
export const oneWord = (...values: string[]): Rule => ({ is: 'enum', values })
/** A whole number from `min` to `max`. */
export const integer = (min: number, max = Number.POSITIVE_INFINITY): Rule => ({
  is: 'number',
  min,
  max,
  whole: true,
})
/** Any number above `min`, which itself is too small. */
export const above = (min: number): Rule => ({
  is: 'number',
  min,
  max: Number.POSITIVE_INFINITY,
  whole: false,
})
/** A text object, plain or mrkdwn, of 1 to `max` characters. */
export const anyText = (max: number): Rule => ({ is: 'text', max, plain: false })
/** A plain_text object of 1 to `max` characters. */
export const plain = (max: number): Rule => ({ is: 'text', max, plain: true })
/** A list of `min` to `max` entries. */
export const list = (of: Rule, max = Number.POSITIVE_INFINITY, min = 1): Rule => ({
  is: 'list',
  of,
  min,
  max,
  distinct: false,
})
/** A list in which nothing stands twice. */
export const distinct = (of: Rule, max = Number.POSITIVE_INFINITY): Rule => ({
  is: 'list',
  of,
  min: 1,
  max,
  distinct: true,
})
/** An object of a family that is of one of these types. */
export const typed = (family: Family, ...types: string[]): Rule => ({ is: 'typed', family, types })
/** An object of a named shape. */
export const shape = (name: string): Rule => ({ is: 'shape', shape: name })
/** Null, or what the rule asks for. */
export const nullable = (of: Rule): Rule => ({ is: 'nullable', of })
/** True or false. */
export const flag: Rule = { is: 'boolean' }
/** Blocks of any type, as many as the surface holds. */
export const allBlocks: Rule = { is: 'blocks' }
/** Whatever it may be. */
export const anything: Rule = { is: 'anything' }

/** The shape of an object without `type`. */
export const object = (
  props: Shape['props'],
  required: readonly string[] = [],
  ...checks: Check[]
): Shape => ({ props, required, checks })
/** The shape of an object of a family, which has a `type`. */
export const kind = (props: Shape['props'], required: readonly string[] = [], ...checks: Check[]): Shape =>
  object({ type: anything, ...props }, required, ...checks)
/** The shape of a block, which may have a `block_id`. */
export const block = (props: Shape['props'], required: readonly string[] = [], ...checks: Check[]): Shape =>
  kind({ ...props, block_id: string(255, 1) }, required, ...checks)
/** The shape of an element that people use, which may have an `action_id`. */
export const control = (props: Shape['props'], required: readonly string[] = [], ...checks: Check[]): Shape =>
  kind({ ...props, action_id: string(255, 1) }, required, ...checks)
