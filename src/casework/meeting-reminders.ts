import { putNotice } from '../../db/outbox.ts'
import { type MeetingOn, meetingsOn } from '../../db/queries/meetings-on.ts'
import { personWithRoles } from '../../db/queries/people.ts'
import { school as schoolById } from '../../db/queries/schools.ts'
import type { Tx } from '../../db/writer.ts'
import { mayWorkOn } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import { pathwaysOn } from './case-pathways.ts'
import type { House } from './house.ts'
import { rowInSight } from './in-sight.ts'

/** Those of a meeting who are told in Slack: its owner and everybody asked to it who is on the list and may work on the case. */
async function remindedOf(house: House, tx: Tx, meeting: MeetingOn): Promise<string[]> {
  const school = await schoolById(tx, meeting.school)
  const pathway = (await pathwaysOn(house, tx, [meeting]))(meeting)
  const seen = rowInSight(pathway, meeting, school?.settings ?? {})
  const { owner, who } = meeting
  const reminded: string[] = []
  for (const id of new Set([owner, ...who])) {
    const person = await personWithRoles(tx, id)
    if (person !== null && mayWorkOn(person, seen)) reminded.push(id)
  }
  return reminded
}

async function putFor(house: House, tx: Tx, meeting: MeetingOn, on: Day): Promise<number> {
  let put = 0
  for (const person of await remindedOf(house, tx, meeting)) {
    const key = `meeting:${meeting.case}:${meeting.meeting}:${on}:${person}`
    const body = { case: meeting.case, meeting: meeting.meeting, person, on }
    put += (await putNotice(tx, { key, kind: 'meeting-reminder', chain: meeting.case, body })) ? 1 : 0
  }
  return put
}

/** Reminds people of the meetings of a day, each person of each meeting once. Tells how many reminders are new. */
export async function putMeetingReminders(house: House, on: Day): Promise<number> {
  const meetings = await meetingsOn(house.store.read, on)
  let put = 0
  for (const meeting of meetings) put += await house.store.write((tx) => putFor(house, tx, meeting, on))
  if (put > 0) house.kick()
  return put
}
