import type { Meeting } from '../../domain/case/state.ts'
import { formatDayShort } from '../../domain/day.ts'
import { attendanceFacts, periodOf } from '../letters/attendance-facts.ts'
import { certificateOf } from '../letters/certificate-of.ts'
import { actionFacts, minutesFacts } from '../letters/minutes-facts.ts'
import { sceneAbout } from '../letters/scene.ts'
import { type Frame, factsFor } from './court-part.ts'
import { madePart, type OrderedPart } from './pack-order.ts'
import { onPaper, type PackScene, templateOf } from './pack-scene.ts'

/** The meetings that were held and to which this parent was asked, earliest first. */
export const meetingsWith = ({ loaded, parent }: PackScene): Meeting[] =>
  Object.values(loaded.state.meetings)
    .filter(({ state, attendance }) => state === 'held' && attendance.some(({ who }) => who === parent.id))
    .sort((one, other) => one.on.localeCompare(other.on))

/** The minutes of a meeting for one defendant. */
// Written anew for this parent as its reader, so that no other adult stands in it.
export function minutesPart(scene: PackScene, frame: Frame, meeting: Meeting): OrderedPart[] {
  const place = 'court/minutes' as const
  const template = templateOf(scene.house, place)
  const about = onPaper(sceneAbout(scene.base, meeting.id), template)
  const { id } = scene.parent
  // The school keeps the paper, and this parent reads it.
  const reading = {
    ...about,
    kind: { ...about.kind, to: 'school' as const },
    template: { ...template, addressee: 'parent' as const },
  }
  const [minutes, period] = [minutesFacts(reading, id), periodOf(reading, id)]
  if (minutes === null || 'missing' in period) return []
  const agreed = actionFacts(reading, id)
  const attendance = attendanceFacts(reading, period)
  const facts = {
    ...factsFor(template, { ...frame, minutes, attendance }),
    ...(agreed === null ? {} : { actions: agreed }),
  }
  const certificate = certificateOf(reading, attendance, frame.pupil)
  const title = `Minutes: ${minutes.title}, ${formatDayShort(meeting.on)}`
  const part = {
    id: `minutes-${meeting.id}`,
    kind: 'minutes' as const,
    title,
    on: meeting.on,
  }
  const source = {
    made: place,
    facts,
    ...(template.attach.includes('attendance-certificate') ? { certificate } : {}),
  }
  return [
    madePart(part, source, [
      'Written out from the record, with what concerns another adult left out.',
      'It is not the sheet that was signed at the meeting.',
    ]),
  ]
}
