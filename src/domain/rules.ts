import type { z } from 'zod'
import { schoolAgeSchema } from './compulsory-school-age.ts'
import type { Dated } from './dated.ts'
import { timeLimitSchema } from './time-limit.ts'

/** Every rule of `templates/rules` by its id, with the shape of its dated values. */
export const ruleValues = {
  'compulsory-school-age': schoolAgeSchema,
  'time-limit': timeLimitSchema,
}

/** The id of a rule, which is the name of its file. */
export type RuleId = keyof typeof ruleValues

/** The dated rows of every rule, by its id. */
export type Rules = { readonly [Id in RuleId]: readonly Dated<z.output<(typeof ruleValues)[Id]>>[] }
