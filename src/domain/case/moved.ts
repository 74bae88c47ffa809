import { actionDeadline } from './deadlines.ts'
import { endingTitles } from './ending-deadlines.ts'
import type { Recorded } from './event.ts'
import { interpreterDeadline } from './parts/interpreter.ts'
import type { CaseState, Deadline } from './state.ts'
import { yearDeadline } from './year-deadlines.ts'

/** Deadlines that every case has, whatever its pathway. */
const everyCases = [...Object.keys(endingTitles), actionDeadline, interpreterDeadline, yearDeadline]

type Moved = Extract<Recorded, { type: 'case-moved' }>

const named = <T>(record: Readonly<Record<string, T>>, name: (id: string) => string, change: (one: T) => T) =>
  Object.fromEntries(Object.entries(record).map(([id, one]) => [name(id), change(one)]))

function deadlinesBefore(all: CaseState['deadlines'], old: (id: string) => string): CaseState['deadlines'] {
  const after = Object.values(all).map((one): Deadline => {
    return everyCases.includes(one.kind) ? one : { ...one, id: old(one.id), kind: old(one.kind) }
  })
  return Object.fromEntries(after.map((one) => [one.id, one]))
}

/**
 * What was done on another pathway stays, under the name of that pathway: a list, a letter or a meeting of the new one that
 * happens to be called the same is not done by it.
 */
function underOldName({ pathway: of, ...state }: CaseState, beside: readonly string[]): Partial<CaseState> {
  const old = (id: string) =>
    id.includes('/') || beside.includes(id.split(/[~:]/)[0] ?? '') ? id : `${of}/${id}`
  const same = (id: string) => id
  const ofKind = <T extends { kind: string }>(one: T): T => ({ ...one, kind: old(one.kind) })
  return {
    open: state.open.filter((stage) => beside.includes(stage)),
    visits: Object.fromEntries(Object.entries(state.visits).filter(([stage]) => beside.includes(stage))),
    answers: named(state.answers, old, (one) => ({ ...one, stage: old(one.stage), item: old(one.item) })),
    meetings: named(state.meetings, same, ofKind),
    letters: named(state.letters, same, ofKind),
    deadlines: deadlinesBefore(state.deadlines, old),
    records: named(state.records, old, (one) => one),
    watches: named(state.watches, old, (one) => one),
    excuses: state.excuses.map(ofKind),
    decisions: state.decisions.map((one) => ({
      ...one,
      option: old(one.option),
      overtaken: one.overtaken || !beside.includes(one.option),
    })),
  }
}

/** A case on another pathway, or on another version of its own, where everything keeps its name. */
export function movedCase(
  state: CaseState,
  { from, to, settings, beside = [], overlays, referred, seq }: Moved,
): Partial<CaseState> {
  const before = { ...from, overlays: state.overlays, until: seq, referred: referred ?? false }
  return {
    ...(from.pathway === to.pathway ? {} : underOldName(state, beside)),
    ...to,
    overlays: overlays ?? state.overlays,
    settings,
    earlier: [...state.earlier, before],
  }
}
