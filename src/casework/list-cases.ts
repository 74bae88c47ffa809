import { type Case, casesOf } from '../../db/queries/cases.ts'
import { deadlinesOf } from '../../db/queries/deadlines.ts'
import { pupil as pupilById } from '../../db/queries/pupils.ts'
import { allSchools } from '../../db/queries/schools.ts'
import { type Asker, mayRead, schoolsOf } from '../domain/access.ts'
import { stopped } from '../domain/case/parts/ending.ts'
import type { CaseState } from '../domain/case/state.ts'
import type { CaseLine } from '../domain/case-line.ts'
import { formOf } from '../domain/family.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import { pathwaysOn } from './case-pathways.ts'
import type { House } from './house.ts'
import { rowInSight } from './in-sight.ts'

/** Does the case stand still? Its row keeps its ending as its events leave it. */
function stands({ body }: Case): boolean {
  const { ending } = body as Partial<Pick<CaseState, 'ending'>>
  return ending !== undefined && stopped({ ending })
}

async function listed(
  house: House,
  found: Case,
  pathway: Pathway | undefined,
  schoolNames: ReadonlyMap<string, string>,
): Promise<CaseLine> {
  const { read } = house.store
  const [pupil, deadlines] = await Promise.all([pupilById(read, found.pupil), deadlinesOf(read, found.id)])
  const next = deadlines.find((deadline) => deadline.state === 'open')
  const stages = pathway?.stages ?? []
  return {
    id: found.id,
    pupil: pupil === null ? '' : `${pupil.forename} ${pupil.surname}`,
    form: pupil === null ? '' : formOf(pupil),
    school: schoolNames.get(found.school) ?? found.school,
    stage:
      found.status === 'closed'
        ? 'Closed'
        : (stages.find((stage) => stage.id === found.stage)?.title ?? found.stage),
    status: found.status,
    held: found.held,
    watched: found.watched,
    stopped: found.status === 'open' && stands(found),
    owner: found.owner,
    openedOn: found.openedOn,
    next: next === undefined ? null : { title: next.title, due: next.due },
  }
}

function scopeOf(asker: Asker): readonly string[] | 'all' {
  const legal = asker.roles.filter((held) => held.role === 'legal')
  if (legal.some((held) => held.school === null)) return 'all'
  const own = schoolsOf(asker)
  return own === 'all' ? 'all' : [...own, ...legal.flatMap((held) => held.school ?? [])]
}

/** Which cases: open or closed ones, and of the open only those with an open deadline of a kind where `due` names it. */
type Wanted = { status: 'open' | 'closed'; due?: string; after?: string; limit?: number }

/** A page of the cases somebody may see, in the order of their numbers, and where the next page begins. */
export async function listCases(
  house: House,
  asker: Asker,
  { after, limit = 40, ...which }: Wanted,
): Promise<{ cases: CaseLine[]; after: string | null }> {
  const schools = scopeOf(asker)
  const all = await allSchools(house.store.read)
  const names = new Map(all.map((school) => [school.id, school.name]))
  const settings = (id: string) => all.find((school) => school.id === id)?.settings ?? {}
  const shown: Case[] = []
  let from = after
  for (;;) {
    const page = await casesOf(house.store.read, {
      schools,
      ...which,
      limit,
      ...(from === undefined ? {} : { after: from }),
    })
    const on = await pathwaysOn(house, house.store.read, page)
    const seen = (found: Case) => rowInSight(on(found), found, settings(found.school))
    shown.push(...page.filter((found) => mayRead(asker, seen(found))))
    from = page.at(-1)?.id
    if (page.length < limit || shown.length >= limit) break
  }
  const cases = shown.slice(0, limit)
  const more = shown.length >= limit ? (cases.at(-1)?.id ?? null) : null
  const on = await pathwaysOn(house, house.store.read, cases)
  return {
    cases: await Promise.all(cases.map((found) => listed(house, found, on(found), names))),
    after: more,
  }
}
