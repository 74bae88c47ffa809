/** One rule for one value: the closed vocabulary in which the table of blocks is written. */
export type Rule =
  | { is: 'string'; min: number; max: number; pattern?: RegExp }
  | { is: 'enum'; values: readonly string[] }
  | { is: 'boolean' }
  | { is: 'integer'; min: number; max: number }
  | { is: 'text'; max: number; plain: boolean }
  | { is: 'list'; of: Rule; min: number; max: number }
  | { is: 'oneOf'; types: readonly string[]; what: 'block' | 'element' }
  | { is: 'shape'; shape: string }
  | { is: 'anything' }

/** The properties of one type of object: every other is refused. `checks` name what a single property cannot tell. */
export interface Shape {
  props: Readonly<Record<string, Rule>>
  required: readonly string[]
  checks?: readonly string[]
}

/** A string of `min` to `max` characters. */
export const string = (max: number, min = 0, pattern?: RegExp): Rule => ({
  is: 'string',
  min,
  max,
  ...(pattern ? { pattern } : {}),
})
/** One of the words given. */
export const oneWord = (...values: string[]): Rule => ({ is: 'enum', values })
/** A whole number from `min` to `max`. */
export const integer = (min: number, max: number): Rule => ({ is: 'integer', min, max })
/** A text object, plain or mrkdwn, of 1 to `max` characters. */
export const anyText = (max: number): Rule => ({ is: 'text', max, plain: false })
/** A plain_text object of 1 to `max` characters. */
export const plain = (max: number): Rule => ({ is: 'text', max, plain: true })
/** A list of `min` to `max` entries. */
export const list = (of: Rule, max: number, min = 1): Rule => ({ is: 'list', of, min, max })
/** An element of one of these types. */
export const element = (...types: string[]): Rule => ({ is: 'oneOf', types, what: 'element' })
/** An object of a named shape. */
export const shape = (name: string): Rule => ({ is: 'shape', shape: name })
/** True or false. */
export const flag: Rule = { is: 'boolean' }
/** Whatever it may be. */
export const anything: Rule = { is: 'anything' }
