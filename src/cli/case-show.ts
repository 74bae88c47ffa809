import { type CaseRows, readRows } from '../../db/case-rows.ts'
import type { Store } from '../../db/store.ts'
import type { Drift } from '../domain/case/parts/drift.ts'
import type { Library } from '../library.ts'
import { caseNamed, printed } from './case-in-store.ts'
import { type Track, tracksOf } from './case-tracks.ts'
import { columns } from './columns.ts'
import { exit, json, type Verb } from './verb.ts'

const withoutCase = <T extends { caseId: string }>(rows: readonly T[]): Omit<T, 'caseId'>[] =>
  rows.map(({ caseId: _, ...row }) => row)

async function shown(store: Store, library: () => Library, id: string) {
  const found = await caseNamed(store.read, id)
  const rows = (await readRows(store.read, found.id)) as CaseRows
  const { served = {}, ...about } = found.body as { drifts?: Drift[]; served?: Record<string, unknown[]> }
  return {
    case: { ...(await printed(store.read, found)), drifts: [], unserved: [], watches: {}, ...about },
    answers: withoutCase(rows.answers),
    meetings: withoutCase(rows.meetings),
    attendances: withoutCase(rows.attendances),
    actions: withoutCase(rows.actions),
    letters: withoutCase(rows.letters).map((letter) => ({ ...letter, service: served[letter.id] ?? [] })),
    deadlines: withoutCase(rows.deadlines),
    decisions: withoutCase(rows.decisions),
    tracks: await tracksOf(store, library, found, rows),
  }
}

type Shown = Awaited<ReturnType<typeof shown>>

const driftRows = (drifts: Drift[]) =>
  drifts.map(({ id, on, papers, seen }) => [
    on,
    id,
    papers.map(({ paper }) => paper).join(', '),
    seen === null ? 'not looked at yet' : seen.did,
  ])

function section(title: string, rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : ['', title, ...columns(rows).map((row) => `  ${row}`)]
}

type Parts = Pick<Shown, 'deadlines' | 'letters' | 'decisions'>
type Owned = { [P in keyof Parts]: readonly string[] }

/** The deadlines, letters and decisions of a case that some of its tracks have, or have not. */
const parted = (
  { deadlines, letters, decisions }: Parts,
  has: (part: keyof Owned, id: string) => boolean,
) => ({
  deadlines: deadlines.filter(({ id }) => has('deadlines', id)),
  letters: letters.filter(({ id }) => has('letters', id)),
  decisions: decisions.filter(({ id }) => has('decisions', id)),
})

const partLines = ({ deadlines, letters, decisions }: Parts): string[] => [
  ...section(
    'Deadlines',
    deadlines.map((each) => [each.due ?? 'not known', each.state, each.title]),
  ),
  ...section(
    'Letters',
    letters.map((each) => [each.draftedOn, each.state, each.kind, each.sentOn ?? '']),
  ),
  ...section(
    'Decisions',
    decisions.map((each) => [each.onDay, each.option, each.doneBy]),
  ),
]

const trackLines = (shown: Shown, track: Track): string[] => [
  '',
  `${track.name} (${track.id}, version ${track.version}), laid over its pathway: ${track.open.join(', ')}`,
  ...(track.note === null ? [] : [track.note]),
  ...section(
    'What has happened',
    track.watches.map(({ watch, raised }) => [raised, watch]),
  ),
  ...partLines(parted(shown, (part, id) => track[part].includes(id))),
]

function linesOf(shown: Shown): string[] {
  const { case: one, answers, meetings, tracks } = shown
  const answered = answers.filter(({ value }) => value === 'done' || value === 'not-applicable').length
  const own = parted(shown, (part, id) => !tracks.some((track) => track[part].includes(id)))
  return [
    `${one.id}  ${one.school}  pupil ${one.pupil}  ${one.status === 'open' ? one.stage : `closed on ${one.closedOn}`}`,
    `Opened on ${one.openedOn}; kept by ${one.owner}; ${answered} checklist items done or not applicable.`,
    ...partLines(own),
    ...section(
      'Meetings',
      meetings.map((each) => [each.onDay ?? '', each.atTime ?? '', each.kind, each.state]),
    ),
    ...section('What the register changed behind papers', driftRows(one.drifts)),
    ...tracks.flatMap((track) => trackLines(shown, track)),
  ]
}

/**
 * Shows where a case stands.
 *
 * `--json`: `{case, answers, meetings, attendances, actions, letters, deadlines, decisions, tracks}`. `case` is as in `case list --json` with
 * `open, visits, entry, records, settings, excuses, unserved, ending, drifts, watches`; an answer is `{item, value, note, kept, proof, seq, doneBy, recordedAt}`; a meeting
 * `{id, kind, onDay, atTime, place, state, body}`; an attendance `{meeting, who, role, came, reason}`; an action `{id, meeting, what, who,
 * byDay, howKnown, doneOn}`; a letter `{id, kind, addressee, state, draftedOn, sentOn, how, doneBy, pdf, docx, service}`, `service` every time that it went
 * `{on, way, by, postedBy, readBy, arrives, proofs, back}`; a deadline `{id, kind,
 * title, due, notKnown, earliest, notBefore, state, metOn, subject, snoozedUntil, snoozeReason, opens, legal}`; a decision `{id, option, onDay, doneBy, reasons, facts}`;
 * a track, which is what is laid over the case's pathway, `{id, version, name, note, open, watches: [{watch, raised}], deadlines, letters, decisions}`, the last three ids.
 */
export const caseShow: Verb = {
  words: 'case show',
  help: 'Show where a case stands',
  args: ['CASE'],
  options: { json },
  async run({ args: [id = ''], withStore, library, has, print, say }) {
    const found = await withStore((store) => shown(store, library, id))
    if (has('json')) print(found)
    else linesOf(found).forEach(say)
    return exit.done
  },
}
