import { keepStoreNote, storeNote } from '../../db/meta.ts'
import { registerWeeksOf } from '../../db/queries/register.ts'
import { beginImport, landImport, promoteImport, stageWeeks } from '../../db/register-staging.ts'
import { packMarks, unpackMarks } from '../../db/schema/marks-text.ts'
import type { StagedWeek } from '../../db/staged-row.ts'
import type { Store } from '../../db/store.ts'
import { addDays, type Day, day, mondayOf } from '../domain/day.ts'
import { countedWeeks } from '../register/marks/counted-weeks.ts'
import { type Demonstration, type DemonstrationRules, demonstration } from './demonstration.ts'

const UNTIL = 'demonstration-until'

// Of a session that somebody marked, what the store says of it; of all others, what was invented.
function detailOf(week: StagedWeek, kept: Pick<StagedWeek, 'marks' | 'detail'>): StagedWeek['detail'] {
  const marked = unpackMarks(kept.marks)
  const own = Object.entries(week.detail ?? {}).filter(([cell]) => marked[Number(cell)] === '')
  const all = { ...Object.fromEntries(own), ...kept.detail }
  return Object.keys(all).length === 0 ? null : all
}

/** The invented week with everything that the store already says of it: what people imported or changed stays. */
async function merged(
  store: Store,
  made: Demonstration,
  rules: DemonstrationRules,
  week: StagedWeek,
): Promise<StagedWeek> {
  const pupil = made.pupils.find((one) => one.pupil.number === week.pupil)?.pupil
  const calendar = made.calendars[pupil?.school ?? '']
  if (pupil === undefined || calendar === undefined) return week
  const [kept] = await registerWeeksOf(store.read, pupil.id, week.monday, week.monday)
  if (kept === undefined) return week
  const own = unpackMarks(week.marks)
  const marks = unpackMarks(kept.marks).map((mark, cell) => (mark === '' ? (own[cell] ?? '') : mark))
  const counting = { calendar, codeSets: rules.codes, nation: 'england' as const, pupil }
  const [counted] = countedWeeks([{ monday: week.monday, marks }], counting)
  return counted === undefined
    ? week
    : { ...counted, marks: packMarks(marks), pupil: week.pupil, detail: detailOf(week, kept) }
}

/** Takes the demonstration's registers on to the day before `today`, after its clock was moved; what is marked stays. */
export async function growRegisters(store: Store, rules: DemonstrationRules, today: Day): Promise<number> {
  const began = await storeNote(store.read, 'demonstration')
  if (began === null) return 0
  const until = day((await storeNote(store.read, UNTIL)) ?? addDays(day(began), -1))
  const yesterday = addDays(today, -1)
  if (yesterday <= until) return 0
  const made = demonstration(day(began), rules, yesterday)
  const from = mondayOf(addDays(until, 1))
  const fresh = made.weeks.filter(({ monday }) => monday >= from)
  const weeks: StagedWeek[] = []
  for (const week of fresh) weeks.push(week.monday === from ? await merged(store, made, rules, week) : week)
  const number = await beginImport(store, {
    id: `demonstration-${yesterday}`,
    school: null,
    kind: 'demonstration',
    recordedBy: 'demonstration',
    recordedAt: `${today}T00:00:00.000Z`,
  })
  await stageWeeks(store, number, weeks)
  await store.write(async (tx) => {
    await promoteImport(tx, number, { rows: weeks.length, sha256: '' })
    await keepStoreNote(tx, UNTIL, yesterday)
  })
  await landImport(store, number)
  return weeks.length
}
