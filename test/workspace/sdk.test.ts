import {
  LogLevel,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api'
import { afterEach, describe, expect, it } from 'vitest'
import type { ServeOptions } from '../../src/workspace/index.ts'
import { type Bare, BOT, BOT_TOKEN, startBare } from './bare.ts'
import { CHANNEL, EVE, GUEST, NADIA, SAM, seed } from './house.ts'

// Slack's own client as it comes from npm, over HTTP, with the settings that it has by itself.
let bare: Bare
const open = async (options: Partial<ServeOptions> = {}) => {
  bare = await startBare(options)
}
afterEach(() => bare.close())

const clientOf = (options: WebClientOptions = {}, token: string | undefined = BOT_TOKEN) =>
  new WebClient(token, { slackApiUrl: `${bare.url}/api/`, logLevel: LogLevel.ERROR, ...options })

const failure = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  )
const refusal = async (call: Promise<unknown>) => {
  const error = await failure(call)
  expect(error).toBeInstanceOf(WebAPIPlatformError)
  return (error as WebAPIPlatformError).data
}

type Page = Record<string, Record<string, string>[] | undefined>

describe('pages', () => {
  /** What stands in a field of every item of every page. */
  const collected = async (method: string, args: object, [list, field]: [string, string]) => {
    const pages: string[][] = []
    for await (const page of clientOf().paginate(method, { ...args }))
      pages.push(((page as unknown as Page)[list] ?? []).map((item) => item[field] ?? ''))
    return pages
  }

  it('turns over all of them, each person once', async () => {
    await open()
    const pages = await collected('users.list', { limit: 2 }, ['members', 'id'])
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 2])
    expect(pages.flat().sort()).toEqual([EVE, GUEST, NADIA, SAM, BOT, 'USLACKBOT'].sort())
  })

  it('gives channels and messages by pages too, and refuses a cursor that it did not give out', async () => {
    await open()
    const client = clientOf()
    const channels = await collected('conversations.list', { limit: 1 }, ['channels', 'id'])
    expect(channels).toEqual([[CHANNEL], ['C0GENERAL1']])
    for (const text of ['1', '2', '3', '4', '5']) await client.chat.postMessage({ channel: CHANNEL, text })
    const texts = await collected('conversations.history', { channel: CHANNEL, limit: 2 }, [
      'messages',
      'text',
    ])
    expect(texts).toEqual([['5', '4'], ['3', '2'], ['1']])
    for (const cursor of ['x', 'ZnJvbTo5OTk='])
      expect(await refusal(client.users.list({ cursor }))).toMatchObject({ error: 'invalid_cursor' })
  })
})

describe('too many calls', () => {
  const posts = (client: WebClient, count: number) =>
    Promise.all(
      Array.from({ length: count }, (_, i) => client.chat.postMessage({ channel: CHANNEL, text: `${i}` })),
    )
  const texts = () => bare.workspace.actions.messages(CHANNEL, SAM).map(({ text }) => text)

  it('waits as long as it is asked to, and then posts each once', async () => {
    await open({ rateLimits: true })
    const began = performance.now()
    await posts(clientOf(), 6)
    expect(performance.now() - began).toBeGreaterThan(900)
    expect(texts().sort()).toEqual(['0', '1', '2', '3', '4', '5'])
    const refused = bare.workspace.journal().filter(({ outcome }) => outcome === 'ratelimited')
    expect(refused.length).toBeGreaterThan(0)
  })

  it('fails at once with the seconds to wait where the client is told not to', async () => {
    await open({ rateLimits: true })
    const client = clientOf({ rejectRateLimitedCalls: true })
    await posts(client, 5)
    const error = await failure(posts(client, 1))
    expect(error).toBeInstanceOf(WebAPIRateLimitedError)
    expect((error as WebAPIRateLimitedError).retryAfter).toBe(1)
    expect(texts()).toHaveLength(5)
  })
})

describe('tokens', () => {
  it('tells a missing one, a wrong one, one that was revoked and one without a scope apart', async () => {
    const scopes = ['chat:write']
    await open({ seed: { ...seed, app: { ...seed.app, scopes } } })
    expect(await refusal(clientOf({}, '').auth.test())).toMatchObject({ error: 'not_authed' })
    expect(await refusal(clientOf({}, 'xoxb-other').auth.test())).toMatchObject({ error: 'invalid_auth' })
    const client = clientOf()
    expect(await client.auth.test()).toMatchObject({ ok: true, response_metadata: { scopes } })
    expect(await refusal(client.users.list({}))).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
      provided: 'chat:write',
      response_metadata: { scopes, acceptedScopes: ['users:read'] },
    })
    expect(await refusal(client.apps.connections.open())).toMatchObject({ error: 'not_allowed_token_type' })
    expect(await client.auth.revoke()).toMatchObject({ revoked: true })
    expect(await refusal(client.auth.test())).toMatchObject({ error: 'token_revoked' })
  })
})

describe('what the client sends', () => {
  it('uploads several files in one message, and a snippet in another', async () => {
    await open({ fileDelayMs: 1 })
    const client = clientOf()
    const sent = await client.filesUploadV2({
      channel_id: CHANNEL,
      initial_comment: 'Two letters',
      file_uploads: [
        { file: Buffer.from('%PDF-1.7 one'), filename: 'one.pdf' },
        { file: Buffer.from('%PDF-1.7 two'), filename: 'two.pdf', title: 'The second' },
      ],
    })
    const told = () =>
      bare.workspace.actions.messages(CHANNEL, SAM).find(({ text }) => text === 'Two letters')
    const message = await bare.workspace.actions.until(told)
    expect(message.files).toMatchObject([{ name: 'one.pdf' }, { name: 'two.pdf', title: 'The second' }])
    expect(JSON.stringify(sent)).toContain(String(message.files?.[0]?.id))
    await client.filesUploadV2({ channel_id: CHANNEL, content: 'A note', filename: 'note.txt' })
    const note = () => bare.workspace.actions.files().find(({ name }) => name === 'note.txt')
    const { id } = await bare.workspace.actions.until(note)
    expect(bare.workspace.actions.fileBytes(String(id)).toString()).toBe('A note')
  })

  it('nests JSON in a form: blocks, metadata, attachments and names from every script', async () => {
    await open()
    const client = clientOf()
    const text = 'نادية & <@U1> “ß” 👩‍🏫 \u{1F3F4}'
    const posted = await client.chat.postMessage({
      channel: CHANNEL,
      text,
      blocks: [{ type: 'section', block_id: 'one', text: { type: 'plain_text', text } }],
      attachments: [{ fallback: 'More', text: 'More' }],
      metadata: { event_type: 'note', event_payload: { id: 7 } },
    })
    expect(posted.message).toMatchObject({
      text,
      blocks: [{ text: { text } }],
      attachments: [{ text: 'More' }],
    })
    const history = await client.conversations.history({
      channel: CHANNEL,
      include_all_metadata: true,
      limit: 1,
    })
    expect(history.messages?.[0]).toMatchObject({ text, metadata: { event_payload: { id: 7 } } })
  })

  it('asks for what Slack has and the workspace has not, and is told so', async () => {
    await open()
    expect(await refusal(clientOf().pins.list({ channel: CHANNEL }))).toEqual({
      ok: false,
      error: 'unknown_method',
      req_method: 'pins.list',
      response_metadata: expect.anything(),
    })
  })
})
