import type { Prosecution } from '../../domain/case/parts/prosecution.ts'
import { type Day, formatDayShort } from '../../domain/day.ts'
import { unsaid } from '../../domain/pack/statement.ts'
import { decisionStands } from '../../domain/prosecution/standing.ts'
import { chargeIn } from './charge-of.ts'
import type { OrderedPart } from './pack-order.ts'
import type { PackScene } from './pack-scene.ts'
import { paragraphsOf } from './statement-part.ts'

const when = (holds: boolean, words: string): string[] => (holds ? [words] : [])

/** What the register of the charged days has become since the head compared the certificate with it: by import. */
function amendedSince({ base }: PackScene, { compared }: Prosecution): boolean {
  return (
    compared !== null &&
    base.registerTaken !== null &&
    base.registerTaken.recordedAt.slice(0, 10) > compared.on
  )
}

function certificateReasons(scene: PackScene): string[] {
  const { file } = scene
  return [
    ...when(file.compared === null, 'the head has not compared the certificate with the school’s own system'),
    ...when(file.compared?.agrees === false, 'the certificate differs from the school’s own system'),
    ...when(amendedSince(scene, file), 'the register was read in again since the certificate was compared'),
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
  return [
    ...when(!decisionStands(file, facts), 'no decision to prosecute stands'),
    ...chargeReasons(scene, facts.today),
    ...when(file.witness === null, 'nobody is named as the witness'),
    ...when(
      unsaid(paragraphsOf(scene)).length > 0,
      'the witness has not confirmed or struck every paragraph',
    ),
    ...unsigned.map(({ title }) => `not signed: ${title}`),
    ...certificateReasons(scene),
  ]
}
