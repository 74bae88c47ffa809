import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CHANNEL, type House, SAM, seed, startHouse } from './house.ts'

type Dict = Record<string, unknown>

const told: Dict[] = []
let house: House
beforeAll(async () => {
  house = await startHouse({
    seed: { ...seed, app: { ...seed.app, events: ['file_shared'] } },
    fileDelayMs: 150,
    rateLimits: false,
    setUp: (app) => app.event('file_shared', async ({ event }) => void told.push({ ...event })),
  })
})
afterAll(() => house.stop())
beforeEach(() => void told.splice(0))

const call = (method: string, args: Dict = {}): Promise<Dict> =>
  house.client.apiCall(method, args).then(
    (body) => ({ ...body }),
    (error: { data: Dict }) => error.data,
  )

const bytes = '%PDF-1.7 a letter'
const promise = async (name = 'letter.pdf', more: Dict = {}) => {
  const answer = await call('files.getUploadURLExternal', { filename: name, length: bytes.length, ...more })
  return { id: String(answer.file_id), url: String(answer.upload_url) }
}
const post = (url: string, body: string | FormData = bytes) => fetch(url, { method: 'POST', body })
const uploaded = async (name?: string, more?: Dict) => {
  const { id, url } = await promise(name, more)
  expect((await post(url)).status).toBe(200)
  return id
}
const complete = (id: string, more: Dict = {}) =>
  call('files.completeUploadExternal', { files: [{ id, title: 'A letter' }], ...more })
const info = async (id: string) => (await call('files.info', { file: id })).file as Dict
const sharedIn = (id: string) =>
  house.workspace.actions.until(() =>
    house.workspace.actions.messages(CHANNEL, SAM).find(({ files }) => files?.some((one) => one.id === id)),
  )

describe('an upload', () => {
  it('is shared a little after it was completed, and only then has a kind, shares, a message and an event', async () => {
    const id = await uploaded()
    const answer = await complete(id, { channel_id: CHANNEL, initial_comment: 'Here' })
    expect(answer).toMatchObject({ ok: true, files: [{ id, title: 'A letter', mimetype: '', channels: [] }] })
    expect(JSON.stringify(answer)).not.toContain('shares')
    expect(await info(id)).toMatchObject({ mimetype: '', shares: {}, channels: [] })
    expect(told).toEqual([])
    const message = await sharedIn(id)
    expect(message).toMatchObject({ text: 'Here', files: [{ id, mimetype: 'application/pdf' }] })
    expect(await info(id)).toMatchObject({
      mimetype: 'application/pdf',
      title: 'A letter',
      channels: [CHANNEL],
      is_public: true,
      shares: { public: { [CHANNEL]: [{ ts: message.ts, channel_name: 'attendance', reply_count: 0 }] } },
    })
    await expect
      .poll(() => told)
      .toMatchObject([
        { type: 'file_shared', file_id: id, channel_id: CHANNEL, file: { id }, user_id: 'U0BOT00001' },
      ])
  })

  it('without a conversation is looked over and stays private', async () => {
    const id = await uploaded('a.csv')
    await complete(id)
    expect(await info(id)).toMatchObject({ mimetype: '' })
    await expect.poll(() => info(id)).toMatchObject({ mimetype: 'text/csv', shares: {}, channels: [] })
    expect(told).toEqual([])
  })

  it('goes into a thread, into a DM, and into several conversations at once', async () => {
    const { ts } = await house.client.chat.postMessage({ channel: CHANNEL, text: 'Root' })
    const dm = house.workspace.actions.directWith(SAM)
    const reply = await uploaded()
    await complete(reply, { channel_id: CHANNEL, thread_ts: ts })
    const both = await uploaded()
    await complete(both, { channels: `${CHANNEL},${dm}` })
    await expect
      .poll(() => info(reply))
      .toMatchObject({
        shares: { public: { [CHANNEL]: [{ thread_ts: ts }] } },
      })
    await expect
      .poll(() => info(both))
      .toMatchObject({
        ims: [dm],
        channels: [CHANNEL],
        shares: { public: { [CHANNEL]: [{}] }, private: { [dm]: [{ channel_name: 'directmessage' }] } },
      })
  })

  it('shows blocks, but leaves them aside unread when there is a comment', async () => {
    const block = { type: 'section', text: { type: 'mrkdwn', text: '*Here*' } }
    const first = await uploaded()
    await complete(first, { channel_id: CHANNEL, blocks: [block] })
    expect(await sharedIn(first)).toMatchObject({ blocks: [block] })
    const second = await uploaded()
    await complete(second, { channel_id: CHANNEL, blocks: [{ type: 'nonsense' }], initial_comment: 'Words' })
    const message = await sharedIn(second)
    expect([message.text, message.blocks]).toEqual(['Words', undefined])
  })

  it('takes its bytes once, raw or as a part of a form', async () => {
    const { id, url } = await promise()
    const form = new FormData()
    form.append('body', new Blob(['a form']), 'letter.pdf')
    expect((await post(url, form)).status).toBe(200)
    expect((await post(url)).status).toBe(404)
    expect(house.workspace.actions.fileBytes(id).toString()).toBe('a form')
    expect((await post(`${url.slice(0, -3)}xyz`)).status).toBe(404)
  })

  it('whose completion was answered and lost is never shared, and can be completed again', async () => {
    const id = await uploaded()
    house.workspace.wire.failNext('files.completeUploadExternal', 'lost')
    expect(await complete(id, { channel_id: CHANNEL })).toMatchObject({ ok: true })
    await new Promise((resolve) => setTimeout(resolve, 250))
    expect(await info(id)).toMatchObject({ shares: {} })
    expect(await complete(id, { channel_id: CHANNEL })).toMatchObject({ ok: true })
    await sharedIn(id)
  })

  it('that was taken away before it was shared stays away', async () => {
    const id = await uploaded()
    await complete(id, { channel_id: CHANNEL })
    await call('files.delete', { file: id })
    await new Promise((resolve) => setTimeout(resolve, 250))
    const texts = JSON.stringify(house.workspace.actions.messages(CHANNEL, SAM))
    expect(texts).not.toContain(id)
  })

  it('left waiting by a process that ended is shared by the next', async () => {
    const first = await startHouse({ fileDelayMs: 60_000 })
    const { file_id, upload_url } = await first.client.files.getUploadURLExternal({
      filename: 'a.txt',
      length: 3,
    })
    await post(String(upload_url), 'abc')
    const files: [{ id: string }] = [{ id: String(file_id) }]
    await first.client.files.completeUploadExternal({ files, channel_id: CHANNEL })
    await first.stop()
    const second = await startHouse({ stateFile: first.stateFile, fileDelayMs: 0 })
    const { actions } = second.workspace
    await actions.until(() => JSON.stringify(actions.messages(CHANNEL, SAM)).includes(String(file_id)))
    await second.stop()
  })

  const pattern = 'input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$'
  it.each<[string, Dict, string, string?]>([
    ['to a person', { channel_id: SAM }, 'invalid_arguments', `${pattern} [json-pointer:/channel_id]`],
    ['to #a-name', { channels: '#general' }, 'invalid_arguments', `${pattern} [json-pointer:/channels]`],
    ['where the app is not', { channel_id: 'C0GENERAL1' }, 'not_in_channel'],
    ['where the app cannot see', { channel_id: 'C0PRIVATE1' }, 'channel_not_found'],
    ['to nowhere', { channel_id: 'C0NOWHERE1' }, 'channel_not_found'],
    ['under no message', { channel_id: CHANNEL, thread_ts: '1.000001' }, 'thread_not_found'],
    ['with unsound blocks', { channel_id: CHANNEL, blocks: [{ type: 'nonsense' }] }, 'invalid_blocks'],
    [
      'with a markdown block',
      { channel_id: CHANNEL, blocks: [{ type: 'markdown', text: '*x*' }] },
      'internal_error',
    ],
  ])('is not completed %s', async (_where, more, error, message) => {
    const id = await uploaded()
    const body = await complete(id, more)
    expect(body).toMatchObject({ ok: false, error })
    if (message !== undefined) expect(JSON.stringify(body)).toContain(message)
    expect(await complete(id)).toMatchObject({ ok: true })
  })

  it('is not completed without bytes, twice, twice in one call, or when nobody knows it', async () => {
    const { id } = await promise()
    expect(await complete(id)).toMatchObject({ error: 'file_not_found' })
    const ready = await uploaded()
    const twice = { files: [{ id: ready }, { id: ready }] }
    expect(await call('files.completeUploadExternal', twice)).toMatchObject({ error: 'file_not_found' })
    expect(await complete(ready)).toMatchObject({ ok: true })
    expect(await complete(ready)).toMatchObject({ error: 'file_not_found' })
    expect(await complete('F000000000')).toMatchObject({ error: 'file_not_found' })
    expect(await call('files.completeUploadExternal', { files: ['x'] })).toMatchObject({
      error: 'invalid_arguments',
    })
  })

  it.each<[string, Dict, string]>([
    ['no name', { length: 3 }, 'missing_argument'],
    ['no length', { filename: 'a.txt' }, 'missing_argument'],
    ['a length of nothing', { filename: 'a.txt', length: 0 }, 'missing_argument'],
    [
      'too long a description',
      { filename: 'a.png', length: 3, alt_txt: 'x'.repeat(1001) },
      'alt_txt_too_large',
    ],
    ['too long a snippet', { filename: 'a', length: 2 ** 21, snippet_type: 'text' }, 'snippet_too_large'],
  ])('gets no address for %s', async (_what, args, error) => {
    expect(await call('files.getUploadURLExternal', args)).toMatchObject({ ok: false, error })
  })
})

describe('a file', () => {
  it('may have half a character in its name', async () => {
    const asked = await fetch(`${house.url}/api/files.getUploadURLExternal`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-workspace', 'content-type': 'application/json' },
      body: JSON.stringify({ filename: 'a\ud800.txt', length: bytes.length }),
    })
    const { file_id: id, upload_url: to } = (await asked.json()) as { file_id: string; upload_url: string }
    await post(to)
    await complete(id)
    const { name, url_private: url } = await info(id)
    expect(name).toBe('a\ufffd.txt')
    const got = await fetch(String(url), { headers: { authorization: 'Bearer xoxb-workspace' } })
    expect(await got.text()).toBe(bytes)
  })

  it('that was taken away is gone in Slack’s words, and its message shows that it was there', async () => {
    const id = await uploaded('picture.png', { alt_txt: 'A gate' })
    await complete(id, { channel_id: CHANNEL })
    await sharedIn(id)
    const { url_private: url, alt_txt } = await info(id)
    expect(alt_txt).toBe('A gate')
    const asApp = { headers: { authorization: 'Bearer xoxb-workspace' } }
    expect((await fetch(String(url), asApp)).status).toBe(200)
    expect(await call('files.delete', { file: id })).toEqual(expect.objectContaining({ ok: true }))
    expect((await fetch(String(url), asApp)).status).toBe(404)
    expect(await call('files.info', { file: id })).toMatchObject({ error: 'file_deleted' })
    expect(await call('files.delete', { file: id })).toMatchObject({ error: 'file_deleted' })
    expect(await call('files.info', { file: 'F000000000' })).toMatchObject({ error: 'file_not_found' })
    expect((await sharedIn(id)).files).toEqual([{ id, mode: 'tombstone' }])
    const theirs = house.workspace.actions.upload(SAM, 'note.txt', new Uint8Array([1]))
    expect(await call('files.delete', { file: theirs })).toMatchObject({ error: 'cant_delete_file' })
  })

  it('is listed by conversation, person and kind, the newest first, in pages', async () => {
    const own = house.workspace.actions.upload(SAM, 'note.txt', new Uint8Array([1]))
    const ids = [await uploaded('one.png'), await uploaded('two.pdf')]
    for (const id of ids) await complete(id, { channel_id: CHANNEL })
    await Promise.all(ids.map(sharedIn))
    const list = async (args: Dict) => {
      const { files, paging } = await call('files.list', args)
      return { ids: (files as Dict[]).map(({ id }) => id), paging }
    }
    expect((await list({ channel: CHANNEL, count: 2 })).ids).toEqual(ids.toReversed())
    expect((await list({ types: 'images' })).ids[0]).toBe(ids[0])
    expect((await list({ count: 1, page: 2 })).ids).toEqual([ids[0]])
    const all = await list({ user: 'U0BOT00001' })
    expect(all.paging).toMatchObject({ count: 100, page: 1, pages: 1, total: all.ids.length })
    expect((await list({ user: SAM })).ids).not.toContain(own)
    expect(await call('files.list', { types: 'songs' })).toMatchObject({ error: 'unknown_type' })
    expect(await call('files.list', { user: 'U0NOBODY01' })).toMatchObject({ error: 'user_not_found' })
  })
})
