import type { Duration } from '../../duration.ts'
import { reachableStages } from '../../pathway/faults/reach.ts'
import { namesBeside, ownPart } from '../../pathway/laid-over.ts'
import type { Pathway } from '../../pathway/pathway.ts'
import type { CaseEvent } from '../event.ts'
import { isReferred } from '../referred.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import type { CaseState } from '../state.ts'
import type { Context } from '../unmet.ts'
import { standsStill } from './ending.ts'
import { entering } from './go-on.ts'
import { laidOn, settingsOf } from './open.ts'

type Settings = Record<string, Duration | string>

/** Where a case is to go on: a newer version of its pathway or another pathway, or with `track` a newer version of what is laid over it; at which stage, what the school has set, and why. */
export type Moving = {
  to: Pathway
  track?: string | undefined
  stage: string
  settings: Settings
  why: string
}

/** Is it a version of the pathway that a case is on, or of what is laid over that? */
const isSame = ({ state }: Pick<Context, 'state'>, { id }: Pathway): boolean =>
  [state.pathway, ...state.overlays.map((one) => one.id)].includes(id)

/** Where a case may go on that is moved to a pathway, or to a version of what is laid over it: stages that no decision towards court or a penalty leads to, and where it has been on that same one. */
export function stagesToMoveTo({ state }: Context, to: Pathway): Pathway['stages'] {
  const part = ownPart(to)
  const undecided = part.decisions.map((point) => {
    return { ...point, options: point.options.filter(({ towards }) => towards === undefined) }
  })
  const reached = reachableStages({ ...part, decisions: undecided })
  const been = isSame({ state }, part) ? Object.keys(state.visits) : []
  return part.stages.filter(({ id }) => reached.has(id) || been.includes(id))
}

/** The stage where a case stands and goes on in a newer version unless somebody says otherwise; null where it moves to another pathway, or the stage is no more. */
export const stageKept = (context: Context, to: Pathway): string | null =>
  (isSame(context, ownPart(to)) &&
    stagesToMoveTo(context, to).find(({ id }) => context.state.open.includes(id))?.id) ||
  null

/** What of a pathway is moved: a track that is laid over it, or it itself. */
const partMoved = (pathway: Pathway, { track }: Pick<Moving, 'track'>): Pathway =>
  pathway.tracks?.find(({ id }) => id === track) ?? ownPart(pathway)

const isOther = ({ state }: Context, to: Pathway) => state.pathway !== to.id

/** Does something belong to a pathway that is laid over both, so that it keeps its name? */
function stayingIn({ pathway }: Context, to: Pathway): (id: string) => boolean {
  const names = namesBeside(pathway, to)
  return (id) => names.includes(id)
}

/** The meetings that the new pathway would not know, so that nobody could hold them. */
function strandedMeetings(context: Context, to: Pathway): boolean {
  const stays = stayingIn(context, to)
  return Object.values(context.state.meetings).some(
    ({ state, kind }) =>
      state === 'planned' &&
      ((isOther(context, to) && !stays(kind)) || !to.meetings.some(({ id }) => id === kind)),
  )
}

function barred(context: Context, moving: Moving): Refusal | null {
  const { state, pathway } = context
  const { to, stage, why } = moving
  const [was, now] = [partMoved(pathway, moving), partMoved(to, moving)]
  if (state.status === 'closed') return { code: 'closed' }
  if (was.id === now.id && was.version === now.version) return { code: 'nothing-changed' }
  if (!stagesToMoveTo(context, now).some(({ id }) => id === stage)) return { code: 'stage-not-open', stage }
  if (strandedMeetings(context, to)) return { code: 'meeting-first' }
  if (!why.trim()) return { code: 'reason-needed', field: 'why' }
  return standsStill(context, { do: 'go-on', to: stage })
}

const bounds = ({ least, most, choices, default: usual }: Pathway['settings'][string]) =>
  JSON.stringify([least, most, choices, typeof usual])

/** The settings it goes on with: its own where the new version asks for them in the same way, else the school's. */
function settingsAfter(context: Context, { to, settings }: Moving): Settings {
  const { pathway, state } = context
  const school = settingsOf(to, settings)
  if (isOther(context, to)) return school
  const kept = Object.entries(to.settings).filter(([id, setting]) => {
    const before = pathway.settings[id]
    return before !== undefined && state.settings[id] !== undefined && bounds(before) === bounds(setting)
  })
  return { ...school, ...Object.fromEntries(kept.map(([id]) => [id, state.settings[id] ?? ''])) }
}

/** Drafts of letters that the new pathway does not have are laid aside. */
function laidAside(context: Context, to: Pathway): CaseEvent[] {
  const stays = stayingIn(context, to)
  const drafts = Object.values(context.state.letters).filter(({ state }) => state === 'draft')
  return drafts
    .filter(({ kind }) => (isOther(context, to) && !stays(kind)) || !to.letters.some(({ id }) => id === kind))
    .map(({ id }): CaseEvent => ({ type: 'letter-void', letter: id, why: 'case-moved' }))
}

// On its own pathway a case that stays at a stage keeps the list there as far as it has come.
function goingOn(context: Context, moving: Moving): CaseEvent[] {
  const { state, pathway } = context
  const { to, stage } = moving
  if (isOther(context, to)) return [{ type: 'stage-entered', stage, visit: 1, leaves: [] }]
  const { stages } = partMoved(pathway, moving)
  const own = state.open.filter((open) => stages.some(({ id }) => id === open))
  if (!state.open.includes(stage)) return [entering(context, stage, own)]
  const gone = state.open.filter((id) => !to.stages.some((one) => one.id === id))
  const { visit = 1 } = state.visits[stage] ?? {}
  return gone.length === 0 ? [] : [{ type: 'stage-entered', stage, visit, leaves: gone }]
}

const versionOf = ({ pathway, version }: CaseState) => ({ pathway, version })

/** Moves a case to another version or pathway, with a reason: what was done stays, and its deadlines are counted anew. */
export function moveCase(context: Context, moving: Moving): Result<CaseEvent[]> {
  const { state, pathway } = context
  const { to, stage, why } = moving
  const refusal = barred(context, moving)
  if (refusal !== null) return refuse(refusal)
  const beside = to.tracks === undefined ? [] : namesBeside(pathway, to)
  const moved: CaseEvent = {
    type: 'case-moved',
    from: versionOf(state),
    to: { pathway: to.id, version: to.version },
    stage,
    settings: settingsAfter(context, moving),
    why: why.trim(),
    ...(beside.length > 0 ? { beside } : {}),
    ...(moving.track === undefined ? {} : laidOn(to)),
    ...(isReferred(pathway, state) ? { referred: true as const } : {}),
  }
  return done([...laidAside(context, to), moved, ...goingOn(context, moving)])
}
