import { createClient } from '@libsql/client'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { cases, events } from '../../db/schema.ts'
import { act } from '../../src/casework/act.ts'
import { closeLetters } from '../../src/documents/render-letter.ts'
import type { FailMode, ShownView } from '../../src/workspace/index.ts'
import { type AtWork, type Beginning, botAtWork, expectSound } from './bot-at-work.ts'
import { places } from './four-schools.ts'
import { everything, expectDone, expectOnce, settled } from './told-once.ts'

const [{ person, channel }] = places as [(typeof places)[0]]
const user = person.id

let running: AtWork | null = null
const begin = async (how?: Beginning): Promise<AtWork> => {
  running = await botAtWork(how)
  return running
}
afterEach(async () => {
  await running?.stop()
  running = null
})
afterAll(closeLetters)

const top = ({ workspace }: AtWork): ShownView | undefined => workspace.actions.views(user).at(-1)

const lastSaid = ({ workspace }: AtWork): string =>
  workspace.actions.messages(channel, user).findLast(({ ephemeral }) => ephemeral)?.text ?? ''

const shows = (story: AtWork, callback: string) =>
  story.workspace.actions.until(() => {
    const view = top(story)
    return view?.callback_id === callback && view
  })

/** The form for a new case with a pupil chosen. */
async function newForm(story: AtWork, pupil: string): Promise<ShownView> {
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

const casesOf = async ({ store }: AtWork, pupil: string) =>
  (await store.read.select().from(cases)).filter((one) => one.pupil === pupil)

describe('while Slack answers badly', () => {
  test('every message and file still arrives, and once', async () => {
    const fails: Record<string, FailMode[]> = {
      'chat.postMessage': [
        '429',
        '500',
        'drop-after',
        'timeout',
        'html-200',
        '500',
        'drop-before',
        'html-502',
      ],
      'chat.update': ['429', '500', 'drop-after', 'html-200'],
      'files.getUploadURLExternal': ['500', '429', 'drop-after'],
      upload: ['500', 'drop-before', 'drop-after', '429'],
      'files.completeUploadExternal': ['drop-after', '500', '429', 'lost'],
      'files.info': ['500', 'drop-after'],
      'conversations.open': ['429', 'drop-after'],
      'conversations.history': ['500', '429'],
    }
    const story = await begin({
      letters: true,
      before: (workspace) => {
        for (const [method, modes] of Object.entries(fails))
          for (const mode of modes) workspace.wire.failNext(method, mode)
      },
    })
    // What waits for its next try waits five times as briefly; Slack's ten seconds for an answer are still ten.
    const hurry = setInterval(() => story.leap(1000), 250)
    const notices = await settled(story.store, 70_000)
    clearInterval(hurry)
    expectDone(notices)
    expectOnce(notices, await everything(story.workspace, story))
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
    const outcome = await actions.submit(user, form.id)
    expect(outcome).toMatchObject({ ok: false })
    expect(JSON.stringify(outcome)).toMatch(/[Nn]othing was kept/)
    expect(await story.store.read.$count(events)).toBe(before)
    await lock.rollback()
    // What still waited for the store would be written now.
    await new Promise((done) => setTimeout(done, 1000))
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
    expectOnce(notices, await everything(story.workspace, story))
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
