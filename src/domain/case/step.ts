import type { Happened } from './happened.ts'

/** What each event of one part of a case changes; `S` is as much of the case as that part looks at. */
export type StepsOf<E extends { type: string }, S> = {
  [T in E['type']]: (state: S, event: Happened<Extract<E, { type: T }>>) => Partial<S>
}

/** Changes one entry of a record; an entry that is not there stays away. */
export const put = <T>(record: Record<string, T>, id: string, change: Partial<T>): Record<string, T> => {
  const was = record[id]
  return was === undefined ? record : { ...record, [id]: { ...was, ...change } }
}
