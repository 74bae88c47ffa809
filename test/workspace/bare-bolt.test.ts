import type { App, ViewClosedAction, ViewSubmitAction } from '@slack/bolt'
import type { ModalView, View } from '@slack/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkspaceActions } from '../../src/workspace/index.ts'
import { CHANNEL, EVE, type House, SAM, seed, startHouse } from './house.ts'

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const button = (id: string, text: string) => ({ type: 'button' as const, action_id: id, text: plain(text) })
const row = (...elements: ReturnType<typeof button>[]) => ({
  type: 'actions' as const,
  block_id: 'row',
  elements,
})
const line = (text: string) => ({ type: 'section' as const, block_id: 'line', text: plain(text) })
const modal = (title: string, ...blocks: View['blocks']): ModalView => ({
  type: 'modal',
  title: plain(title),
  blocks,
})

const form: ModalView = {
  ...modal(
    'A visit',
    {
      type: 'input',
      block_id: 'who',
      label: plain('Who'),
      element: { type: 'external_select', action_id: 'who', min_query_length: 1 },
    },
    {
      type: 'input',
      block_id: 'note',
      label: plain('Note'),
      element: { type: 'plain_text_input', action_id: 'note' },
    },
    row(button('more', 'More'), button('rename', 'Rename')),
  ),
  submit: plain('Keep'),
  callback_id: 'visit',
  notify_on_close: true,
}

const NAMES = ['Ann', 'Anna', 'Ben']

const modalsOf = (app: App) => {
  app.options('who', ({ ack, payload }) => {
    const fits = NAMES.filter((name) => name.startsWith(payload.value))
    return ack({ options: fits.map((name) => ({ text: plain(name), value: name })) })
  })
  app.action('more', async ({ ack, client, body }) => {
    await ack()
    if (!('trigger_id' in body)) return
    await client.views.push({ trigger_id: body.trigger_id, view: modal('More', line('All there is')) })
  })
  app.action('rename', async ({ ack, client, body }) => {
    await ack()
    if (!('view' in body)) return
    await client.views.update({
      view_id: body.view?.id,
      hash: body.view?.hash,
      view: { ...form, title: plain('Renamed') },
    })
  })
  const answers: Record<string, object> = {
    short: { response_action: 'errors', errors: { note: 'Say a little more' } },
    push: { response_action: 'push', view: modal('Pushed', line('On top')) },
    update: { response_action: 'update', view: { ...form, title: plain('Updated') } },
    clear: { response_action: 'clear' },
  }
  app.view<ViewSubmitAction>('visit', async ({ ack, view, client, body }) => {
    const { who, note } = view.state.values
    const answer = answers[note?.note?.value ?? '']
    if (answer !== undefined) return ack(answer as Parameters<typeof ack>[0])
    await ack()
    const text = `${who?.who?.selected_option?.value}: ${note?.note?.value} (${body.user.id})`
    return void (await client.chat.postMessage({
      channel: CHANNEL,
      text,
      blocks: [line(text), row(button('seen', 'Seen'))],
    }))
  })
  app.view<ViewClosedAction>({ callback_id: 'visit', type: 'view_closed' }, async ({ ack, client, body }) => {
    await ack()
    await client.chat.postEphemeral({
      channel: CHANNEL,
      user: body.user.id,
      text: `Closed, cleared: ${body.is_cleared}`,
    })
  })
}

const bareApp = (app: App) => {
  app.command('/fasttrack', async ({ ack, command, client, respond }) => {
    if (command.text === 'say') return ack({ response_type: 'in_channel', text: 'For all' })
    await ack()
    if (command.text === 'later') return void (await respond('A little later'))
    return void (await client.views.open({ trigger_id: command.trigger_id, view: form }))
  })
  modalsOf(app)
  app.action('seen', async ({ ack, respond, body }) => {
    await ack()
    await respond({
      replace_original: true,
      text: `Seen by ${body.user.id}`,
      blocks: [line(`Seen by ${body.user.id}`)],
    })
  })
  const home = (text: string): View => ({ type: 'home', blocks: [line(text), row(button('again', 'Again'))] })
  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab === 'home') await client.views.publish({ user_id: event.user, view: home('Welcome') })
  })
  app.action('again', async ({ ack, client, body }) => {
    await ack()
    await client.views.publish({ user_id: body.user.id, view: home('Welcome again') })
  })
  app.message(async ({ message, say }) => {
    if (message.subtype === undefined) await say(`You said: ${message.text}`)
  })
  app.shortcut({ type: 'message_action', callback_id: 'keep' }, async ({ ack, shortcut, client }) => {
    await ack()
    const text = String(shortcut.message.text)
    await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('Kept', line(text)) })
  })
}

const withShortcut = { ...seed, app: { ...seed.app, shortcuts: [{ name: 'Keep it', callbackId: 'keep' }] } }

describe.each([
  ['over HTTP', false],
  ['over Socket Mode', true],
])('a bare Bolt app %s', (_way, sockets) => {
  let house: House
  let actions: WorkspaceActions
  beforeAll(async () => {
    house = await startHouse({ seed: withShortcut, setUp: bareApp, sockets })
    actions = house.workspace.actions
  })
  afterAll(async () => {
    expect(house.workspace.faults()).toEqual([])
    expect(house.workspace.sockets.count).toBe(sockets ? 1 : 0)
    await house.stop()
  })

  const top = (who: string) => actions.views(who).at(-1)
  const titled = (title: string, who = SAM) =>
    actions.until(() => ((top(who)?.title as { text?: string })?.text === title ? top(who) : undefined))
  const posted = (text: string) =>
    actions.until(() => actions.messages(CHANNEL, SAM).find((message) => message.text === text))
  const opened = async () => {
    await actions.command(SAM, CHANNEL, '/fasttrack new')
    return titled('A visit')
  }
  /** The modal with a name looked up and chosen, and a note, submitted. */
  const submitted = async (note: string) => {
    const { id } = await opened()
    await actions.suggest(SAM, { viewId: id }, 'who', 'who', 'An')
    const fills = [
      { blockId: 'who', actionId: 'who', value: 'Anna' },
      { blockId: 'note', actionId: 'note', value: note },
    ]
    return { id, outcome: await actions.submit(SAM, id, fills) }
  }
  const closeAll = () => actions.close(SAM, actions.views(SAM)[0]?.id ?? '', true)
  const press = (viewId: string, id: string) => actions.click(SAM, { viewId }, 'row', id)
  const done = { ok: true }

  it('answers a command in the acknowledgement, and later through its response_url', async () => {
    expect(await actions.command(SAM, CHANNEL, '/fasttrack say')).toEqual(done)
    expect(await posted('For all')).not.toHaveProperty('ephemeral', true)
    await actions.command(SAM, CHANNEL, '/fasttrack later')
    expect(await posted('A little later')).toMatchObject({ ephemeral: true })
  })

  it('opens a modal, offers what fits while somebody types, and takes what is submitted', async () => {
    const { id } = await opened()
    const offered = await actions.suggest(SAM, { viewId: id }, 'who', 'who', 'An')
    expect(offered.options.map(({ value }) => value)).toEqual(['Ann', 'Anna'])
    await closeAll()
    expect((await submitted('Rang the bell')).outcome).toEqual(done)
    expect(actions.views(SAM)).toEqual([])
    await posted(`Anna: Rang the bell (${SAM})`)
  })

  it('shows errors at the fields, and what was typed stays', async () => {
    const { id, outcome } = await submitted('short')
    expect(outcome).toEqual({ ok: false, errors: { note: 'Say a little more' } })
    expect(top(SAM)?.state.values.note?.note?.value).toBe('short')
    const mended = [{ blockId: 'note', actionId: 'note', value: 'A little more' }]
    expect(await actions.submit(SAM, id, mended)).toEqual(done)
    await posted(`Anna: A little more (${SAM})`)
  })

  it('pushes and updates as the answer to a submission', async () => {
    expect((await submitted('push')).outcome).toEqual(done)
    await titled('Pushed')
    expect(actions.views(SAM)).toHaveLength(2)
    await closeAll()
    const { id } = await submitted('update')
    expect(await titled('Updated')).toMatchObject({
      id,
      state: { values: { note: { note: { value: 'update' } } } },
    })
    await closeAll()
    await submitted('clear')
    expect(actions.views(SAM)).toEqual([])
  })

  it('pushes and updates by the Web API when a button of the modal is pressed', async () => {
    const { id } = await opened()
    expect(await press(id, 'rename')).toEqual(done)
    expect((await titled('Renamed')).id).toBe(id)
    expect(await press(id, 'more')).toEqual(done)
    const more = await titled('More')
    await actions.close(SAM, more.id)
    expect(top(SAM)?.id).toBe(id)
    await closeAll()
  })

  it('is told of a modal that was closed', async () => {
    const { id } = await opened()
    const notes = () =>
      actions.messages(CHANNEL, SAM).filter(({ text }) => text === 'Closed, cleared: false').length
    const before = notes()
    await actions.close(SAM, id)
    await actions.until(() => notes() === before + 1)
  })

  it('changes a message whose button is pressed, for everybody', async () => {
    await submitted('Wait and see')
    const { ts } = await posted(`Anna: Wait and see (${SAM})`)
    expect(await actions.click(EVE, { channel: CHANNEL, ts }, 'row', 'seen')).toEqual(done)
    expect((await posted(`Seen by ${EVE}`)).ts).toBe(ts)
  })

  it('draws its Home when it is opened, and again when a button there is pressed', async () => {
    await actions.openHome(EVE)
    const home = await actions.until(() => actions.home(EVE))
    expect(await actions.click(EVE, { viewId: home.id }, 'row', 'again')).toEqual(done)
    await actions.until(() => JSON.stringify(actions.home(EVE)?.blocks).includes('Welcome again'))
  })

  it('hears what is written to it, and answers', async () => {
    const direct = actions.directWith(EVE)
    await actions.say(EVE, direct, 'Good morning')
    await actions.until(() =>
      actions.messages(direct, EVE).some(({ text }) => text === 'You said: Good morning'),
    )
  })

  it('opens a modal from a message’s menu', async () => {
    await actions.say(SAM, CHANNEL, 'Worth keeping')
    const { ts } = await posted('Worth keeping')
    expect(await actions.shortcut(EVE, CHANNEL, ts, 'keep')).toEqual(done)
    expect(JSON.stringify((await titled('Kept', EVE)).blocks)).toContain('Worth keeping')
    await actions.close(EVE, actions.views(EVE)[0]?.id ?? '', true)
  })
})
