import { type DocumentFacts, documentsOf } from '../../../db/documents.ts'
import { contactsOf, type FoundContact } from '../../../db/queries/contacts.ts'
import { registerWeeksOf } from '../../../db/queries/register.ts'
import type { Db } from '../../../db/reader.ts'
import { type Asker, mayWorkOn } from '../../domain/access.ts'
import { schoolYearOf } from '../../domain/calendar.ts'
import { type Prosecution, prosecutionOf } from '../../domain/case/parts/prosecution.ts'
import { done, type Result, refuse } from '../../domain/case/refusal.ts'
import type { NotedMark } from '../../domain/certificate/noted-mark.ts'
import { addDays, type Day, earliest, mondayOf } from '../../domain/day.ts'
import type { LetterTemplate } from '../../domain/letter-template.ts'
import type { LetterKind } from '../../domain/pathway/pathway.ts'
import { notedIn, weekAsRead } from '../../register/marks/register-of.ts'
import { type Family, readableRegister } from '../facts.ts'
import type { House } from '../house.ts'
import { inSight } from '../in-sight.ts'
import { colleaguesOf, type Scene, sceneFor } from '../letters/scene.ts'
import { type LoadedCase, loadCase } from '../load-case.ts'
import type { PackPaper } from './pack-papers.ts'

/** Days from one to another, both included. */
export type Period = { from: Day; to: Day }

/** Everything that the pack about one parent is put together from. */
export type PackScene = {
  house: House
  loaded: LoadedCase
  parent: Family['parents'][number]
  file: Prosecution
  /** What the case's own papers are written from; each paper brings its own template. */
  base: Scene
  /** The contacts that stand with this parent, and nobody else. */
  contacts: FoundContact[]
  documents: DocumentFacts[]
  /** What was noted beside the marks of these years. */
  notes: NotedMark[]
  /** The register from the beginning of last school year. */
  register: ReturnType<typeof readableRegister>
  thisYear: Period
  lastYear: Period
}

/** A paper of a pack as its template's kind: no pathway names it. */
const kindOf = (template: LetterTemplate): LetterKind => ({
  id: template.id,
  form: '',
  title: template.name,
  template: template.id,
  to: 'council',
  attach: [],
  source: template.source,
})

/** The template of one of the papers of a pack. */
export function templateOf({ shelves }: Pick<House, 'shelves'>, place: PackPaper): LetterTemplate {
  const template = shelves.letters.get(place)
  if (template === undefined) throw new Error(`There is no letter template ${place}`)
  return template
}

/** The same scene for another paper. */
export const onPaper = (scene: Scene, template: LetterTemplate): Scene => ({
  ...scene,
  template,
  kind: kindOf(template),
})

function yearsOf({ context }: LoadedCase): Pick<PackScene, 'thisYear' | 'lastYear'> {
  const { calendar, today } = context.facts
  const now = schoolYearOf(calendar, today)
  const before = schoolYearOf(calendar, addDays(now.from, -1))
  return {
    thisYear: { from: now.from, to: earliest(now.to, today) },
    lastYear: { from: before.from, to: before.to },
  }
}

/** Everybody who did something that the papers of a pack tell of. */
function doersOf({ events }: LoadedCase, file: Prosecution, contacts: readonly FoundContact[]): string[] {
  const posters = events.flatMap((event) => (event.type === 'letter-sent' ? (event.postedBy ?? []) : []))
  const witness = file.witness === null ? [] : [file.witness.id]
  return [...events.map(({ by }) => by), ...contacts.map(({ by }) => by), ...posters, ...witness]
}

type Wanted = { by: Asker; case: string; parent: string; at: Date }

/** Loads what the pack about one parent is put together from, for somebody who may work on the case. */
export async function packScene(
  house: House,
  db: Db,
  { by, case: id, parent: whom, at }: Wanted,
): Promise<Result<PackScene>> {
  const found = await loadCase(house, db, id)
  if (found === null || !mayWorkOn(by, inSight(found))) return refuse({ code: 'no-such-case' })
  const parent = found.family.parents.find((one) => one.id === whom)
  if (parent === undefined) return refuse({ code: 'not-a-parent', who: whom })
  const years = yearsOf(found)
  const { today, calendar } = found.context.facts
  const { pupil } = found.state
  const stored = await registerWeeksOf(db, pupil, mondayOf(years.lastYear.from), today)
  const loaded = { ...found, family: { ...found.family, weeks: stored.map(weekAsRead) } }
  const template = templateOf(house, 'court/chronology')
  const about = { by, kind: kindOf(template), template, given: {}, at }
  const contacts = (await contactsOf(db, pupil)).filter((one) => one.who === whom && one.withdrawn === null)
  const file = prosecutionOf(found.state, whom)
  const base = await sceneFor(house, db, loaded, about)
  return done({
    house,
    loaded,
    parent,
    file,
    base: {
      ...base,
      colleagues: await colleaguesOf(db, [...base.colleagues.keys(), ...doersOf(found, file, contacts)]),
    },
    contacts,
    documents: await documentsOf(db, id),
    notes: stored.flatMap(notedIn),
    register: readableRegister(house, loaded.family, calendar, today),
    ...years,
  })
}
