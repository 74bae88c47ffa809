import type {
  DecisionPoint,
  MeetingKind,
  Option,
  Pathway,
  RecordKind,
  Stage,
} from '../../src/domain/pathway/pathway.ts'
import type { WayKind } from '../../src/domain/pathway/schema/stage.ts'

type Doing =
  | { way: WayKind }
  | { option: string; review?: 'meeting' | 'internal' | undefined }
  | { meeting: string; came: 'all' | 'none' }
  | { record: string; field: string; is: string }

/** One way that a case can go: what somebody does, from which stage, and where it leads. */
export type Move = { from: string; to: string | null; name: string } & Doing

/** Does this meeting ask the parents? A panel's list of who sits there may leave them out. */
export const invitesParents = ({ sits }: MeetingKind) => sits === undefined || sits.includes('parents')

const ways = ({ id, next }: Stage): Move[] =>
  next.map(({ to, way = 'on' }) => ({ from: id, to, way, name: `${id} ${way} to ${to}` }))

function choices(stage: string, { id, effect }: Option): Move[] {
  const name = `${stage} decided ${id}`
  if (!('review' in effect))
    return [{ from: stage, to: 'enter' in effect ? effect.enter : null, option: id, name }]
  return (['meeting', 'internal'] as const).map((review) => {
    return { from: stage, to: effect.review[review], option: id, review, name: `${name} (${review})` }
  })
}

const decided = ({ stage, options }: DecisionPoint): Move[] =>
  options.flatMap((option) => choices(stage, option))

const meetings = (kind: MeetingKind): Move[] =>
  kind.from.flatMap((from): Move[] => {
    const held: Move = {
      from,
      to: kind.attended,
      meeting: kind.id,
      came: 'all',
      name: `${from} held ${kind.id}`,
    }
    const missed: Move = {
      from,
      to: kind.missed,
      meeting: kind.id,
      came: 'none',
      name: `${from} missed ${kind.id}`,
    }
    return invitesParents(kind) ? [held, missed] : [held]
  })

const recorded = ({ id, stage, leads = [] }: RecordKind): Move[] =>
  leads.map(({ field, is, enter }) => {
    return { from: stage, to: enter, record: id, field, is, name: `${stage} recorded ${id} as ${is}` }
  })

/** Every way that a case can go on a pathway. */
export function movesOf(pathway: Pathway): Move[] {
  return [
    ...pathway.stages.flatMap(ways),
    ...pathway.decisions.flatMap(decided),
    ...pathway.meetings.flatMap(meetings),
    ...pathway.records.flatMap(recorded),
  ]
}

/** The shortest run of moves from one stage to every other that can be come to. */
function routesFrom(moves: readonly Move[], first: string): Map<string, Move[]> {
  const routes = new Map<string, Move[]>([[first, []]])
  // A map is walked in the order in which its entries come, those that are added on the way included.
  for (const [at, so] of routes) {
    for (const move of moves.filter(({ from }) => from === at)) {
      if (move.to !== null && !routes.has(move.to)) routes.set(move.to, [...so, move])
    }
  }
  return routes
}

/** The shortest run of moves from one stage to another; null where there is none. */
export const routeBetween = (moves: readonly Move[], first: string, goal: string): Move[] | null =>
  routesFrom(moves, first).get(goal) ?? null

/** A stop on the way: a stage to come to, or a move to take. */
export type Stop = string | Move
const before = (stop: Stop): string => (typeof stop === 'string' ? stop : stop.from)
const after = (stop: Stop): string => (typeof stop === 'string' ? stop : (stop.to ?? stop.from))

/** The moves that lead over some stops in turn; null where nothing does. */
export function routeOver(moves: readonly Move[], first: string, over: readonly Stop[]): Move[] | null {
  const parts = over.map((stop, n) => {
    const last = over[n - 1]
    const part = routeBetween(moves, last === undefined ? first : after(last), before(stop))
    return part && [...part, ...(typeof stop === 'string' ? [] : [stop])]
  })
  return parts.every((part) => part !== null) ? parts.flat() : null
}
