import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { firstTime } from '../../db/inbox.ts'
import { actions, header, homeView } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { type Command, onModal, onPress, onSearch, onShortcut } from '../../src/kit/command.ts'
import type { Context } from '../../src/kit/context.ts'
import { choice, search, text } from '../../src/kit/field.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { defineShortcut } from '../../src/kit/shortcut.ts'
import { submissionKey } from '../../src/slack/inbox-key.ts'
import { interaction, signed, startBot, typed } from './bot.ts'
import { type FakeSlack, fakeSlack } from './fake-slack.ts'

const press = defineButton({ id: 'case.keep', payload: z.object({ case: z.string() }) })
const keepIt = defineShortcut({ id: 'note.keep', name: 'Keep it', description: 'Keep a message' })
const note = defineModal({
  id: 'note',
  context: z.object({ case: z.string() }),
  fields: { words: text(), how: choice(['saw', 'told']), pupil: search() },
})

/** What the handlers below are told to do, and what they heard. */
type Deps = { heard: unknown[]; act: (ctx: Context<Deps>) => Promise<unknown> }

const does = async (ctx: Context<Deps>) => {
  await ctx.deps.act(ctx)
  return undefined
}

const commands: Command<Deps>[] = [
  {
    word: 'open',
    usage: '<case>',
    help: 'Open a case',
    run: async (ctx, rest) => {
      ctx.deps.heard.push(rest)
      return does(ctx)
    },
  },
  {
    word: 'note',
    help: 'Write a note',
    run: async () => ({ say: 'Noted.' }),
    buttons: [
      onPress(press, async (ctx, payload) => {
        ctx.deps.heard.push(payload, ctx.message, ctx.inboxKey)
        return does(ctx)
      }),
    ],
    modals: [
      onModal(note, {
        async submit(ctx, { answers, context }) {
          ctx.deps.heard.push(context, answers.words)
          await ctx.deps.act(ctx)
          return answers.words === null ? { errors: { words: 'Say what happened.' } } : { close: true }
        },
        async change(ctx, { changed }) {
          ctx.deps.heard.push(changed)
          return does(ctx)
        },
      }),
    ],
    shortcuts: [
      onShortcut(keepIt, async (ctx, at) => {
        ctx.deps.heard.push(at, ctx.inboxKey)
        await ctx.deps.act(ctx)
        return { say: 'Kept.' }
      }),
    ],
    searches: [
      onSearch(note.fields.pupil, async (ctx, words) => {
        await ctx.deps.act(ctx)
        return [{ value: 'p1', text: `Pupil ${words}` }]
      }),
    ],
  },
  {
    word: 'home',
    help: 'Home',
    run: async () => undefined,
    home: async (ctx) => homeView([header(ctx.person.name)]),
  },
]

/** What is done at once may take so long on a busy machine, and what is late takes longer. */
const LIMIT_MS = 700
const TOO_LONG_MS = 1200

let slack: FakeSlack
let bot: Awaited<ReturnType<typeof startBot<Deps>>>
let deps: Deps

beforeEach(async () => {
  slack = await fakeSlack({ 'views.open': () => ({ view: { id: 'V1', hash: 'h' } }) })
  deps = { heard: [], act: async () => {} }
  bot = await startBot(slack, commands, deps, { limitMs: LIMIT_MS })
})
afterEach(async () => {
  await bot.remove()
  await slack.close()
})

const say = async (request: Request) => (await bot.fetch(request)).json() as Promise<Record<string, unknown>>
const view = (values: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => ({
  id: 'V1',
  type: 'modal',
  hash: 'h1',
  callback_id: 'note',
  private_metadata: '{"case":"C-1"}',
  title: { type: 'plain_text', text: 'Note' },
  submit: { type: 'plain_text', text: 'Save' },
  close: null,
  blocks: [note.fields.words.block({ label: 'Words' })],
  state: { values },
  ...more,
})
const wrote = (value: string | null) => ({ words: { 'note.words': { type: 'plain_text_input', value } } })
const submitted = (shown: unknown) => interaction({ type: 'view_submission', trigger_id: '7.7', view: shown })
const pressed = (more: Record<string, unknown> = {}) =>
  interaction({
    type: 'block_actions',
    trigger_id: '9.9',
    response_url: `${slack.url}/respond`,
    channel: { id: 'C1' },
    message: { ts: '1.1' },
    actions: [
      { type: 'button', action_id: 'case.keep#2', block_id: 'b', action_ts: '5.5', value: '{"case":"C-1"}' },
    ],
    ...more,
  })
const home = (tab: string, user = 'UHEAD', id = 'E1') =>
  signed(
    JSON.stringify({
      type: 'event_callback',
      team_id: 'T1',
      event_id: id,
      event: { type: 'app_home_opened', user, tab },
    }),
    {
      type: 'application/json',
    },
  )
const eventually = async (holds: () => boolean) => {
  for (let n = 0; n < 100 && !holds(); n++) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(holds()).toBe(true)
}
/** Something that goes on until it is let go on. */
function held() {
  let letGo = () => {}
  const gone = new Promise<void>((go) => {
    letGo = go
  })
  return { gone, letGo: () => letGo() }
}
const slowly = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('the slash command', () => {
  it('gives a word the rest of what was typed', async () => {
    await bot.fetch(typed(slack, '  OPEN  Amy   Ash '))
    expect(deps.heard).toEqual(['Amy   Ash'])
  })

  it('is helped by what the commands say of themselves', async () => {
    const { text: title, blocks } = await say(typed(slack, 'help'))
    expect(title).toBe('What /fasttrack can do')
    expect(JSON.stringify(blocks)).toContain('*/fasttrack open* &lt;case&gt; – Open a case')
  })

  it.each([
    ['opne', 'Did you mean `/fasttrack open`?'],
    ['no', 'Did you mean `/fasttrack note`?'],
    ['xylophone', 'does not know that word. Type'],
    ['<!channel>', 'Fast Track does not know that word. Type'],
  ])('answers the unknown word %s with the nearest one', async (word, part) => {
    expect((await say(typed(slack, word))).text).toContain(part)
  })

  it.each(['UNONE', 'USTRANGER'])('tells %s, who has no role, nothing but whom to ask', async (user) => {
    expect((await say(typed(slack, 'open', { user_id: user }))).text).toMatch(/^You do not have access/)
    expect((await say(typed(slack, 'help', { user_id: user }))).text).toMatch(/^You do not have access/)
    expect(deps.heard).toEqual([])
  })
})

describe('opening a modal', () => {
  it.each<[string, Parameters<FakeSlack['next']>[1], RegExp]>([
    ['an expired trigger', { kind: 'error', error: 'expired_trigger_id' }, /took too long to open/],
    [
      'an expired trigger in its other shape',
      {
        kind: 'error',
        error: 'invalid_arguments',
        messages: ['`trigger_id` expired [json-pointer:/trigger_id]'],
      },
      /took too long to open/,
    ],
    ['a trigger used twice', { kind: 'error', error: 'exchanged_trigger_id' }, /took too long to open/],
    ['a request to wait', { kind: 'wait', seconds: 30 }, /Slack is busy/],
    ['a server error', { kind: 'http', status: 500, done: true }, /did not answer in time/],
    ['a cut answer', { kind: 'cut', done: true }, /did not answer in time/],
    ['a page of a proxy', { kind: 'page' }, /did not answer in time/],
    ['three already open', { kind: 'error', error: 'push_limit_reached' }, /Close one/],
  ])('after %s says so', async (_name, fate, sentence) => {
    deps.act = (ctx) => ctx.open(note.open({ title: 'Note', context: { case: 'C-1' }, blocks: [] }))
    slack.next('views.open', fate)
    expect((await say(typed(slack, 'open'))).text).toMatch(sentence)
    expect(bot.lines.filter((line) => line.includes('something went wrong'))).toEqual([])
  })

  it('with a mistake in the view is a fault with a number, whose log points at the place and quotes nothing', async () => {
    deps.act = (ctx) => ctx.open(note.open({ title: 'Amy Ash', context: { case: 'C-1' }, blocks: [] }))
    slack.next('views.open', {
      kind: 'error',
      error: 'invalid_arguments',
      messages: ['[ERROR] must be less than 76 characters: Amy [json-pointer:/view/blocks/0/text]'],
    })
    const { text: told } = await say(typed(slack, 'open'))
    const [, number] = /quote ([0-9A-F]{4})\.$/.exec(String(told)) ?? []
    const line = bot.lines.map((one) => JSON.parse(one)).find(({ id }) => id === number)
    expect(line).toMatchObject({
      where: 'command open',
      slack: 'invalid_arguments',
      pointers: ['/view/blocks/0/text'],
    })
    expect(JSON.stringify(line)).not.toContain('Amy')
  })

  it('paints nothing over a view that was closed or repainted by somebody else', async () => {
    const painted: unknown[] = []
    deps.act = async (ctx) => {
      const empty = note.open({ title: 'Note', context: { case: 'C-1' }, blocks: [] })
      for (let n = 0; n < 3; n++) painted.push(await ctx.update('V1', empty))
    }
    slack.next(
      'views.update',
      { kind: 'error', error: 'hash_conflict' },
      { kind: 'error', error: 'not_found' },
    )
    await bot.fetch(typed(slack, 'open'))
    expect(painted).toEqual([false, false, true])
  })
})

describe('a press', () => {
  it('reaches its button by its whole id, with its place and a name for the inbox', async () => {
    expect((await bot.fetch(pressed())).status).toBe(200)
    expect(deps.heard).toEqual([{ case: 'C-1' }, { channel: 'C1', ts: '1.1' }, 'act:9.9'])
  })

  it('without a trigger is named by its time', async () => {
    await bot.fetch(pressed({ trigger_id: undefined }))
    expect(deps.heard[2]).toBe('act:UHEAD:5.5')
  })

  it('on a button that is gone from the program is explained', async () => {
    await bot.fetch(pressed({ actions: [{ action_id: 'case.keeper', block_id: 'b', value: '1' }] }))
    await eventually(() => slack.told.length === 1)
    expect(slack.told[0]).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('older version'),
    })
    expect(deps.heard).toEqual([])
  })

  it('on a field of a modal tells which field of which version changed', async () => {
    await bot.fetch(pressed({ view: view(), actions: [{ action_id: 'note.how', block_id: 'how@4' }] }))
    expect(deps.heard).toEqual([{ field: 'how', key: '', version: 4 }])
  })

  it('that was not kept says so on top of its modal, and leaves what is typed there alone', async () => {
    deps.act = () => slowly(TOO_LONG_MS)
    await bot.fetch(pressed({ view: view(wrote('half a sent')) }))
    await eventually(() => slack.of('views.update').length === 1)
    const painted = slack.of('views.update')[0]?.args.view as ReturnType<typeof view>
    expect(slack.of('views.update')[0]?.args).toMatchObject({ view_id: 'V1', hash: 'h1' })
    expect(JSON.stringify(painted.blocks[0])).toContain('nothing was kept')
    expect(painted.blocks[1]).toEqual(view().blocks[0])
    expect(Object.keys(painted).sort()).toEqual([
      'blocks',
      'callback_id',
      'private_metadata',
      'submit',
      'title',
      'type',
    ])
  })

  it('that was not kept on a modal that is gone is told in a direct message or beside it', async () => {
    deps.act = () => slowly(TOO_LONG_MS)
    slack.next('views.update', { kind: 'error', error: 'not_found' })
    await bot.fetch(pressed({ view: view(), response_url: undefined }))
    await eventually(() => slack.of('chat.postMessage').length === 1)
    expect(slack.of('chat.postMessage')[0]?.args).toMatchObject({
      channel: 'UHEAD',
      text: expect.stringContaining('kept'),
    })
  })
})

describe('a message shortcut', () => {
  const chosen = (more: Record<string, unknown> = {}) =>
    interaction({
      type: 'message_action',
      callback_id: 'note.keep',
      trigger_id: '8.8',
      response_url: `${slack.url}/respond`,
      action_ts: '6.6',
      channel: { id: 'C1', name: 'year-9' },
      message_ts: '1.2',
      message: { type: 'message', user: 'UHEAD', ts: '1.2', thread_ts: '1.1', text: 'a &lt;b&gt; &amp;amp;' },
      ...more,
    })

  it('hands over where it was, in whose thread, and the words as they were typed', async () => {
    expect(await (await bot.fetch(chosen())).text()).toBe('')
    const at = { channel: 'C1', ts: '1.2', thread: '1.1', text: 'a <b> &amp;', own: false }
    expect(deps.heard).toEqual([at, 'act:8.8'])
  })

  it('tells a message of a bot from one that a person wrote', async () => {
    await bot.fetch(chosen({ message: { ts: '1.1', text: 'Card', bot_id: 'B1' } }))
    expect(deps.heard[0]).toMatchObject({ own: true, thread: null })
  })

  it('of an older version does nothing', async () => {
    await bot.fetch(chosen({ callback_id: 'gone' }))
    expect(deps.heard).toEqual([])
  })

  it('of somebody without a role does nothing', async () => {
    await bot.fetch(chosen({ user: { id: 'UNOBODY' } }))
    expect(deps.heard).toEqual([])
  })
})

describe('a submission', () => {
  it('closes its modal, or shows its errors at their fields', async () => {
    expect(await (await bot.fetch(submitted(view(wrote('Rang home'))))).text()).toBe('')
    expect(deps.heard).toEqual([{ case: 'C-1' }, 'Rang home'])
    expect(await say(submitted(view(wrote(null))))).toEqual({
      response_action: 'errors',
      errors: { words: 'Say what happened.' },
    })
  })

  it('that breaks shows its number at a field, so that nothing typed is lost', async () => {
    deps.act = async () => Promise.reject(new Error('Amy Ash is absent'))
    const { errors } = (await say(submitted(view(wrote('x'))))) as { errors: Record<string, string> }
    expect(errors.words).toMatch(/^Something went wrong\..*quote [0-9A-F]{4}\.$/)
    expect(bot.lines.join('\n')).not.toContain('Amy')
  })

  it('that was not kept is painted anew, so that the same Save again is no repeat of it', async () => {
    const late = held()
    deps.act = () => late.gone
    const { response_action: how, view: painted } = await say(submitted(view(wrote('half a sent'))))
    late.letGo()
    expect(how).toBe('update')
    const [banner, ...rest] = (painted as ReturnType<typeof view>).blocks
    expect(JSON.stringify(banner)).toContain('nothing was kept')
    expect(rest).toEqual(view().blocks)
  })

  it('without any field is explained over it, and in its place when three are open', async () => {
    deps.act = async () => Promise.reject(new Error('no'))
    const bare = view({}, { blocks: [], previous_view_id: null, root_view_id: 'V1' })
    expect(await say(submitted({ ...bare, state: { values: wrote('x') } }))).toMatchObject({
      response_action: 'push',
    })
    expect(await say(submitted({ ...bare, previous_view_id: 'V2', root_view_id: 'V3' }))).toMatchObject({
      response_action: 'update',
    })
  })

  it('is named by its view and its answers, so that only the same Save is taken for a repeat', () => {
    const named = (words: string, hash = 'h1') => submissionKey({ ...view(wrote(words), { hash }) } as never)
    expect(named('a')).toBe(named('a'))
    expect(new Set([named('a'), named('b'), named('a', 'h2')]).size).toBe(3)
  })
})

describe('a request that takes too long is told the truth', () => {
  const keep = (ctx: Context<Deps>) =>
    bot.store.write(async (tx) => {
      const first = await firstTime(tx, ctx.inboxKey, ctx.now)
      if (first) deps.heard.push('kept')
    })

  it('not kept: its late transaction then finds its place taken and keeps nothing', async () => {
    let finished = Promise.resolve()
    deps.act = (ctx) => {
      finished = slowly(TOO_LONG_MS).then(() => keep(ctx))
      return finished
    }
    expect((await say(typed(slack, 'open'))).text).toMatch(/nothing was kept/)
    await finished
    expect(deps.heard).toEqual([''])
  })

  it('kept: when the transaction was over and only the rest took long', async () => {
    deps.act = async (ctx) => {
      await keep(ctx)
      await slowly(TOO_LONG_MS)
    }
    expect((await say(typed(slack, 'open'))).text).toMatch(/was kept/)
    expect(deps.heard).toEqual(['', 'kept'])
  })

  it('not known: when the store does not answer', async () => {
    const store = held()
    deps.act = () => bot.store.write(() => store.gone)
    expect((await say(typed(slack, 'open'))).text).toMatch(/not known whether/)
    store.letGo()
  })

  it('and the store itself keeps to the time that is left', async () => {
    deps.act = (ctx) =>
      bot.store.write(
        async (tx) => {
          await slowly(100)
          await firstTime(tx, ctx.inboxKey, ctx.now)
        },
        {
          withinMs: Math.min(50, ctx.withinMs()),
        },
      )
    expect((await say(typed(slack, 'open'))).text).toMatch(/did not answer in time.*quote/)
  })
})

describe('after the acknowledgement', () => {
  it('what follows does not keep Slack waiting, and its failure is told beside the request', async () => {
    const answered = held()
    const after: Command<Deps> = {
      word: 'after',
      help: 'Paint later',
      run: async () => ({
        say: 'Kept.',
        after: async () => {
          await answered.gone
          throw new Error('Amy')
        },
      }),
    }
    const other = await startBot(slack, [after], deps, { limitMs: LIMIT_MS })
    const answer = await other.fetch(typed(slack, 'after'))
    answered.letGo()
    expect(await answer.json()).toMatchObject({ text: 'Kept.' })
    await eventually(() => slack.told.length === 1)
    expect(slack.told[0]).toMatchObject({
      text: expect.stringMatching(/while showing this.*quote [0-9A-F]{4}/),
    })
    await slowly(50)
    await other.remove()
  })
})

describe('a field that searches', () => {
  const suggest = (more: Record<string, unknown> = {}) =>
    interaction({
      type: 'block_suggestion',
      action_id: 'note.pupil',
      block_id: 'pupil',
      value: 'am',
      view: view(),
      ...more,
    })

  it('answers with its matches', async () => {
    expect(await say(suggest())).toEqual({
      options: [{ text: { type: 'plain_text', text: 'Pupil am', emoji: false }, value: 'p1' }],
    })
  })

  it.each([
    ['somebody without a role', { user: { id: 'UNONE' } }, async () => {}],
    ['a field that is gone', { action_id: 'note.pupils' }, async () => {}],
    ['a broken search', {}, async () => Promise.reject(new Error('no'))],
    ['a slow search', {}, () => slowly(TOO_LONG_MS)],
  ])('finds nothing for %s', async (_name, more, act) => {
    deps.act = act
    expect(await say(suggest(more))).toEqual({ options: [] })
  })
})

describe('the Home tab', () => {
  it('is painted for whoever opens it', async () => {
    await bot.fetch(home('home'))
    await eventually(() => slack.of('views.publish').length === 1)
    expect(slack.of('views.publish')[0]?.args).toMatchObject({ user_id: 'UHEAD', view: { type: 'home' } })
    expect(JSON.stringify(slack.of('views.publish')[0]?.args)).toContain('Ada Head')
  })

  it('of somebody without a role says whom to ask', async () => {
    await bot.fetch(home('home', 'UNONE'))
    await eventually(() => slack.of('views.publish').length === 1)
    expect(JSON.stringify(slack.of('views.publish')[0]?.args)).toContain('You do not have access')
  })

  it('is not painted as it was, once it was opened again', async () => {
    slack.next('views.publish', { kind: 'http', status: 500, done: false })
    await bot.fetch(home('home', 'UHEAD', 'E1'))
    await eventually(() => slack.of('views.publish').length === 1)
    await bot.fetch(home('home', 'UHEAD', 'E2'))
    await eventually(() => slack.of('views.publish').length === 2)
    await slowly(1300)
    expect(slack.of('views.publish')).toHaveLength(2)
  })

  it('is left alone when the messages tab is opened', async () => {
    await bot.fetch(home('messages'))
    await slowly(50)
    expect(slack.of('views.publish')).toEqual([])
  })
})

describe('wiring', () => {
  it('refuses two commands with one word, id or Home tab', async () => {
    const twice: Command<Deps>[] = [...commands, { word: 'open', help: 'Again', run: async () => undefined }]
    await expect(startBot(slack, twice, deps)).rejects.toThrow('Declared twice: open.')
    const buttons = [onPress<Deps, { case: string }>(press, async () => undefined)]
    const same: Command<Deps>[] = [...commands, { word: 'x', help: 'x', run: async () => undefined, buttons }]
    await expect(startBot(slack, same, deps)).rejects.toThrow('case.keep')
  })

  it('counts every request by kind and outcome', async () => {
    await bot.fetch(typed(slack, 'note'))
    await bot.fetch(pressed())
    const measures = await bot.metrics.registry.metrics()
    expect(measures).toContain('fasttrack_slack_requests_total{kind="command",outcome="done"} 1')
    expect(measures).toContain('fasttrack_slack_requests_total{kind="press",outcome="done"} 1')
  })

  it('never logs what somebody typed', async () => {
    await bot.fetch(typed(slack, 'Amy Ash'))
    await bot.fetch(submitted(view(wrote('Amy Ash'))))
    expect(bot.lines.join('\n')).not.toMatch(/Amy|Ash/)
  })
})

// A row of the same button must still reach it.
it('tells copies of a button apart by a number behind its id', () => {
  const row = actions([
    press.element({ text: 'A', payload: { case: '1' }, nth: 1 }),
    press.element({ text: 'B', payload: { case: '2' }, nth: 2 }),
  ])
  expect(row.elements.map(({ action_id }) => action_id)).toEqual(['case.keep#1', 'case.keep#2'])
})
