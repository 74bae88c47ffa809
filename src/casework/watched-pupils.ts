import { allRoles } from '../../db/queries/people.ts'
import { allSchools } from '../../db/queries/schools.ts'
import type { Scope } from '../../db/queries/scope.ts'
import { type StandingWatch, standingWatches } from '../../db/queries/watches.ts'
import { type PupilWatched, seeWatches } from '../../db/raised-watches.ts'
import { type Asker, schoolsOf } from '../domain/access.ts'
import { formOf } from '../domain/family.ts'
import type { Watch } from '../domain/pathway/pathway.ts'
import type { WatchedPupil } from '../domain/watched.ts'
import { type Asked, headOf, limitOf } from './act.ts'
import type { House } from './house.ts'
import { mayOpenFor } from './in-sight.ts'
import { isKeptBack } from './kept-back.ts'

type School = Awaited<ReturnType<typeof allSchools>>[number]

/** Something that stands raised of a pupil and that nobody has seen to, and who is told of it by what they are. */
type Open = { row: StandingWatch; watch: Watch; school: School; tells: (asker: Asker) => boolean }

/** Tells whether somebody holds one of a watch's roles at a school: those for all schools count where it has nobody of its own. */
async function holding(house: House): Promise<(school: string, tells: Watch['tells']) => Open['tells']> {
  const all = await allRoles(house.store.read)
  const own = new Set(all.map(({ school, role }) => `${school} ${role}`))
  return (school, tells) => (asker) =>
    asker.roles.some(
      ({ role, school: at }) =>
        tells.includes(role) && (at === school || (at === null && !own.has(`${school} ${role}`))),
    )
}

/** What stands raised at some schools and nobody has seen to, as far as the templates still watch for it. */
async function openAt(house: House, scope: Scope): Promise<Open[]> {
  const { read } = house.store
  const [schools, rows, tellsAt] = await Promise.all([
    allSchools(read),
    standingWatches(read, scope, { unseen: true }),
    holding(house),
  ])
  const known = new Map(schools.map((school) => [school.id, school]))
  return rows.flatMap((row) => {
    const { school: at, pathway, watch: id } = row.watch
    const school = known.get(at)
    const watch = house.shelves.pathways.get(pathway)?.watches.find((one) => one.id === id)
    if (school === undefined || watch === undefined) return []
    return [{ row, watch, school, tells: tellsAt(at, watch.tells) }]
  })
}

/** Is this person told of it, and may they open a case for the pupil? */
const isFor = (asker: Asker, { row, school, tells }: Open): boolean =>
  tells(asker) && mayOpenFor(asker, row.pupil.id, school)

async function unseen(house: House, asker: Asker): Promise<Open[]> {
  const scope = schoolsOf(asker)
  return scope.length === 0 ? [] : (await openAt(house, scope)).filter((one) => isFor(asker, one))
}

function shownOf(all: readonly Open[]): WatchedPupil[] {
  const pupils = new Map<string, WatchedPupil>()
  for (const { row, watch, school } of all) {
    const { pupil, openCase } = row
    const { title, says, note = null } = watch
    const { pathway, raisedOn: since } = row.watch
    const contacted = row.contactedOn && { on: row.contactedOn, reached: row.reached === 1 }
    const told = { pathway, title, says, note, since, contacted }
    const before = pupils.get(pupil.id)
    if (before !== undefined) before.watches.push(told)
    else
      pupils.set(pupil.id, {
        id: pupil.id,
        name: `${pupil.forename} ${pupil.surname}`,
        form: formOf(pupil),
        school: school.name,
        speakFirst: isKeptBack(pupil, false),
        openCase,
        watches: [told],
      })
  }
  return [...pupils.values()]
}

/** The pupils whom somebody is to look at, the latest first: each once, with all that stands raised of them. */
export async function watchedPupils(house: House, asker: Asker): Promise<WatchedPupil[]> {
  return shownOf(await unseen(house, asker))
}

/** How many pupils somebody is to look at. */
export async function countWatched(house: House, asker: Asker): Promise<number> {
  return new Set((await unseen(house, asker)).map(({ row }) => row.pupil.id)).size
}

/** Those of some people who have a pupil to look at; at one school, and of some that were raised there, where these are given. */
export async function whoWatches<A extends Asker>(
  house: House,
  people: readonly A[],
  { school, raised }: { school?: string; raised?: readonly PupilWatched[] } = {},
): Promise<A[]> {
  const keys = raised && new Set(raised.map(watchedAs))
  const all = await openAt(house, school === undefined ? 'all' : [school])
  const open = all.filter(({ row }) => keys?.has(watchedAs(row.watch)) ?? true)
  const here = new Map<string, Open[]>()
  for (const one of open) here.set(one.school.id, [...(here.get(one.school.id) ?? []), one])
  return people.filter((one) => {
    const scope = schoolsOf(one)
    const theirs = scope === 'all' ? open : scope.flatMap((id) => here.get(id) ?? [])
    return theirs.some((each) => isFor(one, each))
  })
}

const watchedAs = ({ pupil, pathway, watch }: PupilWatched) => [pupil, pathway, watch].join('\n')

/** Keeps that somebody has seen to what stands raised of a pupil; nothing happens to whom they may not look at. */
export async function seeWatched(house: House, asked: Asked, pupil: string): Promise<void> {
  const theirs = await unseen(house, asked.by)
  if (!theirs.some(({ row }) => row.pupil.id === pupil)) return
  const { by, on } = headOf(house, asked)
  await house.store.write((tx) => seeWatches(tx, pupil, { by, on }), limitOf(asked))
}
