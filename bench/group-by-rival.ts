import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { weeks } from './screened-store.ts'

// None of the marks that are drawn here has two characters, so that each week has one a session.
const table = (from: string) => `
  attach '${from}' as ours;
  create table marks (pupil integer not null, day text not null, half text not null, code text not null,
    primary key (pupil, day, half)) without rowid;
  insert into marks select pupil, date('1970-01-05', '+' || (7 * monday + value / 2) || ' days'),
    iif(value % 2, 'PM', 'AM'), substr(marks, value + 1, 1)
    from ours.register_weeks, json_each('[0,1,2,3,4,5,6,7,8,9]') order by 1, 2, 3;
  analyze;`

const groupBy = `select pupil,
  sum(code not in ('D','X','Q','Y1','Y2','Y3','Y4','Y5','Y6','Y7','Z','#')),
  sum(code in ('/','\\','L','K','V','P','W','B')),
  sum(code in ('C1','M','J1','S','C2','C','T','R','I','E')),
  sum(code in ('G','N','O','U'))
  from marks where day between '${weeks.from}' and '${weeks.to}' group by pupil;`

/** Makes the rival's database of the same marks; null where there is no sqlite3 here. */
export function groupByRival(folder: string): string | null {
  if (spawnSync('sqlite3', ['--version']).status !== 0) return null
  const rival = join(folder, 'rival.db')
  execFileSync('sqlite3', [rival, table(join(folder, 'store.db'))])
  return rival
}

/** What the rival finds: `pupil|possible|attended|authorised|unauthorised`, a line a pupil. */
export const grouped = (rival: string): string =>
  execFileSync('sqlite3', [rival, groupBy], { maxBuffer: 1e9 }).toString()
