import { looksAt } from '../../db/queries/looks.ts'
import type { Db } from '../../db/reader.ts'
import { caseNamed } from './case-in-store.ts'
import { columns } from './columns.ts'
import { exit, json, type Verb } from './verb.ts'

const atATime = 500

type Line = { at: string; person: string; what: string; document: string | null }

async function everyLook(db: Db, id: string): Promise<Line[]> {
  const all: Line[] = []
  for (let before: number | undefined; ; ) {
    const page = await looksAt(db, id, { limit: atATime, before })
    all.push(...page.map(({ at, person, what, document }) => ({ at, person, what, document })))
    if (page.length < atATime) return all
    before = page.at(-1)?.id
  }
}

/**
 * Tells who opened a case in Slack or was sent a file of it, the latest first.
 *
 * `--json`: `{case, looks: [{at, person, what, document}]}`, `at` being an instant in UTC, `what` the screen, and `document`
 * the id of a file that was sent.
 */
export const accessLog: Verb = {
  words: 'access log',
  help: 'Tell who has looked at a case',
  args: ['CASE'],
  options: { json },
  async run({ args: [id = ''], withStore, has, print, say }) {
    const told = await withStore(async (store) => {
      const found = await caseNamed(store.read, id)
      return { case: found.id, looks: await everyLook(store.read, found.id) }
    })
    if (has('json')) print(told)
    else
      columns(told.looks.map(({ at, person, what, document }) => [at, person, what, document ?? ''])).forEach(
        say,
      )
    return exit.done
  },
}
