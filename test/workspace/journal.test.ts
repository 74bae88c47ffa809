import { appendFileSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createWorkspace } from '../../src/workspace/index.ts'
import { CHANNEL, freshState, SAM, seed, startHouse } from './house.ts'

const open = (stateFile: string) =>
  createWorkspace({
    stateFile,
    seed,
    signingSecret: 's',
    botToken: 't',
    realNow: Date.now,
    deliver: () => Promise.resolve(new Response('')),
  })

describe('the journal', () => {
  it('brings back messages, files, views, what was typed, and the clock', async () => {
    const first = await startHouse({
      setUp: (app) =>
        app.command('/fasttrack', async ({ ack, client, command }) => {
          await ack()
          const field = { type: 'plain_text_input' as const, action_id: 'a' }
          const opening = client.views.open({
            trigger_id: command.trigger_id,
            view: {
              type: 'modal',
              title: { type: 'plain_text', text: 'Form' },
              submit: { type: 'plain_text', text: 'Save' },
              blocks: [
                { type: 'input', block_id: 'b', label: { type: 'plain_text', text: 'Name' }, element: field },
              ],
            },
          })
          // The house may be gone before the answer is.
          await opening.catch(() => undefined)
        }),
    })
    const { actions, clock } = first.workspace
    await first.client.chat.postMessage({ channel: CHANNEL, text: 'Kept' })
    await first.client.files.uploadV2({ channel_id: CHANNEL, filename: 'a.txt', content: 'bytes' })
    await actions.command(SAM, CHANNEL, '/fasttrack new')
    const view = await actions.until(() => actions.views(SAM)[0])
    actions.fill(SAM, { viewId: view.id }, 'b', 'a', 'Typed')
    const later = new Date(clock.now().getTime() + 86_400_000)
    actions.advanceClock(later)
    await actions.until(() => first.workspace.journal().some((entry) => entry.name === 'views.open'))
    await first.stop()

    const again = open(first.stateFile)
    expect(again.actions.messages(CHANNEL, SAM).map((m) => m.text)).toContain('Kept')
    const id = String(again.actions.files()[0]?.id)
    expect(again.actions.fileBytes(id).toString()).toBe('bytes')
    expect(again.actions.views(SAM)[0]).toMatchObject({
      id: view.id,
      hash: view.hash,
      state: { values: { b: { a: { value: 'Typed' } } } },
    })
    expect(again.clock.now().getTime()).toBeGreaterThanOrEqual(later.getTime())
  })

  it('has a message on the disk before the call is answered', async () => {
    const house = await startHouse()
    await house.client.chat.postMessage({ channel: CHANNEL, text: 'Acknowledged' })
    expect(readFileSync(house.stateFile, 'utf8')).toContain('Acknowledged')
    await house.stop()
  })

  it('forgets a line that was not finished, and nothing else', async () => {
    const stateFile = freshState()
    const first = open(stateFile)
    await first.actions.say(SAM, CHANNEL, 'Whole')
    appendFileSync(stateFile, '[["messages","C0ATTEND01/9"')
    const again = open(stateFile)
    expect(again.actions.messages(CHANNEL, SAM).map((m) => m.text)).toEqual(['Whole'])
    await again.actions.say(SAM, CHANNEL, 'After')
    expect(
      open(stateFile)
        .actions.messages(CHANNEL, SAM)
        .map((m) => m.text),
    ).toEqual(['Whole', 'After'])
  })

  it('grows shorter at a start when most of it is outdated', async () => {
    const stateFile = freshState()
    const first = open(stateFile)
    for (let i = 1; i <= 1200; i += 1)
      first.actions.advanceClock(new Date(first.clock.now().getTime() + 60_000))
    const before = readFileSync(stateFile, 'utf8').length
    const again = open(stateFile)
    expect(readFileSync(stateFile, 'utf8').length).toBeLessThan(before / 2)
    expect(again.clock.now().getTime()).toBeGreaterThan(Date.now() + 1190 * 60_000)
  })

  it('moves the clock forward only, and tells those who asked', () => {
    const workspace = open(freshState())
    const moves: Date[] = []
    workspace.clock.onMove((now) => moves.push(now))
    expect(() => workspace.clock.advanceTo(new Date(0))).toThrow('only moves forward')
    workspace.clock.advanceTo(new Date('2030-01-01T08:00:00Z'))
    expect(moves[0]?.toISOString().slice(0, 16)).toBe('2030-01-01T08:00')
  })

  it('adds people at any time and keeps who is there', () => {
    const workspace = open(freshState())
    workspace.seed({ users: [{ id: 'U0NEW00001', name: 'new', realName: 'New Person' }] })
    workspace.seed({
      channels: [{ id: CHANNEL, name: 'attendance', members: ['U0NEW00001'] }],
    })
    expect(() => workspace.actions.messages(CHANNEL, SAM)).not.toThrow()
    expect(() => workspace.actions.messages(CHANNEL, 'U0NEW00001')).not.toThrow()
  })
})
