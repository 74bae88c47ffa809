import { agreedAt } from '../../domain/case/parts/minutes.ts'
import type { Meeting } from '../../domain/case/state.ts'
import { formatDayShort } from '../../domain/day.ts'
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
  const template = templateOf(scene.house, 'common/minutes')
  const forReader = { ...onPaper(sceneAbout(scene.base, meeting.id), template) }
  const reading = { ...forReader, template: { ...template, addressee: 'parent' as const } }
  const minutes = minutesFacts(reading, scene.parent.id)
  if (minutes === null) return []
  const agreed =
    agreedAt(scene.loaded.state, meeting.id).length === 0 ? null : actionFacts(reading, scene.parent.id)
  const facts = {
    ...factsFor(template, { ...frame, minutes }),
    ...(agreed === null ? {} : { actions: agreed }),
  }
  const title = `Minutes: ${minutes.title}, ${formatDayShort(meeting.on)}`
  const part = { id: `minutes-${meeting.id}`, kind: 'minutes' as const, title, on: meeting.on }
  const warnings = [
    'Written out from the record, with what concerns another adult left out. It is not the signed sheet.',
  ]
  return [
    madePart({ ...part, warnings }, { made: 'common/minutes', facts }, [
      'The minutes as the record holds them.',
    ]),
  ]
}
