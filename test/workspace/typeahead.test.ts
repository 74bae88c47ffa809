import { beforeEach, describe, expect, it } from 'vitest'
import { CHANNEL, EVE, SAM } from './house.ts'
import { type Dict, type RawApp, type Reply, rawApp } from './raw-app.ts'
import { field, modal, option, plain } from './sample-views.ts'

const nothing = { ok: true, options: [], groups: [] }
const trouble = { ok: false, options: [], groups: [] }

let app: RawApp
beforeEach(() => {
  app = rawApp()
})

const open = async (element: Dict): Promise<string> => {
  await app.workspace.actions.command(SAM, CHANNEL, '/fasttrack new')
  const { trigger_id } = app.told('command').at(-1) as { trigger_id: string }
  const view = modal('Find', { blocks: [field('a', element)] })
  const body = await app.api('views.open', { trigger_id, view })
  return (body.view as { id: string }).id
}
const search = async (query: string, reply: Reply, element: Dict = {}) => {
  const viewId = await open({ type: 'external_select', min_query_length: 0, ...element })
  app.answers(() => reply)
  return app.workspace.actions.suggest(SAM, { viewId }, 'a', 'a', query)
}
const many = (length: number, make = (n: number) => option(`${n}`) as Dict) =>
  Array.from({ length }, (_, n) => make(n))
const group = (length: number) => ({ label: plain('A group'), options: many(length) })

describe('a typeahead', () => {
  it.each([
    [undefined, 'ab', 0],
    [undefined, 'abc', 1],
    [undefined, '👩👩', 0],
    [0, '', 1],
    [1, '', 0],
  ])('that asks for %s characters and is given “%s” asks the app %i times', async (least, query, times) => {
    const viewId = await open({
      type: 'external_select',
      ...(least === undefined ? {} : { min_query_length: least }),
    })
    app.answers(() => ({ options: [option('x')] }))
    const found = await app.workspace.actions.suggest(SAM, { viewId }, 'a', 'a', query)
    expect(found).toEqual(times === 0 ? nothing : { ...nothing, options: [option('x')] })
    expect(app.told('block_suggestion')).toHaveLength(times)
  })

  it('tells the app where it stands and what was typed, and gives it nothing to act with', async () => {
    const viewId = await open({ type: 'multi_external_select' })
    app.answers(() => ({ options: [] }))
    await app.workspace.actions.suggest(SAM, { viewId }, 'a', 'a', 'smith')
    const asked = app.told('block_suggestion')[0] ?? {}
    expect(asked).toEqual({
      type: 'block_suggestion',
      user: { id: SAM, username: 'sam', name: 'sam', team_id: 'T0SCHOOL01' },
      team: { id: 'T0SCHOOL01', domain: 'ashgrove' },
      api_app_id: 'A0FASTTRK1',
      token: expect.any(String),
      enterprise: null,
      is_enterprise_install: false,
      container: { type: 'view', view_id: viewId },
      view: expect.objectContaining({ id: viewId }),
      action_id: 'a',
      block_id: 'a',
      value: 'smith',
    })
  })

  it('in a message names the message, and has no address to answer to either', async () => {
    const select = { type: 'external_select', action_id: 'a', min_query_length: 1 }
    const section = { type: 'section', block_id: 'a', text: plain('Find'), accessory: select }
    const { ts } = await app.api('chat.postMessage', { channel: CHANNEL, text: 'Find', blocks: [section] })
    app.answers(() => ({ options: [option('x')] }))
    const target = { channel: CHANNEL, ts: String(ts) }
    await app.workspace.actions.suggest(SAM, target, 'a', 'a', 's')
    const asked = app.told('block_suggestion')[0] ?? {}
    expect(asked).toMatchObject({ container: { message_ts: ts }, message: { ts }, channel: { id: CHANNEL } })
    for (const name of ['response_url', 'trigger_id', 'state', 'view']) expect(asked).not.toHaveProperty(name)
    await app.workspace.actions.click(SAM, target, 'a', 'a', 'x')
    expect(app.told('block_actions')[0]).toMatchObject({ actions: [{ selected_option: option('x') }] })
  })

  it.each<[string, Dict, Dict]>([
    ['a hundred options', { options: many(100) }, { options: many(100) }],
    ['no options', { options: [] }, {}],
    ['groups', { option_groups: [group(100), group(1)] }, { groups: [group(100), group(1)] }],
    ['a hundred groups', { option_groups: many(100, () => group(1)) }, { groups: many(100, () => group(1)) }],
    [
      'a description',
      { options: [{ ...option('x'), description: plain('y') }] },
      { options: [{ ...option('x'), description: plain('y') }] },
    ],
  ])('offers %s', async (_what, reply, found) => {
    expect(await search('x', reply)).toEqual({ ...nothing, ...found })
    expect(app.workspace.faults()).toEqual([])
  })

  it.each<[string, Reply]>([
    ['a hundred and one options', { options: many(101) }],
    ['a hundred and one groups', { option_groups: many(101, () => group(1)) }],
    ['a group of a hundred and one', { option_groups: [group(101)] }],
    ['a group without a name', { option_groups: [{ options: many(1) }] }],
    ['options and groups', { options: many(1), option_groups: [group(1)] }],
    ['neither', {}],
    ['a list', '[]'],
    ['words', 'Smith'],
    ['nothing', undefined],
    ['an option with a stray property', { options: [{ ...option('x'), type: 'stray' }] }],
    ['an option that says nothing', { options: [{ text: plain(''), value: 'x' }] }],
    ['an option without a value', { options: [{ text: plain('x') }] }],
    ['an option whose words are too long', { options: [{ text: plain('x'.repeat(76)), value: 'x' }] }],
    ['an option whose value is too long', { options: [{ text: plain('x'), value: 'x'.repeat(151) }] }],
    ['options that are none', { options: ['x'] }],
    ['an error', new Response('', { status: 500 })],
  ])('has trouble with %s, which is recorded as a fault', async (_what, reply) => {
    expect(await search('x', reply)).toEqual(trouble)
    expect(app.workspace.faults()).toHaveLength(1)
  })

  it('takes what it offered, once and earlier, and nothing else', async () => {
    const viewId = await open({ type: 'multi_external_select', min_query_length: 0 })
    const { actions } = app.workspace
    for (const value of ['x', 'y']) {
      app.answers(() => ({ option_groups: [{ label: plain('G'), options: [option(value)] }] }))
      await actions.suggest(SAM, { viewId }, 'a', 'a', value)
    }
    actions.fill(SAM, { viewId }, 'a', 'a', ['x', 'y'])
    expect(actions.views(SAM)[0]?.state.values.a?.a).toMatchObject({
      selected_options: [option('x'), option('y')],
    })
    expect(() => actions.fill(SAM, { viewId }, 'a', 'a', ['z'])).toThrow('option_not_found')
  })

  it('lends what it offered to no other field, though its action id be the same', async () => {
    const { actions } = app.workspace
    await actions.command(SAM, CHANNEL, '/fasttrack new')
    const { trigger_id } = app.told('command').at(-1) as { trigger_id: string }
    const blocks = [
      field('a', { type: 'external_select', min_query_length: 0, action_id: 'same' }),
      field('b', { type: 'static_select', options: [option('y')], action_id: 'same' }),
    ]
    const body = await app.api('views.open', { trigger_id, view: modal('Find', { blocks }) })
    const viewId = (body.view as { id: string }).id
    app.answers(() => ({ options: [option('x')] }))
    await actions.suggest(SAM, { viewId }, 'a', 'same', '')
    actions.fill(SAM, { viewId }, 'a', 'same', 'x')
    expect(() => actions.fill(SAM, { viewId }, 'b', 'same', 'x')).toThrow('option_not_found')
  })

  it('is picked as it was offered last', async () => {
    const viewId = await open({ type: 'external_select', min_query_length: 0 })
    const { actions } = app.workspace
    for (const words of ['Old words', 'New words']) {
      app.answers(() => ({ options: [{ ...option('x'), text: plain(words) }] }))
      await actions.suggest(SAM, { viewId }, 'a', 'a', words)
    }
    actions.fill(SAM, { viewId }, 'a', 'a', 'x')
    expect(actions.views(SAM)[0]?.state.values.a?.a).toMatchObject({
      selected_option: { text: { text: 'New words' } },
    })
  })

  it('is asked by nobody else, and by no other kind of element', async () => {
    const viewId = await open({ type: 'plain_text_input' })
    const { actions } = app.workspace
    const ask = async (user: string) => actions.suggest(user, { viewId }, 'a', 'a', 'smith')
    await expect(ask(SAM)).rejects.toThrow('element_not_found')
    await expect(ask(EVE)).rejects.toThrow('not_found')
    expect(app.told('block_suggestion')).toEqual([])
  })
})
