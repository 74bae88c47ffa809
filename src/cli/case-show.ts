import { type CaseRows, readRows } from '../../db/case-rows.ts'
import type { Store } from '../../db/store.ts'
import type { Drift } from '../domain/case/parts/drift.ts'
import { caseNamed, printed } from './case-in-store.ts'
import { columns } from './columns.ts'
import { exit, json, type Verb } from './verb.ts'

const withoutCase = <T extends { caseId: string }>(rows: readonly T[]): Omit<T, 'caseId'>[] =>
  rows.map(({ caseId: _, ...row }) => row)

async function shown(store: Store, id: string) {
  const found = await caseNamed(store.read, id)
  const rows = (await readRows(store.read, found.id)) as CaseRows
  const { served = {}, ...about } = found.body as { drifts?: Drift[]; served?: Record<string, unknown[]> }
  return {
    case: { ...(await printed(store.read, found)), drifts: [], unserved: [], ...about },
    answers: withoutCase(rows.answers),
    meetings: withoutCase(rows.meetings),
    attendances: withoutCase(rows.attendances),
    actions: withoutCase(rows.actions),
    letters: withoutCase(rows.letters).map((letter) => ({ ...letter, service: served[letter.id] ?? [] })),
    deadlines: withoutCase(rows.deadlines),
    decisions: withoutCase(rows.decisions),
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

function linesOf({ case: one, answers, meetings, letters, deadlines, decisions }: Shown): string[] {
  const answered = answers.filter(({ value }) => value === 'done' || value === 'not-applicable').length
  return [
    `${one.id}  ${one.school}  pupil ${one.pupil}  ${one.status === 'open' ? one.stage : `closed on ${one.closedOn}`}`,
    `Opened on ${one.openedOn}; kept by ${one.owner}; ${answered} checklist items done or not applicable.`,
    ...section(
      'Deadlines',
      deadlines.map((each) => [each.due ?? 'not known', each.state, each.title]),
    ),
    ...section(
      'Meetings',
      meetings.map((each) => [each.onDay ?? '', each.atTime ?? '', each.kind, each.state]),
    ),
    ...section(
      'Letters',
      letters.map((each) => [each.draftedOn, each.state, each.kind, each.sentOn ?? '']),
    ),
    ...section(
      'Decisions',
      decisions.map((each) => [each.onDay, each.option, each.doneBy]),
    ),
    ...section('What the register changed behind papers', driftRows(one.drifts)),
  ]
}

/**
 * Shows where a case stands.
 *
 * `--json`: `{case, answers, meetings, attendances, actions, letters, deadlines, decisions}`. `case` is as in `case list --json` with
 * `open, visits, entry, records, settings, excuses, unserved, ending, drifts`; an answer is `{item, value, note, kept, proof, seq, doneBy, recordedAt}`; a meeting
 * `{id, kind, onDay, atTime, place, state, body}`; an attendance `{meeting, who, role, came, reason}`; an action `{id, meeting, what, who,
 * byDay, howKnown, doneOn}`; a letter `{id, kind, addressee, state, draftedOn, sentOn, how, doneBy, pdf, docx, service}`, `service` every time that it went
 * `{on, way, by, postedBy, readBy, arrives, proofs, back}`; a deadline `{id, kind,
 * title, due, notKnown, earliest, notBefore, state, metOn, subject, snoozedUntil, snoozeReason, opens, legal}`; a decision `{id, option, onDay, doneBy, reasons, facts}`.
 */
export const caseShow: Verb = {
  words: 'case show',
  help: 'Show where a case stands',
  args: ['CASE'],
  options: { json },
  async run({ args: [id = ''], withStore, has, print, say }) {
    const found = await withStore((store) => shown(store, id))
    if (has('json')) print(found)
    else linesOf(found).forEach(say)
    return exit.done
  },
}
