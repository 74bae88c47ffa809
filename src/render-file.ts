import { type DocumentFacts, readDocument } from '../db/documents.ts'
import { personWithRoles } from '../db/queries/people.ts'
import type { House } from './casework/house.ts'
import { logFile } from './casework/log-look.ts'
import { ofPupil } from './casework/look-at-attendance.ts'
import type { LookedAt } from './casework/look-at-case.ts'
import { candidateOf } from './casework/look-at-pupil.ts'
import { schoolsOf } from './domain/access.ts'
import { standingHolds } from './domain/case/parts/hold.ts'
import { unsentToFamily } from './domain/case/to-family.ts'
import { toPerson } from './render-to-person.ts'
import type { Rendered, RenderedFile } from './slack/delivery/rendered.ts'

/** A document on its way to one person: of a case, of a pupil who has none, or of nobody where both are empty. */
type Given = { case: string; pupil: string; document: string; person: string }

const pictureWords =
  'An attendance certificate as a picture: the weeks of a register. The same stands in words on the screen “Attendance” and in the PDF.'

function fileOf({ kind, name, mime, bytes }: DocumentFacts & { bytes: Buffer }): RenderedFile['file'] {
  const isPicture = kind === 'paper' && mime === 'image/png'
  return { name, title: name, bytes, ...(isPicture ? { alt: pictureWords } : {}) }
}

/** A blank paper: for whoever asked, while they work anywhere. */
async function ofNoCase(house: House, person: string, file: RenderedFile['file']): Promise<Rendered> {
  const asker = await personWithRoles(house.store.read, person)
  return asker === null || schoolsOf(asker).length === 0 ? null : { user: person, file }
}

/** A paper about a pupil who has no case: for whoever may open one. */
async function ofPupilAlone(
  house: House,
  { person, pupil, document }: Given,
  file: RenderedFile['file'],
): Promise<Rendered> {
  const asker = await personWithRoles(house.store.read, person)
  if (asker === null || (await candidateOf(house, asker, pupil)) === null) return null
  await logFile(house, { person, case: ofPupil(pupil), document })
  return { user: person, file }
}

/** Is this a letter to the family that a hold stops, or a batch of such letters? */
function isStopped({ state, context }: LookedAt, { id: document, kind }: DocumentFacts): boolean {
  if (standingHolds(state).length === 0) return false
  if (kind === 'to-family') return true
  return unsentToFamily(context.pathway, state).some(({ pdf, docx }) => [pdf, docx].includes(document))
}

/** A file for one person, who is written down before they get it; null where it is not, or no longer, theirs. */
export async function renderFile(house: House, given: Given): Promise<Rendered> {
  const kept = await readDocument(house.store.read, given.document)
  if (kept === null || (kept.case ?? '') !== given.case) return null
  const file = fileOf(kept)
  if (kept.case === null)
    return given.pupil === '' ? ofNoCase(house, given.person, file) : ofPupilAlone(house, given, file)
  const sent = await toPerson(house, given, (looked) =>
    isStopped(looked, kept) ? null : { user: given.person, file },
  )
  const { person, case: id, document } = given
  if (sent !== null) await logFile(house, { person, case: id, document })
  return sent
}
