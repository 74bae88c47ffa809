import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHANNEL, EVE, GUEST, type House, SAM, startHouse } from './house.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house.stop())

const modal = {
  type: 'modal',
  title: { type: 'plain_text', text: 'A form' },
  blocks: [{ type: 'divider' }],
}

const refusal = async (call: Promise<unknown>) => {
  const error = await call.then(
    () => ({ data: { error: 'nothing refused' } }),
    (failed: { data: Record<string, unknown> }) => failed,
  )
  return error.data
}

describe('the Web API over the wire', () => {
  it('says who the app is', async () => {
    expect(await house.client.auth.test()).toMatchObject({
      ok: true,
      team_id: 'T0SCHOOL01',
      user_id: 'U0BOT00001',
    })
  })

  it('does not hang up on an app that says nothing for a minute', async () => {
    const { headers } = await fetch(`${house.url}/api/auth.test`, { method: 'POST' })
    expect(headers.get('keep-alive')).toBe('timeout=75')
  })

  it('posts, changes, reads back with metadata, and takes away', async () => {
    const { chat, conversations } = house.client
    const posted = await chat.postMessage({
      channel: CHANNEL,
      text: 'One',
      metadata: { event_type: 'note', event_payload: { id: 7 } },
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '*One*' } }],
    })
    const ts = String(posted.ts)
    await chat.update({ channel: CHANNEL, ts, text: 'Two' })
    const history = await conversations.history({ channel: CHANNEL, include_all_metadata: true })
    const found = history.messages?.find((message) => message.ts === ts)
    expect(found).toMatchObject({ text: 'Two', metadata: { event_type: 'note', event_payload: { id: 7 } } })
    expect(found?.blocks).toHaveLength(1)
    await chat.delete({ channel: CHANNEL, ts })
    expect(await refusal(chat.update({ channel: CHANNEL, ts, text: 'x' }))).toMatchObject({
      error: 'message_not_found',
    })
  })

  it('keeps threads together', async () => {
    const { chat, conversations } = house.client
    const root = await chat.postMessage({ channel: CHANNEL, text: 'Root' })
    const ts = String(root.ts)
    await chat.postMessage({ channel: CHANNEL, text: 'Reply', thread_ts: ts })
    const replies = await conversations.replies({ channel: CHANNEL, ts })
    expect(replies.messages?.map((m) => m.text)).toEqual(['Root', 'Reply'])
    expect(replies.messages?.[0]).toMatchObject({ reply_count: 1 })
    const history = await conversations.history({ channel: CHANNEL })
    expect(history.messages?.some((m) => m.text === 'Reply')).toBe(false)
  })

  it('keeps a thread whose beginning was taken away, and lets nobody write where there is none', async () => {
    const { chat, conversations } = house.client
    const { ts } = await chat.postMessage({ channel: CHANNEL, text: 'Root' })
    await chat.postMessage({ channel: CHANNEL, text: 'Reply', thread_ts: String(ts) })
    await chat.delete({ channel: CHANNEL, ts: String(ts) })
    const { messages } = await conversations.replies({ channel: CHANNEL, ts: String(ts) })
    expect(messages?.map(({ text }) => text)).toEqual(['This message was deleted.', 'Reply'])
    expect(messages?.[0]).toMatchObject({ subtype: 'tombstone' })
    const { say } = house.workspace.actions
    expect(await say(SAM, CHANNEL, 'I see it', String(ts))).toEqual({ ok: true })
    await expect(say(SAM, CHANNEL, 'Nobody sees it', '1.000001')).rejects.toThrow('thread_not_found')
  })

  it('opens a DM when a message goes to a person', async () => {
    const posted = await house.client.chat.postMessage({ channel: SAM, text: 'Good morning' })
    const opened = await house.client.conversations.open({ users: SAM })
    expect(opened.channel?.id).toBe(posted.channel)
    expect(posted.channel).toMatch(/^D[A-Z0-9]{8,}$/)
  })

  it('shows an ephemeral to one member only', async () => {
    await house.client.chat.postEphemeral({ channel: CHANNEL, user: SAM, text: 'For Sam' })
    const texts = (user: string) => house.workspace.actions.messages(CHANNEL, user).map((m) => m.text)
    expect(texts(SAM)).toContain('For Sam')
    expect(texts(EVE)).not.toContain('For Sam')
    const outside = house.client.chat.postEphemeral({ channel: CHANNEL, user: GUEST, text: 'x' })
    expect(await refusal(outside)).toMatchObject({ error: 'user_not_in_channel' })
  })

  it('tells nobody else of an ephemeral, neither by counting it as a reply nor by its time', async () => {
    const { chat, reactions } = house.client
    const root = await chat.postMessage({ channel: CHANNEL, text: 'Alone' })
    const given = { channel: CHANNEL, user: SAM, text: 'Only you', thread_ts: String(root.ts) }
    const ts = String((await chat.postEphemeral(given)).message_ts)
    const { actions } = house.workspace
    expect(actions.messages(CHANNEL, EVE).find((one) => one.ts === root.ts)).not.toHaveProperty('reply_count')
    expect(actions.thread(CHANNEL, String(root.ts), SAM).map(({ text }) => text)).toEqual([
      'Alone',
      'Only you',
    ])
    const reaction = reactions.add({ channel: CHANNEL, timestamp: ts, name: 'eyes' })
    expect(await refusal(reaction)).toMatchObject({ error: 'message_not_found' })
    const link = chat.getPermalink({ channel: CHANNEL, message_ts: ts })
    expect(await refusal(link)).toMatchObject({ error: 'message_not_found' })
  })

  it('finds people by id and by mail', async () => {
    const found = await house.client.users.lookupByEmail({ email: 'sam@ashgrove.example' })
    expect(found.user?.id).toBe(SAM)
    const info = await house.client.users.info({ user: GUEST })
    expect(info.user).toMatchObject({ real_name: 'Gil Guest', is_restricted: true })
    const members = await house.client.conversations.members({ channel: CHANNEL })
    expect(members.members).toContain(SAM)
  })

  it.each([
    [
      'posting where the app is no member',
      'chat.postMessage',
      { channel: 'C0GENERAL1', text: 'x' },
      'not_in_channel',
    ],
    [
      'posting to a private channel',
      'chat.postMessage',
      { channel: 'C0PRIVATE1', text: 'x' },
      'channel_not_found',
    ],
    ['posting nothing', 'chat.postMessage', { channel: CHANNEL }, 'no_text'],
    ['a method nobody knows', 'chat.shout', {}, 'unknown_method'],
    ['an unknown person', 'users.info', { user: 'U0NOBODY01' }, 'user_not_found'],
    ['a view nobody has open', 'views.update', { view_id: 'V0NOTHERE1', view: modal }, 'not_found'],
    [
      'a file of no length',
      'files.getUploadURLExternal',
      { filename: 'a.txt', length: 0 },
      'missing_argument',
    ],
  ])('refuses %s', async (_name, method, args, error) => {
    expect(await refusal(house.client.apiCall(method, args))).toMatchObject({ error })
  })

  it('refuses a call without or with a wrong token', async () => {
    const call = (headers: Record<string, string>) =>
      fetch(`${house.url}/api/auth.test?token=xoxb-workspace`, { method: 'POST', headers }).then((r) =>
        r.json(),
      )
    expect(await call({})).toMatchObject({ error: 'not_authed' })
    expect(await call({ authorization: 'Bearer xoxb-other' })).toMatchObject({ error: 'invalid_auth' })
  })

  it('refuses blocks in the words of Slack', async () => {
    const actions = { type: 'actions', elements: Array.from({ length: 26 }, () => ({ type: 'divider' })) }
    expect(
      await refusal(house.client.apiCall('chat.postMessage', { channel: CHANNEL, blocks: [actions] })),
    ).toMatchObject({
      error: 'invalid_blocks',
      errors: ['no more than 25 items allowed [json-pointer:/blocks/0/elements]'],
    })
    const long = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(2900) } }
    const call = house.client.apiCall('chat.postMessage', {
      channel: CHANNEL,
      blocks: [long, long, long, long, long],
    })
    expect(await refusal(call)).toMatchObject({ error: 'msg_blocks_too_long' })
  })
})

describe('files', () => {
  it('takes an upload, shares it, gives it to the app and to who may see it, and takes it away', async () => {
    const uploaded = (await house.client.files.uploadV2({
      channel_id: CHANNEL,
      filename: 'letter.pdf',
      title: 'A letter',
      file: Buffer.from('%PDF-1.7 test'),
      initial_comment: 'Here it is',
    })) as unknown as { files: { files: { id: string }[] }[] }
    const id = String(uploaded.files[0]?.files[0]?.id)
    const info = await house.workspace.actions
      .until(() => house.workspace.actions.messages(CHANNEL, SAM).find(({ text }) => text === 'Here it is'))
      .then(() => house.client.files.info({ file: id }))
    expect(info.file).toMatchObject({ name: 'letter.pdf', title: 'A letter', mimetype: 'application/pdf' })
    const url = String(info.file?.url_private)
    const asApp = await fetch(url, { headers: { authorization: 'Bearer xoxb-workspace' } })
    expect(await asApp.text()).toBe('%PDF-1.7 test')
    expect((await fetch(url)).status).toBe(404)
    const message = house.workspace.actions.messages(CHANNEL, SAM).at(-1)
    expect(message).toMatchObject({ text: 'Here it is', files: [{ id }] })
    await house.client.files.delete({ file: id })
    expect(await refusal(house.client.files.info({ file: id }))).toMatchObject({ error: 'file_deleted' })
  })

  it('refuses to share a file with a person instead of a conversation', async () => {
    const call = house.client.files.completeUploadExternal({
      files: [{ id: 'F0', title: 'x' }],
      channel_id: SAM,
    })
    expect(JSON.stringify(await refusal(call))).toContain('input must match regex pattern')
  })
})

describe('calls that go wrong on purpose', () => {
  it('answers 429, breaks, loses and drops', async () => {
    const post = (text: string) => house.client.chat.postMessage({ channel: CHANNEL, text })
    const texts = () => house.workspace.actions.messages(CHANNEL, SAM).map((m) => m.text)
    house.workspace.wire.failNext('chat.postMessage', '500')
    await expect(post('never')).rejects.toThrow()
    house.workspace.wire.failNext('chat.postMessage', 'lost')
    expect(await post('lost')).toMatchObject({ ok: true })
    house.workspace.wire.failNext('chat.postMessage', 'drop-after')
    await expect(post('dropped')).rejects.toThrow()
    expect(texts()).not.toContain('never')
    expect(texts()).not.toContain('lost')
    expect(texts()).toContain('dropped')
  })
})
