import { drawUp } from '../../domain/certificate/draw-up.ts'
import type { NotedMark } from '../../domain/certificate/noted-mark.ts'
import { formatDayShort } from '../../domain/day.ts'
import { sessions } from '../../domain/sessions.ts'
import { attendanceFacts } from '../letters/attendance-facts.ts'
import { certificateOf, clockIn, registerTaken } from '../letters/certificate-of.ts'
import { type Frame, factsFor } from './court-part.ts'
import { madePart, type OrderedPart } from './pack-order.ts'
import { type PackScene, type Period, templateOf } from './pack-scene.ts'

const inside = ({ from, to }: Period, { day }: NotedMark): boolean => from <= day && day <= to

const covers = {
  plain: (name: string) => `The register of ${name}, as the school keeps it.`,
  noted: (name: string) =>
    `The register of ${name}, with what was noted beside its marks. The notes are the council’s to read and never served.`,
} as const

/** The register of this school year or the last as a page of weeks, with what was noted beside the marks where that is asked for; none where nobody marked a session. */
export function registerPart(
  scene: PackScene,
  frame: Frame,
  id: 'this' | 'last',
  withNotes = false,
): OrderedPart[] {
  const { house, base, register, loaded } = scene
  const period = scene[`${id}Year`]
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
  const what = withNotes ? 'Attendance with notes' : 'Attendance'
  const title = `${what}, ${formatDayShort(period.from)} to ${formatDayShort(period.to)}`
  const kind = id === 'this' ? 'attendance-this-year' : 'attendance-last-year'
  const cover = [covers[withNotes ? 'noted' : 'plain'](fullName)]
  const notes = withNotes ? { notes: scene.notes.filter((note) => inside(period, note)) } : {}
  return [madePart({ id: `attendance-${id}`, kind, title, on: period.to }, { weeks, ...notes }, cover)]
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
