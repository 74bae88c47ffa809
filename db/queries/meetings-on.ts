import { and, asc, eq } from 'drizzle-orm'
import type { Day } from '../../src/domain/day.ts'
import type { Db } from '../reader.ts'
import { attendances, cases, meetings } from '../schema.ts'

/** A planned meeting of an open case with those who are asked to it, by the ids that the case knows them by. */
export type MeetingOn = {
  case: string
  meeting: string
  owner: string
  who: string[]
} & Pick<
  typeof cases.$inferSelect,
  'school' | 'pupil' | 'pathway' | 'pathwayVersion' | 'overlays' | 'referred' | 'entered'
>

/** The meetings that are planned for a day in open cases; none of a case that is on hold. */
export async function meetingsOn(db: Db, on: Day): Promise<MeetingOn[]> {
  const rows = await db
    .select({
      case: cases.id,
      meeting: meetings.id,
      school: cases.school,
      pupil: cases.pupil,
      pathway: cases.pathway,
      pathwayVersion: cases.pathwayVersion,
      overlays: cases.overlays,
      referred: cases.referred,
      entered: cases.entered,
      owner: cases.owner,
      who: attendances.who,
    })
    .from(meetings)
    .innerJoin(cases, eq(cases.id, meetings.caseId))
    .leftJoin(attendances, and(eq(attendances.caseId, meetings.caseId), eq(attendances.meeting, meetings.id)))
    .where(
      and(
        eq(meetings.onDay, on),
        eq(meetings.state, 'planned'),
        eq(cases.status, 'open'),
        eq(cases.held, false),
      ),
    )
    .orderBy(asc(cases.id), asc(meetings.id))
  const found = new Map<string, MeetingOn>()
  for (const { who, ...meeting } of rows) {
    const key = `${meeting.case} ${meeting.meeting}`
    const known = found.get(key) ?? { ...meeting, who: [] }
    if (who !== null) known.who.push(who)
    found.set(key, known)
  }
  return [...found.values()]
}
