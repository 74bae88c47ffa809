import type { App } from '@slack/bolt'
import type { View } from '@slack/types'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CHANNEL, EVE, type House, SAM, startHouse } from './house.ts'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const option = (value: string) => ({ text: plain(value.toUpperCase()), value })

const inputs = (title: string, more: Record<string, unknown> = {}): View => ({
  type: 'modal',
  title: plain(title),
  submit: plain('Save'),
  callback_id: 'form',
  blocks: [
    {
      type: 'input',
      block_id: 'name',
      label: plain('Name'),
      element: { type: 'plain_text_input', action_id: 'a' },
    },
    {
      type: 'input',
      block_id: 'kind',
      optional: true,
      dispatch_action: true,
      label: plain('Kind'),
      element: { type: 'static_select', action_id: 'a', options: [option('x'), option('y')] },
    },
  ],
  ...more,
})

const fault = { error: '' }
const wanted: { submit: unknown; heard: Record<string, unknown>[] } = { submit: undefined, heard: [] }

const setUp = (app: App) => {
  const note = (body: unknown) => wanted.heard.push(body as Record<string, unknown>)
  type Given = Parameters<Parameters<typeof app.command>[1]>[0]
  const show = ({ client, command }: Given, title: string, more = {}) =>
    client.views.open({ trigger_id: command.trigger_id, view: inputs(title, more) })
  const answers: Record<string, (given: Given) => Promise<unknown>> = {
    text: ({ ack }) => ack('Just words'),
    public: ({ ack }) => ack({ response_type: 'in_channel', text: 'For all' }),
    async new(given) {
      await given.ack()
      await show(given, 'Form')
    },
    async six({ ack, respond }) {
      await ack()
      for (let i = 1; i <= 6; i += 1)
        await respond({ text: `Answer ${i}` }).catch(() => {
          fault.error = `sixth refused after ${i - 1}`
        })
    },
  }
  app.command('/fasttrack', async (given) => {
    await answers[given.command.text]?.(given)
  })
  app.action('a', async ({ ack, body }) => {
    await ack()
    note(body)
  })
  app.view('form', async ({ ack, body }) => {
    note(body)
    await ack(wanted.submit as never)
  })
}

let house: House
beforeAll(async () => {
  house = await startHouse({ setUp })
})
afterAll(() => house.stop())

const { at } = { at: (viewId: string) => ({ viewId }) }
const heard = (type: string) => wanted.heard.filter((one) => one.type === type)

const open = async () => {
  const { actions } = house.workspace
  expect(await actions.command(SAM, CHANNEL, '/fasttrack new')).toEqual({ ok: true })
  return actions.until(() => actions.views(SAM)[0])
}

beforeEach(async () => {
  const { actions } = house.workspace
  for (const view of actions.views(SAM).slice(0, 1)) await actions.close(SAM, view.id, true)
  wanted.heard.length = 0
  wanted.submit = undefined
  fault.error = ''
})

describe('a modal', () => {
  it('opens from a command and belongs to one person', async () => {
    const view = await open()
    expect(view.id).toMatch(/^V[A-Z0-9]{8,}$/)
    expect(house.workspace.actions.views(EVE)).toEqual([])
    expect(view.state.values.kind?.a).toEqual({ type: 'static_select', selected_option: null })
  })

  it('keeps its id and what was typed over an update with the same ids, and takes a new hash', async () => {
    const { actions } = house.workspace
    const view = await open()
    actions.fill(SAM, at(view.id), 'name', 'a', 'Jo')
    const { view: after } = await house.client.views.update({
      view_id: view.id,
      hash: view.hash,
      view: inputs('Form 2'),
    })
    expect(after?.id).toBe(view.id)
    expect(after?.hash).not.toBe(view.hash)
    expect(actions.views(SAM)[0]?.state.values.name?.a).toMatchObject({ value: 'Jo' })
    const renamed = inputs('Form 3')
    renamed.blocks[0] = { ...renamed.blocks[0], block_id: 'name2' } as never
    await house.client.views.update({ view_id: view.id, view: renamed })
    expect(actions.views(SAM)[0]?.state.values.name2?.a).toMatchObject({ value: null })
    const stale = house.client.views.update({ view_id: view.id, hash: view.hash, view: inputs('Old') })
    await expect(stale).rejects.toThrow('hash_conflict')
  })

  it('sends every field with a click, and with a choice that tells at once', async () => {
    const { actions } = house.workspace
    const view = await open()
    actions.fill(SAM, at(view.id), 'name', 'a', 'Jo')
    await actions.click(SAM, at(view.id), 'kind', 'a', 'y')
    const [body] = heard('block_actions')
    expect(body).toMatchObject({
      actions: [{ type: 'static_select', block_id: 'kind', action_id: 'a', selected_option: option('y') }],
      container: { type: 'view', view_id: view.id },
      view: {
        state: { values: { name: { a: { value: 'Jo' } }, kind: { a: { selected_option: option('y') } } } },
      },
      user: { id: SAM, username: 'sam' },
    })
    expect(body?.trigger_id).toBeTruthy()
  })

  it.each([
    [
      'errors at their fields',
      { response_action: 'errors', errors: { name: 'No' } },
      { errors: { name: 'No' } },
      ['Form'],
    ],
    ['an update', { response_action: 'update', view: inputs('Next') }, { ok: true }, ['Next']],
    ['a push', { response_action: 'push', view: inputs('Over') }, { ok: true }, ['Form', 'Over']],
    ['a clear', { response_action: 'clear' }, { ok: true }, []],
  ])('answers a submission with %s', async (_name, answer, outcome, titles) => {
    const { actions } = house.workspace
    const view = await open()
    wanted.submit = answer
    expect(
      await actions.submit(SAM, view.id, [{ blockId: 'name', actionId: 'a', value: 'Jo' }]),
    ).toMatchObject(outcome)
    expect(actions.views(SAM).map((one) => (one.title as { text: string }).text)).toEqual(titles)
  })

  it('keeps an external id for one view of the team', async () => {
    const { client } = house
    const home = { type: 'home' as const, external_id: 'shared', blocks: [{ type: 'divider' as const }] }
    await client.views.publish({ user_id: SAM, view: home })
    await client.views.publish({ user_id: SAM, view: home })
    await expect(client.views.publish({ user_id: EVE, view: home })).rejects.toThrow('duplicate_external_id')
  })
})

describe('a command', () => {
  const texts = (user = SAM) => house.workspace.actions.messages(CHANNEL, user).map((m) => m.text)

  it('shows the words of its acknowledgement to the person alone', async () => {
    await house.workspace.actions.command(SAM, CHANNEL, '/fasttrack text')
    expect(texts()).toContain('Just words')
    expect(texts(EVE)).not.toContain('Just words')
  })

  it('shows an answer for the channel to everybody, under what was typed', async () => {
    await house.workspace.actions.command(SAM, CHANNEL, '/fasttrack public')
    expect(texts(EVE).slice(-2)).toEqual(['/fasttrack public', 'For all'])
  })

  it('that nobody knows is explained', async () => {
    await house.workspace.actions.command(SAM, CHANNEL, '/slow')
    expect(texts().at(-1)).toContain('“/slow” is not a command here')
  })

  it('may be answered five times by its response_url', async () => {
    await house.workspace.actions.command(SAM, CHANNEL, '/fasttrack six')
    await house.workspace.actions.until(() => fault.error)
    expect(fault.error).toBe('sixth refused after 5')
    expect(texts()).toContain('Answer 5')
    expect(texts()).not.toContain('Answer 6')
  })
})
