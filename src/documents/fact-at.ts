import { z } from 'zod'

/** What is known at one place in a template: names given by `each … as`, and paths that are certainly there. */
export type Scope = { names: ReadonlyMap<string, z.ZodType>; sure: ReadonlySet<string> }
/** The names that stand at one place of a letter's facts, and the one that was written there. */
type Beside = { of: string; wrong: string; fields: string[] }
type Found = { type: z.ZodType; unsure: string | null }

function bare(type: z.ZodType): { type: z.ZodType; optional: boolean } {
  if (type instanceof z.ZodOptional || type instanceof z.ZodNullable)
    return { type: bare(type.unwrap() as z.ZodType).type, optional: true }
  return { type, optional: false }
}

function step(from: z.ZodType | undefined, name: string): z.ZodType | undefined {
  if (from instanceof z.ZodRecord) return from.valueType as z.ZodType
  return from instanceof z.ZodObject ? (from.shape[name] as z.ZodType | undefined) : undefined
}

const fieldsOf = (type: z.ZodType): string[] => (type instanceof z.ZodObject ? Object.keys(type.shape) : [])

/** The fact at the end of a path, and the first part of the path that may be missing, null where none may; null where there is no such fact. */
export function factAt(facts: z.ZodType, path: hbs.AST.PathExpression, scope: Scope): Found | null {
  const [first = '', ...rest] = path.parts
  let type = scope.names.get(first) ?? step(facts, first)
  let unsure: string | null = null
  for (let depth = 0; type !== undefined; depth += 1) {
    const reached = path.parts.slice(0, depth + 1).join('.')
    const here = bare(type)
    if (here.optional && !scope.sure.has(reached)) unsure ??= reached
    const next = rest[depth]
    if (next === undefined) return { type: here.type, unsure }
    type = step(here.type, next)
  }
  return null
}

/** The fields that there are where a path leads to none: beside its first name that is not there. */
export function fieldsBeside(facts: z.ZodType, path: hbs.AST.PathExpression, scope: Scope): Beside {
  const [first = '', ...rest] = path.parts
  const named = scope.names.get(first) ?? step(facts, first)
  if (named === undefined)
    return { of: '', wrong: first, fields: [...scope.names.keys(), ...fieldsOf(facts)] }
  let type = bare(named).type
  for (const [depth, wrong] of rest.entries()) {
    const next = step(type, wrong)
    if (next === undefined)
      return { of: path.parts.slice(0, depth + 1).join('.'), wrong, fields: fieldsOf(type) }
    type = bare(next).type
  }
  return { of: path.original, wrong: '', fields: fieldsOf(type) }
}
