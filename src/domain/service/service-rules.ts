import { z } from 'zod'
import { durationSchema } from '../duration.ts'
import { roles } from '../role.ts'

/** The ways in which a letter goes: `by-hand` to the person, `left` at the address, `meeting` handed over in one. */
export const sendingWays = [
  'post-first',
  'post-second',
  'signed-for',
  'by-hand',
  'left',
  'meeting',
  'email',
  'other',
] as const
export type SendingWay = (typeof sendingWays)[number]

/** When letters should have arrived, by the way they went; null is a way of which nobody says when. */
export const serviceSchema = z
  .strictObject({
    arrives: z.record(z.enum(sendingWays), durationSchema.nullable()),
    /** The way by which the last day for posting is counted. */
    posted: z.enum(sendingWays),
    /** From what age on an address is doubted. */
    address_old: durationSchema,
    /** The roles that may agree that somebody goes without a letter. */
    signs: z.array(z.enum(roles)).min(1),
  })
  .transform(({ address_old: addressOld, ...rest }) => ({ ...rest, addressOld }))
export type ServiceRules = z.output<typeof serviceSchema>
