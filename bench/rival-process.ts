import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import type { ModalView } from '@slack/types'
import { readConfig } from '../src/config.ts'
import { serve } from '../src/serve.ts'
import { importInto } from './register-import.ts'
import { secret, token } from './slack-side.ts'

/** Which rival this process is, and where its Slack and its store are. */
export type Order = { rival: 'ours' | 'bare'; api: string; database: string }

const input = (label: string, id: string) => ({
  type: 'input' as const,
  block_id: id,
  label: { type: 'plain_text' as const, text: label },
  element: { type: 'plain_text_input' as const, action_id: id },
})
/** The bare app's one modal, which never changes. */
const modal: ModalView = {
  type: 'modal',
  callback_id: 'bare',
  title: { type: 'plain_text', text: 'A form' },
  submit: { type: 'plain_text', text: 'Keep' },
  blocks: [
    input('Name', 'name'),
    input('Reason', 'reason'),
    { type: 'section', text: { type: 'mrkdwn', text: 'One moment' } },
  ],
}

async function serveBare({ api }: Order): Promise<string> {
  const receiver = new HTTPReceiver({
    signingSecret: secret,
    endpoints: '/slack/events',
    logLevel: LogLevel.ERROR,
  })
  const app = new App({ receiver, token, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl: api } })
  app.command('/fasttrack', async ({ ack, body, client }) => {
    await ack()
    await client.views.open({ trigger_id: body.trigger_id, view: modal })
  })
  app.action('case.open', async ({ ack, body, client }) => {
    await ack()
    if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view: modal })
  })
  const server = (await app.start({ port: 0, host: '127.0.0.1' })) as Server
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function serveOurs({ api, database }: Order): Promise<string> {
  const env = {
    SLACK_BOT_TOKEN: token,
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: api,
    DATABASE_URL: database,
    PORT: '0',
    LOG_LEVEL: 'error',
  }
  // The signatures are made at the real time, so the bot's clock is the real one too.
  const { url, store } = await serve(readConfig(env), { now: () => new Date() })
  process.on('message', async ({ path }: { path: string }) => {
    await importInto(store, path)
    process.send?.({ imported: true })
  })
  return url
}

process.on('disconnect', () => process.exit())
const [order] = (await once(process, 'message')) as [Order]
const url = await (order.rival === 'ours' ? serveOurs(order) : serveBare(order))
process.send?.({ url })
