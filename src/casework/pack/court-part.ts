import type { LetterFacts } from '../../domain/letter-facts.ts'
import type { LetterTemplate } from '../../domain/letter-template.ts'
import { addressOf } from '../letters/addressee.ts'
import { frameOf } from '../letters/frame-of.ts'
import { parentName } from '../letters/names.ts'
import { madePart, type OrderedPart } from './pack-order.ts'
import type { PackPaper } from './pack-papers.ts'
import { type PackScene, templateOf } from './pack-scene.ts'

/** The facts that every paper of a pack has. */
export type Frame = Pick<
  LetterFacts,
  'reference' | 'date' | 'school' | 'contact' | 'pupil' | 'defendant' | 'council'
>

/** The facts that every paper of a pack has, of its one defendant; or what is missing for them, in words. */
export function packFrame({ base, parent, loaded }: PackScene): Frame | { lacks: string[] } {
  const frame = frameOf(base)
  if ('lacks' in frame) return frame
  const address = addressOf(parent)
  const known = address.length === 0 ? ['address not known'] : address
  const { la } = loaded.family.school
  if (la === null || 'lacks' in base.letterhead) return { lacks: ["the council's name"] }
  const { councilTeam: team } = base.letterhead
  return {
    ...frame,
    defendant: { name: parentName(parent), address: known, relationship: parent.relationship ?? 'parent' },
    council: { name: la, team },
  }
}

/** A template gets the groups that it asks for and no others. */
export function factsFor(template: LetterTemplate, facts: Partial<LetterFacts> & Frame): LetterFacts {
  const { reference, date, school, contact, pupil } = facts
  const asked: string[] = [...template.needs, ...(template.from === 'council' ? ['council'] : [])]
  const own = Object.entries(facts).filter(([group]) => asked.includes(group))
  return { reference, date, school, contact, pupil, ...Object.fromEntries(own) }
}

/** A paper of the pack made from its template, where its facts are there. */
export function courtPart(
  scene: PackScene,
  facts: Partial<LetterFacts> & Frame,
  place: PackPaper,
  part: Parameters<typeof madePart>[0],
  cover: readonly string[] | null = null,
): OrderedPart[] {
  const template = templateOf(scene.house, place)
  const made = factsFor(template, facts)
  const whole = template.needs.every((group) => made[group] !== undefined)
  return whole ? [madePart(part, { made: place, facts: made }, cover)] : []
}
