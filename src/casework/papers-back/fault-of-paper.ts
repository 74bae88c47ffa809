import type { HandedInAs } from '../../domain/case/parts/service.ts'
import type { Letter } from '../../domain/case/state.ts'
import type { Asked } from '../act.ts'
import type { House } from '../house.ts'
import { tellsOfAnother } from '../letters/others.ts'
import { sceneAbout, sceneOf } from '../letters/scene.ts'
import { type Paper, type PaperKind, sheets } from './take-in.ts'

/** What a paper may be by what it is for a letter. */
export const accepted: Record<HandedInAs, readonly PaperKind[]> = {
  changed: ['docx'],
  sent: sheets,
  signed: sheets,
}

const tells =
  'It names another adult of the family, or tells where they live. Take that out, and hand it in again.'
const unnumbered = (id: string) =>
  `It does not carry this case’s number, ${id}, so it may be another letter. Hand in the one that was made here, with its head as it was.`

/** What is wrong with the words of a paper that came in for a letter, as a sentence that names nobody; null where nothing is, or where it has no text to read. */
export async function faultOfPaper(
  house: House,
  asked: Asked,
  id: string,
  letter: Pick<Letter, 'kind' | 'addressee' | 'meeting'>,
  { text }: Paper,
): Promise<string | null> {
  if (text === null) return null
  if (!text.includes(id)) return unnumbered(id)
  const wanted = { by: asked.by, case: id, kind: letter.kind, given: {}, at: house.now() }
  const scene = await sceneOf(house, house.store.read, wanted)
  if (!scene.ok) return null
  const about = sceneAbout(scene.value, letter.meeting)
  return tellsOfAnother(about, letter.addressee, text) ? tells : null
}
