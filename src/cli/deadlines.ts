import { type DueDeadline, deadlinesDue, deadlinesNotKnown } from '../../db/queries/deadlines.ts'
import { pathwaysOn } from '../casework/case-pathways.ts'
import { isOnHold } from '../casework/due.ts'
import { type Day, day, daysBetween } from '../domain/day.ts'
import { columns } from './columns.ts'
import { dayGiven } from './days.ts'
import { houseAt, schoolNamed } from './desk.ts'
import { type Call, exit, json, type Verb } from './verb.ts'

const NO_END = day('9999-12-31')

/** An open deadline as it is printed; days are calendar days. */
type Printed = {
  case: string
  school: string
  kind: string
  title: string
  due: Day | null
  notKnown: string | null
  overdue: boolean
  held: boolean
  daysLeft: number | null
  subject: string | null
  owner: string
  opens: string | null
  snoozedUntil: Day | null
}

function printed(found: DueDeadline, on: Day, held: boolean): Printed {
  const { caseId, school, kind, title, due, notKnown, subject, owner, opens, snoozedUntil } = found
  const daysLeft = due === null ? null : daysBetween(on, due)
  const overdue = daysLeft !== null && daysLeft < 0 && !held
  return {
    case: caseId,
    school,
    kind,
    title,
    due,
    notKnown,
    overdue,
    held,
    daysLeft,
    subject,
    owner,
    opens,
    snoozedUntil,
  }
}

async function found(call: Call, on: Day, until: Day | null): Promise<Printed[]> {
  const id = call.text('school')
  const owner = call.text('owner')
  return call.withStore(async (store) => {
    const schools = id === undefined ? 'all' : [(await schoolNamed(store, id)).id]
    const person = owner === undefined ? {} : { person: owner }
    const due = await deadlinesDue(store.read, { schools, until: until ?? NO_END, ...person })
    const unknown = until === null ? await deadlinesNotKnown(store.read, schools) : []
    const all = [...due, ...unknown.filter((each) => owner === undefined || each.owner === owner)]
    const pathway = await pathwaysOn(houseAt(call, store), store.read, all)
    return all.map((each) => printed(each, on, isOnHold(pathway(each), each)))
  })
}

const row = ({ case: id, due, title, owner, notKnown, overdue, held }: Printed): string[] => [
  due ?? `needs ${notKnown ?? 'a calendar'}`,
  held ? 'on hold' : overdue ? 'overdue' : '',
  id,
  owner,
  title,
]

/**
 * Lists the open deadlines, the earliest first, those not yet known last.
 *
 * `--json`: `{on, deadlines: [{case, school, kind, title, due, notKnown, overdue, held, daysLeft, subject, owner, opens, snoozedUntil}]}`;
 * `due` is null while `notKnown` says what has to be loaded, and `daysLeft` counts calendar days from `on`, below 0 when overdue;
 * `held` ones wait for a hold to be lifted and are never overdue.
 */
export const deadlines: Verb = {
  words: 'deadlines',
  help: 'List the open deadlines',
  args: [],
  options: {
    on: { form: 'DATE', help: 'As they stand on a day; today unless given' },
    until: { form: 'DATE', help: 'Only those that fall on a day or before' },
    school: { form: 'ID', help: 'Only those of one school' },
    owner: { form: 'USER', help: 'Only those of cases that one person keeps' },
    json,
  },
  async run(call) {
    const on = dayGiven(call, 'on', call.today)
    const until = dayGiven(call, 'until', () => null)
    const all = await found(call, on, until)
    if (call.has('json')) call.print({ on, deadlines: all })
    else columns(all.map(row)).forEach(call.say)
    return exit.done
  },
}
