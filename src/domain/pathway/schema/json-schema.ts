import { z } from 'zod'
import { pathwaySchema } from '../pathway.ts'

/** The JSON Schema by which an editor completes and checks a pathway's file, as text that ends in a line's end. */
export function pathwayJsonSchema(): string {
  const made = {
    ...z.toJSONSchema(pathwaySchema, { io: 'input' }),
    title: 'A pathway of Fast Track',
    description: 'Stages, checklists, meetings, letters, deadlines and decisions, as the program reads them.',
  }
  return `${JSON.stringify(made, null, 1)}\n`
}
