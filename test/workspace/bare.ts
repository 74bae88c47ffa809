import { type ServedWorkspace, type ServeOptions, serveWorkspace } from '../../src/workspace/index.ts'
import { freshState, seed } from './house.ts'

export const BOT_TOKEN = 'xoxb-workspace'
export const APP_TOKEN = 'xapp-workspace'
export const BOT = seed.app.botUserId

type Json = Record<string, unknown>

/** A served workspace without an app, called over HTTP by hand. */
export interface Bare extends ServedWorkspace {
  /** Calls a method with a form, as Slack's own clients do, and answers the body. */
  call(method: string, args?: Json, token?: string | null): Promise<Json>
  /** Calls a method as the test likes. */
  send(method: string, init?: RequestInit): Promise<Response>
}

const formOf = (args: Json): URLSearchParams =>
  new URLSearchParams(
    Object.entries(args).map(([name, value]): [string, string] => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  )

/** Starts one; calls are not counted unless a test asks for it. */
export async function startBare(options: Partial<ServeOptions> = {}): Promise<Bare> {
  const served = await serveWorkspace({
    port: 0,
    signingSecret: 'a-secret-for-tests',
    botToken: BOT_TOKEN,
    appToken: APP_TOKEN,
    seed,
    realNow: Date.now,
    rateLimits: false,
    botUrl: 'http://127.0.0.1:9/slack/events',
    stateFile: freshState(),
    ...options,
  })
  const send = (method: string, init: RequestInit = {}) =>
    fetch(`${served.url}/api/${method}`, { method: 'POST', ...init })
  const call = async (method: string, args: Json = {}, token: string | null = BOT_TOKEN) => {
    const headers = token === null ? {} : { authorization: `Bearer ${token}` }
    const response = await send(method, { headers, body: formOf(args) })
    return (await response.json()) as Json
  }
  return { ...served, call, send }
}
