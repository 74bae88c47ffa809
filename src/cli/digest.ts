import { allPeople } from '../../db/queries/people.ts'
import { digestFor, putDigests } from '../casework/digest.ts'
import type { House } from '../casework/house.ts'
import type { Day } from '../domain/day.ts'
import type { Digest } from '../domain/due.ts'
import { counted } from './columns.ts'
import { dayGiven } from './days.ts'
import { houseAt } from './desk.ts'
import { type Call, type Exit, exit, json, Misuse, type Verb } from './verb.ts'

async function digestsOf(house: House, on: Day): Promise<Digest[]> {
  const digests: Digest[] = []
  for (const { id } of await allPeople(house.store.read)) {
    const digest = await digestFor(house, id, on)
    if (digest !== null) digests.push(digest)
  }
  return digests
}

const linesOf = ({ person, lines, more, retries }: Digest): string[] => [
  `${person}: ${counted(lines.length + more, 'deadline')}`,
  ...lines.map(
    ({ case: id, initials, title, due, when }) =>
      `  ${due ?? 'not known'}  ${when}  ${id} ${initials}  ${title}`,
  ),
  ...retries.map(({ case: id, initials, due }) => `  ${due}  try again  ${id ?? ''} ${initials}`),
]

async function send(call: Call, on: Day): Promise<Exit> {
  // What is put out ahead finds nothing to say yet, and would be that day's only one.
  if (on > call.today()) throw new Misuse(`The digests of ${on} are sent on that day, not before.`)
  const put = await call.withStore((store) => putDigests(houseAt(call, store), on))
  if (call.has('json')) call.print({ on, put })
  else call.say(`Put out ${counted(put, 'digest')} of ${on} to be delivered.`)
  return exit.done
}

/**
 * Shows each person's digest of a day, or with `--send` has the running bot deliver those not sent yet.
 *
 * `--json`: `{on, digests: [{person, on, lines, more, schools, snoozed, held, retries}]}`, a line being `{case, school, initials, owner, stage, deadline,
 * title, due, notKnown, opens, when}`; with `--send` `{on, put}`, how many were put out to be delivered.
 */
export const digest: Verb = {
  words: 'digest',
  help: "Show the day's digests, or have them sent",
  args: [],
  options: {
    on: { form: 'DATE', help: 'The day; today unless given' },
    send: { help: 'Have the running bot deliver them; nobody gets one of a day twice' },
    json,
  },
  async run(call) {
    const on = dayGiven(call, 'on', call.today)
    if (call.has('send')) return send(call, on)
    const digests = await call.withStore((store) => digestsOf(houseAt(call, store), on))
    if (call.has('json')) call.print({ on, digests })
    else if (digests.length === 0) call.say(`Nobody has anything to be told on ${on}.`)
    else digests.flatMap(linesOf).forEach(call.say)
    return exit.done
  },
}
