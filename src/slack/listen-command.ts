import type { App } from '@slack/bolt'
import type { Reply } from '../kit/command.ts'
import { asideTo, asMessage } from './aside.ts'
import type { Asked, Desk } from './desk.ts'
import { helpMessage, unknownWord } from './help.ts'
import { actKey } from './inbox-key.ts'
import { commandPayload } from './payloads.ts'
import { splitCommand } from './split-command.ts'

const HELP = ['', 'help', '?']

async function run<D>({ registry, slash, contextFor }: Desk<D>, asked: Asked, text: string): Promise<Reply> {
  const ctx = await contextFor(asked)
  const { word, rest } = splitCommand(text)
  const command = registry.words.get(word)
  if (command !== undefined) return command.run(ctx, rest)
  return {
    say: HELP.includes(word)
      ? helpMessage(slash, registry.commands)
      : unknownWord(slash, word, registry.commands),
  }
}

// A word that is no command may be a name that somebody typed, so it is never logged.
function where<D>({ registry }: Desk<D>, text: string): string {
  const { word } = splitCommand(text)
  return `command ${registry.words.has(word) ? word : 'other'}`
}

/** Hears the slash command, and gives the rest of what was typed to the command whose word comes first. */
export function listenToCommand<D>(app: App, desk: Desk<D>): void {
  app.command(desk.slash, async ({ ack, body }) => {
    const given = commandPayload.parse(body)
    const asked: Asked = {
      user: given.user_id,
      inboxKey: actKey(given.trigger_id, `${given.user_id}:${given.response_url}`),
      trigger: given.trigger_id,
      responseUrl: given.response_url,
      channel: given.channel_id,
    }
    const tell = (say: Exclude<Reply, undefined>['say']) =>
      say === undefined ? ack() : ack({ response_type: 'ephemeral', ...asMessage(say) })
    await desk.guard<Reply>(
      {
        kind: 'command',
        where: where(desk, given.text),
        inboxKey: asked.inboxKey,
        accept: (reply) => tell(reply?.say),
        refuse: tell,
        aside: asideTo(desk.client, asked),
      },
      () => run(desk, asked, given.text),
    )
  })
}
