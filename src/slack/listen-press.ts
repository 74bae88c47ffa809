import type { App } from '@slack/bolt'
import type { z } from 'zod'
import type { Reply } from '../kit/command.ts'
import { asideTo } from './aside.ts'
import { withBanner } from './banner.ts'
import type { Asked, Desk } from './desk.ts'
import { Stopped } from './faults.ts'
import { actKey } from './inbox-key.ts'
import type { Turn } from './painter.ts'
import { pressPayload } from './payloads.ts'

type Press = z.output<typeof pressPayload>

const OLD = 'This button is from an older version. Please start again from the command.'

function askedBy({ user, channel, message, trigger_id, response_url, actions }: Press, turn: Turn): Asked {
  return {
    turn,
    user: user.id,
    inboxKey: actKey(trigger_id, `${user.id}:${actions[0]?.action_ts}`),
    trigger: trigger_id,
    responseUrl: response_url,
    channel: channel?.id,
    message: channel && message && { channel: channel.id, ts: message.ts },
  }
}

/** The id that a button declares: its copies in one row are numbered behind it. */
const declaredId = (actionId: string): string => actionId.replace(/#\d+$/, '')

async function press<D>({ registry, contextFor }: Desk<D>, given: Press, asked: Asked): Promise<Reply> {
  const [action] = given.actions
  const id = declaredId(action?.action_id ?? '')
  const ctx = await contextFor(asked)
  const view = given.view ?? null
  const button = registry.buttons.get(id)
  if (button !== undefined && action !== undefined) return button.press(ctx, action, view)
  const modal = registry.fields.get(id)
  if (modal === undefined) throw new Stopped(OLD)
  return view === null ? undefined : modal.change?.(ctx, view, action?.block_id ?? '')
}

const known = <D>({ registry }: Desk<D>, id: string): string =>
  registry.buttons.has(id) || registry.fields.has(id) ? id : 'other'

/** Hears every button, menu and field that is sent at once. */
export function listenToPresses<D>(app: App, desk: Desk<D>): void {
  app.action({ type: 'block_actions' }, async ({ ack, body }) => {
    const given = pressPayload.parse(body)
    const { view } = given
    const turn = desk.painter.turn(view)
    const asked = askedBy(given, turn)
    const aside = asideTo(desk.client, asked)
    // A message beside the modal would be missed, and a choice would look as if it were kept.
    const complain = async (sentence: string): Promise<void> => {
      const told = view?.type === 'modal' && (await desk.painter.lay(turn, view, withBanner(view, sentence)))
      if (!told) await aside(sentence)
    }
    await desk.guard<Reply>(
      {
        kind: 'press',
        where: `press ${known(desk, declaredId(given.actions[0]?.action_id ?? ''))}`,
        inboxKey: asked.inboxKey,
        async accept(reply) {
          await ack()
          if (reply?.say !== undefined) await aside(reply.say)
        },
        async refuse(sentence) {
          await ack()
          await complain(sentence)
        },
        aside: complain,
      },
      () => press(desk, given, asked),
    )
  })
}
