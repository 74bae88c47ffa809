import { firstTime } from '../../db/inbox.ts'
import { nextCaseNumber, openCaseOf } from '../../db/queries/cases.ts'
import { pupil as pupilById } from '../../db/queries/pupils.ts'
import { school as schoolById } from '../../db/queries/schools.ts'
import type { Tx } from '../../db/writer.ts'
import { seesSafeguarding } from '../domain/access.ts'
import { advance, headed, settle } from '../domain/case/decide.ts'
import type { Consulted } from '../domain/case/parts/sign-off.ts'
import type { Said } from '../domain/case/said.ts'
import { open } from '../domain/case/verbs/open.ts'
import type { Day } from '../domain/day.ts'
import type { Duration } from '../domain/duration.ts'
import { laidOver } from '../domain/pathway/laid-over.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import { notOpened } from '../domain/pathway/standing.ts'
import { type Asked, headOf, keep, limitOf, type Outcome, orRefusal, refuseInside } from './act.ts'
import { keepPathway } from './case-pathways.ts'
import { entrySince } from './entry-since.ts'
import { calendarFor, type Family, factsFor, familyOf } from './facts.ts'
import type { House } from './house.ts'
import { mayOpenFor, pupilInSight } from './in-sight.ts'
import { loadCase } from './load-case.ts'
import { notOnStaff } from './not-on-staff.ts'
import { overlaysOf, pathwayOf, pathwaysOf } from './school-pathways.ts'

export type NewCase = {
  pupil: string
  /** One of the pathways that the school uses; its default one where none is named. */
  pathway?: string | undefined
  owner: string
  reason?: string | undefined
  consulted?: readonly Consulted[] | undefined
  /** What is said of the pathway's questions. */
  said?: Said | undefined
}

/** The pathway that was chosen of those that the school uses, else its default one; refused where no case opens on it. */
function pathwayFor(house: House, school: Family['school'], chosen: string | undefined, today: Day): Pathway {
  const pathway =
    chosen === undefined
      ? pathwayOf(house, school)
      : pathwaysOf(house, school).find(({ id }) => id === chosen)
  if (pathway === undefined) return refuseInside({ code: 'pathway-not-used' })
  const not = notOpened(pathway, school.nation, today)
  return not === null ? pathway : refuseInside({ code: 'pathway-not-opened', not })
}

/** A pupil with what the pathway's entry test asks about them, as whoever opens the case may know it. */
async function candidateIn(house: House, tx: Tx, asked: Asked, { pupil, pathway: chosen }: NewCase) {
  const { today } = headOf(house, asked)
  const row = await pupilById(tx, pupil)
  const school = row && (await schoolById(tx, row.school))
  if (!school || !mayOpenFor(asked.by, pupil, school)) return refuseInside({ code: 'no-such-case' })
  const pathway = pathwayFor(house, school, chosen, today)
  const calendar = await calendarFor(tx, house.shelves, school.id)
  const family = await familyOf(tx, pupil, entrySince([pathway], { school, calendar, today }), today)
  if (family === null) return refuseInside({ code: 'no-such-case' })
  const facts = factsFor(house, family, calendar, today, seesSafeguarding(asked.by, school.id))
  return { family, pathway, facts, overlays: overlaysOf(house, school) }
}

async function openIn(house: House, tx: Tx, asked: Asked, wanted: NewCase): Promise<Outcome> {
  const head = headOf(house, asked)
  const { family, pathway: own, facts, overlays } = await candidateIn(house, tx, asked, wanted)
  const already = await openCaseOf(tx, wanted.pupil)
  const settings = family.school.settings as Record<string, Duration | string>
  const pathway = laidOver(own, overlays)
  const opened = open(pathway, facts, { ...wanted, openCase: already?.id ?? null, settings })
  if (!opened.ok) return refuseInside(opened.refusal)
  const stranger = await notOnStaff(tx, wanted.owner, pupilInSight(family))
  if (stranger !== null) return refuseInside(stranger)
  for (const one of [own, ...overlays]) await keepPathway(house, tx, one, head.recordedAt)
  const id = await nextCaseNumber(tx, Number(head.today.slice(0, 4)))
  const first = headed(opened.value, 0, head)
  const state = advance(id, null, first)
  const whole = { ...facts, pupil: { ...facts.pupil, keptBack: false } }
  const events = [...first, ...settle({ pathway, state, facts: whole }, head, 'opened')]
  return { done: true, state: await keep(tx, pathway, id, null, events), events, repeated: false }
}

async function openedBefore(house: House, tx: Tx, pupil: string): Promise<Outcome> {
  const already = await openCaseOf(tx, pupil)
  if (already === null) return refuseInside({ code: 'no-such-case' })
  const loaded = await loadCase(house, tx, already.id)
  if (loaded === null) return refuseInside({ code: 'no-such-case' })
  return { done: true, state: loaded.state, events: [], repeated: true }
}

/** Opens a case for a pupil of a school where the person works. Submitting the same request twice opens one. */
export async function openCase(house: House, asked: Asked, wanted: NewCase): Promise<Outcome> {
  const outcome = await orRefusal(() =>
    house.store.write(async (tx) => {
      const first = asked.key === null || (await firstTime(tx, asked.key, house.now().toISOString()))
      return first ? openIn(house, tx, asked, wanted) : openedBefore(house, tx, wanted.pupil)
    }, limitOf(asked)),
  )
  if (outcome.done) house.kick()
  return outcome
}
