import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Pathway } from '../src/domain/pathway/pathway.ts'
import { canonicalJson } from './canonical-json.ts'
import { prepared } from './prepared.ts'
import type { Db } from './reader.ts'
import { cases, pathwayVersions } from './schema.ts'
import type { Tx } from './writer.ts'

/** One version of one pathway. */
export type VersionOf = { id: string; version: number }

/** A pathway as it was when the first case went on it: JSON, which whoever reads it checks. */
export type KeptVersion = typeof pathwayVersions.$inferSelect

const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex')

const one = prepared((db) =>
  db
    .select()
    .from(pathwayVersions)
    .where(
      and(
        eq(pathwayVersions.id, sql.placeholder('id')),
        eq(pathwayVersions.version, sql.placeholder('version')),
      ),
    )
    .prepare(),
)

/** A version of a pathway as it was kept; null where no case has ever been on it. */
export async function keptVersion(db: Db, wanted: VersionOf): Promise<KeptVersion | null> {
  return (await one(db).all(wanted))[0] ?? null
}

/** Every version that was kept. */
export async function keptVersions(db: Db): Promise<KeptVersion[]> {
  return db.select().from(pathwayVersions).orderBy(pathwayVersions.id, pathwayVersions.version)
}

/** Keeps a version of a pathway with the first case that goes on it; once kept, it stays as it was. */
export async function keepVersion(tx: Tx, pathway: Pathway, at: string): Promise<void> {
  const content = canonicalJson(pathway)
  const { id, version } = pathway
  const row = { id, version, content, hash: hashOf(content), keptAt: at }
  await tx.insert(pathwayVersions).values(row).onConflictDoNothing()
}

/** Was this version changed since it was kept? */
export const wasChanged = ({ content, hash }: KeptVersion): boolean => hashOf(content) !== hash

/** The versions that cases are on, and whether one of them is open. */
export async function versionsInUse(db: Db): Promise<(VersionOf & { open: boolean })[]> {
  const rows = await db
    .select({
      id: cases.pathway,
      version: cases.pathwayVersion,
      open: sql<number>`max(${cases.status} = 'open')`,
    })
    .from(cases)
    .groupBy(cases.pathway, cases.pathwayVersion)
  const over = await db.all<{ id: string; version: number; open: number }>(sql`
    select json_extract(value, '$.id') as id, json_extract(value, '$.version') as version,
      max(${cases.status} = 'open') as open
    from ${cases}, json_each(${cases.overlays}) group by 1, 2`)
  return [...rows, ...over].map(({ open, ...version }) => ({ ...version, open: open === 1 }))
}
