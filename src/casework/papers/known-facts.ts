import type { KnownFacts } from '../../documents/compose-by-hand.ts'
import type { Certificate } from '../../domain/certificate/certificate.ts'
import { attendanceFacts, type Period, periodOf } from '../letters/attendance-facts.ts'
import { certificateOf } from '../letters/certificate-of.ts'
import { type Frame, frameOf, yearOf } from '../letters/frame-of.ts'
import { groups, groupsFor } from '../letters/groups.ts'
import { pupilName } from '../letters/names.ts'
import { recordsTold } from '../letters/record-facts.ts'
import type { Scene } from '../letters/scene.ts'
import { headOf } from './blank-facts.ts'

/** What is known of a form or a record before it is filled in, and the certificate that goes with it. */
export type Known = { facts: KnownFacts; certificate?: Certificate }

/** Groups of facts that are of no days at all until the days are known that they look at. */
const overDays: readonly string[] = ['attendance', 'application']

/** What every paper has, as far as it is on record. */
function frameKnown({ loaded }: Scene): KnownFacts {
  const { family, state, context } = loaded
  const { forename, surname, dateOfBirth, yearGroup, regGroup } = family.pupil
  const year = yearGroup === null ? null : yearOf(yearGroup)
  const pupil = { forename, surname, fullName: pupilName(family), dateOfBirth, yearGroup: year, regGroup }
  return { reference: state.id, date: context.facts.today, school: headOf(family.school), pupil }
}

/** The meeting as far as it is planned: nobody may be named to lead it yet. */
function planned({ meeting, loaded }: Scene): Pick<KnownFacts, 'meeting' | 'minutes'> {
  if (meeting === null) return {}
  const title = loaded.context.pathway.meetings.find(({ id }) => id === meeting.kind)?.title ?? meeting.kind
  const plan = { title, day: meeting.on, time: meeting.at, place: meeting.place }
  return { meeting: plan, minutes: plan }
}

function gathered(scene: Scene, addressee: string, period: Period | null): Partial<KnownFacts> {
  const ask = {
    scene,
    addressee,
    period: period ?? { from: scene.loaded.context.facts.today, to: scene.loaded.context.facts.today },
  }
  const wanted = groupsFor(scene).filter((group) => period !== null || !overDays.includes(group))
  const found = wanted.map((group) => [group, groups[group](ask)] as const)
  return Object.fromEntries(found.filter(([, facts]) => facts !== null && facts !== undefined))
}

/** What a form or a record prints of what is on record by now, be it for a meeting that is only planned. */
export function knownFacts(scene: Scene, addressee: string): Known {
  const frame = frameOf(scene)
  const found = periodOf(scene, addressee)
  const period = 'missing' in found ? null : found
  const whole: Frame | KnownFacts = 'lacks' in frame ? frameKnown(scene) : frame
  const facts = {
    ...whole,
    ...planned(scene),
    ...gathered(scene, addressee, period),
    record: recordsTold(scene),
  }
  const attached = scene.template.attach.includes('attendance-certificate')
  if (!attached || period === null || 'lacks' in frame) return { facts }
  return { facts, certificate: certificateOf(scene, attendanceFacts(scene, period), frame.pupil) }
}
