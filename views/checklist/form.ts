import { z } from 'zod'
import { answerValues } from '../../src/domain/case/event.ts'
import { choice, day, files, longText } from '../../src/kit/field.ts'
import { each } from '../../src/kit/field-kind.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { typedInFields } from '../typed-in.ts'

/** A stage's checklist: every choice is kept when it is made, notes with the next choice or on Save. */
export const checklist = defineModal({
  id: 'checklist',
  context: z.object({
    case: z.string(),
    stage: z.string(),
    /** The event number up to which this screen was painted. */
    seq: z.number(),
    unfolded: z.array(z.string()),
    page: z.int(),
    /** Is it typed in from paper? */
    typed: z.boolean().default(false),
    back: z.string().nullable(),
  }),
  fields: {
    answer: each(choice(answerValues)),
    note: each(longText()),
    day: each(day()),
    file: each(files()),
    ...typedInFields,
  },
})
