import type { CaseEvent, Recorded } from './event.ts'
import type { CaseState } from './state.ts'

/** What each event of a part changes in the case. */
export type StepsOf<E extends CaseEvent> = {
  [T in E['type']]: (state: CaseState, event: Recorded<Extract<E, { type: T }>>) => Partial<CaseState>
}

/** Changes one entry of a record; an entry that is not there stays away. */
export const put = <T>(record: Record<string, T>, id: string, change: Partial<T>): Record<string, T> => {
  const was = record[id]
  return was === undefined ? record : { ...record, [id]: { ...was, ...change } }
}
