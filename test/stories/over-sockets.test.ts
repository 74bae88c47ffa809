import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { meta } from '../../db/schema.ts'
import { readConfig } from '../../src/config.ts'
import { loadDemonstration } from '../../src/demonstration/load-demonstration.ts'
import { day } from '../../src/domain/day.ts'
import { serveWorkspaceAlone } from '../../src/embedded.ts'
import { libraryOf, type Running, serve, storeOf } from '../../src/serve.ts'
import { Person } from '../../src/workspace/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'fasttrack-sockets-'))
const quiet = { PORT: '0', LOG_LEVEL: 'silent' }
const began = Date.parse('2026-11-23T08:30:00Z')
const loaded = Date.now()
const now = () => new Date(began + (Date.now() - loaded))

/** A store with the demonstration's school in it, as if an operator had imported it. */
const furnished = async (url: string) => {
  const config = readConfig({ ...quiet, DATABASE_URL: url })
  const store = await storeOf(config)
  await loadDemonstration(store, libraryOf(config), { today: day('2026-11-23') })
  await store.write((tx) => tx.delete(meta))
  await store.close()
}

let alone: Awaited<ReturnType<typeof serveWorkspaceAlone>>
let bot: Running
beforeAll(async () => {
  const own = readConfig({ ...quiet, DATABASE_URL: `file:${join(folder, 'workspace.db')}` })
  const url = `file:${join(folder, 'bot.db')}`
  ;[alone] = await Promise.all([serveWorkspaceAlone(own, undefined, now), furnished(url)])
  // The settings that the program itself tells whoever starts it.
  const told = [...alone.greeting.join(' ').matchAll(/\b([A-Z][A-Z_]+)=(\S+)/g)].map(([, name, value]) => [
    name,
    value,
  ])
  expect(told.map(([name]) => name)).toEqual([
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_SIGNING_SECRET',
    'SLACK_API_URL',
    'PORT',
  ])
  bot = await serve(readConfig({ ...Object.fromEntries(told), ...quiet, DATABASE_URL: url }), { now })
})
afterAll(async () => {
  await bot?.stop()
  await alone?.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('a case is opened and its first checklist answered by a bot that reaches the workspace by a socket alone', async () => {
  const { workspace } = alone
  expect(workspace.sockets.count).toBe(1)
  const morwenna = new Person(workspace, 'U0PASTORAL1')
  await morwenna.goTo('#quillbrook-pastoral')
  await morwenna.type('/fasttrack new')
  await morwenna.choose('Pupil', 'Rhodri Oakeshott')
  await morwenna.press('Open case')
  await morwenna.sees('Open checklist')
  await morwenna.press('Open checklist', { in: 'Before Fast Track' })
  await morwenna.press('All covered except…')
  await morwenna.sees('Mark the rest done')
  await morwenna.press('Mark the rest done')
  await morwenna.sees('Typing in from paper')
  await morwenna.press('Save')
  await morwenna.sees('3 of 3 answered')
  await morwenna.close()
  await morwenna.goTo('Home')
  await morwenna.sees('FT-2026-0001')
  expect(workspace.faults()).toEqual([])
})

it('a command while the socket is lost fails in words, Home comes a little later, and then all goes on', async () => {
  const { workspace } = alone
  const { sockets, clock } = workspace
  const tobias = new Person(workspace, 'U0HEADYEAR1')
  await tobias.goTo('#quillbrook-pastoral')
  workspace.forgive(/no socket is open/)
  sockets.cut()
  await expect.poll(() => sockets.count, { interval: 5, timeout: 2000 }).toBe(0)
  await tobias.type('/fasttrack new')
  await tobias.sees('/fasttrack failed with the error “dispatch_failed”')
  await tobias.goTo('Home')
  expect(workspace.actions.home('U0HEADYEAR1')).toBeUndefined()

  // Slack's client takes five seconds before it opens another.
  await expect.poll(() => sockets.count, { timeout: 15_000 }).toBe(1)
  clock.advanceTo(new Date(clock.now().getTime() + 60_000))
  await tobias.sees('Fast Track')
  const tries = workspace.journal().filter(({ name }) => name === 'event app_home_opened')
  expect(tries.slice(-3).map(({ retry = 0, ok }) => [retry, ok])).toEqual([
    [0, false],
    [1, false],
    [2, true],
  ])
  await tobias.goTo('#quillbrook-pastoral')
  await tobias.type('/fasttrack find Rhodri')
  await tobias.sees('FT-2026-0001')
  expect(workspace.faults()).toEqual([])
})
