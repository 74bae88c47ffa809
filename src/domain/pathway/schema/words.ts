import { z } from 'zod'

/** What a thing in a pathway is called by other things: letters, figures and hyphens. */
export const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'may have letters, figures and hyphens only')
  .meta({ id: 'id', description: 'What other things call it: letters, figures and hyphens.' })
// A sign that nobody can see would be carried into letters and messages, where Word refuses to open it.
const readable = z
  .string()
  .regex(/^(?=\s*\S)(?:\P{Cc}|\s)*$/u, 'holds a sign that nobody can see: write these words anew')

/** Words that somebody reads. */
export const words = readable.meta({ id: 'words', description: 'Words that somebody reads.' })
/** Where a thing was taken from: a seed and its lines, a statute, or that it is a house rule. */
export const source = readable.meta({
  id: 'source',
  description:
    'Where it was taken from, such as 001 L34, a statute, or: House rule; the source does not say.',
})
