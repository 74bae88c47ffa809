import { initialsOf, labelOf } from '../../domain/pack/exhibit.ts'
import { agreementsIn } from './agreement-parts.ts'
import { chargeFacts } from './charge-of.ts'
import { contactFacts } from './contact-facts.ts'
import { courtPart, type Frame, packFrame } from './court-part.ts'
import { lettersIn } from './letter-parts.ts'
import { meetingsWith, minutesPart } from './minutes-parts.ts'
import type { OrderedPart } from './pack-order.ts'
import type { PackScene } from './pack-scene.ts'
import { certificatePart, registerPart } from './register-parts.ts'
import { statementPart } from './statement-part.ts'
import { stepsOf } from './steps-of.ts'

function labelled(parts: readonly OrderedPart[], initials: string): OrderedPart[] {
  return parts.map((part, index) => ({ ...part, label: labelOf(initials, index) }))
}

function sessionsPart(scene: PackScene, frame: Frame): OrderedPart[] {
  const charge = chargeFacts(scene)
  if (charge === null) return []
  const part = {
    id: 'sessions',
    kind: 'sessions' as const,
    title: 'Sessions that are charged',
    on: charge.to,
  }
  return courtPart(scene, { ...frame, charge }, 'court/sessions-charged', part)
}

function logPart(scene: PackScene, frame: Frame): OrderedPart[] {
  const contacts = contactFacts(scene)
  if (contacts.length === 0) return []
  const part = { id: 'contact-log', kind: 'contact-log' as const, title: 'Contact log', on: frame.date }
  const cover = ['The calls, texts, emails and visits that were recorded at the time.']
  return courtPart(scene, { ...frame, contacts }, 'court/contact-log', part, cover)
}

function chronologyPart(scene: PackScene, frame: Frame, labels: ReadonlyMap<string, string>): OrderedPart[] {
  const chronology = stepsOf(scene).map(({ on, happened, exhibit }) => ({
    on,
    what: `${happened.charAt(0).toUpperCase()}${happened.slice(1)}.`,
    exhibit: labels.get(exhibit ?? '') ?? null,
  }))
  const part = {
    id: 'chronology',
    kind: 'chronology' as const,
    title: 'What happened, in order',
    on: frame.date,
  }
  return courtPart(scene, { ...frame, chronology }, 'court/chronology', part)
}

/** Until somebody is named as the witness, exhibits are called by the school's own initial. */
const nobodyYet = 'X'

/** The evidence against one parent in the order in which it is bound: statement, certificate, sessions, chronology, then the exhibits. */
export function evidenceOf(scene: PackScene, frame: Frame): OrderedPart[] {
  const { witness } = scene.file
  const initials = witness === null ? nobodyYet : initialsOf(witness.name)
  const minutes = meetingsWith(scene).flatMap((meeting) => minutesPart(scene, frame, meeting))
  const registers = [...registerPart(scene, frame, 'this'), ...registerPart(scene, frame, 'last')]
  const exhibits = labelled(
    [...lettersIn(scene), ...minutes, ...agreementsIn(scene), ...logPart(scene, frame), ...registers],
    initials,
  )
  const labels = new Map(exhibits.map(({ id, label }) => [id, label ?? '']))
  return [
    ...statementPart(scene, frame, labels),
    ...certificatePart(scene, frame),
    ...sessionsPart(scene, frame),
    ...chronologyPart(scene, frame, labels),
    ...exhibits,
  ]
}

/** The evidence as it would be bound now; none where its papers cannot be made yet. */
export function evidenceNow(scene: PackScene): OrderedPart[] {
  const frame = packFrame(scene)
  return 'lacks' in frame ? [] : evidenceOf(scene, frame)
}
