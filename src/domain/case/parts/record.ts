import type { Day } from '../../day.ts'
import type { Manner } from '../happened.ts'
import type { StepsOf } from '../step.ts'
import { type Across, type NoticeKept, noticesAfter } from './notice.ts'

export type RecordEvent = { type: 'recorded'; record: string; values: Record<string, string> } & NoticeKept

type Kept = { values: Record<string, string>; on: Day; by: string; manner: Manner; seq: number }
type Records = { records: Record<string, Kept> } & Pick<Across, 'notices'>

/** What a form of the pathway's own changes: it stands as it was kept last, and a penalty notice in it stays. */
export const recordSteps: StepsOf<RecordEvent, Records> = {
  recorded: ({ records, notices }, { record, values, on, by, manner, seq, ...kept }) => ({
    records: { ...records, [record]: { values, on, by, manner, seq } },
    notices: noticesAfter(notices, record, kept),
  }),
}
