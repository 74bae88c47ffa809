import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { methodRules } from '../../src/workspace/web-api/method-rules.ts'
import { methods } from '../../src/workspace/web-api/methods.ts'
import { APP_TOKEN, type Bare, BOT_TOKEN, startBare } from './bare.ts'
import { CHANNEL, SAM, seed } from './house.ts'

let bare: Bare
let meagre: Bare
beforeAll(async () => {
  bare = await startBare()
  const app = { ...seed.app, scopes: ['chat:write', 'im:history', 'users:read'] }
  meagre = await startBare({ seed: { ...seed, app } })
})
afterAll(async () => {
  await bare.close()
  await meagre.close()
})

const messages = (body: Record<string, unknown>) =>
  (body.response_metadata as { messages?: string[] } | undefined)?.messages ?? []

describe('a call is judged in the order that Slack judges in', () => {
  it('has a rule for every method, and a method for every rule', () =>
    expect(Object.keys(methodRules).sort()).toEqual(Object.keys(methods).sort()))

  it.each(Object.keys(methodRules))('%s without arguments is refused in words, or done', async (method) => {
    const args = method === 'auth.revoke' ? { test: true } : {}
    const body = await bare.call(method, args, method.startsWith('apps.c') ? APP_TOKEN : BOT_TOKEN)
    expect(body.ok === true || typeof body.error === 'string').toBe(true)
    expect(body.error).not.toBe('internal_error')
  })

  it('asks for a token first, although the scope and the arguments are missing too', async () => {
    expect(await meagre.call('users.lookupByEmail', {}, null)).toEqual({ ok: false, error: 'not_authed' })
    expect(await meagre.call('users.lookupByEmail', {}, 'xoxb-else')).toMatchObject({ error: 'invalid_auth' })
  })

  it('asks for the scope before the arguments, and says which are needed and provided', async () => {
    expect(await meagre.call('users.lookupByEmail')).toEqual({
      ok: false,
      error: 'missing_scope',
      needed: 'users:read.email',
      provided: 'chat:write,im:history,users:read',
    })
  })

  it('asks for the arguments before it looks whether there is such a channel', async () => {
    const body = await bare.call('chat.update', { channel: 'C0NOWHERE1' })
    expect(body.error).toBe('invalid_arguments')
    expect(messages(body)).toEqual(['[ERROR] missing required field: ts'])
    expect(await bare.call('chat.update', { channel: 'C0NOWHERE1', ts: '1.1', text: 'x' })).toEqual({
      ok: false,
      error: 'channel_not_found',
    })
  })

  it('names every argument that is missing', async () =>
    expect(messages(await bare.call('chat.delete'))).toEqual([
      '[ERROR] missing required field: channel',
      '[ERROR] missing required field: ts',
    ]))

  it('wants the scope for the kind of conversation that is asked about', async () => {
    const body = await meagre.call('conversations.history', { channel: CHANNEL })
    expect(body).toMatchObject({ error: 'missing_scope', needed: 'channels:history' })
    const opened = meagre.workspace.actions.directWith(SAM)
    expect(await meagre.call('conversations.history', { channel: opened })).toMatchObject({ ok: true })
  })

  it('leaves addresses out for an app that may not read them', async () => {
    const { user } = (await meagre.call('users.info', { user: SAM })) as { user: { profile: object } }
    expect(user.profile).not.toHaveProperty('email')
  })

  it('takes the app’s own token for sockets alone, and nothing else for them', async () => {
    expect(await bare.call('auth.test', {}, APP_TOKEN)).toMatchObject({ error: 'not_allowed_token_type' })
    expect(await bare.call('apps.connections.open')).toMatchObject({ error: 'not_allowed_token_type' })
  })

  it('says in headers what was granted and what was needed', async () => {
    const { headers } = await meagre.send('users.info', { headers: { authorization: `Bearer ${BOT_TOKEN}` } })
    expect(headers.get('x-oauth-scopes')).toBe('chat:write,im:history,users:read')
    expect(headers.get('x-accepted-oauth-scopes')).toBe('users:read')
  })
})

describe('arguments of the wrong kind', () => {
  it.each([
    ['chat.postMessage', { channel: 7, text: 'x' }, 'must provide a string [json-pointer:/channel]'],
    ['chat.postMessage', { channel: CHANNEL, text: ['x'] }, 'must provide a string [json-pointer:/text]'],
    ['usergroups.list', { include_users: 'perhaps' }, 'must provide a boolean [json-pointer:/include_users]'],
    [
      'files.getUploadURLExternal',
      { filename: 'a.txt', length: 'long' },
      'must provide an integer [json-pointer:/length]',
    ],
    ['views.open', { trigger_id: '1', view: '{' }, 'must be valid JSON [json-pointer:/view]'],
  ])('%s with %o', async (method, args, message) => {
    const response = await bare.send(method, {
      headers: { authorization: `Bearer ${BOT_TOKEN}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(args),
    })
    const body = (await response.json()) as Record<string, unknown>
    expect(body.error).toBe('invalid_arguments')
    expect(messages(body)).toEqual([`[ERROR] ${message}`])
  })

  it.each([
    ['conversations.list', { limit: 0 }, 'invalid_limit'],
    ['conversations.list', { limit: 1001 }, 'invalid_limit'],
    ['conversations.list', { cursor: 'bm9uc2Vuc2U=' }, 'invalid_cursor'],
    ['conversations.list', { types: 'public_channel,attic' }, 'invalid_types'],
    ['conversations.history', { channel: CHANNEL, latest: 'now' }, 'invalid_ts_latest'],
    ['conversations.history', { channel: CHANNEL, oldest: '-1' }, 'invalid_ts_oldest'],
    ['chat.postMessage', { channel: CHANNEL, blocks: '[{' }, 'invalid_blocks_format'],
    ['chat.postMessage', { channel: CHANNEL, text: 'x', attachments: '{}' }, 'invalid_attachments'],
    ['chat.postMessage', { channel: CHANNEL, text: 'x', metadata: '7' }, 'invalid_metadata_format'],
    ['chat.postMessage', { channel: CHANNEL, text: 'x', as_user: true }, 'invalid_arguments'],
    ['chat.postMessage', { channel: CHANNEL, text: ' ' }, 'no_text'],
    ['chat.postMessage', { channel: CHANNEL, text: 'x', thread_ts: '1.1' }, 'thread_not_found'],
    ['conversations.open', {}, 'users_list_not_supplied'],
    ['conversations.invite', { channel: CHANNEL }, 'no_user'],
    ['reactions.add', { channel: CHANNEL, name: 'eyes' }, 'no_item_specified'],
    ['auth.test', { 'a[7]': 'x' }, 'invalid_array_arg'],
    ['auth.test', { 'a-b': 'x' }, 'invalid_arg_name'],
  ])('%s with %o is %s', async (method, args, error) =>
    expect(await bare.call(method, args)).toMatchObject({ ok: false, error }),
  )

  it('cuts off a text beyond 40,000 characters, and refuses to change one to more than 4,000', async () => {
    const posted = (await bare.call('chat.postMessage', { channel: CHANNEL, text: 'y'.repeat(40_001) })) as {
      ts: string
      message: { text: string }
    }
    expect(posted.message.text).toHaveLength(40_000)
    const change = { channel: CHANNEL, ts: posted.ts, text: 'y'.repeat(4001) }
    expect(await bare.call('chat.update', change)).toMatchObject({ error: 'msg_too_long' })
  })
})

describe('a call comes in the forms that Slack reads', () => {
  const authorization = `Bearer ${BOT_TOKEN}`
  const sent = async (method: string, init: RequestInit) => {
    const response = await bare.send(method, init)
    return [response.status, (await response.json()) as Record<string, unknown>] as const
  }

  it('reads a form with JSON inside, a JSON body, parts and an address alike', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'One' } }]
    const parts = new FormData()
    parts.set('channel', CHANNEL)
    parts.set('blocks', new Blob([JSON.stringify(blocks)]), 'blocks.json')
    const json = { authorization, 'content-type': 'application/json; charset=utf-8' }
    const query = new URLSearchParams({ channel: CHANNEL, blocks: JSON.stringify(blocks) })
    const ways = [
      bare.send('chat.postMessage', { headers: { authorization }, body: query }),
      bare.send('chat.postMessage', { headers: json, body: JSON.stringify({ channel: CHANNEL, blocks }) }),
      bare.send('chat.postMessage', { headers: { authorization }, body: parts }),
      bare.send(`chat.postMessage?${query}`, { headers: { authorization }, method: 'GET' }),
    ]
    for (const way of ways)
      expect(await (await way).json()).toMatchObject({ ok: true, message: { blocks: [{ type: 'section' }] } })
  })

  it('takes a token from a form, but neither from an address nor from JSON', async () => {
    const body = new URLSearchParams({ token: BOT_TOKEN })
    const json = {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: BOT_TOKEN }),
    }
    expect(await sent('auth.test', json)).toMatchObject([200, { error: 'not_authed' }])
    expect(await sent('auth.test', { body })).toMatchObject([200, { ok: true }])
    expect(await sent(`auth.test?token=${BOT_TOKEN}`, { method: 'GET' })).toMatchObject([
      200,
      { error: 'not_authed' },
    ])
  })

  it.each([
    ['application/json', '{', 'invalid_json'],
    ['application/json', '[]', 'json_not_object'],
    ['application/json', 'null', 'json_not_object'],
    ['application/json', `{"a":${'['.repeat(500)}${']'.repeat(500)}}`, 'invalid_json'],
    ['application/xml', '<a/>', 'invalid_post_type'],
    ['application/x-www-form-urlencoded', 'text=%ZZ', 'invalid_form_data'],
    ['multipart/form-data', 'nothing', 'invalid_form_data'],
    ['multipart/form-data; boundary=x', 'nothing', 'invalid_form_data'],
    ['application/json; charset=ebcdic', '{}', 'invalid_charset'],
  ])('a body of %s that reads %s is %s', async (type, body, error) =>
    expect(await sent('auth.test', { headers: { authorization, 'content-type': type }, body })).toEqual([
      200,
      { ok: false, error },
    ]),
  )

  it('keeps what could not be read in the journal too', async () => {
    await sent('api.test', { headers: { 'content-type': 'application/json' }, body: '{' })
    const last = bare.workspace.journal().at(-1)
    expect(last).toMatchObject({ name: 'api.test', ok: false, outcome: 'invalid_json' })
  })

  it.each([
    ['PUT', 'api/chat.postMessage', 'x', 'chat.postMessage', 'unknown_method'],
    ['POST', 'api/chat.postMessage', 'x'.repeat(5_000_000), 'chat.postMessage', 'request_too_large'],
    ['POST', 'respond/T0SCHOOL01/R0/key', 'x', 'response_url', 'invalid_payload'],
    ['POST', 'upload/v1/F0/key', 'x', 'upload', 'file_not_found'],
    ['GET', 'files-pri/T0SCHOOL01-F0/a.txt', null, 'download', 'failed'],
  ])('keeps %s %s in the journal, although nothing was done', async (method, path, body, name, outcome) => {
    const before = bare.workspace.journal().length
    const answer = await fetch(`${bare.url}/${path}`, { method, body, headers: { authorization } })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    const since = bare.workspace.journal().slice(before)
    expect(since).toMatchObject([{ name, outcome, ok: false, direction: 'from-app' }])
  })

  it('answers with the error that it is asked for', async () =>
    expect(await bare.call('api.test', { error: 'my_error', foo: 'bar' })).toMatchObject({
      ok: false,
      error: 'my_error',
      args: { error: 'my_error', foo: 'bar' },
    }))

  it('wants to be told what a body is', async () => {
    const body = new Blob(['channel=x'])
    expect(await sent('auth.test', { headers: { authorization }, body })).toMatchObject([
      200,
      { error: 'missing_post_type' },
    ])
  })

  it('warns of a charset that is missing, or too much', async () => {
    const json = { authorization, 'content-type': 'application/json' }
    expect(await sent('auth.test', { headers: json, body: '{}' })).toMatchObject([
      200,
      { ok: true, warning: 'missing_charset', response_metadata: { warnings: ['missing_charset'] } },
    ])
    const form = { authorization, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
    expect(await sent('auth.test', { headers: form, body: 'a=b' })).toMatchObject([
      200,
      { ok: true, warning: 'superfluous_charset' },
    ])
  })

  it('knows no other verbs and no other methods', async () => {
    expect(await sent('auth.test', { method: 'DELETE' })).toMatchObject([405, { error: 'unknown_method' }])
    for (const name of ['chat.shout', 'constructor', '__proto__', 'a/b', ''])
      expect(await sent(name, {})).toEqual([200, { ok: false, error: 'unknown_method', req_method: name }])
  })

  it('refuses a body beyond four megabytes', async () => {
    const body = new URLSearchParams({ text: 'x'.repeat(4_200_000) })
    expect((await sent('api.test', { body }))[0]).toBe(413)
  })
})
