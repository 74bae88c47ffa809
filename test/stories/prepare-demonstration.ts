import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { TestProject } from 'vitest/node'
import { allSchools } from '../../db/queries/schools.ts'
import { schools } from '../../db/schema.ts'
import { dayIn } from '../../src/casework/today.ts'
import { readConfig } from '../../src/config.ts'
import { growRegisters } from '../../src/demonstration/grow-registers.ts'
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts'
import { overlaysUsed } from '../../src/domain/school-pathways.ts'
import { libraryOf, storeOf } from '../../src/serve.ts'
import { storyBegan } from './story-began.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with the demonstration's store as it is when a story begins. */
    demonstration: string
  }
}

/** Loads the demonstration once for all stories, each of which copies it. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'fasttrack-demonstration-'))
  const config = readConfig({ DATABASE_URL: `file:${join(folder, 'fasttrack.db')}` })
  const library = libraryOf(config)
  const store = await storeOf(config)
  const now = new Date(storyBegan)
  const today = dayIn(now, config.timeZone)
  await loadDemonstration(store, library, { today, now: now.toISOString() })
  await growRegisters(store, library, today)
  // The stories are about a pathway alone; those about what is laid over it switch it on.
  await store.write(async (tx) => {
    for (const { id, settings } of await allSchools(tx))
      await tx
        .update(schools)
        .set({ settings: { ...settings, [overlaysUsed]: [] } })
        .where(eq(schools.id, id))
  })
  await store.close()
  project.provide('demonstration', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
