import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { searchOf } from '../../../db/pupil-search.ts'
import type { Pupil } from '../../../db/queries/pupils.ts'
import type { School } from '../../../db/queries/schools.ts'
import { changeAtOnce, insertAtOnce } from '../../../db/rows-at-once.ts'
import { pupils } from '../../../db/schema.ts'
import type { Tx } from '../../../db/writer.ts'
import { addDays, type Day } from '../../domain/day.ts'
import { hasKnownLa, upnFaultWords } from '../../domain/upn.ts'
import { type ImportDesk, newImportId, recordImport, type Taken } from '../import-desk.ts'
import { recountWeeks } from '../marks/recount-weeks.ts'
import { type Fault, type FaultList, faultList, quoted, type Refused, refusedFor } from '../tables/fault.ts'
import type { TableFile } from '../tables/table-file.ts'
import { type PupilRow, readPupilRows, type ToldPupil } from './pupil-rows.ts'

/** What a pupils file did: how many pupils it added, changed and, with `replace`, ended. */
export type PupilsTaken = Taken<{ added: number; changedPupils: number; ended: number }>

type NewPupil = typeof pupils.$inferInsert
type Change = { added: NewPupil[]; changed: { id: string; set: Partial<Pupil> }[]; ended: string[] }

/** Facts on which the counts of a pupil's weeks rest. */
const counting: readonly (keyof Pupil)[] = ['joined', 'left', 'dateOfBirth']

function differences(stored: Pupil, told: ToldPupil): Partial<Pupil> {
  const set = Object.entries(told).filter(([fact, value]) => stored[fact as keyof Pupil] !== value)
  if (set.length === 0) return {}
  return { ...Object.fromEntries(set), search: searchOf({ ...stored, ...told }) }
}

const newPupil = (school: string, told: ToldPupil): NewPupil => ({
  id: `${school}.${randomUUID().slice(0, 13)}`,
  school,
  ...told,
  search: searchOf(told),
})

function tellTakenUpns(
  rows: readonly PupilRow[],
  stored: readonly Pupil[],
  today: Day,
  faults: FaultList,
): void {
  const here = stored.filter(({ left }) => left === null || left >= today)
  const holders = new Map(here.map(({ upn, pupilRef }) => [upn, pupilRef]))
  for (const { row, told } of rows) {
    const holder = told.upn ? holders.get(told.upn) : undefined
    if (holder === undefined || holder === told.pupilRef) continue
    const says = `is the UPN of the pupil ${quoted(holder)}, who is on roll: correct one, or end that pupil first`
    faults.add(row, 'upn', says)
  }
}

// In a list of everybody on roll, whoever is named is on roll, unless the list says when they left.
const asListed = (told: ToldPupil, replace: boolean): ToldPupil =>
  replace && told.left === undefined ? { ...told, left: null } : told

function changeOf(
  stored: readonly Pupil[],
  rows: readonly PupilRow[],
  school: string,
  replace: boolean,
): Change {
  const byRef = new Map(stored.map((pupil) => [pupil.pupilRef, pupil]))
  const named = new Set(rows.map(({ told }) => told.pupilRef))
  const missing = stored.filter(({ pupilRef, left }) => left === null && !named.has(pupilRef))
  return {
    added: rows.flatMap(({ told }) => (byRef.has(told.pupilRef) ? [] : [newPupil(school, told)])),
    changed: rows.flatMap(({ told }) => {
      const known = byRef.get(told.pupilRef)
      const set = known === undefined ? {} : differences(known, asListed(told, replace))
      return known === undefined || Object.keys(set).length === 0 ? [] : [{ id: known.id, set }]
    }),
    ended: replace ? missing.map(({ id }) => id) : [],
  }
}

/** Why a list may not replace the one before: an export cut short would end half a school. */
function tooMany({ ended }: Change, stored: readonly Pupil[]): string | undefined {
  const here = stored.filter(({ left }) => left === null).length
  if (2 * ended.length <= here) return undefined
  return `this list would end ${ended.length} of the ${here} pupils on roll, more than half: if they did leave, write the day in their column left`
}

async function save(tx: Tx, { added, changed, ended }: Change, lastDay: Day): Promise<void> {
  await insertAtOnce(tx, pupils, added)
  await changeAtOnce(tx, pupils, [
    ...changed.map(({ id, set }) => ({ ...set, id })),
    ...ended.map((id) => ({ id, left: lastDay })),
  ])
}

const recounted = ({ changed, ended }: Change): Set<string> =>
  new Set([
    ...changed.filter(({ set }) => counting.some((fact) => fact in set)).map(({ id }) => id),
    ...ended,
  ])

/** Words about UPNs of an authority that nobody knows: numbers change, so that such a UPN is kept. */
function strangersIn(
  rows: readonly PupilRow[],
  { laNumbers }: ImportDesk,
): { warnings: Fault[]; moreWarnings: number } {
  const warnings = faultList()
  for (const { row, told } of rows) {
    if (laNumbers === undefined || !told.upn || hasKnownLa(told.upn, laNumbers)) continue
    warnings.add(row, 'upn', `${quoted(told.upn)}: ${upnFaultWords.la}`)
  }
  return { warnings: warnings.shown(), moreWarnings: warnings.count() - warnings.shown().length }
}

/** Takes a pupils file in, merged by `pupil_ref`; with `replace`, who is on roll and not in the file left yesterday. */
export async function importPupils(
  desk: ImportDesk,
  school: School,
  file: TableFile,
  { replace }: { replace: boolean },
): Promise<PupilsTaken | Refused> {
  const faults = faultList()
  const { pupils: rows, ...read } = await readPupilRows(file, desk.today, faults)
  const outcome = await desk.store.write(async (tx) => {
    const stored = await tx.select().from(pupils).where(eq(pupils.school, school.id))
    tellTakenUpns(rows, stored, desk.today, faults)
    if (faults.count() > 0) return faults.refused()
    const change = changeOf(stored, rows, school.id, replace)
    const refusal = tooMany(change, stored)
    if (refusal !== undefined) return refusedFor(refusal)
    const counts = {
      added: change.added.length,
      changedPupils: change.changed.length,
      ended: change.ended.length,
    }
    const isChanged = Object.values(counts).some((count) => count > 0)
    if (isChanged) {
      await save(tx, change, addDays(desk.today, -1))
      await recordImport(tx, desk, { id: newImportId(), school: school.id, kind: 'pupils', ...read, counts })
    }
    return { change, counts, isChanged }
  })
  if ('done' in outcome) return outcome
  const { change, counts, isChanged } = outcome
  await recountWeeks(desk, school, recounted(change))
  return { done: true, changed: isChanged, rows: read.rows, ...strangersIn(rows, desk), ...counts }
}
