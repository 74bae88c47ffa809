import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Simulated } from '../../../src/casework/simulation/simulate.ts'
import { runCli } from '../../../src/cli/run.ts'
import { missing, present } from '../../world.ts'
import { CaseOn } from './case-on.ts'
import { harbourTemplates } from './harbour.ts'

const done = { ok: true }
const folder = mkdtempSync(join(tmpdir(), 'fasttrack-harbour-'))
const templates = join(folder, 'templates')
harbourTemplates(templates)
const env = { TEMPLATES_DIR: templates }
const weeks = [
  ...Array.from({ length: 7 }, () => missing(1)),
  '. . . . . . . . . .',
  ...Array.from({ length: 3 }, () => missing(2)),
  missing(4),
  ...Array.from({ length: 3 }, () => present),
]
let one: CaseOn

beforeAll(async () => {
  one = await CaseOn.open({ pathway: 'harbour', weeks, env })
})
afterAll(async () => {
  await one.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What the command line answers beside these templates, on the story's own store. */
async function fasttrack(...argv: string[]) {
  const said = { out: '', err: '' }
  const write = (to: 'out' | 'err') => ({
    write: (text: string) => {
      said[to] += text
    },
  })
  const own = { ...env, DATABASE_URL: one.house.running.store.url }
  const now = () => one.house.workspace.clock.now()
  const code = await runCli({ argv, env: own, stdout: write('out'), stderr: write('err'), now })
  return { code, ...said }
}

test('a council’s own pathway and letter, written as data alone, are sound beside ours', async () => {
  expect(await fasttrack('pathway', 'check')).toMatchObject({ code: 0, err: '' })
})

test('it is tried before anybody uses it', async () => {
  const events = join(folder, 'events.jsonl')
  const steps = [
    { on: '2026-11-23', do: 'marks', with: { from: '2026-11-02', to: '2026-11-20', code: 'O' } },
    { on: '2026-11-23', do: 'open' },
    { on: '2026-11-23', do: 'answer', with: { stage: 'talk' } },
    { on: '2026-11-23', do: 'open', with: { said: { rung: { answer: 'yes' } } } },
    { on: '2026-11-23', do: 'go-on', with: { to: 'visit' } },
    { on: '2026-11-23', do: 'answer', with: { stage: 'talk' } },
    { on: '2026-11-23', do: 'go-on', with: { to: 'visit' } },
    { on: '2026-11-25', do: 'answer', by: 'ewo', with: { stage: 'visit' } },
    { on: '2026-12-07', do: 'marks', with: { from: '2026-11-23', to: '2026-12-04', code: 'present' } },
    { on: '2026-12-07', do: 'decide', by: 'ewo', with: { option: 'end-it', reasons: 'It helped' } },
    { on: '2026-12-07', do: 'letters', by: 'ewo', with: { kind: 'well-done' } },
  ]
  writeFileSync(events, steps.map((step) => JSON.stringify(step)).join('\n'))
  const where = ['--pathway', 'harbour', '--school', 'secondary', '--start', '2026-11-23']
  const { out, err } = await fasttrack('simulate', ...where, '--events', events, '--json')
  expect(err).toBe('')
  const told = JSON.parse(out) as Simulated[]
  expect(told.map(({ do: verb, stage, refused }) => [verb, stage, refused?.code ?? null])).toEqual([
    ['marks', null, null],
    ['open', null, 'not-said'],
    ['answer', null, 'not-in-script'],
    ['open', 'talk', null],
    ['go-on', 'talk', 'unmet'],
    ['answer', 'talk', null],
    ['go-on', 'visit', null],
    ['answer', 'visit', null],
    ['marks', 'visit', null],
    ['decide', 'visit', null],
    ['letters', 'closed', null],
  ])
  expect(told[6]?.deadlines).toMatchObject([
    { kind: 'visit-made', due: '2026-11-30', notBefore: '2026-11-24' },
    { kind: 'look-again', due: '2026-12-07' },
  ])
})

test('then a case is opened on it in Slack, and follows it to its end', async () => {
  await one.opens('pastoral')
  expect(await one.stands()).toEqual(['talk'])
  await one.covers('pastoral', 'talk')
  await one.goesOn('pastoral', 'visit')
  expect(await one.due()).toEqual({ 'visit-made': '2026-11-30', 'look-again': '2026-12-07' })
  await one.on('2026-11-26')
  const warned = (await one.as('ewo')).text
  expect(warned).toContain('Two sessions missed since the visit')
  expect(warned).toContain('Ring the family the same day.')
  await one.covers('ewo', 'visit')
  const wrong = await one.decides('pastoral', 'visit-again')
  expect(wrong.shown).toContain('This is for the Harbour worker to decide')
  expect(wrong.outcome).toMatchObject({ errors: { told: expect.any(String) } })
  const again = await one.decides('ewo', 'visit-again')
  expect(again.shown).toMatch(/The pathway proposes “\W*Visit again/)
  expect(again.outcome).toEqual(done)
  expect(await one.due()).toEqual({})
  await one.on('2026-11-27')
  await one.goesAside('ewo', 'Talk in school again', 'The pupil asked for it.')
  await one.covers('pastoral', 'talk')
  await one.goesOn('pastoral', 'visit')
  expect(await one.due()).toEqual({ 'visit-made': '2026-12-04', 'look-again': '2026-12-11' })
  await one.on('2026-12-11')
  await one.covers('ewo', 'visit')
  expect((await one.decides('ewo', 'end-it')).outcome).toEqual(done)
  expect(await one.stands()).toEqual(['visit'])
  await one.sends('ewo', 'well-done')
  expect(await one.stands()).toBe('helped')
})
