import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { firstTime } from '../../db/inbox.ts'
import { type NewNotice, noticeByKey, putNotice } from '../../db/outbox.ts'
import type { Store } from '../../db/store.ts'
import { type Command, onModal, onSearch } from '../../src/kit/command.ts'
import {
  choice,
  choices,
  day,
  files,
  longText,
  people,
  person,
  search,
  text,
  time,
  yesNo,
} from '../../src/kit/field.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { createBoltApp } from '../../src/slack/bolt-app.ts'
import { createClients } from '../../src/slack/clients.ts'
import type { Rendered } from '../../src/slack/delivery/rendered.ts'
import { type Delivery, startDelivery } from '../../src/slack/delivery.ts'
import { registerScreens } from '../../src/slack/dispatch.ts'
import { createMetrics } from '../../src/slack/metrics.ts'
import { HonoReceiver } from '../../src/slack/receiver.ts'
import { type Served, serve } from '../../src/slack/serve.ts'
import { createWorkspace, type Workspace } from '../../src/workspace/index.ts'
import { expectNoFaults } from '../stories/no-faults.ts'
import { capturedLog, secret, tempStore } from './bot.ts'

const [BOT, SAM, GUEST] = ['U0BOT00001', 'U0SAM00001', 'U0GUEST001']
const [OURS, THEIRS] = ['C0ATTEND01', 'C0GENERAL1']

const all = defineModal({
  id: 'all',
  context: z.null(),
  fields: {
    name: text(),
    note: longText(),
    on: day(),
    at: time(),
    kind: choice(),
    some: choices(),
    who: person(),
    others: people(),
    pupil: search(),
    papers: files(),
    held: yesNo(),
  },
})
const { fields } = all
const two = [
  { value: 'a', text: 'A', description: 'The first' },
  { value: 'b', text: 'B' },
]
const blocks = () => [
  fields.name.block({ label: 'Name', hint: 'As in the register', placeholder: 'Name', initial: 'Amy' }),
  fields.note.block({ label: 'Note', optional: true, max: 500 }),
  fields.on.block({ label: 'Day', optional: true }),
  fields.at.block({ label: 'Time', initial: '14:30' }),
  fields.kind.block({ label: 'Kind', choices: two, initial: 'a', as: 'menu' }),
  fields.some.block({ label: 'Some', choices: two, initial: ['b'] }),
  fields.who.block({ label: 'Who', initial: SAM }),
  fields.others.block({ label: 'Others', optional: true, max: 3 }),
  fields.pupil.block({ label: 'Pupil', initial: { value: 'p1', text: 'Amy' } }),
  fields.papers.block({ label: 'Papers', optional: true, types: ['pdf'], max: 2 }),
  fields.held.block({ label: 'Held?', optional: true, dispatch: true, version: 1 }),
]

const paper = { name: 'case-7.pdf', title: 'Case 7', bytes: new TextEncoder().encode('%PDF-1.7') }

let folder: string
let store: Store
let remove: () => Promise<void>
let workspace: Workspace
let served: Served
let delivery: Delivery
/** What a change waits for. */
let held: Promise<void> | null = null
const answers: unknown[] = []

const command: Command<null> = {
  word: 'all',
  help: 'Show every field',
  async run(ctx) {
    await ctx.open(all.open({ title: 'Every field there is', context: null, blocks: blocks() }))
  },
  modals: [
    onModal(all, {
      async change() {
        await held
      },
      async submit({ inboxKey, now }, { answers: given }) {
        await held
        const first = await store.write((tx) => firstTime(tx, inboxKey, now))
        if (!first) return { close: true }
        answers.push(given)
        return { errors: { who: 'Not that person.' } }
      },
    }),
  ],
  searches: [onSearch(fields.pupil, async (_ctx, typed) => [{ value: 'p2', text: typed }])],
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fasttrack-workspace-'))
  ;({ store, remove } = await tempStore())
  const { log } = capturedLog()
  const metrics = createMetrics()
  const clock = { now: () => workspace.clock.now() }
  const receiver = new HonoReceiver({ signingSecret: secret, clock, log, metrics })
  workspace = createWorkspace({
    stateFile: join(folder, 'workspace.jsonl'),
    seed: {
      team: { id: 'T0SCHOOL01', name: 'Ash', domain: 'ash' },
      app: {
        id: 'A0FASTTRK1',
        name: 'Fast Track',
        botUserId: BOT,
        commands: [{ command: '/fasttrack' }],
      },
      users: [
        { id: SAM, name: 'sam', realName: 'Sam Oak' },
        { id: GUEST, name: 'gil', realName: 'Gil Guest', isGuest: true },
      ],
      channels: [
        { id: OURS, name: 'attendance', members: [SAM, BOT] },
        { id: THEIRS, name: 'general', members: [SAM, GUEST, BOT] },
      ],
    },
    deliver: async (request) => receiver.routes.fetch(request),
    signingSecret: secret,
    botToken: 'xoxb-1',
    realNow: Date.now,
  })
  served = await serve(new Hono().route('/', receiver.routes).route('/', workspace.routes), {
    host: '127.0.0.1',
    port: 0,
  })
  const address = { token: 'xoxb-1', slackApiUrl: `${served.url}/api/`, log }
  const clients = createClients(address, { deliveryMs: 400 })
  const app = createBoltApp({ ...address, receiver })
  await app.init()
  registerScreens(app, [command], {
    deps: null,
    whoIs: async (id) => ({ id, name: 'Sam Oak', roles: [{ role: 'pastoral', school: null }], keptFrom: [] }),
    clock,
    timeZone: 'Europe/London',
    client: clients.interactive,
    store,
    log,
    metrics,
    limitMs: 1000,
  })
  const render = async ({ key, body }: { key: string; body: unknown }): Promise<Rendered> =>
    key === 'file' ? { user: SAM, file: paper } : (body as Rendered)
  delivery = startDelivery({
    store,
    client: clients.delivery,
    render,
    clock,
    log,
    metrics,
    pollMs: 50,
    lookAfterMs: 50,
  })
})
afterEach(async () => {
  await delivery.stop()
  workspace.close()
  await served.close()
  await remove()
  await rm(folder, { recursive: true, force: true })
  expectNoFaults(workspace)
})

async function sent(...notices: NewNotice[]) {
  await store.write(async (tx) => {
    for (const notice of notices) await putNotice(tx, notice)
  })
  delivery.kick()
  for (let n = 0; n < 200; n++) {
    const found = await Promise.all(notices.map(({ key }) => noticeByKey(store.read, key)))
    if (found.every((notice) => notice?.state === 'sent' || notice?.state === 'dropped')) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const left = await Promise.all(notices.map(({ key }) => noticeByKey(store.read, key)))
  throw new Error(
    `not delivered: ${left.map((notice) => `${notice?.key} ${notice?.state} ${notice?.fault}`)}`,
  )
}
const messages = (channel: string) => workspace.actions.messages(channel, SAM).map((message) => message.text)

it('a strict workspace takes every field, reads it back, and shows an error at it', async () => {
  await workspace.actions.command(SAM, OURS, '/fasttrack all')
  const [view] = workspace.actions.views(SAM)
  if (view === undefined) throw new Error('no modal')
  const found = await workspace.actions.suggest(SAM, { viewId: view.id }, 'pupil', 'all.pupil', 'am')
  expect(JSON.stringify(found)).toContain('p2')
  const outcome = await workspace.actions.submit(SAM, view.id)
  expect(outcome).toMatchObject({ ok: false, errors: { who: 'Not that person.' } })
  expect(answers.at(-1)).toEqual({
    name: 'Amy',
    note: null,
    on: null,
    at: '14:30',
    kind: 'a',
    some: ['b'],
    who: SAM,
    others: [],
    pupil: 'p1',
    papers: [],
    held: null,
  })
})

it('a strict workspace takes its own modal back with a banner, and keeps what is typed in it', async () => {
  await workspace.actions.command(SAM, OURS, '/fasttrack all')
  const [view] = workspace.actions.views(SAM)
  if (view === undefined) throw new Error('no modal')
  workspace.actions.fill(SAM, { viewId: view.id }, 'note', 'all.note', 'half a sent')
  let release = () => {}
  held = new Promise((resolve) => {
    release = resolve
  })
  await workspace.actions.click(SAM, { viewId: view.id }, 'held@1', 'all.held', 'yes')
  const painted = await workspace.actions.until(() =>
    workspace.actions
      .views(SAM)
      .find(({ blocks: shown }) => JSON.stringify(shown[0]).includes('nothing was kept')),
  )
  release()
  expect(painted.state.values.note?.['all.note']).toMatchObject({ value: 'half a sent' })
  expect(painted.blocks).toHaveLength(blocks().length + 1)
})

it('a strict workspace takes the same Save again, once the first came too late and kept nothing', async () => {
  await workspace.actions.command(SAM, OURS, '/fasttrack all')
  const [view] = workspace.actions.views(SAM)
  if (view === undefined) throw new Error('no modal')
  workspace.actions.fill(SAM, { viewId: view.id }, 'note', 'all.note', 'half a sent')
  const before = answers.length
  let release = () => {}
  held = new Promise((resolve) => {
    release = resolve
  })
  await workspace.actions.submit(SAM, view.id)
  expect(JSON.stringify(workspace.actions.views(SAM)[0]?.blocks[0])).toContain('nothing was kept')
  release()
  expect(await workspace.actions.submit(SAM, view.id)).toMatchObject({ ok: false })
  expect(answers.slice(before)).toMatchObject([{ note: 'half a sent' }])
})

it.each(['500', 'timeout', 'drop-after', 'lost'] as const)(
  'a message stands once after the answer %s',
  async (mode) => {
    workspace.wire.failNext('chat.postMessage', mode)
    const [notice] = await sent({ key: 'a', kind: 'x', body: { user: SAM, text: 'Two things are due' } })
    expect(notice?.state).toBe('sent')
    expect(messages(workspace.actions.directWith(SAM))).toEqual(['Two things are due'])
  },
  20_000,
)

it('a card, its reply, its change and a file stand where they belong, and nothing goes where a guest reads along', async () => {
  workspace.wire.failNext('files.completeUploadExternal', 'lost')
  const [card, , , letter, refused] = await sent(
    { key: 'card', kind: 'x', body: { channel: OURS, text: 'Case 7' } },
    { key: 'reply', kind: 'x', after: 'card', body: { channel: OURS, text: 'Met', thread: true } },
    {
      key: 'edit',
      kind: 'x',
      after: 'reply',
      body: { channel: OURS, text: 'Met, minutes follow', edits: true },
    },
    { key: 'file', kind: 'x', body: {} },
    { key: 'guest', kind: 'x', body: { channel: THEIRS, text: 'Case 7' } },
  )
  expect(messages(OURS)).toEqual(['Case 7'])
  expect(workspace.actions.thread(OURS, card?.ts ?? '', SAM).at(-1)?.text).toBe('Met, minutes follow')
  expect(workspace.actions.fileBytes(letter?.file ?? '')).toEqual(Buffer.from(paper.bytes))
  expect(letter).toMatchObject({ channel: workspace.actions.directWith(SAM), ts: expect.any(String) })
  expect([refused?.state, refused?.fault, messages(THEIRS)]).toEqual(['dropped', 'outsiders_present', []])
})

it('a card that Slack said it took and lost is posted after all, and its reply hangs on it', async () => {
  workspace.wire.failNext('chat.postMessage', 'lost')
  const [card] = await sent(
    { key: 'card', kind: 'x', body: { channel: OURS, text: 'Case 7' } },
    { key: 'reply', kind: 'x', after: 'card', body: { channel: OURS, text: 'Met', thread: true } },
  )
  expect(messages(OURS)).toEqual([expect.stringMatching(/Case 7$/)])
  const thread = workspace.actions.thread(OURS, card?.ts ?? '', SAM).map(({ text }) => text)
  expect(thread).toEqual([expect.stringMatching(/Case 7$/), 'Met'])
})

it('a strict workspace verifies the request URL, and has what Slack did not send refused', async () => {
  expect(await workspace.requestUrl.verify()).toBe(true)
  for (const probe of ['unsigned', 'wrong-signature', 'stale', 'from-the-future'] as const)
    expect([probe, await workspace.requestUrl.probe(probe)]).toEqual([probe, 401])
})
