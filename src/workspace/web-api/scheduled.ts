import type { Core } from '../core.ts'
import { SlackError } from '../slack-error.ts'
import type { Channel, ScheduledMessage } from '../state/model.ts'
import type { Args } from './args.ts'
import { channelArg, knownChannel, openChannel } from './channel-arg.ts'
import { contentArg, metadataArg, threadArg } from './content-args.ts'
import type { MethodTable } from './method.ts'
import { pageOf } from './page-of.ts'
import { keepScheduled } from './scheduled-posts.ts'

const FARTHEST_S = 120 * 86_400
const SPAN_S = 300
const MOST_IN_SPAN = 30
const TOO_LATE_S = 60

const nowIn = (core: Core) => Math.floor(core.clock.now().getTime() / 1000)

const timeArg = (core: Core, args: Args, channel: Channel): number => {
  const postAt = args.number('post_at', 0)
  const now = nowIn(core)
  if (postAt <= now) throw new SlackError('time_in_past')
  if (postAt > now + FARTHEST_S) throw new SlackError('time_too_far')
  const near = core.store
    .list('scheduled')
    .filter((one) => one.channel === channel.id && Math.abs(one.postAt - postAt) < SPAN_S)
  if (near.length >= MOST_IN_SPAN) throw new SlackError('restricted_too_many')
  return postAt
}

const listedIn = (core: Core, args: Args): ScheduledMessage[] => {
  const asked = args.text('channel')
  const channel = asked === undefined ? undefined : knownChannel(core, asked)
  if (asked !== undefined && channel === undefined) throw new SlackError('invalid_channel')
  const oldest = Number(args.text('oldest') ?? 0)
  const latest = Number(args.text('latest') ?? Number.POSITIVE_INFINITY)
  return core.store
    .list('scheduled')
    .filter((one) => channel === undefined || one.channel === channel.id)
    .filter(({ postAt }) => postAt >= oldest && postAt <= latest)
    .sort((a, b) => a.postAt - b.postAt)
}

/** Messages that wait for their time: schedule, list, take back. */
export const scheduled: MethodTable = {
  'chat.scheduleMessage'(args, core) {
    const channel = openChannel(core, args)
    const postAt = timeArg(core, args, channel)
    const content = contentArg(args)
    const metadata = metadataArg(args)
    const threadTs = threadArg(core, args, channel)
    const id = core.ids.next('Q')
    keepScheduled(core, {
      id,
      channel: channel.id,
      postAt,
      made: nowIn(core),
      ...content,
      ...(metadata ? { metadata } : {}),
      ...(threadTs ? { threadTs, broadcast: args.flag('reply_broadcast') } : {}),
    })
    const message = { ...content, bot_id: core.app.botId, type: 'delayed_message', subtype: 'bot_message' }
    return { channel: channel.id, scheduled_message_id: id, post_at: postAt, message }
  },
  'chat.scheduledMessages.list'(args, core) {
    const page = pageOf(args, listedIn(core, args))
    const messages = page.items.map(({ id, channel, postAt, made, text }) => ({
      id,
      channel_id: channel,
      post_at: postAt,
      date_created: made,
      text,
    }))
    return { scheduled_messages: messages, ...page.meta }
  },
  'chat.deleteScheduledMessage'(args, core) {
    const channel = channelArg(core, args)
    const message = core.store.get('scheduled', args.need('scheduled_message_id'))
    const isLate = message !== undefined && message.postAt - nowIn(core) < TOO_LATE_S
    if (message?.channel !== channel.id || isLate) throw new SlackError('invalid_scheduled_message_id')
    core.store.commit(['scheduled', message.id, null])
    return {}
  },
}
