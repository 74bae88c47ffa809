import type { PathwayFault } from './faults/fault.ts'
import type { Pathway } from './pathway.ts'

const lists = ['questions', 'stages', 'meetings', 'letters', 'deadlines', 'watches'] as const
const ruling = ['gates', 'decisions', 'records'] as const
const named = ['windows', 'settings'] as const

/** A pathway with others laid over it, each as a track of its own: everything that they add, under the name and version of the one below. */
export function laidOver(under: Pathway, overlays: readonly Pathway[]): Pathway {
  if (overlays.length === 0) return under
  const all = [under, ...overlays]
  const joined = [...lists, ...ruling].map((word) => [word, all.flatMap((one) => one[word] as unknown[])])
  const merged = named.map((word) => [word, Object.assign({}, ...all.map((one) => one[word]))])
  return { ...under, ...Object.fromEntries([...joined, ...merged]), tracks: overlays, own: under }
}

/** A pathway without what is laid over it. */
export const ownPart = (pathway: Pathway): Pathway => pathway.own ?? pathway

/** What of a pathway something belongs to: one of the tracks that are laid over it, or it itself. */
export const partWith = (pathway: Pathway, word: (typeof lists | typeof ruling)[number], id: string) =>
  pathway.tracks?.find((track) => track[word].some((one) => one.id === id)) ?? ownPart(pathway)

/** Everything that a pathway gives a name to and that a case keeps under that name. */
export const namesIn = (pathway: Pathway): string[] => [
  ...[...lists, ...ruling].flatMap((word) => pathway[word].map(({ id }) => id)),
  ...named.flatMap((word) => Object.keys(pathway[word])),
  ...pathway.stages.flatMap(({ items }) => items.map(({ id }) => id)),
  ...pathway.decisions.flatMap(({ options }) => options.map(({ id }) => id)),
]

/** The names that belong to what is laid over both of two pathways. */
export const namesBeside = ({ tracks = [] }: Pathway, other: Pathway): string[] =>
  tracks
    .filter(({ id, version }) => other.tracks?.some((one) => one.id === id && one.version === version))
    .flatMap(namesIn)

/** Is a pathway laid over those of a school of this nation? */
export const isOver = ({ overlay, nation }: Pathway, of: string): boolean =>
  overlay === true && (nation === 'both' || nation === of)

/** Names that a pathway shares with one that may be laid over it, so that nobody could tell which is meant; told of the one below. */
export function collisions(under: Pathway, over: Pathway): PathwayFault[] {
  if (under.overlay || (under.nation !== 'both' && !isOver(over, under.nation))) return []
  const theirs = new Set(namesIn(over))
  return [...new Set(namesIn(under))]
    .filter((name) => theirs.has(name))
    .map((name) => ({ at: 'id', says: `${name} is a name of ${over.id} too, which is laid over it` }))
}
