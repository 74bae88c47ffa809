import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Order, Report } from './bot-process.ts'
import type { Bundle } from './bundle-bot.ts'

/** A bot in a process of its own that is killed and started again; the next process loads its modules in advance. */
export class MortalBot {
  /** How many lives have begun. */
  life = 0
  /** Where the living bot answers; null between two lives. */
  url: string | null = null
  /** What the processes wrote to their error output, the latest 3 kB of it. */
  said = ''
  readonly #bundle: Bundle
  readonly #env: Record<string, string>
  #living: ChildProcess | null = null
  #next: Promise<ChildProcess> | null = null

  constructor(bundle: Bundle, env: Record<string, string>) {
    this.#bundle = bundle
    this.#env = env
    this.#prepare()
  }

  #prepare(): void {
    const child = fork(this.#bundle.file, { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => {
        this.said = `${this.said}${data}`.slice(-3000)
      })
    this.#next = once(child, 'message').then(() => child)
  }

  /** Begins a life at a time that is so far ahead of the real one. */
  async start(aheadMs: number): Promise<void> {
    const child = await this.#next
    if (child === null) throw new Error('this bot has ended')
    // The next one loads while this one starts, so that neither core waits.
    this.#prepare()
    const told = once(child, 'message') as Promise<[Report]>
    const { templates } = this.#bundle
    child.send({ env: this.#env, templates, aheadMs } satisfies Order)
    const [report] = await told
    if (!('url' in report)) throw new Error(`the bot did not start: ${JSON.stringify(report)}\n${this.said}`)
    this.#living = child
    this.life += 1
    this.url = report.url
  }

  /** Ends the life at once, as a power cut of the process would; what it was doing is left as it was. */
  async kill(): Promise<void> {
    const child = this.#living
    if (child === null) return
    this.url = null
    this.#living = null
    await end(child)
  }

  /** Slack's requests go here; between two lives nobody answers them. */
  readonly deliver = async (request: Request): Promise<Response> => {
    if (this.url === null) throw new Error('nobody is there')
    const { headers } = request
    return fetch(`${this.url}/slack/events`, { method: 'POST', headers, body: await request.text() })
  }

  /** Waits until a bot answers. */
  async up(): Promise<void> {
    while (this.url === null) await sleep(5)
  }

  /** Ends everything. */
  async close(): Promise<void> {
    await this.kill()
    const waiting = await this.#next
    this.#next = null
    if (waiting !== null) await end(waiting)
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}
