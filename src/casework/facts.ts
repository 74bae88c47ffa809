import { contactDays } from '../../db/queries/contacts.ts'
import { type NoticeOnRecord, noticesFor as noticesForPupil } from '../../db/queries/penalty-notices.ts'
import { parentsOf, pupil as pupilById } from '../../db/queries/pupils.ts'
import { registerWeeksOf } from '../../db/queries/register.ts'
import { calendarOf, school as schoolById } from '../../db/queries/schools.ts'
import type { Db } from '../../db/reader.ts'
import { areApart } from '../domain/are-apart.ts'
import { bankHolidaysFor } from '../domain/bank-holidays.ts'
import type { Calendar } from '../domain/calendar.ts'
import { isNeverWarned } from '../domain/care-rules.ts'
import type { Facts } from '../domain/case/facts.ts'
import { valueOn } from '../domain/dated.ts'
import { addDays, type Day, mondayOf } from '../domain/day.ts'
import { measure, type RegisterWeek, sessions } from '../domain/measure.ts'
import { mostGiven } from '../domain/penalty-notices.ts'
import { careOn } from '../domain/rules.ts'
import type { Reading } from '../domain/sessions.ts'
import { dayRuns } from '../domain/time-lost.ts'
import { weekAsRead } from '../register/marks/register-of.ts'
import type { House, Shelves } from './house.ts'
import { isKeptBack } from './kept-back.ts'
import { needsOnRecord } from './needs-on-record.ts'
import { noticesFor, penaltiesOn } from './notices-for.ts'

type PupilRow = NonNullable<Awaited<ReturnType<typeof pupilById>>>
type ParentRow = Awaited<ReturnType<typeof parentsOf>>[number]
type SchoolRow = NonNullable<Awaited<ReturnType<typeof schoolById>>>

/** A pupil with everything that rules, screens and letters ask about them. */
export type Family = {
  pupil: PupilRow
  parents: ParentRow[]
  school: SchoolRow
  weeks: RegisterWeek[]
  /** The days on which a contact is logged. */
  contacts: Day[]
  /** The penalty notices that any case keeps for this child. */
  notices: NoticeOnRecord[]
}

/** How far back the register is read before the earliest day that matters: longer than any entry window. */
const lookBackDays = 140
const tenYears = 3652

/** A school's calendar with the bank holidays of England and Wales laid over it. */
export async function calendarFor(db: Db, shelves: Shelves, school: string): Promise<Calendar> {
  const spans = await calendarOf(db, school)
  return {
    ...bankHolidaysFor(shelves.bankHolidays),
    spans: spans.map(({ fromDay, toDay, kind, name }) => ({ from: fromDay, to: toDay, kind, name })),
  }
}

/** Reads a pupil with parents, school and register from well before a day until today. */
export async function familyOf(db: Db, pupilId: string, since: Day, today: Day): Promise<Family | null> {
  const pupil = await pupilById(db, pupilId)
  if (pupil === null) return null
  const from = mondayOf(addDays(since, -lookBackDays))
  const [parents, school, weeks, contacts, notices] = await Promise.all([
    parentsOf(db, pupilId),
    schoolById(db, pupil.school),
    registerWeeksOf(db, pupilId, from, today),
    contactDays(db, pupilId, since),
    noticesForPupil(db, pupil),
  ])
  if (school === null) return null
  const current = parents.filter((parent) => parent.endedOn === null)
  return { pupil, parents: current, school, weeks: weeks.map(weekAsRead), contacts, notices }
}

function apartIn(all: readonly ParentRow[], parent: ParentRow) {
  const others = all.filter((other) => other.id !== parent.id && areApart(parent, other))
  return { apart: others.length > 0, apartFrom: others.map(({ id }) => id) }
}

const parentIn = (
  all: readonly ParentRow[],
  parent: ParentRow,
  care: Facts['care'],
): Facts['parents'][number] => ({
  id: parent.id,
  doNotWrite: parent.doNotWrite ?? false,
  ...apartIn(all, parent),
  interpreter: parent.interpreter ?? false,
  warned: !isNeverWarned(care, parent.relationship),
})

/** A pupil's register with what has to be known to read it, over whichever days are asked for. */
export function readableRegister(
  { shelves }: Pick<House, 'shelves'>,
  { pupil, school, weeks }: Family,
  calendar: Calendar,
  today: Day,
): Omit<Reading, 'from' | 'to'> {
  const { joined, left } = pupil
  // Figures are still shown for a pupil whose date of birth is not known; the gate refuses to open a case.
  const dateOfBirth = pupil.dateOfBirth ?? addDays(today, -tenYears)
  return {
    weeks,
    calendar,
    codeSets: shelves.codes,
    nation: school.nation,
    pupil: { joined, left, dateOfBirth },
  }
}

/** What the domain's rules may look at, taken from the store on one day. */
export function factsOf(
  house: Pick<House, 'shelves'>,
  family: Family,
  calendar: Calendar,
  today: Day,
): Facts {
  const { pupil, parents } = family
  const { joined, left } = pupil
  const { dateOfBirth } = pupil
  const { rules } = house.shelves
  const care = careOn(rules, today)
  const register = readableRegister(house, family, calendar, today)
  const onRecord = noticesFor(parents, family.notices)
  return {
    today,
    calendar,
    pupil: {
      id: pupil.id,
      school: pupil.school,
      joined,
      left,
      dateOfBirth,
      lookedAfter: pupil.lookedAfter ?? false,
      needs: needsOnRecord(family, care),
      yearGroup: pupil.yearGroup,
    },
    phase: family.school.phase,
    care,
    prosecution: valueOn(rules.prosecution, today),
    defences: valueOn(rules.defences, today).filter(({ nations }) => nations.includes(family.school.nation)),
    service: valueOn(rules.service, today),
    endings: valueOn(rules['close-reasons'], today),
    parents: parents.map((parent) => parentIn(parents, parent, care)),
    contacts: family.contacts,
    noticesOnRecord: onRecord,
    notices: mostGiven(
      parents.map(({ id }) => id),
      [],
      onRecord,
      today,
    ),
    penalties: penaltiesOn(house.shelves, family.school.nation, today),
    measure: (from, to) => measure({ ...register, from, to }),
    dayRuns: (from, to) => dayRuns(sessions({ ...register, from, to })),
  }
}

/** The same as somebody may know it before a case is opened: what is flagged and is not theirs to know is kept back. */
export function factsFor(
  house: Pick<House, 'shelves'>,
  family: Family,
  calendar: Calendar,
  today: Day,
  knows: boolean,
): Facts {
  const facts = factsOf(house, family, calendar, today)
  return { ...facts, pupil: { ...facts.pupil, keptBack: isKeptBack(family.pupil, knows) } }
}
