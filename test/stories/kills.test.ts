import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore, type Store } from '../../db/store.ts'
import type { House } from '../../src/casework/house.ts'
import { eventsOf } from '../../src/casework/load-case.ts'
import { verifyStore } from '../../src/casework/verify.ts'
import { closeLetters } from '../../src/documents/render-letter.ts'
import type { CaseEvent, Recorded } from '../../src/domain/case/event.ts'
import { serve } from '../../src/slack/serve.ts'
import { createWorkspace } from '../../src/workspace/index.ts'
import { frozen, houseOn, newWorld } from '../world.ts'
import { type Bundle, bundleBot } from './bundle-bot.ts'
import { type Acknowledged, Caseworker } from './caseworker.ts'
import { furnish, places, work } from './four-schools.ts'
import { MortalBot } from './mortal-bot.ts'
import { expectNoFaults } from './no-faults.ts'
import { everything, expectDone, expectOnce, settled, twice } from './told-once.ts'

const KILLS = 50
const seed = Number(process.env.KILLS_SEED ?? Date.now() % 100_000)
const token = 'xoxb-kills'
const signingSecret = 'a-secret-that-outlives-processes'
const minute = 60_000

/** Numbers that are the same again for the same seed. */
function randomFrom(start: number): () => number {
  let state = start >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What of the acknowledged is not in the store, or is there twice. */
function missed(done: readonly Acknowledged[], events: ReadonlyMap<string, Recorded<CaseEvent>[]>): string[] {
  const count = (id: string, is: (event: Recorded<CaseEvent>) => boolean) =>
    (events.get(id) ?? []).filter(is).length
  return done.flatMap((one) => {
    const times = {
      opened: () =>
        count(
          one.case,
          (event) => event.type === 'case-opened' && one.what === 'opened' && event.pupil === one.pupil,
        ),
      answer: () =>
        count(
          one.case,
          (event) =>
            event.type === 'item-answered' &&
            one.what === 'answer' &&
            event.item === one.item &&
            event.value === one.value &&
            event.note === one.note,
        ),
      entered: () =>
        count(
          one.case,
          (event) => event.type === 'stage-entered' && one.what === 'entered' && event.stage === one.stage,
        ),
      planned: () =>
        count(
          one.case,
          (event) => event.type === 'meeting-planned' && one.what === 'planned' && event.place === one.place,
        ),
      sent: () => count(one.case, (event) => event.type === 'letter-sent') / 2,
      held: () => count(one.case, (event) => event.type === 'meeting-held'),
    }[one.what]()
    return times === 1 ? [] : [`${times} times: ${JSON.stringify(one)}`]
  })
}

let bundle: Bundle
beforeAll(async () => {
  bundle = await bundleBot()
})
afterAll(async () => {
  bundle.remove()
  await closeLetters()
})

/** The Slack side, which outlives every bot, with its people, and the first bot not yet started. */
async function slackSide(folder: string, databaseUrl: string) {
  const shift = Date.parse('2026-11-25T08:02:00Z') - Date.now()
  const living: { bot?: MortalBot } = {}
  const workspace = createWorkspace({
    stateFile: join(folder, 'workspace.jsonl'),
    seed: {
      team: { id: 'T0KILLS0001', name: 'Fenmoor schools', domain: 'fenmoor' },
      app: {
        id: 'A0FASTTRACK',
        name: 'Fast Track',
        botUserId: 'U0FASTTRACK',
        commands: [{ command: '/fasttrack' }],
      },
      users: places.map(({ person: { id } }) => ({ id, name: id.toLowerCase(), realName: id })),
      channels: places.map(({ school, channel, person }) => ({
        id: channel,
        name: school,
        members: [person.id, 'U0FASTTRACK'],
      })),
    },
    deliver: async (request) => {
      if (living.bot === undefined) throw new Error('nobody is there')
      return living.bot.deliver(request)
    },
    signingSecret,
    botToken: token,
    realNow: () => Date.now() + shift,
    // Four people do many days' work in a minute.
    rateLimits: false,
  })
  const served = await serve(workspace.routes, { host: '127.0.0.1', port: 0 })
  const api = `${served.url}/api/`
  const bot = new MortalBot(bundle, {
    SLACK_BOT_TOKEN: token,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: api,
    DATABASE_URL: databaseUrl,
    PORT: '0',
    LOG_LEVEL: 'warn',
  })
  living.bot = bot
  return { workspace, bot, api, close: served.close }
}

type SlackSide = Awaited<ReturnType<typeof slackSide>>

/** Claims of the dead are old after two minutes; every fifth life begins a new day, with its digests. */
function moveOn({ workspace }: SlackSide, life: number): void {
  const now = workspace.clock.now().getTime()
  const tomorrow = new Date(now + 24 * 60 * minute).toISOString().slice(0, 10)
  workspace.actions.advanceClock(
    life % 5 === 0 ? new Date(`${tomorrow}T08:02:00Z`) : new Date(now + 4 * minute),
  )
}

/** Kills the bot at random moments, again and again, and leaves a living one. */
async function killAgainAndAgain(side: SlackSide, random: () => number, look: () => void): Promise<void> {
  const ahead = () => side.workspace.clock.now().getTime() - Date.now()
  for (let life = 1; life <= KILLS; life++) {
    const began = performance.now()
    await side.bot.start(ahead())
    // Where the machine is slow a life is longer, or nobody would be answered in it.
    await sleep(random() * Math.max(1200, 2 * (performance.now() - began)))
    await side.bot.kill()
    moveOn(side, life)
    look()
  }
  await side.bot.start(ahead())
}

/** Lets the four people work while their bot is killed, and waits until each has finished what they were at. */
async function story(side: SlackSide, prepared: ReadonlyMap<string, string>): Promise<Caseworker[]> {
  const random = randomFrom(seed)
  const { workspace, bot } = side
  const faults: unknown[] = []
  const look = () => {
    if (faults.length > 0) throw faults[0]
  }
  const workers = places.map(
    ({ school, channel, person }) =>
      new Caseworker({ workspace, bot, user: person.id, school, channel, random }),
  )
  const working = workers.map((worker, at) => {
    const school = places[at]?.school ?? ''
    const given = { worker, school, prepared: prepared.get(school) ?? '', now: workspace.clock.now, random }
    return work(given).catch((fault: unknown) => void faults.push(fault))
  })
  await killAgainAndAgain(side, random, look)
  for (const worker of workers) worker.stopped = true
  await Promise.all(working)
  look()
  return workers
}

async function found(store: Store, house: House, cases: Iterable<string>) {
  const events = new Map<string, Recorded<CaseEvent>[]>()
  for (const id of cases) events.set(id, await eventsOf(store.read, id))
  const findings: string[] = []
  for await (const finding of verifyStore(house)) findings.push(finding)
  return { events, findings }
}

const notesIn = (events: ReadonlyMap<string, Recorded<CaseEvent>[]>): string[] =>
  [...events].flatMap(([id, some]) =>
    some.flatMap((event) => (event.type === 'item-answered' && event.note ? [`${id} ${event.note}`] : [])),
  )

test(`fifty SIGKILLs at random moments lose no acknowledged answer and send nothing twice (KILLS_SEED=${seed})`, async () => {
  const world = await newWorld('2026-11-24T09:00:00Z')
  const prepared = await furnish(world.house, world.store)
  const folder = dirname(world.store.url.slice('file:'.length))
  await world.store.close()
  const side = await slackSide(folder, world.store.url)
  const store = await openStore({ url: world.store.url })
  try {
    const began = performance.now()
    const workers = await story(side, prepared)
    const killed = performance.now()
    const notices = await settled(store)
    const took = [killed - began, performance.now() - killed].map((ms) => `${Math.round(ms / 1000)} s`)
    await side.bot.kill()

    const done = workers.flatMap(({ acknowledged }) => acknowledged)
    const house = houseOn(store, frozen(side.workspace.clock.now().toISOString()))
    const cases = new Set([...done.map((one) => one.case), ...prepared.values()])
    const { events, findings } = await found(store, house, cases)
    const posts = await everything(side.workspace, { api: side.api, token })
    const unanswered = workers.reduce((sum, worker) => sum + worker.unanswered, 0)
    console.info(
      `seed ${seed}: ${done.length} acknowledged, ${unanswered} not; ${notices.length} notices; ${took.join(' of kills, ')} to settle`,
    )
    expect(findings).toEqual([])
    expect(missed(done, events)).toEqual([])
    // What was asked for without an acknowledgement may have been kept, but never twice.
    expect(twice(notesIn(events))).toEqual([])
    expectDone(notices)
    expectOnce(notices, posts)
    // Whom nobody answers because the bot is dead is told so by Slack.
    side.workspace.forgive(/dispatch_failed|operation_timeout/)
    expectNoFaults(side.workspace)
    expect(done.length).toBeGreaterThan(30)
    expect(notices.filter(({ kind }) => kind === 'digest').length).toBeGreaterThan(places.length)
  } finally {
    await side.bot.close()
    await store.close()
    await side.close()
    side.workspace.close()
    rmSync(folder, { recursive: true, force: true })
  }
}, 480_000)
