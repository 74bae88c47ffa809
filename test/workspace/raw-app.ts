import { createWorkspace, type Workspace, type WorkspaceOptions } from '../../src/workspace/index.ts'
import { freshState, seed } from './house.ts'

/** A JSON object. */
export type Dict = Record<string, unknown>

/** What an app answers: a body to be sent as JSON, words, or a whole response. */
export type Reply = Dict | string | Response | undefined

/** An app without a framework: it hears every payload as it came, and answers what a test lays down. */
export interface RawApp {
  workspace: Workspace
  /** What the app was told, oldest first. */
  heard: Dict[]
  /** What was told of one type, such as `block_actions`. */
  told(type: string): Dict[]
  /** Lays down what the app answers from now on. */
  answers(reply: (payload: Dict) => Reply | Promise<Reply>): void
  /** Calls the Web API with the app's token; answers the body, a refusal too. */
  api(method: string, args: Dict): Promise<Dict>
  /** Posts to a response_url. */
  respond(url: unknown, body: Dict): Promise<Response>
  /** Lets the given milliseconds pass for trigger ids and the clock. */
  pass(ms: number): void
}

const payloadOf = (text: string): Dict => {
  const form = new URLSearchParams(text)
  const payload = form.get('payload')
  if (payload !== null) return JSON.parse(payload)
  return form.has('command') ? { type: 'command', ...Object.fromEntries(form) } : JSON.parse(text)
}

const responseOf = (reply: Reply): Response => {
  if (reply instanceof Response) return reply
  return typeof reply === 'object' ? Response.json(reply) : new Response(reply ?? '')
}

/** Starts a workspace with such an app in the same process. */
export function rawApp(options: Partial<WorkspaceOptions> = {}): RawApp {
  const heard: Dict[] = []
  let reply: (payload: Dict) => Reply | Promise<Reply> = () => undefined
  let passed = 0
  const workspace = createWorkspace({
    stateFile: freshState(),
    seed,
    signingSecret: 'secret',
    botToken: 'xoxb-raw',
    realNow: () => Date.now() + passed,
    rateLimits: false,
    deliver: async (request) => {
      const payload = payloadOf(await request.text())
      heard.push(payload)
      return responseOf(await reply(payload))
    },
    ...options,
  })
  const post = (path: string, body: Dict) =>
    workspace.routes.request(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: 'Bearer xoxb-raw', 'content-type': 'application/json; charset=utf-8' },
    })
  return {
    workspace,
    heard,
    told: (type) => heard.filter((one) => one.type === type),
    answers: (given) => {
      reply = given
    },
    api: async (method, args) => (await post(`/api/${method}`, args)).json() as Promise<Dict>,
    respond: async (url, body) => post(new URL(String(url)).pathname, body),
    pass: (ms) => {
      passed += ms
    },
  }
}
