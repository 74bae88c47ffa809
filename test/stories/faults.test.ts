import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createClient } from '@libsql/client'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { cases, events } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import { act } from '../../src/casework/act.ts'
import type { House } from '../../src/casework/house.ts'
import { verifyStore } from '../../src/casework/verify.ts'
import { readConfig } from '../../src/config.ts'
import { closeLetters } from '../../src/documents/render-letter.ts'
import { serve as serveBot } from '../../src/serve.ts'
import { serve } from '../../src/slack/serve.ts'
import { createWorkspace, type FailMode, type ShownView, type Workspace } from '../../src/workspace/index.ts'
import { frozen, houseOn, newWorld } from '../world.ts'
import { furnish, places } from './four-schools.ts'
import { everything, expectDone, expectOnce, settled } from './told-once.ts'

const token = 'xoxb-faults'
const signingSecret = 'a-secret-for-faults'
const began = Date.parse('2026-11-25T10:00:00Z')
const [{ person, channel }] = places as [(typeof places)[0]]
const user = person.id

type Story = {
  workspace: Workspace
  house: House
  store: Store
  api: string
  prepared: ReadonlyMap<string, string>
  /** Lets some real time pass on Slack's side before the next request reaches the bot. */
  dawdle: (ms: number) => void
  /** Lets the next request reach the bot twice at once. */
  stutter: () => void
  stop: () => Promise<void>
}

let running: Story | null = null
afterEach(async () => {
  await running?.stop()
  running = null
})
afterAll(closeLetters)

/** Four schools at work with a bot that meets Slack over HTTP; `before` is done to Slack before the bot starts. */
async function begin(before?: (workspace: Workspace) => void): Promise<Story> {
  const world = await newWorld('2026-11-24T09:00:00Z')
  const prepared = await furnish(world.house, world.store, { letters: before !== undefined })
  const folder = dirname(world.store.url.slice('file:'.length))
  let shift = began - Date.now()
  let late = 0
  let times = 1
  const bot = { url: '' }
  const workspace = createWorkspace({
    stateFile: join(folder, 'workspace.jsonl'),
    seed: {
      team: { id: 'T0FAULTS001', name: 'Fenmoor schools', domain: 'fenmoor' },
      app: {
        id: 'A0FASTTRACK',
        name: 'Fast Track',
        botUserId: 'U0FASTTRACK',
        commands: [{ command: '/fasttrack' }],
      },
      users: places.map(({ person: { id } }) => ({ id, name: id.toLowerCase(), realName: id })),
      channels: places.map((place) => ({
        id: place.channel,
        name: place.school,
        members: [place.person.id, 'U0FASTTRACK'],
      })),
    },
    deliver: async (request) => {
      shift += late
      late = 0
      const body = await request.text()
      const send = () => fetch(`${bot.url}/slack/events`, { method: 'POST', headers: request.headers, body })
      const answers = Array.from({ length: times }, send)
      times = 1
      const [answer = await send()] = await Promise.all(answers)
      return answer
    },
    signingSecret,
    botToken: token,
    realNow: () => Date.now() + shift,
  })
  before?.(workspace)
  const slack = await serve(workspace.routes, { host: '127.0.0.1', port: 0 })
  const api = `${slack.url}/api/`
  const env = {
    SLACK_BOT_TOKEN: token,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: api,
    DATABASE_URL: world.store.url,
    PORT: '0',
    LOG_LEVEL: 'silent',
  }
  const served = await serveBot(readConfig(env), { now: () => new Date(Date.now() + shift) })
  bot.url = served.url
  const house = houseOn(world.store, frozen(new Date(began).toISOString()))
  running = {
    workspace,
    house,
    store: world.store,
    api,
    prepared,
    dawdle: (ms) => {
      late = ms
    },
    stutter: () => {
      times = 2
    },
    stop: async () => {
      await served.stop()
      workspace.close()
      await slack.close()
      await world.store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return running
}

const top = ({ workspace }: Story): ShownView | undefined => workspace.actions.views(user).at(-1)

const lastSaid = ({ workspace }: Story): string =>
  workspace.actions.messages(channel, user).findLast(({ ephemeral }) => ephemeral)?.text ?? ''

const shows = (story: Story, callback: string) =>
  story.workspace.actions.until(() => {
    const view = top(story)
    return view?.callback_id === callback && view
  })

/** The form for a new case with a pupil chosen. */
async function newForm(story: Story, pupil: string): Promise<ShownView> {
  const { actions } = story.workspace
  await actions.command(user, channel, '/fasttrack new')
  const view = await shows(story, 'new')
  await actions.suggest(user, { viewId: view.id }, 'pupil', 'new.pupil', 'robin')
  await actions.click(user, { viewId: view.id }, 'pupil', 'new.pupil', pupil)
  return actions.until(() => {
    const now = top(story)
    return now?.hash !== view.hash && now
  })
}

const casesOf = async ({ store }: Story, pupil: string) =>
  (await store.read.select().from(cases)).filter((one) => one.pupil === pupil)

async function expectSound({ house }: Story): Promise<void> {
  const findings: string[] = []
  for await (const finding of verifyStore(house)) findings.push(finding)
  expect(findings).toEqual([])
}

describe('while Slack answers badly', () => {
  test('every message and file still arrives, and once', async () => {
    const fails: Record<string, FailMode[]> = {
      'chat.postMessage': ['429', '500', 'drop-after', 'timeout', 'drop-after', '500'],
      'files.getUploadURLExternal': ['500', '429', 'drop-after'],
      'files.completeUploadExternal': ['drop-after', '500', '429', 'lost'],
      'files.info': ['500', 'drop-after'],
      'conversations.open': ['429', 'drop-after'],
      'conversations.history': ['500', '429'],
    }
    const story = await begin((workspace) => {
      for (const [method, modes] of Object.entries(fails))
        for (const mode of modes) workspace.wire.failNext(method, mode)
    })
    const notices = await settled(story.store, 70_000)
    expectDone(notices)
    expectOnce(notices, await everything(story.workspace, { api: story.api, token }))
  }, 120_000)

  test('a request that reaches Slack again too late says so instead of showing nothing', async () => {
    const story = await begin()
    const { actions } = story.workspace
    story.dawdle(4000)
    await actions.command(user, channel, '/fasttrack new')
    await actions.until(() => /^That took too long to open/.test(lastSaid(story)))
    expect(top(story)).toBeUndefined()
  })
})

describe('while another program holds the store', () => {
  test('the person is told that nothing was kept, and nothing is half done', async () => {
    const story = await begin()
    const { actions } = story.workspace
    const form = await newForm(story, 'north.101')
    const before = await story.store.read.$count(events)
    const other = createClient({ url: story.store.url })
    const lock = await other.transaction('write')
    const free = setTimeout(() => void lock.rollback(), 4000)
    const outcome = await actions.submit(user, form.id)
    expect(outcome).toMatchObject({ ok: false })
    expect(JSON.stringify(outcome)).toMatch(/[Nn]othing was kept/)
    expect(await story.store.read.$count(events)).toBe(before)
    await new Promise((done) => setTimeout(done, 4500))
    clearTimeout(free)
    other.close()
    expect(await casesOf(story, 'north.101')).toEqual([])
    expect(await actions.submit(user, form.id)).toEqual({ ok: true })
    expect(await casesOf(story, 'north.101')).toHaveLength(1)
    await expectSound(story)
  })
})

describe('what people do in haste', () => {
  test('a form that arrives twice at once opens one case', async () => {
    const story = await begin()
    const form = await newForm(story, 'north.101')
    const { actions } = story.workspace
    story.stutter()
    expect(await actions.submit(user, form.id)).toEqual({ ok: true })
    const [opened, ...more] = await casesOf(story, 'north.101')
    expect(more).toEqual([])
    const notices = await settled(story.store, 40_000)
    expect(notices.filter(({ chain, kind }) => chain === opened?.id && kind === 'case-card')).toHaveLength(1)
    expectOnce(notices, await everything(story.workspace, { api: story.api, token }))
    await expectSound(story)
  }, 120_000)

  test('a form about a meeting that was called off meanwhile answers with a sentence and keeps nothing', async () => {
    const story = await begin()
    const { actions } = story.workspace
    const id = story.prepared.get('north') ?? ''
    await actions.command(user, channel, `/fasttrack meeting ${id}`)
    const form = await shows(story, 'meeting.plan')
    const called = { do: 'call-off-meeting' as const, meeting: 'm1', why: 'The chair is ill' }
    expect(await act(story.house, id, { by: person, key: null }, called)).toMatchObject({ done: true })
    const before = await story.store.read.$count(events)
    const place = { blockId: 'place', actionId: 'meeting.plan.place', value: 'Another room' }
    const outcome = await actions.submit(user, form.id, [place])
    expect(outcome).toMatchObject({ ok: false, errors: { on: expect.stringMatching(/^[A-Z].+\.$/) } })
    expect(JSON.stringify(outcome)).not.toMatch(/went wrong/)
    expect(await story.store.read.$count(events)).toBe(before)
    await expectSound(story)
  })
})
