import { randomUUID } from 'node:crypto'
import { eq, getTableColumns } from 'drizzle-orm'
import type { Parent } from '../../../db/queries/pupils.ts'
import type { School } from '../../../db/queries/schools.ts'
import type { Db } from '../../../db/reader.ts'
import { changeAtOnce, insertAtOnce } from '../../../db/rows-at-once.ts'
import { parents, pupils } from '../../../db/schema.ts'
import type { Tx } from '../../../db/writer.ts'
import { type ImportDesk, newImportId, recordImport, type Taken } from '../import-desk.ts'
import { type Fault, faultList, type Refused } from '../tables/fault.ts'
import type { TableFile } from '../tables/table-file.ts'
import { nameKey, type ParentRow, readParentRows, type ToldParent } from './parent-rows.ts'

/** What a parents file did; `unnamed` are the parents of its pupils whom it does not name, and who stay as they were. */
export type ParentsTaken = Taken<{ added: number; changedParents: number; unnamed: number }>

type NewParent = typeof parents.$inferInsert
type Change = { added: NewParent[]; changed: { id: string; set: Partial<Parent> }[]; unnamed: number }

async function parentsAt(db: Db, school: string): Promise<Parent[]> {
  return db
    .select(getTableColumns(parents))
    .from(parents)
    .innerJoin(pupils, eq(pupils.id, parents.pupil))
    .where(eq(pupils.school, school))
}

// Whoever is named again is a parent again.
function differences(stored: Parent, told: ToldParent): Partial<Parent> {
  const now = { ...told, endedOn: null }
  const set = Object.entries(now).filter(([fact, value]) => stored[fact as keyof Parent] !== value)
  return Object.fromEntries(set)
}

function changeOf(stored: readonly Parent[], rows: readonly ParentRow[]): Change {
  const byName = new Map(stored.map((parent) => [`${parent.pupil} ${nameKey(parent)}`, parent]))
  const told = rows.map((row) => ({ ...row, known: byName.get(`${row.pupil} ${nameKey(row.told)}`) }))
  const named = new Set(told.map(({ known }) => known?.id))
  const families = new Set(rows.map(({ pupil }) => pupil))
  return {
    added: told.flatMap(({ known, pupil, told: facts }) =>
      known ? [] : [{ id: `${pupil}.${randomUUID().slice(0, 8)}`, pupil, ...facts }],
    ),
    changed: told.flatMap(({ known, told: facts }) => {
      const set = known === undefined ? {} : differences(known, facts)
      return known === undefined || Object.keys(set).length === 0 ? [] : [{ id: known.id, set }]
    }),
    unnamed: stored.filter(
      ({ id, pupil, endedOn }) => endedOn === null && families.has(pupil) && !named.has(id),
    ).length,
  }
}

async function save(tx: Tx, { added, changed }: Change): Promise<void> {
  await insertAtOnce(tx, parents, added)
  await changeAtOnce(
    tx,
    parents,
    changed.map(({ id, set }) => ({ ...set, id })),
  )
}

function warningsOf({ unnamed }: Change): Fault[] {
  if (unnamed === 0) return []
  const who = unnamed === 1 ? '1 parent of these pupils is' : `${unnamed} parents of these pupils are`
  const says = `${who} in the store but not in the file, and stay as they were: somebody renamed is now there twice`
  return [{ row: 0, column: null, says }]
}

/** Takes a parents file in, merged by pupil and name; who is not in it stays as they were. */
export async function importParents(
  desk: ImportDesk,
  school: School,
  file: TableFile,
): Promise<ParentsTaken | Refused> {
  const faults = faultList()
  const known = await desk.store.read
    .select({ ref: pupils.pupilRef, id: pupils.id })
    .from(pupils)
    .where(eq(pupils.school, school.id))
  const byRef = new Map(known.map(({ ref, id }) => [ref, id]))
  const { parents: rows, ...read } = await readParentRows(file, byRef, faults)
  if (faults.count() > 0) return faults.refused()
  return desk.store.write(async (tx) => {
    const change = changeOf(await parentsAt(tx, school.id), rows)
    const counts = { added: change.added.length, changedParents: change.changed.length }
    const changed = counts.added + counts.changedParents > 0
    if (changed) {
      await save(tx, change)
      await recordImport(tx, desk, { id: newImportId(), school: school.id, kind: 'parents', ...read, counts })
    }
    const told = { ...counts, unnamed: change.unnamed }
    return { done: true, changed, rows: read.rows, warnings: warningsOf(change), moreWarnings: 0, ...told }
  })
}
