import { z } from 'zod'
import { absenceLabelsSchema } from './absence-label.ts'
import { type CareRules, holdsSchema, needsSchema, neverWarnedSchema } from './care-rules.ts'
import { defencesSchema } from './charge/defences.ts'
import { closeReasonsSchema } from './close-reasons.ts'
import { type Dated, valueOn } from './dated.ts'
import type { Day } from './day.ts'
import { laNumbersSchema } from './la-numbers-schema.ts'
import { lawSinceSchema } from './law-since.ts'
import { absenceReasonsSchema, commonActionsSchema } from './meeting-lists.ts'
import { penaltyNoticesSchema } from './penalty-notices.ts'
import { prosecutionSchema } from './prosecution/prosecution-rules.ts'
import { schoolAgeSchema } from './school-age-schema.ts'
import { serviceSchema } from './service/service-rules.ts'
import { timeLimitSchema } from './time-limit.ts'
import { trackingSchema } from './tracking/tracking.ts'

/** Every rule of `templates/rules` by its id, with the shape of its dated values. */
export const ruleValues = {
  'absence-labels-england': absenceLabelsSchema,
  'absence-labels-wales': absenceLabelsSchema,
  'close-reasons': closeReasonsSchema,
  'compulsory-school-age': schoolAgeSchema,
  'la-numbers': laNumbersSchema,
  defences: defencesSchema,
  'law-since': lawSinceSchema,
  'penalty-notices': penaltyNoticesSchema,
  prosecution: prosecutionSchema,
  'time-limit': timeLimitSchema,
  tracking: trackingSchema,
  /** The id of a pathway. */
  'default-pathway': z.string().min(1),
  holds: holdsSchema,
  needs: needsSchema,
  'never-warned': neverWarnedSchema,
  service: serviceSchema,
  'absence-reasons': absenceReasonsSchema,
  'common-actions': commonActionsSchema,
}

/** The id of a rule, which is the name of its file. */
export type RuleId = keyof typeof ruleValues

/** The dated rows of every rule, by its id. */
export type Rules = { readonly [Id in RuleId]: readonly Dated<z.output<(typeof ruleValues)[Id]>>[] }

/** What is asked, stopped and never sent on a day. */
export function careOn(rules: Rules, on: Day): CareRules {
  return {
    holds: valueOn(rules.holds, on),
    needs: valueOn(rules.needs, on),
    neverWarned: valueOn(rules['never-warned'], on),
  }
}
