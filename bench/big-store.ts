import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { outbox } from '../db/schema.ts'
import { openStore } from '../db/store.ts'
import { type Day, day } from '../src/domain/day.ts'
import { growLongCase, insertCases, playOne } from './big-store/cases.ts'
import { lookedAt } from './big-store/plan.ts'
import { insertFamilies, insertPupils, insertSchools } from './big-store/schools.ts'

/** A store of 100 schools, 100,000 pupils and 10,000 open cases in a temporary file, with real chains of events. */
export async function makeBigStore(): Promise<{
  url: string
  seconds: number
  today: Day
  remove: () => void
}> {
  const began = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'fasttrack-bench-'))
  const url = `file:${join(folder, 'store.db')}`
  const store = await openStore({ url, warn: () => {} })
  await insertSchools(store)
  await insertPupils(store)
  await insertFamilies(store)
  const played = await playOne(store)
  await insertCases(store, JSON.stringify(played), played.length)
  await growLongCase(store)
  // What the one case put into the outbox has nothing to do with what is measured.
  await store.write((tx) => tx.delete(outbox))
  await store.write((tx) => tx.run(sql`analyze`), { withinMs: 60_000 })
  await store.close()
  const seconds = (performance.now() - began) / 1000
  return {
    url,
    seconds,
    today: day(lookedAt.slice(0, 10)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
