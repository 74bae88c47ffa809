import type { Core } from '../core.ts'
import { invalidArguments, SlackError } from '../slack-error.ts'
import { demandOpen } from '../state/installation.ts'
import type { Channel } from '../state/model.ts'
import type { Args } from './args.ts'
import { threadArg } from './content-args.ts'

const ID = /^[CGDZ][A-Z0-9]{8,}$/
const MOST = 100

const place = (core: Core, id: string, at: string): Channel => {
  if (!ID.test(id))
    throw invalidArguments([`input must match regex pattern: ${ID.source} [json-pointer:${at}]`])
  const channel = core.store.get('channels', id)
  const isMember = channel?.members.includes(core.app.botUserId) === true
  if (channel === undefined || (channel.isPrivate && !isMember)) throw new SlackError('channel_not_found')
  if (!isMember) throw new SlackError('not_in_channel')
  demandOpen(core, channel)
  return channel
}

/** The conversations that a file is to be put into: none leaves it private. */
export function destinations(core: Core, args: Args): Channel[] {
  const one = args.text('channel_id')
  const several = args.text('channels')?.split(',') ?? []
  if (several.length > MOST)
    throw invalidArguments([`no more than ${MOST} items allowed [json-pointer:/channels]`])
  const found = [
    ...(one === undefined ? [] : [place(core, one, '/channel_id')]),
    ...several.map((id) => place(core, id.trim(), '/channels')),
  ]
  return [...new Set(found)]
}

/** The thread that a file is to be put into, which only works in one conversation. */
export function threadIn(core: Core, args: Args, channels: readonly Channel[]): { threadTs?: string } {
  const [channel, ...more] = channels
  if (channel === undefined || args.text('thread_ts') === undefined) return {}
  if (more.length > 0)
    throw invalidArguments(['must provide only one channel with `thread_ts` [json-pointer:/thread_ts]'])
  const threadTs = threadArg(core, args, channel)
  return threadTs === undefined ? {} : { threadTs }
}
