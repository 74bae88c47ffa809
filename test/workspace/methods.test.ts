import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Bare, BOT, BOT_TOKEN, startBare } from './bare.ts'
import { CHANNEL, EVE, freshState, GUEST, NADIA, SAM, seed } from './house.ts'

const oauth = { clientId: '1.2', clientSecret: 'a-secret' }

let bare: Bare
beforeAll(async () => {
  bare = await startBare({ seed: { ...seed, app: { ...seed.app, oauth } } })
})
afterAll(() => bare.close())

const ok = async (method: string, args: Record<string, unknown> = {}) => {
  const body = await bare.call(method, args)
  expect(body).toMatchObject({ ok: true })
  return body
}
const idOf = (body: Record<string, unknown>) => (body.channel as { id: string }).id
const now = () => Math.floor(bare.workspace.clock.now().getTime() / 1000)
const texts = (channel = CHANNEL) => bare.workspace.actions.messages(channel, SAM).map(({ text }) => text)
const errorOf = async (method: string, args: Record<string, unknown>) => (await bare.call(method, args)).error

describe('conversations of several', () => {
  it('opens one DM for the same people in any order', async () => {
    const first = idOf(await ok('conversations.open', { users: `${SAM},${EVE}` }))
    expect(first).toMatch(/^G[A-Z0-9]{8,}$/)
    const again = await ok('conversations.open', { users: `${EVE},${SAM}`, return_im: true })
    expect(again).toMatchObject({ already_open: true, channel: { id: first, is_mpim: true } })
    await ok('chat.postMessage', { channel: first, text: 'To both' })
    expect(texts(first)).toEqual(['To both'])
    expect(await errorOf('conversations.open', { users: `${SAM},U0NOBODY01` })).toBe('user_not_found')
    const nine = Array.from({ length: 9 }, (_, i) => `U0NOBODY0${i}`).join()
    expect(await errorOf('conversations.open', { users: nine })).toBe('too_many_users')
    expect(await errorOf('conversations.open', { users: 'USLACKBOT' })).toBe('cannot_dm_bot')
    const { channels } = (await ok('conversations.list', { types: 'mpim,im' })) as {
      channels: { id: string }[]
    }
    expect(channels.map(({ id }) => id)).toContain(first)
  })

  it('joins, invites and leaves', async () => {
    const general = 'C0GENERAL1'
    expect(await errorOf('conversations.invite', { channel: general, users: NADIA })).toBe('not_in_channel')
    await ok('conversations.join', { channel: general })
    expect(await ok('conversations.join', { channel: general })).toMatchObject({
      response_metadata: { warnings: ['already_in_channel', 'superfluous_charset'] },
    })
    expect(await bare.call('conversations.invite', { channel: general, users: `${SAM},U0NOBODY01` })).toEqual(
      {
        ok: false,
        error: 'already_in_channel',
        errors: [
          { user: SAM, ok: false, error: 'already_in_channel' },
          { user: 'U0NOBODY01', ok: false, error: 'user_not_found' },
        ],
      },
    )
    await ok('conversations.invite', { channel: general, users: `${SAM},${NADIA}`, force: true })
    expect(await ok('conversations.members', { channel: general })).toMatchObject({
      members: [SAM, EVE, GUEST, BOT, NADIA],
    })
    expect(await errorOf('conversations.leave', { channel: general })).toBe('cant_leave_general')
    expect(await errorOf('conversations.invite', { channel: general, users: BOT })).toBe('cant_invite_self')
    expect(await errorOf('conversations.join', { channel: 'C0PRIVATE1' })).toBe('channel_not_found')
    await ok('conversations.leave', { channel: CHANNEL })
    expect(await errorOf('chat.postMessage', { channel: CHANNEL, text: 'x' })).toBe('not_in_channel')
    expect(await ok('conversations.leave', { channel: CHANNEL })).toMatchObject({ not_in_channel: true })
    await ok('conversations.join', { channel: CHANNEL })
    expect(await ok('users.conversations', { types: 'public_channel' })).toMatchObject({
      channels: [{ id: CHANNEL }, { id: general }],
    })
  })
})

describe('messages that wait', () => {
  const schedule = (args: Record<string, unknown>) =>
    ok('chat.scheduleMessage', { channel: CHANNEL, text: 'Later', ...args })

  it('posts when the clock reaches the time, and not before', async () => {
    const at = now() + 3600
    const { scheduled_message_id: id } = await schedule({ post_at: at, text: 'At nine' })
    expect(id).toMatch(/^Q[A-Z0-9]{8,}$/)
    expect(await ok('chat.scheduledMessages.list', { channel: CHANNEL })).toMatchObject({
      scheduled_messages: [{ id, channel_id: CHANNEL, post_at: at, text: 'At nine' }],
    })
    bare.workspace.clock.advanceTo(new Date((at - 1) * 1000))
    expect(texts()).not.toContain('At nine')
    bare.workspace.clock.advanceTo(new Date(at * 1000))
    await bare.workspace.actions.until(() => texts().includes('At nine'))
    expect(await ok('chat.scheduledMessages.list')).toMatchObject({ scheduled_messages: [] })
  })

  it('takes back what is not about to be posted', async () => {
    const { scheduled_message_id: id } = await schedule({ post_at: now() + 600 })
    const { scheduled_message_id: soon } = await schedule({ post_at: now() + 30 })
    const take = (one: unknown) => ({ channel: CHANNEL, scheduled_message_id: one })
    await ok('chat.deleteScheduledMessage', take(id))
    expect(await errorOf('chat.deleteScheduledMessage', take(id))).toBe('invalid_scheduled_message_id')
    expect(await errorOf('chat.deleteScheduledMessage', take(soon))).toBe('invalid_scheduled_message_id')
  })

  it('never posts what has metadata, as Slack does not, and says so among the faults', async () => {
    const metadata = { event_type: 'note', event_payload: { id: 7 } }
    await schedule({ post_at: now() + 100, text: 'With metadata', metadata })
    await schedule({ post_at: now() + 101, text: 'Without metadata' })
    bare.workspace.clock.advanceTo(new Date((now() + 200) * 1000))
    await bare.workspace.actions.until(() => texts().includes('Without metadata'))
    expect(texts()).not.toContain('With metadata')
    expect(bare.workspace.faults().map(({ problem }) => problem)).toContain(
      'a message with metadata never posts',
    )
  })

  it.each([
    ['the past', () => -1, 'time_in_past'],
    ['the day after the 120th', () => 121 * 86_400, 'time_too_far'],
  ])('refuses %s', async (_name, after, error) =>
    expect(
      await errorOf('chat.scheduleMessage', { channel: CHANNEL, text: 'x', post_at: now() + after() }),
    ).toBe(error),
  )

  it('refuses what is no time, and the thirty-first within five minutes of one channel', async () => {
    const when = { channel: CHANNEL, text: 'x', post_at: 'noon' }
    expect(await errorOf('chat.scheduleMessage', when)).toBe('invalid_time')
    const at = now() + 7 * 86_400
    for (let i = 0; i < 30; i += 1) await schedule({ post_at: at + i })
    const more = { channel: CHANNEL, text: 'x', post_at: at + 60 }
    expect(await errorOf('chat.scheduleMessage', more)).toBe('restricted_too_many')
    await schedule({ post_at: at + 400 })
  })

  it('still posts after a restart', async () => {
    const stateFile = freshState()
    const first = await startBare({ stateFile })
    const at = Math.floor(first.workspace.clock.now().getTime() / 1000) + 60
    await first.call('chat.scheduleMessage', { channel: CHANNEL, text: 'Kept', post_at: at })
    await first.close()
    const second = await startBare({ stateFile })
    second.workspace.clock.advanceTo(new Date(at * 1000))
    const seen = () => second.workspace.actions.messages(CHANNEL, SAM).some(({ text }) => text === 'Kept')
    await second.workspace.actions.until(seen)
    await second.close()
  })
})

describe('tokens', () => {
  const authorize = (query: Record<string, string>) =>
    fetch(`${bare.url}/oauth/v2/authorize?${new URLSearchParams(query)}`, { redirect: 'manual' })
  const exchange = (code: string | null, more: Record<string, string> = {}) =>
    bare.call('oauth.v2.access', { client_id: '1.2', client_secret: 'a-secret', code, ...more }, null)

  it('revokes one, and gives it out again for a code, once', async () => {
    expect(await ok('auth.revoke', { test: true })).toMatchObject({ revoked: false })
    expect(await ok('auth.revoke')).toMatchObject({ revoked: true })
    expect(await errorOf('auth.test', {})).toBe('token_revoked')
    const back = 'http://127.0.0.1:9/installed'
    const went = await authorize({ client_id: '1.2', redirect_uri: back, state: 'mine' })
    const to = new URL(went.headers.get('location') ?? '')
    expect([went.status, to.origin + to.pathname, to.searchParams.get('state')]).toEqual([302, back, 'mine'])
    const code = to.searchParams.get('code')
    expect(await exchange(code, { client_secret: 'wrong' })).toMatchObject({ error: 'bad_client_secret' })
    expect(await exchange(code)).toMatchObject({ ok: true, access_token: BOT_TOKEN, bot_user_id: BOT })
    expect(await exchange(code)).toMatchObject({ error: 'invalid_code' })
    await ok('auth.test')
  })

  it('knows no other app, and sends nobody to what is no address', async () => {
    expect(await exchange('x', { client_id: '9' })).toMatchObject({ error: 'invalid_client_id' })
    expect((await authorize({ client_id: '9' })).status).toBe(400)
    expect((await authorize({ client_id: '1.2', redirect_uri: 'javascript:alert(1)' })).status).toBe(400)
  })
})

describe('manifests', () => {
  const sound = { display_information: { name: 'An app' } }
  const judged = async (manifest: unknown) => {
    const { errors } = (await bare.call('apps.manifest.validate', { manifest })) as {
      errors: { pointer: string }[]
    }
    return errors.map(({ pointer }) => pointer)
  }

  it.each([
    ['nothing but a name', sound, []],
    ['no name', {}, ['/display_information']],
    ['a name of 36', { display_information: { name: 'x'.repeat(36) } }, ['/display_information/name']],
    [
      'a command without a slash',
      { ...sound, features: { slash_commands: [{ command: 'go', description: 'Go' }] } },
      ['/features/slash_commands/0/command'],
    ],
    [
      'events that go nowhere',
      { ...sound, settings: { event_subscriptions: { bot_events: ['app_home_opened'] } } },
      ['/settings/event_subscriptions'],
    ],
  ])('judges %s', async (_name, manifest, pointers) => expect(await judged(manifest)).toEqual(pointers))
})
