import { z } from 'zod'

/** What a thing in a pathway is called by other things: letters, figures and hyphens. */
export const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'may have letters, figures and hyphens only')
/** Words that somebody reads. */
export const words = z.string().min(1)
/** Where a thing was taken from: a seed and its lines, a statute, or that it is a house rule. */
export const source = z.string().min(1)
