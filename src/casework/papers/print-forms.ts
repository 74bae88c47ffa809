import { composeByHand } from '../../documents/compose-by-hand.ts'
import type { Paper } from '../../documents/paper.ts'
import type { Asker } from '../../domain/access.ts'
import { done, type Result, refuse } from '../../domain/case/refusal.ts'
import type { Meeting } from '../../domain/case/state.ts'
import type { LetterTemplate } from '../../domain/letter-template.ts'
import type { LetterKind, Pathway } from '../../domain/pathway/pathway.ts'
import type { Family } from '../facts.ts'
import type { House } from '../house.ts'
import { type Scene, sceneAbout, sceneOf } from '../letters/scene.ts'
import type { LookedAt } from '../look-at-case.ts'
import { orNotMade, type Printer } from '../print-papers.ts'
import { pathwayOf } from '../school-pathways.ts'
import { dayIn } from '../today.ts'
import { headOf } from './blank-facts.ts'
import { keepPapers, mimes, type PaperFile } from './keep-papers.ts'
import { knownFacts } from './known-facts.ts'

/** A form or a record that can be printed to be filled in: of a case by its kind of letter, without one by its template. */
export type Form = { id: string; title: string }

type Shelves = Pick<House, 'shelves'>

const templateOf = ({ shelves }: Shelves, kind: LetterKind): LetterTemplate | null => {
  const template = shelves.letters.get(kind.template)
  return template?.by_hand === undefined ? null : template
}

const titled = ({ form, title }: Pick<LetterKind, 'form' | 'title'>): string =>
  form === '' ? title : `${title} (${form})`

/** The forms and records of a pathway that can be printed to be filled in, each kind by its id. */
export const formsOf = (house: Shelves, pathway: Pathway): Form[] =>
  pathway.letters
    .filter((kind) => templateOf(house, kind) !== null)
    .map((kind) => ({ id: kind.id, title: titled(kind) }))

/** The forms and records that a school can print without any pupil: those of its pathway, and of all where no school is known; each template by its place. */
export function blankForms(house: House, school: Family['school'] | null): Form[] {
  const own = school === null ? null : pathwayOf(house, school).letters.map(({ template }) => template)
  return [...house.shelves.letters].flatMap(([id, { by_hand: byHand, name: title }]) =>
    byHand === undefined || (own !== null && !own.includes(id)) ? [] : [{ id, title }],
  )
}

async function filesOf(printer: Printer, called: string, papers: readonly Paper[]): Promise<PaperFile[]> {
  const files: PaperFile[] = []
  for (const [index, paper] of papers.entries()) {
    const made = await printer.renderPapers(paper)
    for (const form of ['pdf', 'docx'] as const) {
      const name = `${called}-to-fill-in-${index + 1}.${form}`
      files.push({ name, mime: mimes[form], bytes: made[form], kind: 'paper' })
    }
  }
  return files
}

/** The meetings that a paper of the case is of, each with a paper of its own; null where it is of none, or of one that nobody has set. */
function meetingsOf({ kind, loaded }: Scene): (Meeting | null)[] {
  const of = Object.values(loaded.state.meetings).filter(
    (meeting) => meeting.kind === kind.meeting && (meeting.state === 'planned' || meeting.state === 'held'),
  )
  return of.length === 0 ? [null] : of
}

function papersOf(scene: Scene): Paper[] {
  return meetingsOf(scene).map((meeting) => {
    const { facts, certificate } = knownFacts(sceneAbout(scene, meeting?.id ?? null), scene.kind.to)
    return composeByHand(scene.template, facts, certificate)
  })
}

/** Makes forms and records of a case with what is known and lines to write on, and sends them to whoever asked, as files; tells how many. */
export function printForms(
  house: House,
  printer: Printer,
  by: Asker,
  looked: LookedAt,
  kinds: readonly string[],
): Promise<Result<number>> {
  return orNotMade(async () => {
    if (!looked.acts) return refuse({ code: 'no-such-case' })
    const { id } = looked.state
    const offered = formsOf(house, looked.context.pathway).map((form) => form.id)
    const files: PaperFile[] = []
    for (const kind of kinds.filter((one) => offered.includes(one))) {
      const scene = await sceneOf(house, house.store.read, { by, case: id, kind, given: {}, at: house.now() })
      if (!scene.ok) return scene
      files.push(...(await filesOf(printer, `${id}-${kind}`, papersOf(scene.value))))
    }
    await keepPapers(house, { person: by.id, case: id }, files)
    return done(files.length)
  })
}

/** Makes forms and records of a school in which nothing is known of anybody, and sends them to whoever asked, as files; tells how many. */
export function printBlankForms(
  house: House,
  printer: Printer,
  { id: person }: Asker,
  school: Family['school'],
  templates: readonly string[],
): Promise<Result<number>> {
  const council = school.la === null ? null : { name: school.la }
  const known = { date: dayIn(house.now(), house.timeZone), school: headOf(school), council }
  return orNotMade(async () => {
    const files: PaperFile[] = []
    for (const { id } of blankForms(house, null).filter((form) => templates.includes(form.id))) {
      const template = house.shelves.letters.get(id)
      if (template === undefined) continue
      files.push(...(await filesOf(printer, `blank-${template.id}`, [composeByHand(template, known)])))
    }
    await keepPapers(house, { person, case: null }, files)
    return done(files.length)
  })
}
