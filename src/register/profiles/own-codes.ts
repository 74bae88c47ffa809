import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '../../../db/reader.ts'
import { codeAliases } from '../../../db/schema.ts'
import type { Tx } from '../../../db/writer.ts'
import { type CodeSet, codeIn, type Nation } from '../../domain/codes.ts'
import { type Day, formatDayShort } from '../../domain/day.ts'
import type { ImportDesk } from '../import-desk.ts'
import { recordSchool } from '../lists/add-school.ts'
import { quoted } from '../tables/fault.ts'

/** A code of a school's own was set or dropped, was so already, or may not be. */
export type OwnCodeSet = { done: true; changed: boolean } | { done: false; why: string }

type Desk = Pick<ImportDesk, 'by' | 'today' | 'at'>
type Place = { id: string; nation: Nation }

/** A school's own code and the register code that it stands for, empty where it means that nobody marked. */
export type OwnCode = { alias: string; code: string }

const LONGEST = 40

/** A school's own codes, each with the register code that it stands for; empty where it means that nobody marked. */
export async function ownCodes(db: Db, school: string): Promise<Record<string, string>> {
  const rows = await db
    .select({ alias: codeAliases.alias, code: codeAliases.code })
    .from(codeAliases)
    .where(eq(codeAliases.school, school))
    .orderBy(asc(codeAliases.alias))
  return Object.fromEntries(rows.map(({ alias, code }) => [alias, code]))
}

/** When the last of some sets of codes ended, in words; nothing while one is in force. */
function endOf(sets: readonly CodeSet[]): string {
  const ends = sets.flatMap(({ until }) => until ?? [])
  return ends.length < sets.length ? '' : ` until ${formatDayShort(ends.sort().at(-1) as Day)}`
}

// What was a register code once still is one in the registers of its time: J meant an interview attended, and now J1 means one missed.
function codeFault({ alias, code }: OwnCode, { nation }: Place, codes: readonly CodeSet[]): string | null {
  const sets = codes.filter((set) => set.nation === nation)
  if (alias.trim() === '' || alias.length > LONGEST) return `A code has 1 to ${LONGEST} characters.`
  const taken = sets.filter((set) => codeIn(set, alias) !== undefined)
  if (taken.length > 0)
    return `${quoted(alias)} is a register code itself${endOf(taken)}, and cannot stand for another.`
  if (code === '' || sets.some((set) => codeIn(set, code) !== undefined)) return null
  return `${quoted(code)} is not a register code.`
}

/** Has school's own codes stand for register codes in the files that are read from now on, all of them or none; the school's chain remembers it. */
export async function setOwnCodes(
  tx: Tx,
  desk: Desk,
  school: Place,
  own: readonly OwnCode[],
  codes: readonly CodeSet[],
): Promise<OwnCodeSet> {
  const why = own.map((one) => codeFault(one, school, codes)).find((fault) => fault !== null)
  if (why) return { done: false, why }
  const before = await ownCodes(tx, school.id)
  const news = own.filter(({ alias, code }) => before[alias] !== code)
  for (const { alias, code } of news) {
    const set = { code, savedBy: desk.by, savedAt: desk.at }
    await tx
      .insert(codeAliases)
      .values({ school: school.id, alias, ...set })
      .onConflictDoUpdate({ target: [codeAliases.school, codeAliases.alias], set })
    await recordSchool(tx, desk, school.id, { type: 'own-code-set', body: { alias, code } })
  }
  return { done: true, changed: news.length > 0 }
}

/** Forgets what a school's own code stands for; marks that were read by it stay. */
export async function dropOwnCode(tx: Tx, desk: Desk, school: string, alias: string): Promise<OwnCodeSet> {
  const gone = await tx
    .delete(codeAliases)
    .where(and(eq(codeAliases.school, school), eq(codeAliases.alias, alias)))
    .returning({ alias: codeAliases.alias })
  if (gone.length === 0) return { done: false, why: `The school has no code ${quoted(alias)} of its own.` }
  await recordSchool(tx, desk, school, { type: 'own-code-dropped', body: { alias } })
  return { done: true, changed: true }
}
