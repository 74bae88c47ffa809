import { composeLetter } from '../../documents/compose-letter.ts'
import { paperToText } from '../../documents/paper-to-text.ts'
import type { LetterOrder } from '../../documents/render-letter.ts'
import { minutesOf } from '../../domain/case/parts/minutes.ts'
import type { LetterPaper } from '../../domain/case/parts/service.ts'
import type { Letter } from '../../domain/case/state.ts'
import { formatDay, formatDayShort } from '../../domain/day.ts'
import type { ExhibitKind } from '../../domain/pack/exhibit.ts'
import type { LetterKind } from '../../domain/pathway/pathway.ts'
import { letterFactsOf } from '../letters/letter-facts-of.ts'
import { nameIn } from '../letters/names.ts'
import { tellsOfAnother } from '../letters/others.ts'
import { type Scene, sceneAbout } from '../letters/scene.ts'
import { madePart, type OrderedPart, type PackSource } from './pack-order.ts'
import type { PackPaper } from './pack-papers.ts'
import type { PackScene } from './pack-scene.ts'

/** A paper that the school keeps and several people sign, such as a contract or minutes: its kind, and where its template stands. */
type Agreement = { letter: Letter; kind: LetterKind; place: PackPaper }

const minutesPlace = 'common/minutes'

const asMade = 'The paper as it was made here.'
const writtenOut = 'Written out from the record, with what concerns another adult left out.'

/** What a paper is bound from, and what its cover sheet says of that. */
type Printed = { source: PackSource; says: string }

const isPlace = (template: string): template is PackPaper => template.includes('/')

function agreementOf({ loaded }: PackScene, letter: Letter): Agreement[] {
  const kind = loaded.context.pathway.letters.find(({ id }) => id === letter.kind)
  if (kind?.to !== 'school' || kind.proof !== 'signed') return []
  return isPlace(kind.template) ? [{ letter, kind, place: kind.template }] : []
}

/** The parents of whom papers about this one say nothing. */
const apartFrom = ({ loaded, parent }: PackScene): readonly string[] =>
  loaded.context.facts.parents.find(({ id }) => id === parent.id)?.apartFrom ?? []

/** Is a paper of a meeting, or of none, this parent's: were they asked to it, and nobody who lives apart from them? */
function isTheirs(scene: PackScene, meetingId: string | null): boolean {
  const meeting = scene.loaded.state.meetings[meetingId ?? '']
  const apart = apartFrom(scene)
  if (meeting === undefined) return apart.length === 0
  const asked = meeting.attendees.map(({ who }) => who)
  return asked.includes(scene.parent.id) && !asked.some((who) => apart.includes(who))
}

/** Did this parent sign, and nobody who lives apart from them? Where nobody said who did, the meeting tells whose it is. */
function isSignedCopyOf(scene: PackScene, letter: Letter, { signers = [] }: LetterPaper): boolean {
  const parents = scene.loaded.family.parents.filter(({ id }) => signers.includes(id)).map(({ id }) => id)
  if (parents.length === 0) return isTheirs(scene, letter.meeting)
  return parents.includes(scene.parent.id) && !parents.some((id) => apartFrom(scene).includes(id))
}

const otherWords: Readonly<Record<string, string>> = {
  pupil: 'the pupil',
  school: 'the school',
  council: 'the council',
}

/** Who signed a copy, as its cover sheet says it to one parent: of another adult only that there is one. */
function signedWords({ base, parent }: PackScene, { signers = [], signedOn, by }: LetterPaper): string[] {
  const named = signers.map(
    (who) => otherWords[who] ?? (who === parent.id ? nameIn(base, who, []) : 'another adult'),
  )
  const on = signedOn === undefined ? '' : ` on ${formatDay(signedOn)}`
  const handed = base.colleagues.get(by)?.name
  const who =
    named.length === 0 ? 'It is not on record who signed it' : `Signed by ${named.join(' and ')}${on}`
  return [`${who}${handed === undefined ? '' : `; handed in by ${handed}`}.`]
}

const copyTitle = (title: string, nth: number): string =>
  `“${title}” as it was signed${nth > 0 ? `, ${nth + 1}` : ''}`

function signedCopies(scene: PackScene, { letter, kind, place }: Agreement): OrderedPart[] {
  const copies = letter.papers.filter((one) => one.as === 'signed' && isSignedCopyOf(scene, letter, one))
  return copies.flatMap((paper, index) => {
    const found = scene.documents.find(({ id }) => id === paper.document)
    if (found === undefined) return []
    const part = {
      id: `signed-${letter.id}-${index + 1}`,
      kind: (place === minutesPlace ? 'signed-minutes' : 'contract') satisfies ExhibitKind as ExhibitKind,
      title: copyTitle(kind.title, index),
      on: paper.signedOn ?? paper.on,
    }
    const source = { document: found.id, sha256: found.sha256, ours: false }
    return [madePart({ ...part, signed: 'yes' }, source, signedWords(scene, paper))]
  })
}

/** The paper as it was made where it tells of no other adult, else written anew for this parent with the rest left out; null where that cannot be done. */
function sourceOf(scene: PackScene, { letter, kind, place }: Agreement): Printed | null {
  const { base, parent, house, documents } = scene
  const template = house.shelves.letters.get(place)
  const kept = documents.find(({ id }) => id === letter.pdf)
  if (template === undefined || kept === undefined) return null
  const as = (addressee: 'parent' | 'school'): Scene =>
    sceneAbout({ ...base, kind, template: { ...template, addressee } }, letter.meeting)
  const tells = ({ facts, certificate }: LetterOrder) =>
    tellsOfAnother(as('parent'), parent.id, paperToText(composeLetter(template, facts, certificate)))
  const whole = letterFactsOf(as('school'), kind.to)
  if ('order' in whole && !tells(whole.order))
    return { source: { document: kept.id, sha256: kept.sha256, ours: true }, says: asMade }
  const own = letterFactsOf(as('parent'), parent.id)
  if ('lacks' in own || tells(own.order)) return null
  const { facts, certificate } = own.order
  const made = { made: place, facts: { ...facts, date: letter.draftedOn } }
  return { source: { ...made, ...(certificate && { certificate }) }, says: writtenOut }
}

function madeParts(scene: PackScene, agreement: Agreement, isSigned: boolean): OrderedPart[] {
  const { letter, kind, place } = agreement
  const isMade = place !== minutesPlace && letter.state !== 'void' && isTheirs(scene, letter.meeting)
  const found = isMade ? sourceOf(scene, agreement) : null
  if (found === null) return []
  const part = {
    id: `paper-${letter.id}`,
    kind: 'contract' as const,
    title: kind.title,
    on: letter.draftedOn,
  }
  // It is voluntary, so that one that nobody signed does not keep a pack from being final.
  const says = isSigned ? 'The signed copy follows.' : 'No signed copy of it has come back.'
  return [madePart(part, found.source, [found.says, says])]
}

/** The sheets of minutes that were handed in from the screen of their meeting. */
function signedSheets(scene: PackScene): OrderedPart[] {
  const { state, context } = scene.loaded
  return Object.values(state.meetings).flatMap((meeting) => {
    if (meeting.state !== 'held' || !isTheirs(scene, meeting.id)) return []
    const title = context.pathway.meetings.find(({ id }) => id === meeting.kind)?.title ?? meeting.kind
    return minutesOf(state, meeting.id).signed.flatMap((id, index) => {
      const found = scene.documents.find((document) => document.id === id)
      if (found === undefined) return []
      const name = `Minutes: ${title}, ${formatDayShort(meeting.on)}`
      const part = { id: `sheet-${meeting.id}-${index + 1}`, kind: 'signed-minutes' as const, on: meeting.on }
      const source = { document: id, sha256: found.sha256, ours: false }
      const cover = ['The sheet as it was signed at the meeting and handed in.']
      return [madePart({ ...part, title: copyTitle(name, index), signed: 'yes' }, source, cover)]
    })
  })
}

/** What this parent and others sign together: each contract or plan as it was made, then the copies that came back signed, and the signed minutes; earliest first. */
export function agreementsIn(scene: PackScene): OrderedPart[] {
  const agreements = Object.values(scene.loaded.state.letters).flatMap((letter) => agreementOf(scene, letter))
  const papers = agreements
    .sort((one, other) => one.letter.draftedOn.localeCompare(other.letter.draftedOn))
    .flatMap((agreement) => {
      const copies = signedCopies(scene, agreement)
      return [...madeParts(scene, agreement, copies.length > 0), ...copies]
    })
  return [...papers, ...signedSheets(scene)]
}
