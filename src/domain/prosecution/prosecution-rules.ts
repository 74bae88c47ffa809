import { z } from 'zod'
import { roles } from '../role.ts'

const line = z.string().trim().min(1)
const role = z.array(z.enum(roles)).min(1)

/** What has to be written down and signed before a decision to prosecute stands, and by whom. */
export const prosecutionSchema = z
  .strictObject({
    /** The fields of the decision record. */
    record: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
          title: line,
          hint: line,
        }),
      )
      .min(1),
    /** Who names the period of the charge, writes the record and goes through the defences. */
    considers: role,
    /** Who signs the two tests and decides. */
    decides: role,
    /** Who compares the certificate of attendance with the print-out of the school's own system. */
    compares: role,
    /** Who may check a pack as the second person. */
    checks: role,
  })
  .readonly()

/** What has to be written down and signed before a decision to prosecute stands, and by whom. */
export type ProsecutionRules = z.output<typeof prosecutionSchema>
