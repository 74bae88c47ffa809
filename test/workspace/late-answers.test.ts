import { expect, it } from 'vitest'
import { CHANNEL, EVE, NADIA, SAM } from './house.ts'
import { rawApp } from './raw-app.ts'
import { field, home, modal } from './sample-views.ts'

const trouble = { ok: false, trouble: 'We had some trouble connecting. Try again?' }

it('what is not answered within three seconds has failed, each thing in Slack’s way, and an answer that comes later is ignored', async () => {
  const shortcuts = [{ name: 'Start', callbackId: 'start', global: true }]
  const app = rawApp()
  const other = rawApp({
    seed: {
      team: { id: 'T0SCHOOL01', name: 'Ash', domain: 'ash' },
      app: { id: 'A0FASTTRK1', name: 'Bot', botUserId: 'U0BOT00001', commands: [], shortcuts },
      users: [{ id: SAM, name: 'sam', realName: 'Sam' }],
    },
  })
  const { actions } = app.workspace
  const open = async (user: string, view: Record<string, unknown>) => {
    await actions.command(user, CHANNEL, '/fasttrack new')
    const { trigger_id } = app.told('command').at(-1) as { trigger_id: string }
    const body = await app.api('views.open', { trigger_id, view })
    return (body.view as { id: string }).id
  }
  const form = await open(SAM, modal('Form', { clear_on_close: true }))
  const search = await open(
    NADIA,
    modal('Find', { blocks: [field('a', { type: 'external_select', min_query_length: 0 })] }),
  )
  const { view } = await app.api('views.publish', { user_id: EVE, view: home() })
  const late = async () => {
    await new Promise((resolve) => setTimeout(resolve, 3200))
    return { response_action: 'clear', text: 'Late', options: [] }
  }
  app.answers(late)
  other.answers(late)
  const outcomes = await Promise.all([
    actions.command(SAM, CHANNEL, '/fasttrack new'),
    actions.submit(SAM, form),
    actions.click(EVE, { viewId: (view as { id: string }).id }, 'row', 'go'),
    actions.suggest(NADIA, { viewId: search }, 'a', 'a', ''),
    other.workspace.actions.globalShortcut(SAM, 'start'),
  ])
  const words = '/fasttrack failed with the error “operation_timeout”'
  expect(outcomes).toEqual([
    { ok: false, trouble: words },
    trouble,
    trouble,
    { ok: false, options: [], groups: [] },
    trouble,
  ])
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(actions.messages(CHANNEL, SAM).map(({ text, ephemeral }) => [text, ephemeral])).toEqual([
    [words, true],
  ])
  expect(actions.views(SAM)).toHaveLength(1)
  expect(app.workspace.faults().map(({ problem }) => problem)).toEqual(Array(4).fill('operation_timeout'))
}, 8000)
