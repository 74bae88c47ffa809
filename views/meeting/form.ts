import { z } from 'zod'
import type { Meeting } from '../../src/domain/case/state.ts'
import type { Day } from '../../src/domain/day.ts'
import type { MeetingKind } from '../../src/domain/pathway/pathway.ts'
import { choices, day, longText, person, text, time, yesNo } from '../../src/kit/field.ts'
import { each } from '../../src/kit/field-kind.ts'
import { defineModal } from '../../src/kit/modal.ts'
import type { CaseShown } from '../case-shown.ts'

/** The form that sets or changes a meeting. */
export const planModal = defineModal({
  id: 'meeting.plan',
  context: z.object({
    case: z.string(),
    kind: z.string(),
    meeting: z.string().nullable(),
    back: z.string().nullable(),
  }),
  fields: {
    on: day(),
    at: time(),
    place: text(),
    why: longText(),
    together: longText(),
    parents: each(choices()),
    pupil: yesNo(),
    chair: person(),
    minutes: person(),
    professionals: longText(),
  },
})

/** More people than this cannot be asked after one by one when the meeting was held. */
export const mostProfessionals = 20

/** What the form about a meeting is drawn from. */
export type PlanProps = {
  looked: CaseShown
  kind: MeetingKind
  meeting: Meeting | null
  on: Day | null
  /** The parents who are ticked in the open form; left out before anybody has touched it. */
  chosen?: readonly string[] | null
  viewer: string
  back: string | null
}
