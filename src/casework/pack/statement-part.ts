import { draftStatement, type SaidParagraph, saidOf, standing } from '../../domain/pack/statement.ts'
import { pupilName } from '../letters/names.ts'
import { courtPart, type Frame } from './court-part.ts'
import type { OrderedPart } from './pack-order.ts'
import type { PackScene } from './pack-scene.ts'
import { stepsOf } from './steps-of.ts'

/** The statement's paragraphs with what the witness said of each; empty before anybody is named as the witness. */
export function paragraphsOf(scene: PackScene): SaidParagraph[] {
  const { file, loaded } = scene
  if (file.witness === null) return []
  const { id, occupation } = file.witness
  const { pupil, school } = loaded.family
  const about = { occupation, school: school.name, pupil: pupilName(loaded.family), since: pupil.joined }
  return saidOf(draftStatement(id, about, stepsOf(scene)), file.paragraphs)
}

/** The statement of the witness, each paragraph with the exhibit that shows it; none before anybody is named. */
export function statementPart(
  scene: PackScene,
  frame: Frame,
  labels: ReadonlyMap<string, string>,
): OrderedPart[] {
  const { witness } = scene.file
  if (witness === null) return []
  const account = standing(paragraphsOf(scene)).map(({ words, exhibit }) => {
    const label = labels.get(exhibit ?? '')
    return label === undefined ? words : `${words} I produce it as exhibit ${label}.`
  })
  const { name, occupation, over18 } = witness
  const facts = { ...frame, witness: { name, occupation, over18, account } }
  const part = { id: 'statement', kind: 'statement' as const, title: `Statement of ${name}`, on: frame.date }
  return courtPart(scene, facts, 'common/s9-statement', { ...part, signed: 'no' })
}
