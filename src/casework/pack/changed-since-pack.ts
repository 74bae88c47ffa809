import type { Db } from '../../../db/reader.ts'
import type { AmendedSession } from '../../domain/case/parts/drift.ts'
import type { Certificate } from '../../domain/certificate/certificate.ts'
import { changedMarks, marksIn, marksOver } from '../../domain/certificate/changed-marks.ts'
import { addDays, earliest, latest } from '../../domain/day.ts'
import { registerOf } from '../../register/marks/register-of.ts'
import { readableRegister } from '../facts.ts'
import type { House } from '../house.ts'
import type { LoadedCase } from '../load-case.ts'
import type { PackOrder, PackSource } from './pack-order.ts'

function certificateIn(source: PackSource): Certificate[] {
  if ('weeks' in source) return [source.weeks]
  return 'made' in source && source.certificate !== undefined ? [source.certificate] : []
}

/** Every session on the papers of an issued pack whose mark is another by now, earliest first. */
export async function changedSincePack(
  house: House,
  db: Db,
  { state, family, context }: LoadedCase,
  { books }: PackOrder,
): Promise<AmendedSession[]> {
  const printed = books.evidence.parts.flatMap(({ source }) => certificateIn(source))
  const { today, calendar } = context.facts
  const from = printed.reduce((first, one) => earliest(first, one.from), today)
  const to = printed.reduce((last, one) => latest(last, one.to), today)
  const weeks = await registerOf(db, state.pupil, addDays(from, -7), to)
  const register = readableRegister(house, { ...family, weeks }, calendar, today)
  const changed = printed.flatMap((one) =>
    changedMarks(marksIn(one), marksOver({ ...register, from: one.from, to: one.to })),
  )
  const each = new Map(changed.map((one) => [`${one.day} ${one.half} ${one.was}`, one]))
  return [...each].sort(([one], [other]) => one.localeCompare(other)).map(([, mark]) => mark)
}
