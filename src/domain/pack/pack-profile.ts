import { z } from 'zod'
import { durationSchema } from '../duration.ts'
import { exhibitKinds } from './exhibit.ts'

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')
const line = z.string().trim().min(1)

/** What in a case a condition of sequence counts from or to; of this parent's own letters and meetings. */
export const packMoments = [
  'opened',
  'first-letter',
  'first-meeting',
  'last-meeting',
  'warning',
  'decision',
] as const
export type PackMoment = (typeof packMoments)[number]
const moment = z.enum(packMoments)

const told = {
  id,
  title: line.describe('What is asked for, as it stands on the list.'),
  todo: line.describe('What to do where it is missing.'),
  source: line,
}

/** What a court or council asks of a pack, as data: its exhibits, its files, the order of things, and what only people can say. */
export const packProfileSchema = z.strictObject({
  id,
  name: line,
  source: line,
  checked_on: z.iso.date(),
  note: line.optional(),
  files: z
    .strictObject({
      as: z
        .enum(['one', 'several'])
        .describe('The evidence as one PDF, or as one an exhibit with one of the contents before them.'),
      name: z
        .string()
        .regex(/^[a-z0-9{}-]+$/, 'small letters, figures and hyphens, with {case}, {parent} and {part} in it')
        .describe(
          'What a file is called without its ending; {case} is the number, {parent} the parent’s place among those of the case, {part} the exhibit’s place, 00 for the contents.',
        ),
      most_megabytes: z.number().positive().optional().describe('Of each file.'),
    })
    .refine(({ as, name }) => as === 'one' || name.includes('{part}'), {
      path: ['name'],
      message: 'several files are told apart by {part}',
    })
    .describe('How the evidence is handed over.'),
  required: z.array(
    z.strictObject({
      ...told,
      kind: z.enum(exhibitKinds),
      at_least: z.int().positive().default(1),
      signed: z.boolean().default(false),
    }),
  ),
  forbidden: z.array(z.strictObject({ ...told, kind: z.enum(exhibitKinds) })).default([]),
  sequence: z
    .array(
      z.strictObject({
        ...told,
        at_least: z.int().positive().describe('Unauthorised sessions.'),
        after: moment,
        before: moment.optional(),
        within: durationSchema.optional().describe('How long after; without it up to today or `before`.'),
      }),
    )
    .default([]),
  notice: z
    .array(z.strictObject({ ...told, meeting: z.enum(['first', 'each']), at_least: durationSchema }))
    .default([]),
  ask: z
    .array(z.strictObject(told))
    .default([])
    .describe('What only people can say: each is answered by whoever checks the pack.'),
})

/** What a court or council asks of a pack. */
export type PackProfile = z.output<typeof packProfileSchema>
