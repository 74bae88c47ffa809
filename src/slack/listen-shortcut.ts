import type { App } from '@slack/bolt'
import type { z } from 'zod'
import type { Reply } from '../kit/command.ts'
import type { PointedAt } from '../kit/shortcut.ts'
import { asideTo } from './aside.ts'
import type { Asked, Desk } from './desk.ts'
import { Stopped } from './faults.ts'
import { actKey } from './inbox-key.ts'
import { shortcutPayload } from './payloads.ts'

type Chosen = z.output<typeof shortcutPayload>

const OLD = 'This entry of the menu is from an older version. Please type /fasttrack instead.'

function askedBy({ user, channel, message, trigger_id, response_url, action_ts }: Chosen): Asked {
  return {
    user: user.id,
    inboxKey: actKey(trigger_id, `${user.id}:${action_ts}`),
    trigger: trigger_id,
    responseUrl: response_url,
    channel: channel.id,
    message: { channel: channel.id, ts: message.ts },
  }
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' }

/** Slack writes three signs as entities in a message's text. */
const asTyped = (text: string): string =>
  text.replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity)

const pointedAt = ({ channel, message }: Chosen): PointedAt => ({
  channel: channel.id,
  ts: message.ts,
  thread: message.thread_ts ?? null,
  text: asTyped(message.text),
  own: message.bot_id !== undefined,
})

async function point<D>({ registry, contextFor }: Desk<D>, given: Chosen, asked: Asked): Promise<Reply> {
  const ctx = await contextFor(asked)
  const shortcut = registry.shortcuts.get(given.callback_id)
  if (shortcut === undefined) throw new Stopped(OLD)
  return shortcut.point(ctx, pointedAt(given))
}

/** Hears every shortcut that is chosen from a message's menu. */
export function listenToShortcuts<D>(app: App, desk: Desk<D>): void {
  app.shortcut({ type: 'message_action', callback_id: /^/ }, async ({ ack, body }) => {
    const given = shortcutPayload.parse(body)
    const asked = askedBy(given)
    const aside = asideTo(desk.client, asked)
    const tell = async (say: Exclude<Reply, undefined>['say']) => {
      await ack()
      if (say !== undefined) await aside(say)
    }
    await desk.guard<Reply>(
      {
        kind: 'shortcut',
        where: `shortcut ${desk.registry.shortcuts.has(given.callback_id) ? given.callback_id : 'other'}`,
        inboxKey: asked.inboxKey,
        accept: (reply) => tell(reply?.say),
        refuse: tell,
        aside,
      },
      () => point(desk, given, asked),
    )
  })
}
