import type { CaseRows } from '../../db/case-rows.ts'
import type { NewEvent } from '../../db/events.ts'
import { searchOf } from '../../db/pupil-search.ts'
import type { cases, pupils } from '../../db/schema.ts'
import { day } from '../../src/domain/day.ts'

export const monday = day('2026-09-07')
export const at = '2026-09-07T08:00:00.000Z'
export const later = (ms: number): string => new Date(Date.parse(at) + ms).toISOString()

export const event = (n: number, over: Partial<NewEvent> = {}): NewEvent => ({
  type: 'item-answered',
  doneBy: 'U1',
  doneOn: monday,
  manner: 'did',
  recordedBy: 'U1',
  recordedAt: at,
  late: false,
  body: { item: `i${n}`, value: 'done' },
  ...over,
})

export const caseRow = (
  id: string,
  over: Partial<typeof cases.$inferInsert> = {},
): typeof cases.$inferInsert => ({
  id,
  school: 'ash',
  pupil: `ash.${id}`,
  pathway: 'p',
  pathwayVersion: 1,
  stage: 'checks',
  status: 'open',
  owner: 'U1',
  openedOn: monday,
  referred: false,
  seq: 1,
  body: {},
  ...over,
})

export const caseRows = (id: string, over: Partial<CaseRows> = {}): CaseRows => ({
  case: caseRow(id),
  answers: [],
  meetings: [],
  attendances: [],
  actions: [],
  letters: [],
  deadlines: [],
  decisions: [],
  penaltyNotices: [],
  registerQueries: [],
  ...over,
})

export const deadline = (caseId: string, id: string, over: Partial<CaseRows['deadlines'][number]> = {}) => ({
  caseId,
  id,
  kind: 'send-letter',
  title: 'Send the letter',
  due: monday,
  earliest: false,
  state: 'open' as const,
  ...over,
})

export const pupilRow = (
  ref: string,
  forename: string,
  surname: string,
  over: Partial<typeof pupils.$inferInsert> = {},
): typeof pupils.$inferInsert => {
  const row = { id: `ash.${ref}`, school: 'ash', pupilRef: ref, forename, surname, ...over }
  return { ...row, search: searchOf(row) }
}
