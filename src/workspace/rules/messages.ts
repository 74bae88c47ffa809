import { fault, into } from './faults.ts'
import { blocksTogether } from './payload-checks.ts'
import {
  allBlocks,
  anything,
  type Check,
  distinct,
  filled,
  flag,
  list,
  object,
  oneWord,
  type Shapes,
  shape,
  string,
} from './rule.ts'

const text = string(Number.POSITIVE_INFINITY)

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)

const isFlat = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isScalar)

const fits = (value: unknown): boolean =>
  isScalar(value) || (Array.isArray(value) ? value.every(isFlat) : isFlat(value))

// @slack/types lets an event carry words, numbers and truths, and objects and lists of objects of these.
const isPlainEvent: Check = ({ event_payload: payload }, at) => {
  const here = into(at, 'event_payload')
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload))
    return [fault(here, 'must provide an object', 'type', ['object'])]
  return Object.entries(payload)
    .filter(([, one]) => !fits(one))
    .slice(0, 100)
    .map(([name]) => fault(into(here, name), 'must not be nested', 'type'))
}

/** What a message carries beside its blocks: @slack/types, and docs.slack.dev/messaging/message-metadata. */
export const messageParts: Shapes = {
  attachment: object({
    ...{ fallback: text, color: text, pretext: text, title: text, title_link: text, text, footer: text },
    ...{ author_name: text, author_subname: text, author_link: text, author_icon: text, footer_icon: text },
    ...{ image_url: text, thumb_url: text, callback_id: text, ts: anything, actions: list(anything, 5) },
    fields: list(shape('attachment_field'), Number.POSITIVE_INFINITY, 0),
    mrkdwn_in: distinct(oneWord('pretext', 'text', 'fields'), 3),
  }),
  // One that has blocks keeps nothing of the old ways but its colour: the rest was refused by the live API.
  attachment_of_blocks: object(
    { blocks: allBlocks, color: text, fallback: text },
    ['blocks'],
    blocksTogether,
  ),
  attachment_field: object({ title: text, value: text, short: flag }),
  metadata: object(
    { event_type: filled, event_payload: anything },
    ['event_type', 'event_payload'],
    isPlainEvent,
  ),
}
