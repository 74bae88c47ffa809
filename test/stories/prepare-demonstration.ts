import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { dayIn } from '../../src/casework/today.ts'
import { readConfig } from '../../src/config.ts'
import { growRegisters } from '../../src/demonstration/grow-registers.ts'
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts'
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
  await store.close()
  project.provide('demonstration', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
