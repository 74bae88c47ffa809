import { putNotice } from '../../db/outbox.ts'
import { type MeetingOn, meetingsOn } from '../../db/queries/meetings-on.ts'
import { personWithRoles } from '../../db/queries/people.ts'
import type { Tx } from '../../db/writer.ts'
import { mayWorkAt } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import type { House } from './house.ts'

/** Those of a meeting who are told in Slack: its owner and everybody asked to it who is on the list and may work at the school. */
async function remindedOf(tx: Tx, { school, owner, who }: MeetingOn): Promise<string[]> {
  const reminded: string[] = []
  for (const id of new Set([owner, ...who])) {
    const person = await personWithRoles(tx, id)
    if (person !== null && mayWorkAt(person, school)) reminded.push(id)
  }
  return reminded
}

async function putFor(tx: Tx, meeting: MeetingOn, on: Day): Promise<number> {
  let put = 0
  for (const person of await remindedOf(tx, meeting)) {
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
  for (const meeting of meetings) put += await house.store.write((tx) => putFor(tx, meeting, on))
  if (put > 0) house.kick()
  return put
}
