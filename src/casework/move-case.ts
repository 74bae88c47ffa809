import { firstTime } from '../../db/inbox.ts'
import { isKeptOut } from '../../db/queries/kept-out.ts'
import type { Tx } from '../../db/writer.ts'
import { mayWorkOn, rolesAt } from '../domain/access.ts'
import { advance, headed, settle } from '../domain/case/decide.ts'
import type { Recorded } from '../domain/case/event.ts'
import { moverRoles } from '../domain/case/mover-roles.ts'
import { done, type Result, refuse } from '../domain/case/refusal.ts'
import type { CaseState } from '../domain/case/state.ts'
import { moveCase as decideMove } from '../domain/case/verbs/move-case.ts'
import type { Moved } from '../domain/case/what-moves.ts'
import type { Duration } from '../domain/duration.ts'
import { laidOver, ownPart } from '../domain/pathway/laid-over.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import { isLive, notOpened } from '../domain/pathway/standing.ts'
import { type Asked, headOf, keep, limitOf, type Outcome, orRefusal, refuseInside } from './act.ts'
import { keepPathway } from './case-pathways.ts'
import type { House } from './house.ts'
import { inSight } from './in-sight.ts'
import { type LoadedCase, loadCase } from './load-case.ts'

/** Where a case is to go on, by the pathway's id and the stage's, and why. */
export type Move = { pathway: string; stage: string; why: string }

/** The pathways that a case can be moved to: those in force in its school's nation but the version it is on, and newer versions of what is laid over it; the newer version of its own comes first. */
export function pathwaysToMoveTo(
  house: House,
  { context, family }: Pick<LoadedCase, 'context' | 'family'>,
): Pathway[] {
  const { pathway, facts } = context
  const { nation } = family.school
  const isOffered = (one: Pathway) => {
    if (!one.overlay)
      return (
        notOpened(one, nation, facts.today) === null &&
        !(one.id === pathway.id && one.version <= pathway.version)
      )
    const laid = pathway.tracks?.find(({ id }) => id === one.id)
    return laid !== undefined && one.version > laid.version && isLive(one, facts.today)
  }
  const offered = [...house.shelves.pathways.values()].filter(isOffered)
  return offered.sort((a, b) => Number(b.id === pathway.id) - Number(a.id === pathway.id))
}

/** What a case would be on: a pathway with all that is laid over the case, or its own with a newer version of one of these. */
function movedTo(pathway: Pathway, to: Pathway): Pathway {
  const tracks = pathway.tracks ?? []
  if (!to.overlay) return laidOver(to, tracks)
  return laidOver(
    ownPart(pathway),
    tracks.map((one) => (one.id === to.id ? to : one)),
  )
}

/** What moving a case would do, or why it is refused; nothing is kept. */
export function wouldMove(
  house: House,
  loaded: Pick<LoadedCase, 'context' | 'family' | 'state'>,
  asked: Asked,
  { pathway, stage, why }: Move,
): Result<Moved & { events: Recorded[] }> {
  const { context, family, state } = loaded
  const under = pathwaysToMoveTo(house, loaded).find(({ id }) => id === pathway)
  if (under === undefined) return refuse({ code: 'pathway-not-moved-to' })
  const to = movedTo(context.pathway, under)
  const track = under.overlay ? under.id : undefined
  const settings = family.school.settings as Record<string, Duration | string>
  const decided = decideMove(context, { to, track, stage, why, settings })
  if (!decided.ok) return decided
  const head = headOf(house, asked)
  const events = headed(decided.value, state.seq, head)
  const after = { ...context, pathway: to, state: advance(state.id, state, events) }
  const settled = settle(after, head, 'move-case')
  const stands = { ...after, state: advance(state.id, after.state, settled) }
  return done({ context: stands, before: context, events: [...events, ...settled] })
}

async function moveIn(
  house: House,
  tx: Tx,
  loaded: LoadedCase,
  asked: Asked,
  move: Move,
): Promise<CaseState> {
  const { state, context } = loaded
  if (!mayWorkOn(asked.by, inSight(loaded)) || (await isKeptOut(tx, asked.by.id, state.pupil)))
    return refuseInside({ code: 'no-such-case' })
  if (!rolesAt(asked.by, state.school).some((role) => moverRoles.includes(role)))
    return refuseInside({ code: 'not-your-role', needs: moverRoles })
  const moved = wouldMove(house, loaded, asked, move)
  if (!moved.ok) return refuseInside(moved.refusal)
  const { context: after, events } = moved.value
  const under = house.shelves.pathways.get(move.pathway)
  await keepPathway(house, tx, under ?? after.pathway, headOf(house, asked).recordedAt)
  return keep(tx, after.pathway, state.id, state, events, context.pathway)
}

/** Moves a case to a newer version or another pathway of its nation. Only a senior does, with a reason; a repeat of the request does nothing. */
export async function moveCase(house: House, id: string, asked: Asked, move: Move): Promise<Outcome> {
  const outcome = await orRefusal(() =>
    house.store.write(async (tx) => {
      const loaded = await loadCase(house, tx, id)
      if (loaded === null) return refuseInside({ code: 'no-such-case' })
      const first = asked.key === null || (await firstTime(tx, asked.key, house.now().toISOString()))
      if (!first) return { done: true, state: loaded.state, events: [], repeated: true }
      const state = await moveIn(house, tx, loaded, asked, move)
      return { done: true, state, events: [], repeated: false }
    }, limitOf(asked)),
  )
  if (outcome.done) house.kick()
  return outcome
}
