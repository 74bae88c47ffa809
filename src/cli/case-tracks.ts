import type { CaseRows } from '../../db/case-rows.ts'
import type { Case } from '../../db/queries/cases.ts'
import type { Store } from '../../db/store.ts'
import { pathwayOn } from '../casework/case-pathways.ts'
import { type Breach, raisedWatches, standingBreach } from '../domain/case/parts/watch.ts'
import type { Day } from '../domain/day.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import type { Library } from '../library.ts'

/** What is laid over the pathway of a case: where it stands, what stands raised, and which deadlines, letters and decisions of the case are its own. */
export type Track = {
  id: string
  version: number
  name: string
  note: string | null
  open: string[]
  watches: { watch: string; raised: Day }[]
  deadlines: string[]
  letters: string[]
  decisions: string[]
}

type Body = { open?: string[]; watches?: Record<string, Breach[]> }
type Rows = Pick<CaseRows, 'deadlines' | 'letters' | 'decisions'>

function trackOf(track: Pathway, { open = [], watches = {} }: Body, rows: Rows): Track {
  const { id, version, name, note = null } = track
  const has = (all: readonly { id: string }[]) => (one: string) => all.some((own) => own.id === one)
  const ofKind = (kinds: readonly { id: string }[], all: readonly { id: string; kind: string }[]) =>
    all.filter(({ kind }) => has(kinds)(kind)).map((one) => one.id)
  const options = track.decisions.flatMap((one) => one.options)
  const raised = raisedWatches({ watches }).filter(has(track.watches))
  return {
    ...{ id, version, name, note },
    open: open.filter(has(track.stages)),
    watches: raised.flatMap((watch) => {
      const breach = standingBreach({ watches }, watch)
      return breach === undefined ? [] : [{ watch, raised: breach.on }]
    }),
    deadlines: ofKind(track.deadlines, rows.deadlines),
    letters: ofKind(track.letters, rows.letters),
    decisions: rows.decisions.filter(({ option }) => has(options)(option)).map((one) => one.id),
  }
}

/** The tracks of a case, each in the version that it is on; the templates are read only where it has any. */
export async function tracksOf(
  store: Store,
  library: () => Library,
  { pathway: id, pathwayVersion: version, overlays, body }: Case,
  rows: Rows,
): Promise<Track[]> {
  if (overlays.length === 0) return []
  const shelves = library()
  const pathway = await pathwayOn({ store, shelves }, store.read, { id, version, overlays })
  return (pathway?.tracks ?? []).map((track) => trackOf(track, body as Body, rows))
}
