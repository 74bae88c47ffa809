import { registerWeeksOf } from '../../db/queries/register.ts'
import type { School } from '../../db/queries/schools.ts'
import type { Store } from '../../db/store.ts'
import { calendarFor } from '../casework/facts.ts'
import { type Attendance, attendance } from '../domain/attendance.ts'
import type { Counts } from '../domain/counts.ts'
import { addMonths, type Day, mondayOf } from '../domain/day.ts'
import { daysLost, percentage, share } from '../domain/measure.ts'
import { weekAsRead } from '../register/marks/register-of.ts'
import { columns, counted } from './columns.ts'
import { dayGiven } from './days.ts'
import { schoolNamed } from './desk.ts'
import { pupilNamed } from './pupil-named.ts'
import { type Call, exit, json, Misuse, Refusal, type Verb } from './verb.ts'

const TEN_YEARS = 120

function daysOf(call: Call): { from: Day; to: Day } {
  const [from, to] = [dayGiven(call, 'from', call.today), dayGiven(call, 'to', call.today)]
  if (to < from) throw new Misuse('--to lies before --from.')
  return { from, to }
}

async function read(call: Call, store: Store, school: School, ref: string): Promise<Attendance> {
  const { codes, rules } = call.library()
  const { from, to } = daysOf(call)
  const pupil = await pupilNamed(store, [school.id], ref)
  const weeks = (await registerWeeksOf(store.read, pupil.id, mondayOf(from), to)).map(weekAsRead)
  const calendar = await calendarFor(store.read, call.library(), school.id)
  // Nothing is left out for age while the date of birth is not known.
  const dateOfBirth = pupil.dateOfBirth ?? addMonths(from, -TEN_YEARS)
  const reading = { weeks, from, to, calendar, codeSets: codes, nation: school.nation }
  const found = attendance({ ...reading, pupil: { ...pupil, dateOfBirth } }, rules)
  if (found.missingCalendar !== null)
    throw new Refusal(`These days can't be counted: load ${found.missingCalendar} first.`)
  return found
}

const withShares = <C extends Counts>(counts: C) => ({
  ...counts,
  unauthorisedShare: share(counts.unauthorised, counts.possible),
  attendanceShare: share(counts.attended, counts.possible),
})

function linesOf(found: Attendance): string[] {
  const row = (name: string, counts: Counts): string[] => [
    name,
    share(counts.attended, counts.possible) ?? '',
    percentage(counts.attended, counts.possible) ?? '',
    `${counts.unauthorised} unauthorised`,
    `${counts.authorised} authorised`,
    `${counts.late} late`,
    `${counts.missing} unmarked`,
  ]
  return [
    ...columns([...found.byWeek.map((week) => row(week.monday, week)), row('All', found)]),
    `${daysLost(found.absent)} lost, at most ${counted(found.daysInARow.longest, 'school day')} in a row`,
  ]
}

/**
 * Tells what a pupil's register says over some days.
 *
 * `--json`: `{school, pupil, from, to, possible, attended, authorised, unauthorised, late, unexplained, missing, absent,
 * daysLost, unauthorisedShare, attendanceShare, minutesLate, daysInARow, firstUnauthorised, unknownCodes, onShutDays,
 * label, patterns, byWeek}`; `byWeek` has the same counts and shares by `monday`.
 */
export const marks: Verb = {
  words: 'marks',
  help: 'Tell what a pupil’s register says over some days, week by week',
  args: [],
  options: {
    school: { form: 'ID', needed: true, help: 'The school' },
    pupil: { form: 'REF', needed: true, help: 'The pupil' },
    from: { form: 'DATE', needed: true, help: 'The first day' },
    to: { form: 'DATE', needed: true, help: 'The last day' },
    json,
  },
  async run(call) {
    const [id = '', ref = ''] = [call.text('school'), call.text('pupil')]
    const found = await call.withStore(async (store) => read(call, store, await schoolNamed(store, id), ref))
    const { missingCalendar: _, byWeek, patterns, ...counts } = found
    if (call.has('json'))
      call.print({
        school: id,
        pupil: ref,
        ...withShares(counts),
        daysLost: found.absent / 2,
        patterns,
        byWeek: byWeek.map(withShares),
      })
    else linesOf(found).forEach(call.say)
    return exit.done
  },
}
