import { z } from 'zod'

type Shape = {
  $ref?: string
  type?: string
  anyOf?: Shape[]
  oneOf?: Shape[]
  properties?: Record<string, Shape>
  required?: string[]
  additionalProperties?: Shape | boolean
  items?: Shape
  enum?: unknown[]
  propertyNames?: Shape
  $defs?: Record<string, Shape>
}

/** One of the forms that a place may have: the words it must have and all it may have, or what kind of value it is. */
export type Form = { needs: readonly string[]; words: readonly string[]; kind: string }

const roots = new WeakMap<z.ZodType, Shape>()

// Made from the schema itself, so that what is told can't differ from what is asked; only once a file has a fault.
function rootOf(schema: z.ZodType): Shape {
  const made = roots.get(schema) ?? (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape)
  roots.set(schema, made)
  return made
}

function formsIn(root: Shape, shape: Shape | undefined): Shape[] {
  if (shape === undefined) return []
  if (shape.$ref === '#') return formsIn(root, { ...root, $defs: {} })
  if (shape.$ref) return formsIn(root, root.$defs?.[shape.$ref.replace('#/$defs/', '')])
  const several = shape.anyOf ?? shape.oneOf
  return several ? several.flatMap((one) => formsIn(root, one)) : [shape]
}

function inside(shape: Shape, step: PropertyKey): Shape | undefined {
  if (typeof step === 'number') return shape.items
  const rest = typeof shape.additionalProperties === 'object' ? shape.additionalProperties : undefined
  return shape.properties?.[String(step)] ?? rest
}

const formOf = (shape: Shape): Form => ({
  needs: shape.required ?? [],
  words: shape.propertyNames?.enum?.map(String) ?? Object.keys(shape.properties ?? {}),
  kind: shape.enum?.join(', ') ?? shape.type ?? 'value',
})

/** The forms that a schema allows at a place. */
export function knownHere(schema: z.ZodType, path: readonly PropertyKey[]): Form[] {
  const root = rootOf(schema)
  const at = path.reduce<Shape[]>(
    (shapes, step) => shapes.flatMap((shape) => formsIn(root, inside(shape, step))),
    formsIn(root, root),
  )
  return at.map(formOf)
}
