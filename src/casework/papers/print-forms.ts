import { composeByHand } from '../../documents/compose-by-hand.ts'
import { composePaper } from '../../documents/compose-paper.ts'
import type { Paper } from '../../documents/paper.ts'
import type { Asker } from '../../domain/access.ts'
import { done, type Result, refuse } from '../../domain/case/refusal.ts'
import type { Meeting } from '../../domain/case/state.ts'
import type { Family } from '../facts.ts'
import type { House } from '../house.ts'
import { type Scene, sceneAbout, sceneOf } from '../letters/scene.ts'
import { sheetOf } from '../letters/sheet-of.ts'
import type { LookedAt } from '../look-at-case.ts'
import { orNotMade, type Printer } from '../print-papers.ts'
import { dayIn } from '../today.ts'
import { blankFacts, headOf } from './blank-facts.ts'
import { keepPapers, mimes, type PaperFile, paperTemplate } from './keep-papers.ts'
import { knownFacts } from './known-facts.ts'
import { formsOf, openingPathway, plainForms } from './offered-forms.ts'
import { caseFacts } from './papers-of.ts'
import { recordPaper } from './record-paper.ts'

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
    return composeByHand(scene.template, facts, certificate, sheetOf(scene.loaded.family.school))
  })
}

/** What of a case is printed under the name that it is offered by. */
async function ofCase(house: House, by: Asker, looked: LookedAt, offered: string): Promise<Result<Paper[]>> {
  const { state, context, family } = looked
  const record = plainForms(house, context.pathway).get(offered)
  if (record !== undefined) {
    const facts = { ...caseFacts(looked), form: recordPaper(context.pathway, record) }
    return done([composePaper(paperTemplate(house, 'record'), facts, sheetOf(family.school))])
  }
  const wanted = { by, case: state.id, kind: offered, given: {}, at: house.now() }
  const scene = await sceneOf(house, house.store.read, wanted)
  return scene.ok ? done(papersOf(scene.value)) : scene
}

const fileName = (whose: string, offered: string): string => `${whose}-${offered.replace('#', '')}`

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
      const papers = await ofCase(house, by, looked, kind)
      if (!papers.ok) return papers
      files.push(...(await filesOf(printer, fileName(id, kind), papers.value)))
    }
    await keepPapers(house, { person: by.id, case: id }, files)
    return done(files.length)
  })
}

type BlankPaper = { called: string; paper: Paper }

/** The forms of a school in which nothing is known of anybody, each with the name of its file. */
function blankPapers(house: House, school: Family['school'], wanted: readonly string[]): BlankPaper[] {
  const date = dayIn(house.now(), house.timeZone)
  const council = school.la === null ? null : { name: school.la }
  const known = { date, school: headOf(school), council }
  const sheet = sheetOf(school)
  const withTemplate = [...house.shelves.letters].flatMap(([id, template]) => {
    if (!wanted.includes(id) || template.by_hand === undefined) return []
    return [{ called: template.id, paper: composeByHand(template, known, undefined, sheet) }]
  })
  const pathway = openingPathway(house, school)
  const plain = [...plainForms(house, pathway)].flatMap(([id, record]) => {
    if (!wanted.includes(id)) return []
    const facts = { ...blankFacts(school, date), form: recordPaper(pathway, record) }
    return [{ called: id, paper: composePaper(paperTemplate(house, 'record'), facts, sheet) }]
  })
  return [...withTemplate, ...plain]
}

/** Makes forms and records of a school in which nothing is known of anybody, and sends them to whoever asked, as files; tells how many. */
export function printBlankForms(
  house: House,
  printer: Printer,
  { id: person }: Asker,
  school: Family['school'],
  wanted: readonly string[],
): Promise<Result<number>> {
  return orNotMade(async () => {
    const files: PaperFile[] = []
    for (const { called, paper } of blankPapers(house, school, wanted))
      files.push(...(await filesOf(printer, fileName('blank', called), [paper])))
    await keepPapers(house, { person, case: null }, files)
    return done(files.length)
  })
}
