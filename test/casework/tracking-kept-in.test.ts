import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outbox } from '../../db/schema.ts'
import { keepTracked } from '../../src/casework/keep-tracked.ts'
import { type BuiltPack, buildPack } from '../../src/casework/pack/build-pack.ts'
import { runCli } from '../../src/cli/run.ts'
import { closePacks } from '../../src/documents/pack/pack-desk.ts'
import { renderLetter } from '../../src/documents/render-letter.ts'
import { readPdf } from '../documents/read-file.ts'
import { type ACase, aCase, first, upToDecision } from './a-case.ts'
import { binder, considered, officer, towardsCourt } from './towards-court.ts'

/** Words that stand nowhere but in what the council answered for the evaluation. */
const answers = [
  { field: 'ethnicity', value: ['Zyxquinian'] },
  { field: 'other-adults', value: ['vexgrandmother'] },
  { field: 'agencies.during', value: ['other'] },
  { field: 'other-agencies.during', value: ['Quorvex housing'] },
  { field: 'free-meals', value: ['yes'] },
  { field: 'convicted-before', value: ['yes'] },
]
const secret = /zyxquin|vexgrand|quorvex|convicted-before|free-meals|ethnic|free school meals|convicted over/i

let the: ACase
let pack: BuiltPack

async function calls(...argv: string[]): Promise<string> {
  const out: string[] = []
  const into = { write: (text: string) => void out.push(text) }
  const env = { DATABASE_URL: the.store.url }
  await runCli({ argv, env, stdout: into, stderr: into, now: the.clock.now })
  return out.join('')
}

beforeAll(async () => {
  the = await aCase({ documents: { renderLetter } })
  await towardsCourt(the.store)
  await upToDecision(the, 'option-4')
  const kept = await keepTracked(the.house, the.id, { by: officer, key: null }, answers)
  if (!kept.done) throw new Error(JSON.stringify(kept.refusal))
  await considered(the, first)
  const wanted = { by: officer, case: the.id, parent: first, profile: 'general', at: the.house.now() }
  const built = await buildPack(the.house, the.store.read, binder, wanted)
  if (!built.ok) throw new Error(JSON.stringify(built.refusal))
  pack = built.value
}, 60_000)
afterAll(async () => {
  await closePacks()
  await the.store.close()
})

describe('what the council answered for the evaluation', () => {
  it('was kept, and the verb that is made for it tells it', async () => {
    const told = await calls('case', 'tracking', the.id, '--json')
    for (const { value } of answers) expect(told).toContain(value[0])
  })

  it.each(['evidence', 'council', 'unused'] as const)('stands on no page of %s in the pack', async (book) => {
    const { pages } = await readPdf(pack.bound[book].pdf)
    expect(pages.length).toBeGreaterThan(0)
    expect(pages.join('\n')).not.toMatch(secret)
  })

  it('is told by no other verb of the command line', async () => {
    for (const verb of [
      ['case', 'show', the.id, '--json'],
      ['case', 'show', the.id],
      ['case', 'timeline', the.id, '--json'],
      ['case', 'timeline', the.id],
      ['case', 'list', '--json'],
      ['deadlines', '--json'],
      ['digest', '--json'],
      ['access', 'log', the.id, '--json'],
      ['contact', 'list', '--json'],
      ['verify', '--json'],
    ])
      expect([verb, (await calls(...verb)).match(secret)]).toEqual([verb, null])
  })

  it('waits in no message for Slack', async () => {
    const rows = await the.store.read.select().from(outbox)
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toMatch(secret)
  })
})
