import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { describe, test } from 'vitest'
import { openStore, type Store, type StoreOptions } from '../../db/store.ts'
import { type Sqld, sqldIsExpected, startSqld, whyNoSqld } from '../sqld.ts'
import { afterTest } from './endings.ts'

/** A place where a store can live, and what stands behind it. */
export type Home = 'file' | 'http' | 'ws'

/** A folder that goes when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fasttrack-test-'))
  afterTest(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A server that stops when the test is over. */
export async function temporarySqld(): Promise<Sqld> {
  const sqld = await startSqld()
  afterTest(() => sqld.stop())
  return sqld
}

/** The address of a store that nobody has opened yet. */
export async function freshUrl(home: Home): Promise<string> {
  if (home === 'file') return `file:${join(temporaryFolder(), 'data', 'store.db')}`
  return (await temporarySqld())[home]
}

/** Opens a store and closes it when the test is over. */
export async function opened(url: string, options: Partial<StoreOptions> = {}): Promise<Store> {
  const store = await openStore({ url, ...options })
  afterTest(() => store.close())
  return store
}

/** Runs statements as somebody with the file and ill will would, past the store. */
export async function intrude(url: string, ...statements: string[]): Promise<void> {
  const client = createClient({ url, timeout: 2000 })
  for (const statement of statements) await client.execute(statement)
  client.close()
}

/** The same tests on a file, and on a real libSQL server over both of its protocols. */
export function describeHomes(title: string, body: (home: Home) => void): void {
  describe(`${title}, in a file`, () => body('file'))
  for (const home of ['http', 'ws'] as const)
    describeServer(`${title}, on a server over ${home}`, () => body(home))
}

/** Tests that need a real libSQL server; where there is none, that is said and, where there should be one, fails. */
export function describeServer(title: string, body: () => void): void {
  if (whyNoSqld === null) {
    describe(title, body)
    return
  }
  const why = whyNoSqld
  console.error(`\n${why}\n`)
  if (!sqldIsExpected) test.skip(`${title}: ${why}`)
  else {
    test(title, () => {
      throw new Error(why)
    })
  }
}
