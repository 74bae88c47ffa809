import { namesInFamily } from '../../db/queries/family.ts'
import { pupil as pupilById } from '../../db/queries/pupils.ts'
import type { Db } from '../../db/reader.ts'
import type { CommandOf } from '../domain/case/command.ts'
import type { Refusal } from '../domain/case/refusal.ts'
import { isOfFamily } from '../domain/is-of-family.ts'
import { type Asked, act, type Outcome, refuseInside } from './act.ts'
import type { House } from './house.ts'

type Booking = Omit<CommandOf<'book-interpreter'>, 'do'>

/** Why somebody may not interpret: what was typed names the pupil, a brother or sister, or a parent of any of them. */
async function ofFamily(db: Db, pupilId: string, { agency, name = '' }: Booking): Promise<Refusal | null> {
  const pupil = await pupilById(db, pupilId)
  const all = pupil === null ? [] : [pupil, ...(await namesInFamily(db, pupil))]
  const names = all.map(({ forename, surname }) => `${forename ?? ''} ${surname}`)
  if (isOfFamily(name, names)) return { code: 'interpreter-of-family', field: 'name' }
  return isOfFamily(agency, names) ? { code: 'interpreter-of-family', field: 'agency' } : null
}

/** Books an interpreter for a parent at a meeting: never the child or a relative, whom the school's own records name. */
export function bookInterpreter(house: House, id: string, asked: Asked, booking: Booking): Promise<Outcome> {
  return act(house, id, asked, { do: 'book-interpreter', ...booking }, async (tx, state) => {
    const wrong = await ofFamily(tx, state.pupil, booking)
    if (wrong !== null) refuseInside(wrong)
  })
}
