import { personWithRoles } from '../../../db/queries/people.ts'
import { importsOf } from '../../../db/queries/register.ts'
import type { Db } from '../../../db/reader.ts'
import { type Asker, type HeldRole, mayWorkOn } from '../../domain/access.ts'
import { done, type Result, refuse } from '../../domain/case/refusal.ts'
import type { Meeting } from '../../domain/case/state.ts'
import type { LetterFacts } from '../../domain/letter-facts.ts'
import type { LetterTemplate } from '../../domain/letter-template.ts'
import type { LetterKind } from '../../domain/pathway/pathway.ts'
import { readLetterhead, type SchoolLetterhead } from '../../domain/school-letterhead.ts'
import type { House } from '../house.ts'
import { inSight } from '../in-sight.ts'
import { type LoadedCase, loadCase } from '../load-case.ts'
import { signerOf } from './signer.ts'

/** Facts that the case itself does not hold: a day to reply by, what a professional is. */
export type GivenFacts = Partial<Pick<LetterFacts, 'reply' | 'professional'>>

/** Somebody on the staff, by name and role. */
export type Colleague = { name: string; roles: readonly HeldRole[] }

/** Everything that the letters of one kind are written from. */
export type Scene = {
  house: House
  loaded: LoadedCase
  kind: LetterKind
  template: LetterTemplate
  /** The meeting that the letter at hand is about. */
  meeting: Meeting | null
  colleagues: ReadonlyMap<string, Colleague>
  /** Who sends and signs, by Slack id. */
  signer: string
  letterhead: SchoolLetterhead | { lacks: string[] }
  given: GivenFacts
  /** When the letters are made, one instant for all of them together. */
  at: Date
  /** The import with which the register was last taken from the school's own system; null before the first. */
  registerTaken: { number: number; recordedAt: string } | null
}

function idsIn({ state }: LoadedCase): string[] {
  const meetings = Object.values(state.meetings).flatMap((meeting) => meeting.attendees.map((one) => one.who))
  const actions = Object.values(state.actions).map((action) => action.who)
  const senders = Object.values(state.letters).flatMap(({ sentBy, sendings }) =>
    [sentBy, sendings.at(-1)?.postedBy].flatMap((id) => id ?? []),
  )
  const deciders = state.decisions.map((decision) => decision.by)
  return [state.owner, ...meetings, ...actions, ...senders, ...deciders]
}

/** The people of some ids by name and role; who is on no list is left out. */
export async function colleaguesOf(db: Db, ids: readonly string[]): Promise<Map<string, Colleague>> {
  const people = await Promise.all([...new Set(ids)].map((id) => personWithRoles(db, id)))
  return new Map(
    people.flatMap((person) => (person === null ? [] : [[person.id, person] as [string, Colleague]])),
  )
}

type Wanted = Pick<Scene, 'given' | 'at'> & { by: Asker; case: string; kind: string }

type Writing = Pick<Wanted, 'by' | 'given' | 'at'> & Pick<Scene, 'kind' | 'template'>

/** What a paper of a loaded case is written from, for somebody who may see it; it is about no meeting yet. */
export async function sceneFor(
  house: House,
  db: Db,
  loaded: LoadedCase,
  { by, kind, template, given, at }: Writing,
): Promise<Scene> {
  const letterhead = readLetterhead(loaded.family.school.settings)
  const signer = await signerOf(db, loaded, kind, by)
  const colleagues = await colleaguesOf(db, [signer, ...idsIn(loaded)])
  const [taken] = await importsOf(db, loaded.state.school, 'register', 1)
  const registerTaken = taken ?? null
  const about = { kind, template, meeting: null, given, at }
  return { house, loaded, ...about, colleagues, signer, letterhead, registerTaken }
}

/** Loads what letters of a kind are written from, for somebody who may work at the case's school. */
export async function sceneOf(
  house: House,
  db: Db,
  { by, case: id, kind: kindId, given, at }: Wanted,
): Promise<Result<Scene>> {
  const loaded = await loadCase(house, db, id)
  if (loaded === null || !mayWorkOn(by, inSight(loaded))) return refuse({ code: 'no-such-case' })
  const kind = loaded.context.pathway.letters.find((one) => one.id === kindId)
  if (kind === undefined) return refuse({ code: 'no-such-letter' })
  const template = house.shelves.letters.get(kind.template)
  if (template === undefined) throw new Error(`There is no letter template ${kind.template}`)
  return done(await sceneFor(house, db, loaded, { by, kind, template, given, at }))
}

/** The same, for a letter that is about one meeting. */
export const sceneAbout = (scene: Scene, meeting: string | null): Scene => ({
  ...scene,
  meeting: scene.loaded.state.meetings[meeting ?? ''] ?? null,
})
