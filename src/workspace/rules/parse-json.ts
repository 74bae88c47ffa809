import type { Dict } from '../state/model.ts'
import { isDict } from './inspect.ts'

const DEEPEST = 100

const isDeeper = (value: unknown, left: number): boolean => {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some((one) => isDeeper(one, left - 1))
}

/** The value that a text of JSON stands for; throws a SyntaxError, also when it is nested beyond all reason. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (isDeeper(value, DEEPEST)) throw new SyntaxError('nested too deeply')
  return value
}

/** The object that a text of JSON stands for, or undefined when it is anything else. */
export function jsonObject(text: string): Dict | undefined {
  try {
    const value = parseJson(text)
    return isDict(value) ? value : undefined
  } catch {
    return undefined
  }
}
