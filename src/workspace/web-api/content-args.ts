import type { Core } from '../core.ts'
import { demandMessage, demandMetadata, type SoundMessage } from '../rules/demand-message.ts'
import { threadAt } from '../state/messages.ts'
import type { Channel, Dict } from '../state/model.ts'
import type { Args } from './args.ts'

/** What a call says: text that is cut where Slack cuts it, sound blocks and attachments; nothing at all is refused. */
export const contentArg = (args: Args): SoundMessage =>
  demandMessage({
    text: args.text('text'),
    blocks: args.json('blocks'),
    attachments: args.json('attachments'),
  })

/** The metadata that goes with a message, if any does. */
export function metadataArg(args: Args): Dict | undefined {
  const metadata = args.json('metadata')
  return metadata === undefined ? undefined : demandMetadata(metadata)
}

/** The message under which a call writes, if it writes in a thread. */
export function threadArg(core: Core, args: Args, channel: Channel): string | undefined {
  const ts = args.text('thread_ts')
  return ts === undefined ? undefined : threadAt(core, channel.id, ts)
}
