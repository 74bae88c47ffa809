import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type NewNotice, noticeByKey, putNotice, withdrawFiles } from '../../db/outbox.ts'
import type { Store } from '../../db/store.ts'
import { createClients } from '../../src/slack/clients.ts'
import { createPace } from '../../src/slack/delivery/pace.ts'
import type { Render, Rendered } from '../../src/slack/delivery/rendered.ts'
import { type Delivery, type DeliveryOptions, startDelivery } from '../../src/slack/delivery.ts'
import { createMetrics } from '../../src/slack/metrics.ts'
import { createStanding } from '../../src/slack/standing.ts'
import { capturedLog, tempStore, testClock } from './bot.ts'
import { type FakeSlack, type Fate, fakeSlack } from './fake-slack.ts'

type Said = {
  channel: string
  ts: string
  text: string
  thread_ts?: string
  metadata?: unknown
  files?: string[]
}
type File = { id: string; channels: string[]; ts?: string }

/** Conversations and files, as Slack keeps them. */
function conversations() {
  const messages: Said[] = []
  const files = new Map<string, File>()
  const hidden = new Set<string>()
  let n = 0
  const ts = () => `1700000000.${String(++n).padStart(6, '0')}`
  const inChannel = (channel: unknown) => messages.filter((message) => message.channel === channel)
  const failing = (error: string) => ({ ok: false, error })
  const said = (args: Record<string, unknown>) => {
    if (args.thread_ts && !messages.some((m) => m.ts === String(args.thread_ts)))
      return failing('thread_not_found')
    const { blocks: _blocks, ...message } = { ...args, ts: ts() } as unknown as Said & { blocks: unknown }
    messages.push({ ...message, ...(args.thread_ts ? { thread_ts: String(args.thread_ts) } : {}) })
    return { channel: args.channel, ts: message.ts }
  }
  const history = (args: Record<string, unknown>) =>
    hidden.has(String(args.channel))
      ? failing('missing_scope')
      : { messages: [...inChannel(args.channel)].reverse() }
  return {
    messages,
    files,
    hidden,
    forget: (at: string) =>
      messages.splice(
        messages.findIndex((message) => message.ts === at),
        1,
      ),
    methods: {
      'conversations.open': ({ users }: Record<string, unknown>) => ({ channel: { id: `D${users}` } }),
      'conversations.info': ({ channel }: Record<string, unknown>) => ({
        channel: { id: channel, is_ext_shared: channel === 'COUT' },
      }),
      'conversations.members': ({ channel }: Record<string, unknown>) => ({
        members: ['U1', ...(channel === 'CGUEST' ? ['UGUEST'] : [])],
      }),
      'users.info': ({ user }: Record<string, unknown>) => ({
        user: { id: user, is_restricted: user === 'UGUEST' },
      }),
      'chat.postMessage': said,
      'chat.update': (args: Record<string, unknown>) => {
        const message = messages.find((one) => one.ts === String(args.ts) && one.channel === args.channel)
        if (message === undefined) return failing('message_not_found')
        message.text = String(args.text)
        return { channel: args.channel, ts: message.ts, text: message.text }
      },
      'conversations.history': history,
      'conversations.replies': history,
      'files.completeUploadExternal': (args: Record<string, unknown>) => {
        const [{ id }] = args.files as [{ id: string }]
        const file = files.get(id)
        if (file === undefined || file.channels.length > 0) return failing('file_not_found')
        file.channels.push(String(args.channel_id))
        file.ts = ts()
        messages.push({
          channel: String(args.channel_id),
          ts: file.ts,
          text: String(args.initial_comment ?? ''),
          files: [id],
        })
        return { files: [{ id }] }
      },
      'files.info': ({ file: id }: Record<string, unknown>) => {
        const file = files.get(String(id))
        if (file === undefined) return failing('file_not_found')
        if (file.channels.some((channel) => hidden.has(channel))) return failing('missing_scope')
        return {
          file: {
            id,
            shares: { private: Object.fromEntries(file.channels.map((c) => [c, [{ ts: file.ts }]])) },
          },
        }
      },
    },
  }
}

let slack: FakeSlack
let talk: ReturnType<typeof conversations>
let store: Store
let remove: () => Promise<void>
let clock: ReturnType<typeof testClock>
let captured: ReturnType<typeof capturedLog>
let metrics: ReturnType<typeof createMetrics>
let running: Delivery[]

beforeEach(async () => {
  talk = conversations()
  slack = await fakeSlack(talk.methods)
  slack.methods['files.getUploadURLExternal'] = () => {
    const id = `F${talk.files.size + 1}`
    talk.files.set(id, { id, channels: [] })
    return { file_id: id, upload_url: `${slack.url}/upload/${id}` }
  }
  const temp = await tempStore()
  store = temp.store
  remove = temp.remove
  clock = testClock()
  captured = capturedLog()
  metrics = createMetrics()
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((delivery) => delivery.stop()))
  await remove()
  await slack.close()
})

const put = (...notices: NewNotice[]) =>
  store.write(async (tx) => {
    for (const notice of notices) await putNotice(tx, notice)
  })
const plain: Render = async ({ body }) => body as Rendered
const to = (user: string, text: string) => ({ user, text })

function start(more: Partial<DeliveryOptions> = {}): Delivery {
  const address = { token: 'xoxb-1', slackApiUrl: slack.api, log: captured.log }
  const delivery = startDelivery({
    store,
    client: createClients(address, { deliveryMs: 400 }).delivery,
    render: plain,
    clock,
    log: captured.log,
    metrics,
    pollMs: 20,
    lookAfterMs: 10,
    pace: createPace({ spacingMs: 1 }),
    standing: createStanding({ now: () => clock.now().getTime() }),
    ...more,
  })
  running.push(delivery)
  return delivery
}

/** Lets time run, in leaps, until the notices are done with. */
async function until(keys: string[], states = ['sent', 'dropped'], leapMs = 500): Promise<void> {
  for (let n = 0; n < 400; n++) {
    const found = await Promise.all(keys.map((key) => noticeByKey(store.read, key)))
    if (found.every((notice) => notice !== null && states.includes(notice.state))) return
    clock.advance(leapMs)
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  const left = await Promise.all(keys.map((key) => noticeByKey(store.read, key)))
  throw new Error(`not delivered: ${JSON.stringify(left.filter((notice) => notice?.state !== 'sent'))}`)
}
const texts = (channel: string) => talk.messages.filter((m) => m.channel === channel).map(({ text }) => text)

describe('a notice', () => {
  it('goes to its person once, with its number and nothing of the case in the metadata', async () => {
    await put({ key: 'a', kind: 'digest', body: to('U1', 'Two things are due') })
    start()
    await until(['a'])
    expect(texts('DU1')).toEqual(['Two things are due'])
    const metadata = {
      event_type: 'fasttrack_notice',
      event_payload: { outbox: 1, check: expect.stringMatching(/^[0-9a-f]{12}$/) },
    }
    expect(talk.messages[0]?.metadata).toEqual(metadata)
    expect(await noticeByKey(store.read, 'a')).toMatchObject({
      state: 'sent',
      channel: 'DU1',
      ts: talk.messages[0]?.ts,
    })
  })

  it('with nothing left to say is dropped, and one that cannot be put into words waits', async () => {
    await put({ key: 'a', kind: 'x', body: {} }, { key: 'b', kind: 'x', body: to('U1', 'Amy Ash') })
    start({ render: async ({ key }) => (key === 'a' ? null : Promise.reject(new Error('Amy Ash'))) })
    await until(['a'], ['dropped'])
    expect((await noticeByKey(store.read, 'a'))?.fault).toBe('nothing_to_say')
    await until(['b'], ['waiting'])
    expect(captured.lines.join('\n')).not.toContain('Amy')
  })

  it.each(['user_disabled', 'channel_not_found', 'is_archived'])(
    'refused with %s is given up, and an operator sees it',
    async (error) => {
      await put({ key: 'a', kind: 'x', body: to('U1', 'x') })
      slack.next('chat.postMessage', { kind: 'error', error })
      start()
      await until(['a'], ['dropped'])
      expect((await noticeByKey(store.read, 'a'))?.fault).toBe(error)
      expect(await metrics.registry.metrics()).toContain(
        `fasttrack_notices_dropped_total{fault="${error}"} 1`,
      )
    },
  )

  it.each(['not_in_channel', 'invalid_auth', 'missing_scope', 'invalid_blocks'])(
    'refused with %s is kept until somebody has put that right',
    async (error) => {
      await put({ key: 'a', kind: 'x', body: to('U1', 'x') })
      slack.next('chat.postMessage', { kind: 'error', error }, { kind: 'error', error })
      start()
      await until(['a'], ['sent'])
      expect(texts('DU1')).toEqual(['x'])
    },
  )

  it.each(['account_inactive', 'token_revoked'])(
    'refused with %s holds everything back, longer each time, and says why until Slack takes something again',
    async (error) => {
      const warned: string[] = []
      let now = 0
      const standing = createStanding({ now: () => now, warn: (fault) => warned.push(fault) })
      const keys = ['a', 'b', 'c', 'd']
      await put(...keys.map((key) => ({ key, kind: 'x', body: to(`U${key}`, key) })))
      const posts = () => slack.of('chat.postMessage').length
      slack.next('chat.postMessage', ...Array.from({ length: 3 }, () => ({ kind: 'error', error }) as const))
      start({ standing, atOnce: 1 })
      const aMoment = () => new Promise((resolve) => setTimeout(resolve, 80))
      const tried = async (times: number) => {
        for (let n = 0; n < 40 && posts() < times; n++) await aMoment()
        await aMoment()
      }
      for (const [at, times] of [
        [0, 1],
        [4900, 1],
        [5100, 2],
        [15_000, 2],
        [15_200, 3],
      ] as const) {
        now = at
        clock.advance(60_000)
        await tried(times)
        expect(posts(), `${at}`).toBe(times)
      }
      expect(warned).toEqual([error])
      expect(standing.faults()).toEqual([expect.stringMatching(/Install Fast Track in the workspace again/)])
      now = 1e6
      await until(keys, ['sent'])
      expect(standing.faults()).toEqual([])
    },
  )

  it.each([
    ['COUT', 'another organisation'],
    ['CGUEST', 'a guest'],
  ])('never goes to %s, where %s reads along', async (channel) => {
    await put(
      { key: 'a', kind: 'x', body: { channel, text: 'x' } },
      { key: 'b', kind: 'x', body: { channel: 'COURS', text: 'x' } },
    )
    start()
    await until(['a', 'b'])
    expect((await noticeByKey(store.read, 'a'))?.fault).toBe('outsiders_present')
    expect(talk.messages.map((message) => message.channel)).toEqual(['COURS'])
  })

  it('goes nowhere while Slack does not let us see who is there', async () => {
    slack.next(
      'conversations.info',
      ...Array.from({ length: 3 }, (): Fate => ({ kind: 'error', error: 'missing_scope' })),
    )
    await put({ key: 'a', kind: 'x', body: { channel: 'COURS', text: 'x' } })
    start()
    await until(['a'], ['waiting'])
    expect(talk.messages).toEqual([])
    await until(['a'], ['sent'])
  })
})

describe('a lost answer', () => {
  const when = (done: boolean) => (done ? 'after it was posted' : 'before it was posted')
  const lost: [string, Fate][] = [false, true].flatMap((done) => [
    [`a 500 ${when(done)}`, { kind: 'http', status: 500, done }],
    [`a 503 ${when(done)}`, { kind: 'http', status: 503, done }],
    [`a cut connection ${when(done)}`, { kind: 'cut', done }],
    [`silence ${when(done)}`, { kind: 'silent', done }],
  ])
  it.each([
    ...lost,
    ['a page of a proxy', { kind: 'page' }] as [string, Fate],
    ['internal_error', { kind: 'error', error: 'internal_error' }] as [string, Fate],
  ])('by %s leads to one message, because the conversation is looked into', async (_name, fate) => {
    await put({ key: 'a', kind: 'x', body: to('U1', 'x') })
    slack.next('chat.postMessage', fate)
    start()
    await until(['a'], ['sent'])
    expect(texts('DU1')).toEqual(['x'])
    expect((await noticeByKey(store.read, 'a'))?.ts).toBe(talk.messages[0]?.ts)
    expect(slack.of('conversations.history')).toHaveLength(1)
    expect(slack.of('conversations.history')[0]?.args).toMatchObject({ include_all_metadata: 'true' })
  })

  it('where we may not look leads to a repeat that says that it is one', async () => {
    talk.hidden.add('COURS')
    await put({ key: 'a', kind: 'x', body: { channel: 'COURS', text: 'x', blocks: [{ type: 'divider' }] } })
    slack.next('chat.postMessage', { kind: 'cut', done: true })
    start()
    await until(['a'], ['sent'])
    expect(texts('COURS')).toEqual(['x', expect.stringMatching(/^Sent again, because.* x$/)])
    expect(slack.of('chat.postMessage')[1]?.args.blocks).toHaveLength(2)
  })

  it('is not made good by another store’s message of the same number', async () => {
    await put({ key: 'a', kind: 'x', body: to('U1', 'new') })
    talk.messages.push({
      channel: 'DU1',
      ts: '1.1',
      text: 'old',
      metadata: { event_type: 'fasttrack_notice', event_payload: { outbox: 1, check: '000000000000' } },
    })
    slack.next('chat.postMessage', { kind: 'cut', done: false })
    start()
    await until(['a'], ['sent'])
    expect(texts('DU1')).toEqual(['old', 'new'])
  })

  it('of a whole process is taken over by another one', async () => {
    await put({ key: 'a', kind: 'x', body: to('U1', 'x') })
    slack.next('chat.postMessage', { kind: 'silent', done: true })
    const { claimNext } = await import('../../db/outbox.ts')
    const dead = await claimNext(store, {
      now: new Date().toISOString(),
      claimedBy: 'dead',
      staleAfterMs: 120_000,
    })
    expect(dead?.key).toBe('a')
    slack.methods['chat.postMessage']?.({
      channel: 'DU1',
      text: 'x',
      metadata: (await import('../../src/slack/delivery/mark.ts')).markOf(dead!),
    })
    start()
    clock.advance(130_000)
    await until(['a'], ['sent'])
    expect(texts('DU1')).toEqual(['x'])
  })
})

describe('whatever goes wrong', () => {
  const fate: fc.Arbitrary<Fate> = fc.oneof(
    { weight: 3, arbitrary: fc.constant<Fate>({ kind: 'ok' }) },
    fc.constant<Fate>({ kind: 'wait', seconds: 1 }),
    fc.constant<Fate>({ kind: 'page' }),
    fc
      .constantFrom('internal_error', 'ratelimited', 'service_unavailable')
      .map((error): Fate => ({ kind: 'error', error })),
    fc.record({
      kind: fc.constant('http' as const),
      status: fc.constantFrom(500, 502, 503),
      done: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('cut' as const), done: fc.boolean() }),
  )
  it('every notice of two workers reaches its person exactly once, and replies stand under their card', async () => {
    const fates = fc.sample(
      fc.record({
        post: fc.array(fate, { minLength: 4, maxLength: 25 }),
        look: fc.array(fate, { maxLength: 6 }),
        open: fc.array(fate, { maxLength: 4 }),
      }),
      20,
    )
    for (const [round, { post, look, open }] of fates.entries()) {
      slack.next('chat.postMessage', ...post)
      slack.next('conversations.history', ...look)
      slack.next('conversations.open', ...open)
      const people = ['U1', 'U2', 'U3'].map((user) => ({
        key: `${round}-${user}`,
        kind: 'card',
        body: to(user, `card ${round}`),
      }))
      const replies = people.map(({ key, body }) => ({
        key: `${key}-reply`,
        kind: 'reply',
        after: key,
        body: { ...body, text: `reply ${round}`, thread: true },
      }))
      await put(...people, ...replies)
      // The clock leaps here, which makes the other worker's claims look abandoned.
      const options = () => ({
        staleAfterMs: 1e12,
        pace: createPace({ spacingMs: 1, now: () => clock.now().getTime() }),
      })
      const workers = [start(options()), start(options())]
      await until(
        [...people, ...replies].map(({ key }) => key),
        ['sent'],
        // As many faults in a row as a round can hold are waited out: the last of them for an hour each.
        300_000,
      )
      await Promise.all(workers.map((worker) => worker.stop()))
      for (const user of ['U1', 'U2', 'U3']) {
        const mine = talk.messages.filter((m) => m.channel === `D${user}` && m.text.endsWith(` ${round}`))
        expect(mine.map(({ text }) => text)).toEqual([`card ${round}`, `reply ${round}`])
        expect(mine[1]?.thread_ts).toBe(mine[0]?.ts)
      }
    }
  }, 60_000)
})

describe('a reply', () => {
  const card: NewNotice = { key: 'card', kind: 'card', body: { channel: 'C1', text: 'Case 7' } }
  const reply: NewNotice = {
    key: 'reply',
    kind: 'reply',
    after: 'card',
    body: { channel: 'C1', text: 'Met', thread: true },
  }
  const edit: NewNotice = {
    key: 'edit',
    kind: 'card',
    after: 'card',
    body: { channel: 'C1', text: 'Case 7, closed', edits: true },
  }

  it('waits for its card, however long that takes', async () => {
    await put({ ...reply }, { ...card, notBefore: new Date(Date.now() + 60_000).toISOString() })
    start()
    await until(['card', 'reply'], ['sent'], 5000)
    expect(talk.messages.map(({ text, thread_ts }) => [text, thread_ts])).toEqual([
      ['Case 7', undefined],
      ['Met', talk.messages[0]?.ts],
    ])
  })

  it('whose card was deleted brings the card back first', async () => {
    await put(card)
    start()
    await until(['card'])
    const old = talk.messages[0]?.ts ?? ''
    talk.forget(old)
    await put(reply)
    await until(['reply'])
    expect(texts('C1')).toEqual(['Case 7', 'Met'])
    expect(talk.messages[1]?.thread_ts).toBe(talk.messages[0]?.ts)
    expect((await noticeByKey(store.read, 'card'))?.ts).toBe(talk.messages[0]?.ts)
  })

  it.each([[[edit, reply]], [[reply, edit]]])(
    'and a change that come upon a lost card at once bring it back once',
    async (both) => {
      await put(card)
      start()
      await until(['card'])
      talk.forget(talk.messages[0]?.ts ?? '')
      await put(...both)
      await until(['reply', 'edit'], ['sent'])
      expect(texts('C1').filter((text) => text.startsWith('Case 7'))).toEqual(['Case 7, closed'])
      expect(talk.messages.find(({ text }) => text === 'Met')?.thread_ts).toBe(
        talk.messages.find(({ text }) => text === 'Case 7, closed')?.ts,
      )
    },
  )

  it('whose card was dropped stands by itself', async () => {
    slack.next('chat.postMessage', { kind: 'error', error: 'is_archived' })
    await put(card, reply)
    start()
    await until(['reply'], ['sent'])
    expect(talk.messages.map(({ text, thread_ts }) => [text, thread_ts])).toEqual([['Met', undefined]])
  })

  it('that paints over its card repeats harmlessly, and posts a card that was lost', async () => {
    await put(card)
    start()
    await until(['card'])
    slack.next('chat.update', { kind: 'cut', done: true })
    await put(edit)
    await until(['edit'])
    expect(texts('C1')).toEqual(['Case 7, closed'])
    talk.forget(talk.messages[0]?.ts ?? '')
    slack.next('chat.postMessage', { kind: 'http', status: 500, done: true })
    await put({ ...edit, key: 'edit2' })
    await until(['edit2'])
    expect(texts('C1')).toEqual(['Case 7, closed'])
    await put({ ...edit, key: 'edit3', body: { channel: 'C1', text: 'Case 7, open', edits: true } })
    await until(['edit3'])
    expect(texts('C1')).toEqual(['Case 7, open'])
  })
})

describe('the pace', () => {
  it('is one post a second for each conversation, and conversations do not wait for each other', async () => {
    const pace = createPace({ now: () => 0 })
    expect([1, 2, 3, 4].map(() => pace.book('C1'))).toEqual([
      { inMs: 0 },
      { inMs: 1000 },
      { inMs: 2000 },
      { inMs: 3000 },
    ])
    expect([pace.book('C1'), pace.book('C1'), pace.book('C2')]).toEqual([
      { notBeforeMs: 4000 },
      { notBeforeMs: 5000 },
      { inMs: 0 },
    ])
  })

  it('of a conversation that Slack asked to wait for holds nobody else up', async () => {
    slack.next('chat.postMessage', { kind: 'wait', seconds: 2 })
    await put({ key: 'a', kind: 'x', body: to('U1', 'a') })
    start({ pace: createPace(), atOnce: 2 })
    await new Promise((resolve) => setTimeout(resolve, 200))
    await put({ key: 'b', kind: 'x', body: to('U1', 'b') }, { key: 'c', kind: 'x', body: to('U2', 'c') })
    await until(['a', 'b', 'c'], ['sent'])
    const at = (text: string) =>
      slack.of('chat.postMessage').findLast(({ args }) => args.text === text)?.at ?? 0
    const first = slack.of('chat.postMessage')[0]?.at ?? 0
    const held = Math.min(at('a'), at('b'))
    expect(held - first).toBeGreaterThanOrEqual(1900)
    expect(at('c')).toBeLessThan(held)
    // They leave a second apart; on a busy machine the first of them may arrive late.
    expect(Math.abs(at('a') - at('b'))).toBeGreaterThanOrEqual(500)
  })

  it('spreads many posts to one conversation without losing any', async () => {
    const keys = Array.from({ length: 30 }, (_, n) => `n${n}`)
    await put(...keys.map((key) => ({ key, kind: 'x', body: to('U1', key) })))
    start({ pace: createPace({ spacingMs: 20 }) })
    await until(keys, ['sent'])
    expect(texts('DU1').sort()).toEqual([...keys].sort())
  })
})

describe('a file', () => {
  const bytes = new TextEncoder().encode('%PDF-1.7')
  const render: Render = async () => ({
    user: 'U1',
    file: { name: 'case-7.pdf', title: 'Case 7', bytes, comment: 'Letter for case 7' },
  })
  const file: NewNotice = { key: 'f', kind: 'letter', body: {} }
  const shared = () => talk.messages.filter((message) => message.files !== undefined)

  it('is uploaded, its id stored, and then shared once', async () => {
    await put(file)
    start({ render })
    await until(['f'], ['sent'])
    expect((await noticeByKey(store.read, 'f'))?.file).toBe('F1')
    expect(slack.uploads.get('F1')).toEqual(Buffer.from(bytes))
    expect(shared()).toMatchObject([{ channel: 'DU1', text: 'Letter for case 7', files: ['F1'] }])
    expect((await noticeByKey(store.read, 'f'))?.ts).toBe(shared()[0]?.ts)
  })

  const fates: [string, string, Fate[]][] = [
    ['files.getUploadURLExternal', 'cut', [{ kind: 'cut', done: false }]],
    ['files.getUploadURLExternal', 'asked to wait', [{ kind: 'wait', seconds: 1 }]],
    ['files.completeUploadExternal', 'done and cut', [{ kind: 'cut', done: true }]],
    ['files.completeUploadExternal', 'not done and cut', [{ kind: 'cut', done: false }]],
    ['files.completeUploadExternal', 'done and 500', [{ kind: 'http', status: 500, done: true }]],
    [
      'files.completeUploadExternal',
      'twice lost, done at first',
      [
        { kind: 'cut', done: true },
        { kind: 'cut', done: false },
      ],
    ],
    [
      'files.completeUploadExternal',
      'ok although nothing was done',
      [{ kind: 'error', error: 'fatal_error' }],
    ],
    ['files.info', 'cut', [{ kind: 'cut', done: false }]],
    [
      'files.info',
      'cut again and again',
      [
        { kind: 'cut', done: false },
        { kind: 'http', status: 500, done: false },
      ],
    ],
  ]
  it.each(fates)('is shared once when %s is %s', async (method, _name, some) => {
    await put(file)
    slack.next(method, ...some)
    start({ render })
    await until(['f'], ['sent'])
    expect(shared()).toHaveLength(1)
    expect((await noticeByKey(store.read, 'f'))?.file).toBe(shared()[0]?.files?.[0])
  })

  it('whose upload fails is uploaded again', async () => {
    slack.failUploads.push(500)
    await put(file)
    start({ render })
    await until(['f'], ['sent'])
    expect(shared()).toHaveLength(1)
  })

  it('that Slack took but does not show yet is waited for', async () => {
    await put(file)
    const info = slack.methods['files.info']!
    let looks = 0
    slack.methods['files.info'] = (args) =>
      ++looks < 6 ? { file: { id: args.file, shares: {} } } : info(args)
    start({ render })
    await until(['f'], ['sent'])
    expect(shared()).toHaveLength(1)
  })

  it('whose share Slack said ok to and lost is shared after all', async () => {
    await put(file)
    const complete = slack.methods['files.completeUploadExternal']!
    let lost = 1
    slack.methods['files.completeUploadExternal'] = (args) => (lost-- > 0 ? { files: [] } : complete(args))
    start({ render })
    await until(['f'], ['sent'])
    expect(shared()).toHaveLength(1)
  })

  it.each([
    ['files.getUploadURLExternal', []],
    ['files.info', [{ kind: 'cut', done: false } as const]],
  ])('that is taken back while %s is asked is not shared', async (method, lost) => {
    const held: NewNotice = { key: 'f', kind: 'file', chain: 'FT-2026-0001', body: { document: 'd1' } }
    await put(held)
    slack.next('files.completeUploadExternal', ...lost)
    const ask = slack.methods[method]!
    let taken: Promise<number> | null = null
    slack.methods[method] = (args) => {
      taken ??= store.write((tx) => withdrawFiles(tx, 'FT-2026-0001', ['d1'], 'on hold'))
      return ask(args)
    }
    const delivery = start({ render })
    await until(['f'])
    expect(await taken).toBe(1)
    await delivery.stop()
    expect(await noticeByKey(store.read, 'f')).toMatchObject({ state: 'dropped', fault: 'on hold' })
    expect(shared()).toEqual([])
  })

  it('that we may not look at is repeated with a word that it is a repeat', async () => {
    talk.hidden.add('DU1')
    await put(file)
    slack.next('files.completeUploadExternal', { kind: 'cut', done: true })
    start({ render })
    await until(['f'], ['sent'])
    expect(shared().map(({ text }) => text)).toEqual([
      'Letter for case 7',
      expect.stringMatching(/^Sent again/),
    ])
  })

  it('goes under its card', async () => {
    await put(
      { key: 'card', kind: 'card', body: { channel: 'C1', text: 'Case 7' } },
      { ...file, after: 'card' },
    )
    start({
      render: async (notice) =>
        notice.key === 'card'
          ? (notice.body as Rendered)
          : { channel: 'C1', thread: true, file: { name: 'a.pdf', bytes } },
    })
    await until(['f'], ['sent'])
    expect(slack.of('files.completeUploadExternal')[0]?.args).toMatchObject({
      channel_id: 'C1',
      thread_ts: talk.messages[0]?.ts,
    })
  })
})

describe('stopping', () => {
  it('finishes what is under way and takes nothing new', async () => {
    await put({ key: 'a', kind: 'x', body: to('U1', 'a') })
    const delivery = start({
      render: async (notice) => {
        await new Promise((resolve) => setTimeout(resolve, 100))
        return notice.body as Rendered
      },
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await delivery.stop()
    await put({ key: 'b', kind: 'x', body: to('U1', 'b') })
    delivery.kick()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(texts('DU1')).toEqual(['a'])
    expect((await noticeByKey(store.read, 'b'))?.state).toBe('waiting')
  })
})
