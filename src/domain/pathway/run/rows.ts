import type { Counted } from '../../calendar.ts'
import type { Day } from '../../day.ts'
import { countedFrom, repeatWords } from '../page/deadline-parts.ts'
import { sentence } from '../page/sentence.ts'
import { lengthWords } from '../page/setting-words.ts'
import type { Run, RunDeadline } from './deadline.ts'
import { type RunOn, runOn } from './on.ts'

/** One line of the dates that a case would run on; `day` is null where it may never come, or is not known for what `notKnown` names. */
export type RunRow = {
  kind: 'stage' | 'meeting' | 'deadline'
  id: string
  title: string
  day: Day | null
  notKnown: string | null
  notBefore: Day | null
  counted: string
  source: string
}

const dayOf = (day: Counted | undefined): Pick<RunRow, 'day' | 'notKnown' | 'notBefore'> => ({
  day: day?.known ? day.day : null,
  notKnown: day === undefined || day.known ? null : day.missing,
  notBefore: null,
})

const stageRows = ({ pathway }: Run, { happens }: RunOn): RunRow[] =>
  pathway.stages.map(({ id, title, source }) => ({
    kind: 'stage',
    id,
    title,
    ...dayOf(happens.get(`entered ${id}`)),
    counted: 'The stage begins.',
    source,
  }))

const meetingRows = (run: Run, { happens }: RunOn): RunRow[] =>
  run.pathway.meetings.map(({ id, title, notice, source }) => ({
    kind: 'meeting',
    id,
    title,
    ...dayOf(happens.get(`held ${id}`)),
    counted: `Notice: at least ${lengthWords(run, notice)}.`,
    source,
  }))

function deadlineRows(run: Run, { deadlines }: RunOn): RunRow[] {
  return run.pathway.deadlines.flatMap((kind) => {
    const found = deadlines.find(({ id }): boolean => id === kind.id)
    if (found === undefined) return []
    const { day, notKnown, notBefore }: RunDeadline = found
    const counted = [sentence(countedFrom(run, kind)), ...repeatWords(run, kind)].join(' ')
    const { id, title, source } = kind
    return { kind: 'deadline' as const, id, title, day, notKnown, notBefore, counted, source }
  })
}

const order = ({ day, notKnown }: RunRow): string => day ?? (notKnown === null ? '~~' : '~')

/** The dates that one case would run on, in their order: its stages, meetings and deadlines, each with how it was counted and where that stands. */
export function runRows(run: Run): RunRow[] {
  const on = runOn(run)
  const rows = [...stageRows(run, on), ...meetingRows(run, on), ...deadlineRows(run, on)]
  return rows.sort((a, b) => (order(a) < order(b) ? -1 : Number(order(a) > order(b))))
}
