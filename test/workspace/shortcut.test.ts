import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CHANNEL, EVE, GUEST, type House, SAM, seed, startHouse } from './house.ts'

const shortcuts = [
  { name: 'Keep it', callbackId: 'keep' },
  { name: 'Start', callbackId: 'start', global: true },
]
const withShortcut = { ...seed, app: { ...seed.app, shortcuts } }
const heard: Record<string, unknown>[] = []

let house: House
beforeAll(async () => {
  house = await startHouse({
    seed: withShortcut,
    setUp: (app) => {
      app.shortcut({ type: 'message_action', callback_id: 'keep' }, async ({ ack, body, client }) => {
        heard.push(body as unknown as Record<string, unknown>)
        await ack()
        if (body.user.id !== EVE) return
        const title = { type: 'plain_text' as const, text: 'Kept' }
        const blocks = [{ type: 'section' as const, text: { type: 'plain_text' as const, text: 'It' } }]
        await client.views.open({ trigger_id: body.trigger_id, view: { type: 'modal', title, blocks } })
      })
      app.shortcut({ type: 'shortcut', callback_id: 'start' }, async ({ ack, body, client }) => {
        heard.push(body as unknown as Record<string, unknown>)
        await ack()
        const title = { type: 'plain_text' as const, text: 'Started' }
        const blocks = [{ type: 'divider' as const }]
        await client.views.open({ trigger_id: body.trigger_id, view: { type: 'modal', title, blocks } })
      })
    },
  })
})
afterAll(() => house.stop())
beforeEach(() => void heard.splice(0))

const saying = async (text: string, thread?: string) => {
  const { actions } = house.workspace
  await actions.say(SAM, CHANNEL, text, thread)
  const all = thread === undefined ? actions.messages(CHANNEL, SAM) : actions.thread(CHANNEL, thread, SAM)
  return String(all.at(-1)?.ts)
}

describe('a shortcut of a message', () => {
  it('sends the message as Slack sends it, with a trigger that opens a modal', async () => {
    const { actions } = house.workspace
    const ts = await saying('Rang home')
    expect(await actions.shortcut(EVE, CHANNEL, ts, 'keep')).toEqual({ ok: true })
    expect(heard[0]).toMatchObject({
      type: 'message_action',
      callback_id: 'keep',
      message_ts: ts,
      user: { id: EVE, team_id: 'T0SCHOOL01' },
      team: { id: 'T0SCHOOL01', domain: 'ashgrove' },
      channel: { id: CHANNEL, name: 'attendance' },
      message: { type: 'message', user: SAM, ts, text: 'Rang home' },
    })
    const view = await actions.until(() => actions.views(EVE)[0])
    expect(view.title).toMatchObject({ text: 'Kept' })
    await actions.close(EVE, view.id, true)
  })

  it('names the thread that a reply stands in', async () => {
    const first = await saying('A thread')
    const reply = await saying('A reply', first)
    await house.workspace.actions.shortcut(SAM, CHANNEL, reply, 'keep')
    expect(heard[0]).toMatchObject({ message: { ts: reply, thread_ts: first } })
  })

  it('is refused for a message that one cannot see, and for a shortcut that the app does not have', async () => {
    const { actions } = house.workspace
    const ts = await saying('Not for guests')
    await expect(actions.shortcut(GUEST, CHANNEL, ts, 'keep')).rejects.toThrow('channel_not_found')
    await expect(actions.shortcut(SAM, CHANNEL, '1.1', 'keep')).rejects.toThrow('message_not_found')
    await expect(actions.shortcut(SAM, CHANNEL, ts, 'other')).rejects.toThrow('shortcut_not_found')
    await actions.command(SAM, CHANNEL, '/unknown')
    const told = actions.messages(CHANNEL, SAM).at(-1)
    expect(told?.ephemeral).toBe(true)
    await expect(actions.shortcut(SAM, CHANNEL, String(told?.ts), 'keep')).rejects.toThrow(
      'message_not_found',
    )
    expect(heard).toEqual([])
  })
})

describe('a global shortcut', () => {
  it('says who chose it and nothing of where, with a trigger that opens a modal', async () => {
    const { actions } = house.workspace
    expect(await actions.globalShortcut(SAM, 'start')).toEqual({ ok: true })
    expect(heard[0]).toEqual({
      type: 'shortcut',
      callback_id: 'start',
      trigger_id: expect.any(String),
      action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
      user: { id: SAM, username: 'sam', name: 'sam', team_id: 'T0SCHOOL01' },
      team: { id: 'T0SCHOOL01', domain: 'ashgrove' },
      token: expect.any(String),
      enterprise: null,
      is_enterprise_install: false,
    })
    const view = await actions.until(() => actions.views(SAM)[0])
    expect(view.title).toMatchObject({ text: 'Started' })
    await actions.close(SAM, view.id)
  })

  it('is not the shortcut of a message, nor the other way round', async () => {
    const { actions } = house.workspace
    const ts = await saying('Here')
    await expect((async () => actions.globalShortcut(SAM, 'keep'))()).rejects.toThrow('shortcut_not_found')
    const onMessage = (async () => actions.shortcut(SAM, CHANNEL, ts, 'start'))()
    await expect(onMessage).rejects.toThrow('shortcut_not_found')
    expect(heard).toEqual([])
  })
})
