import { z } from 'zod'
import { UNWRITTEN } from './unwritten.ts'

/** How often a list that is never empty stands on a paper before anything is known of it. */
const places = 2

const isNeverEmpty = (list: z.ZodArray): boolean => !list.safeParse([]).success

function unknownList(list: z.ZodArray): unknown[] {
  const one = list.element as z.ZodType
  return isNeverEmpty(list) ? Array.from({ length: places }, () => unknownFact(one, true)) : []
}

/** A fact of which nothing is known: lines to write on, and none where a paper may do without it; in a list there is a place for each. */
export function unknownFact(type: z.ZodType, listed = false): unknown {
  if (type instanceof z.ZodNullable) return listed ? unknownFact(type.unwrap() as z.ZodType) : null
  if (type instanceof z.ZodNumber) return UNWRITTEN.number
  if (type instanceof z.ZodArray) return unknownList(type)
  if (type instanceof z.ZodObject) return unknownGroup(type, listed)
  return type instanceof z.ZodOptional ? undefined : UNWRITTEN.line
}

function unknownGroup({ shape }: z.ZodObject, listed: boolean): object {
  const facts = Object.entries(shape).map(([name, type]) => [name, unknownFact(type as z.ZodType, listed)])
  return Object.fromEntries(facts)
}

const isGroup = (fact: unknown): fact is Record<string, unknown> =>
  typeof fact === 'object' && fact !== null && !Array.isArray(fact)

/** What is known over what is not, group by group. */
export function overUnknown(unknown: unknown, known: unknown): unknown {
  if (known === undefined || (known === null && unknown !== undefined)) return unknown
  if (!isGroup(unknown) || !isGroup(known)) return known
  const names = [...new Set([...Object.keys(unknown), ...Object.keys(known)])]
  return Object.fromEntries(names.map((name) => [name, overUnknown(unknown[name], known[name])]))
}
