import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FailMode } from '../../src/workspace/index.ts'
import { createTraffic } from '../../src/workspace/traffic.ts'
import { CHANNEL, EVE, freshState, type House, NADIA, SAM, seed, startHouse } from './house.ts'

let house: House
const heard: string[] = []
const events = [
  'app_home_opened',
  'message.channels',
  'user_change',
  'channel_archive',
  'member_left_channel',
  'app_uninstalled',
  'tokens_revoked',
]

beforeAll(async () => {
  house = await startHouse({
    seed: { ...seed, app: { ...seed.app, events } },
    setUp: (app) => {
      app.event(/./, async ({ event }) => {
        heard.push('subtype' in event ? String(event.subtype) : event.type)
      })
      app.command('/fasttrack', async ({ ack, respond }) => {
        await ack()
        await respond('heard')
      })
    },
  })
})
afterAll(() => house.stop())

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error) => error.data?.error ?? error.code,
  )
const post = (text = 'x', channel = CHANNEL) => house.client.chat.postMessage({ channel, text })
const said = (channel = CHANNEL) => house.workspace.actions.messages(channel, SAM).map(({ text }) => text)
const until = (name: string) => house.workspace.actions.until(() => heard.includes(name))

/** The same as the page's script does. */
async function ask(path: string, body: unknown, as = SAM) {
  const page = await (await fetch(`${house.url}/?as=${as}`)).text()
  const session =
    /data-session="([^"]+)"/.exec(page)?.[1] ?? /U0[A-Z0-9]+\.[0-9a-f]{32}/.exec(page)?.[0] ?? ''
  const answer = await fetch(`${house.url}/workspace/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-workspace-session': session },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

describe('a call on the wire', () => {
  const fates: [FailMode, RegExp, boolean][] = [
    ['500', /http_error/, false],
    ['drop-before', /request_error/, false],
    ['drop-after', /request_error/, true],
    ['lost', /^ok$/, false],
    ['html-200', /./, false],
    ['html-502', /http_error/, false],
  ]
  test.each(fates)('can be made to end with %s, once', async (mode, told, done) => {
    const { workspace } = house
    const before = said().length
    workspace.wire.failNext('chat.postMessage', mode, { seconds: 0 })
    expect(await codeOf(post(mode))).toMatch(told)
    expect(said().length - before).toBe(done ? 1 : 0)
    expect(workspace.journal().at(-1)).toMatchObject({ name: 'chat.postMessage', outcome: mode })
    expect(await codeOf(post())).toBe('ok')
  })

  test('can be refused for as many seconds as wanted', async () => {
    house.workspace.wire.failNext('auth.test', '429', { seconds: 7, times: 2 })
    for (const _time of [1, 2]) {
      const answer = await fetch(`${house.url}/api/auth.test`, { method: 'POST' })
      expect(answer.status).toBe(429)
      expect(answer.headers.get('retry-after')).toBe('7')
      expect(await answer.json()).toEqual({ ok: false, error: 'ratelimited' })
    }
    expect(await codeOf(house.client.auth.test())).toBe('ok')
  })

  test('is never answered, and let go when the workspace closes', async () => {
    const other = await startHouse()
    other.workspace.wire.failNext('auth.test', 'timeout')
    const asked = codeOf(other.client.auth.test())
    await other.workspace.actions.until(() =>
      other.workspace.journal().some(({ outcome }) => outcome === 'timeout'),
    )
    await other.stop()
    expect(await asked).toMatch(/request_error/)
  })

  test('can be held back, one or all', async () => {
    house.workspace.wire.delay('*', 120, { times: Number.POSITIVE_INFINITY })
    const began = performance.now()
    await post()
    await post()
    expect(performance.now() - began).toBeGreaterThan(230)
    house.workspace.wire.clear()
    expect(house.workspace.wire.planned()).toEqual([])
  })

  test('may be an upload or a response_url too', async () => {
    const { workspace, client } = house
    workspace.wire.failNext('upload', '500')
    const { upload_url: url } = await client.files.getUploadURLExternal({ filename: 'a.txt', length: 1 })
    expect((await fetch(String(url), { method: 'POST', body: 'a' })).status).toBe(500)
    expect((await fetch(String(url), { method: 'POST', body: 'a' })).status).toBe(200)
    workspace.wire.failNext('response_url', 'lost')
    await workspace.actions.command(SAM, CHANNEL, '/fasttrack')
    await workspace.actions.until(() => workspace.journal().some(({ outcome }) => outcome === 'lost'))
    expect(said().filter((text) => text === 'heard')).toEqual([])
    await workspace.actions.command(SAM, CHANNEL, '/fasttrack')
    await workspace.actions.until(() => said().includes('heard'))
  })
})

describe('the record', () => {
  test('has everything in the order in which it began, with Slack’s ids', async () => {
    const { workspace } = house
    await workspace.actions.command(SAM, CHANNEL, '/fasttrack')
    const command = workspace.journal().findLast(({ name }) => name === '/fasttrack')
    expect(command).toMatchObject({
      direction: 'to-app',
      ok: true,
      outcome: 'ok',
      id: expect.stringMatching(/^\d+\.\d+\./),
    })
    const order = workspace.journal().map(({ seq }) => seq)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('keeps the latest thousand whole, and four thousand more by their beginnings', () => {
    const traffic = createTraffic(house.workspace.clock, () => undefined)
    const request = { text: 'y'.repeat(9000) }
    for (let n = 0; n < 5100; n++)
      traffic.record({ direction: 'from-app', name: `call ${n}`, request, response: null, ms: 0, ok: true })
    expect(traffic.entries).toHaveLength(5000)
    expect(traffic.entries[0]).toMatchObject({ name: 'call 100', request: { cut: 9011 } })
    expect(traffic.entries.filter((entry) => entry.request === request)).toHaveLength(1000)
  })

  test('leaves out the faults that a test expects', async () => {
    const { workspace, client } = house
    const before = workspace.faults().length
    const blocks = [{ type: 'nonsense' }] as never
    expect(await codeOf(client.chat.postMessage({ channel: CHANNEL, text: 'x', blocks }))).toBe(
      'invalid_blocks',
    )
    const some = workspace.faults().length - before
    workspace.forgive(/^chat\.postMessage invalid_blocks/)
    expect(workspace.faults().length).toBeLessThan(before + Math.max(some, 1))
  })
})

describe('the clock', () => {
  test('stands still, moves on while it stands, and remembers both', async () => {
    const stateFile = freshState()
    const first = await startHouse({ stateFile })
    const { clock } = first.workspace
    const moved: string[] = []
    clock.onMove((now) => moved.push(now.toISOString()))
    clock.freeze()
    const stood = clock.now()
    await new Promise((done) => setTimeout(done, 20))
    expect(clock.now()).toEqual(stood)
    const later = new Date(stood.getTime() + 3_600_000)
    clock.advanceTo(later)
    expect(() => clock.advanceTo(stood)).toThrow('The clock only moves forward')
    await first.stop()
    const { workspace, stop } = await startHouse({ stateFile })
    expect(workspace.clock.isFrozen()).toBe(true)
    expect(workspace.clock.now()).toEqual(later)
    workspace.clock.resume()
    const on = workspace.clock.now().getTime() - later.getTime()
    expect(on).toBeGreaterThanOrEqual(0)
    expect(on).toBeLessThan(1000)
    expect(moved).toHaveLength(2)
    await stop()
  })
})

describe('an administrator', () => {
  test('deletes a message; one with replies leaves a line that says so', async () => {
    const { workspace, client } = house
    const { ts = '' } = await post('a card')
    await client.chat.postMessage({ channel: CHANNEL, text: 'a reply', thread_ts: ts })
    workspace.admin.deleteMessage(CHANNEL, ts)
    expect(said()).toContain('This message was deleted.')
    expect(await codeOf(client.chat.update({ channel: CHANNEL, ts, text: 'y' }))).toBe('message_not_found')
    expect(await codeOf(client.chat.postMessage({ channel: CHANNEL, text: 'on', thread_ts: ts }))).toBe('ok')
    const { ts: lone = '' } = await post('alone')
    workspace.admin.deleteMessage(CHANNEL, lone)
    expect(said()).not.toContain('alone')
    await until('message_deleted')
  })

  test('closes an account, which then can do nothing and be told nothing, and opens it again', async () => {
    const { workspace, client } = house
    const channel = workspace.actions.directWith(NADIA)
    workspace.admin.deactivate(NADIA)
    expect(await codeOf(client.conversations.open({ users: NADIA }))).toBe('user_disabled')
    expect(await codeOf(post('x', channel))).toBe('channel_not_found')
    expect(await codeOf(client.chat.postEphemeral({ channel: CHANNEL, user: NADIA, text: 'x' }))).toBe(
      'user_not_in_channel',
    )
    expect(await client.users.info({ user: NADIA })).toMatchObject({ user: { deleted: true } })
    expect((await client.conversations.members({ channel: CHANNEL })).members).not.toContain(NADIA)
    expect(() => workspace.actions.command(NADIA, CHANNEL, '/fasttrack')).toThrow('user_disabled')
    expect(await ask('say', { channel: CHANNEL, text: 'x' }, NADIA)).toMatchObject({
      status: 403,
      body: { deactivated: true, trouble: expect.stringMatching(/deactivated/) },
    })
    await until('user_change')
    workspace.seed({ users: seed.users?.filter(({ id }) => id === NADIA) })
    expect(await client.users.info({ user: NADIA })).toMatchObject({ user: { deleted: true } })
    expect(await ask('admin/reactivate', { user: NADIA }, NADIA)).toMatchObject({ body: { ok: true } })
    expect(await codeOf(post('x', channel))).toBe('ok')
  })

  test('sweeps what is old, files and direct messages too', async () => {
    const { workspace, client } = house
    const channel = workspace.actions.directWith(EVE)
    const { ts = '' } = await post('old', channel)
    const { file_id: file = '', upload_url: url } = await client.files.getUploadURLExternal({
      filename: 'a.txt',
      length: 1,
    })
    await fetch(String(url), { method: 'POST', body: 'a' })
    await client.files.completeUploadExternal({ files: [{ id: file, title: 'a' }], channel_id: channel })
    await workspace.actions.until(() =>
      workspace.actions.messages(channel, EVE).some(({ files }) => files !== undefined),
    )
    workspace.actions.advanceClock(new Date(workspace.clock.now().getTime() + 60_000))
    expect(workspace.admin.sweep(workspace.clock.now())).toEqual({
      messages: expect.any(Number),
      files: expect.any(Number),
    })
    expect(workspace.actions.messages(channel, EVE)).toEqual([])
    expect(said()).toEqual([])
    expect(await codeOf(client.files.info({ file }))).toBe('file_not_found')
    expect(await codeOf(client.chat.update({ channel, ts, text: 'x' }))).toBe('message_not_found')
    expect((await fetch(`${house.url}/files-pri/T0SCHOOL01-${file}/a.txt`)).status).toBe(404)
  })

  test('closes a channel, takes the app out of it, and turns direct messages off', async () => {
    const { workspace, client } = house
    const { ts = '' } = await post('before')
    workspace.admin.archive(CHANNEL)
    expect(await codeOf(post())).toBe('is_archived')
    expect(await codeOf(client.chat.update({ channel: CHANNEL, ts, text: 'y' }))).toBe('is_inactive')
    expect(await client.conversations.info({ channel: CHANNEL })).toMatchObject({
      channel: { is_archived: true },
    })
    for (const line of ['x', '/fasttrack'])
      await expect(workspace.actions.say(SAM, CHANNEL, line)).rejects.toThrow('is_archived')
    const reaction = { channel: CHANNEL, timestamp: '1.000001', name: 'eyes' }
    expect(await codeOf(house.client.reactions.add(reaction))).toBe('is_archived')
    await until('channel_archive')
    workspace.admin.unarchive(CHANNEL)
    workspace.admin.removeApp(CHANNEL)
    expect(await codeOf(post())).toBe('not_in_channel')
    workspace.seed({ channels: seed.channels?.filter(({ id }) => id === CHANNEL) })
    expect(await codeOf(post())).toBe('not_in_channel')
    workspace.admin.inviteApp(CHANNEL)
    expect(await codeOf(post())).toBe('ok')
    workspace.admin.closeMessagesTab()
    expect(await codeOf(post('x', EVE))).toBe('messages_tab_disabled')
    workspace.admin.openMessagesTab()
    expect(await codeOf(post('x', EVE))).toBe('ok')
  })

  test('takes the token or the whole app away, and gives it back', async () => {
    const { workspace } = house
    workspace.admin.revokeToken()
    expect(await codeOf(post())).toBe('token_revoked')
    await until('tokens_revoked')
    workspace.admin.uninstall()
    expect(await codeOf(post())).toBe('account_inactive')
    await until('app_uninstalled')
    expect(await workspace.actions.command(SAM, CHANNEL, '/fasttrack')).toMatchObject({ ok: false })
    expect(() => workspace.actions.openHome(SAM)).toThrow('app_not_installed')
    const sent = () => workspace.journal().filter(({ name }) => name === 'event message.channels').length
    const before = sent()
    await workspace.actions.say(SAM, CHANNEL, 'Is anybody there?')
    expect(sent()).toBe(before)
    workspace.admin.install()
    await workspace.actions.say(SAM, CHANNEL, 'And now?')
    expect(sent()).toBe(before + 1)
    expect(await codeOf(post())).toBe('ok')
  })

  test('does all of it from the page as well, and hears of what can’t be done', async () => {
    expect(await ask('admin/archive', { channel: 'C0NOWHERE1' })).toMatchObject({
      body: { trouble: 'There is no such channel, or you can’t see it.' },
    })
    expect(await ask('admin/archive', { nonsense: 1 })).toMatchObject({ status: 400 })
    expect(await ask('admin/__proto__', {})).toMatchObject({ status: 404 })
    expect(await ask('wire/failNext', { method: 'auth.test', mode: '500' })).toMatchObject({
      body: { ok: true },
    })
    expect(await ask('wire/failNext', { method: 'auth.test', mode: 'sulk' })).toMatchObject({ status: 400 })
    expect(await codeOf(house.client.auth.test())).toMatch(/http_error/)
    expect(await ask('clock/freeze', {})).toMatchObject({ body: { ok: true } })
    expect(house.workspace.clock.isFrozen()).toBe(true)
    await ask('clock/resume', {})
    const unknown = await fetch(`${house.url}/workspace/admin/uninstall`, { method: 'POST', body: '{}' })
    expect(unknown.status).toBe(401)
  })
})
