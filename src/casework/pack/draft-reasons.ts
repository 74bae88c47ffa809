import type { AmendedSession } from '../../domain/case/parts/drift.ts'
import { changedMarks } from '../../domain/certificate/changed-marks.ts'
import { type Day, formatDayShort } from '../../domain/day.ts'
import { readAsk } from '../../domain/pack/pre-flight.ts'
import { unsaid } from '../../domain/pack/statement.ts'
import { decisionStands } from '../../domain/prosecution/standing.ts'
import { sessionsTold } from '../../domain/sessions-told.ts'
import { chargeIn, marksOfCharge } from './charge-of.ts'
import { cameBackFrom } from './letter-parts.ts'
import type { OrderedPart } from './pack-order.ts'
import type { PackScene } from './pack-scene.ts'
import { paragraphsOf } from './statement-part.ts'

const when = (holds: boolean, words: string): string[] => (holds ? [words] : [])

const mostNamed = 10

/** Each session whose mark is another than the head compared, as far as there is room for them. */
function changedReason(changed: readonly AmendedSession[]): string {
  const told = sessionsTold(changed)
  const more = told.length - mostNamed
  const named = [...told.slice(0, mostNamed), ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
  return `marks changed since the certificate was compared (${named})`
}

/** Why the head's comparison does not hold for the certificate as it stands: it was never made, or not of these days or these marks. */
function comparedReasons(scene: PackScene): string[] {
  const { compared, charge } = scene.file
  if (compared === null) return ['the head has not compared the certificate with the school’s own system']
  if (charge !== null && charge.seq > compared.seq)
    return ['the period of the charge has changed since the certificate was compared']
  const changed = changedMarks(compared.marks, marksOfCharge(scene))
  return [
    ...when(!compared.agrees, 'the certificate differs from the school’s own system'),
    ...(changed.length === 0 ? [] : [changedReason(changed)]),
  ]
}

function chargeReasons(scene: PackScene, today: Day): string[] {
  const charge = chargeIn(scene)
  if (charge === null) return ['the council has not named the period of the charge']
  return [
    ...when(charge.chargeable === 0, 'no session of the period can be charged'),
    ...when(
      charge.last !== null && charge.last < today,
      `the last day to lay an information was ${charge.last === null ? '' : formatDayShort(charge.last)}`,
    ),
  ]
}

/** Why a pack about one parent is still a draft; empty where it may go. */
export function draftReasons(scene: PackScene, parts: readonly OrderedPart[]): string[] {
  const { file, loaded } = scene
  const { facts } = loaded.context
  const unsigned = parts.filter(({ signed }) => signed === 'no')
  const unfit = parts.filter(
    ({ source }) => 'document' in source && file.answered[readAsk(source.document)]?.yes === false,
  )
  return [
    ...when(!decisionStands(file, facts), 'no decision to prosecute stands'),
    ...chargeReasons(scene, facts.today),
    ...when(file.witness === null, 'nobody is named as the witness'),
    ...when(
      unsaid(paragraphsOf(scene)).length > 0,
      'the witness has not confirmed or struck every paragraph',
    ),
    ...unsigned.map(({ title }) => `not signed: ${title}`),
    ...unfit.map(({ title }) => `must not go as it is, as whoever read it through said: ${title}`),
    ...cameBackFrom(scene).map((title) => `not served, as it came back: ${title}`),
    ...comparedReasons(scene),
  ]
}
