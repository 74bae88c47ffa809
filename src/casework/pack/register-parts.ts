import { drawUp } from '../../domain/certificate/draw-up.ts'
import { formatDayShort } from '../../domain/day.ts'
import { sessions } from '../../domain/sessions.ts'
import { attendanceFacts } from '../letters/attendance-facts.ts'
import { certificateOf, clockIn, registerTaken } from '../letters/certificate-of.ts'
import { type Frame, factsFor } from './court-part.ts'
import { madePart, type OrderedPart } from './pack-order.ts'
import { type PackScene, type Period, templateOf } from './pack-scene.ts'

/** The register of this school year or the last as a page of weeks; none where nobody marked a session. */
export function registerPart(
  scene: PackScene,
  frame: Frame,
  id: 'this' | 'last',
  period: Period,
): OrderedPart[] {
  const { house, base, register, loaded } = scene
  const reading = { ...register, ...period }
  const { fullName, dateOfBirth, yearGroup, regGroup } = frame.pupil
  // A year of which the register says nothing is no exhibit.
  if (sessions(reading).every(({ category }) => category === 'missing')) return []
  const weeks = drawUp(reading, {
    pupil: { fullName, dateOfBirth, yearGroup, regGroup },
    school: { name: loaded.family.school.name },
    summary: attendanceFacts(base, period),
    extractedAt: clockIn(base.at, house.timeZone),
    register: registerTaken(base.registerTaken, house.timeZone),
  })
  const title = `Attendance, ${formatDayShort(period.from)} to ${formatDayShort(period.to)}`
  const kind = id === 'this' ? 'attendance-this-year' : 'attendance-last-year'
  const cover = [`The register of ${frame.pupil.fullName}, as the school keeps it.`]
  return [madePart({ id: `attendance-${id}`, kind, title, on: period.to }, { weeks }, cover)]
}

/** The head's certificate over the period of the charge; none before the council named it. */
export function certificatePart(scene: PackScene, frame: Frame): OrderedPart[] {
  const { file, base, house, loaded } = scene
  const { charge } = file
  if (charge === null) return []
  const template = templateOf(house, 'common/s566-certificate')
  const attendance = attendanceFacts(base, { from: charge.from, to: charge.to })
  const by = base.colleagues.get(charge.by)?.name ?? loaded.family.school.la ?? 'the council'
  const facts = {
    ...frame,
    attendance,
    confirmation: { by, on: charge.on, from: charge.from, to: charge.to },
  }
  const certificate = certificateOf(base, attendance, frame.pupil)
  const title = 'Certificate of attendance, section 566'
  const source = { made: 'common/s566-certificate' as const, facts: factsFor(template, facts), certificate }
  return [madePart({ id: 'certificate', kind: 'certificate', title, on: charge.to, signed: 'no' }, source)]
}
