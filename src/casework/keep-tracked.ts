import { namesInFamily } from '../../db/queries/family.ts'
import { pupil as pupilById } from '../../db/queries/pupils.ts'
import type { Tx } from '../../db/writer.ts'
import { teamRoles } from '../domain/access.ts'
import type { CommandOf } from '../domain/case/command.ts'
import type { Refusal } from '../domain/case/refusal.ts'
import type { CaseState } from '../domain/case/state.ts'
import { isOfFamily } from '../domain/is-of-family.ts'
import { isAnswer } from '../domain/tracking/is-answer.ts'
import { isAskedOf, sidesAt } from '../domain/tracking/sides.ts'
import type { Tracking, TrackingField } from '../domain/tracking/tracking.ts'
import { type Asked, act, type Outcome, refuseInside } from './act.ts'
import type { House } from './house.ts'
import { trackingToday } from './tracked-of.ts'

type Answers = CommandOf<'track'>['answers']

/** The field with this key, such as `gender` or `interventions.before`. */
function fieldOf({ fields }: Tracking, key: string): TrackingField | undefined {
  const [id = '', period] = key.split('.')
  return fields.find((one) =>
    one.periods === undefined
      ? one.id === key
      : one.id === id && one.periods.some((known) => known === period),
  )
}

/** The full names of the pupil, their brothers and sisters, and the parents of any of them. */
async function namesIn(tx: Tx, id: string): Promise<string[]> {
  const pupil = await pupilById(tx, id)
  const all = pupil === null ? [] : [pupil, ...(await namesInFamily(tx, pupil))]
  return all.map(({ forename, surname }) => `${forename ?? ''} ${surname}`)
}

async function objection(
  house: House,
  tx: Tx,
  asked: Asked,
  { pupil, school }: CaseState,
  answers: Answers,
): Promise<Refusal | null> {
  const tracking = trackingToday(house)
  const sides = sidesAt(asked.by, school)
  const names = await namesIn(tx, pupil)
  for (const { field: key, value } of answers) {
    const wrong = { code: 'field-wrong', record: 'tracking', field: key } as const
    const field = fieldOf(tracking, key)
    if (field === undefined || !isAnswer(field, value)) return wrong
    if (!isAskedOf(field, sides)) return { code: 'not-your-role', needs: teamRoles }
    // Evaluators get what was written, and never a name.
    if (value.some((said) => isOfFamily(said, names))) return wrong
  }
  return null
}

/** Keeps what somebody said of a case for the evaluation; each field only from those whom it is asked of, and without a name of the family. */
export function keepTracked(house: House, id: string, asked: Asked, answers: Answers): Promise<Outcome> {
  return act(house, id, asked, { do: 'track', answers }, async (tx, state) => {
    const against = await objection(house, tx, asked, state, answers)
    if (against !== null) refuseInside(against)
  })
}
