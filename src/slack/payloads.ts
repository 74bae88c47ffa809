import { z } from 'zod'

const id = z.object({ id: z.string() })
const state = z.looseObject({ type: z.string() })

const view = z.looseObject({
  id: z.string(),
  type: z.string().optional(),
  hash: z.string().optional(),
  callback_id: z.string().optional(),
  private_metadata: z.string().optional(),
  previous_view_id: z.string().nullish(),
  root_view_id: z.string().nullish(),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).optional(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), state)) }).optional(),
})

/** A view as it comes with a click, a search or a submission. */
export type ViewPayload = z.output<typeof view>

/** Somebody typed a slash command. */
export const commandPayload = z.object({
  user_id: z.string(),
  channel_id: z.string().optional(),
  text: z.string().default(''),
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
})

/** Somebody pressed a button, picked from a menu, or changed a field that is sent at once. */
export const pressPayload = z.object({
  user: id,
  trigger_id: z.string().optional(),
  response_url: z.string().optional(),
  channel: id.optional(),
  message: z.object({ ts: z.string() }).optional(),
  view: view.optional(),
  actions: z
    .array(
      z.looseObject({
        action_id: z.string(),
        block_id: z.string().default(''),
        action_ts: z.string().default(''),
        value: z.string().optional(),
        selected_option: z.looseObject({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
})

/** Somebody submitted or closed a modal. */
export const viewPayload = z.object({ user: id, trigger_id: z.string().optional(), view })

/** Somebody typed into a field that searches. */
export const searchPayload = z.object({
  user: id,
  action_id: z.string(),
  value: z.string().default(''),
  view: view.optional(),
})

/** Somebody chose a shortcut from a message's menu; a message without an author of its own is the bot's or an app's. */
export const shortcutPayload = z.object({
  user: id,
  callback_id: z.string(),
  trigger_id: z.string().optional(),
  action_ts: z.string().default(''),
  response_url: z.string().optional(),
  channel: id,
  message_ts: z.string().optional(),
  message: z.looseObject({
    ts: z.string(),
    thread_ts: z.string().optional(),
    text: z.string().default(''),
    bot_id: z.string().optional(),
  }),
})

/** Somebody opened the app's page; `tab` tells which. */
export const homePayload = z.object({
  event_id: z.string().default(''),
  event: z.object({
    user: z.string(),
    tab: z.string(),
    view: z.object({ hash: z.string().optional() }).optional(),
  }),
})
