import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { isOwnAddress } from '../own-address.ts'
import { SlackError } from '../slack-error.ts'
import type { Dict } from '../state/model.ts'
import { type Connection, connectionOn, type SocketTimes } from './connection.ts'
import type { Answer, Way } from './errand.ts'
import { createTickets } from './tickets.ts'

/** What can be done to the sockets that the app has opened. */
export interface SocketControl {
  /** How many are open. */
  readonly count: number
  /** Warns the app that its sockets will be closed, and asks it to leave them ten seconds later. */
  warn(): void
  /** Asks the app to leave its sockets and open others. */
  refresh(): void
  /** Loses the sockets: nobody is told, nothing is closed. */
  cut(): void
  /** Turns Socket Mode off: sockets are closed, none can be opened, and signed requests are the way again. */
  disable(): void
  /** Turns it on again. */
  enable(): void
}

/** What the server of Socket Mode is given. */
export interface SocketOptions {
  appId: string
  origin: () => string
  /** Slack's own where they are left out. */
  times?: Partial<SocketTimes> | undefined
  /** Is told of greetings, of sockets asked to leave, and of their ends. */
  note: (message: Dict) => void
}

const TIMES: SocketTimes = { pingMs: 10_000, graceMs: 10_000, lifeMs: 18_060_000 }
const MOST = 10
const MAX_BYTES = 1024 * 1024

const nobody: Answer = {
  ok: false,
  error: 'dispatch_failed',
  detail: 'no socket is open',
  reason: 'connection_failed',
}

const refuse = (socket: Duplex, status: '403 Forbidden' | '404 Not Found'): void => {
  socket.on('error', () => undefined)
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}

const isForeign = ({ headers: { host, origin }, socket: { localPort } }: IncomingMessage): boolean =>
  !isOwnAddress(`http://${host}`, localPort) || (origin !== undefined && !isOwnAddress(origin, localPort))

const asked = ({ url = '' }: IncomingMessage): URL | undefined => {
  const address = `http://workspace.invalid${url}`
  return URL.canParse(address) ? new URL(address) : undefined
}

/** The server of Socket Mode; it listens nowhere itself, but takes upgrades from whatever serves the workspace. */
export class Sockets implements SocketControl {
  readonly #options: SocketOptions
  readonly #times: SocketTimes
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_BYTES })
  readonly #tickets = createTickets()
  readonly #connections = new Set<Connection>()
  #enabled = true
  #inUse = false
  #turn = 0

  constructor(options: SocketOptions) {
    this.#options = options
    this.#times = { ...TIMES, ...options.times }
  }

  get count(): number {
    return this.#connections.size
  }

  /** Whether the app has opened a socket since Socket Mode was turned on; from then on nothing goes over HTTP. */
  get inUse(): boolean {
    return this.#inUse
  }

  /** Gives out the address of one new socket. */
  address(): string {
    if (!this.#enabled) throw new SlackError('access_denied')
    const { origin, appId } = this.#options
    return `${origin().replace(/^http/, 'ws')}/link/?ticket=${this.#tickets.issue()}&app_id=${appId}`
  }

  /** Opens the socket that a request asks for, or refuses it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = asked(request)
    if (url?.pathname !== '/link/') refuse(socket, '404 Not Found')
    else if (isForeign(request) || !this.#mayOpen(url.searchParams.get('ticket') ?? ''))
      refuse(socket, '403 Forbidden')
    else this.#server.handleUpgrade(request, socket, head, (opened) => this.#welcome(opened))
  }

  /** One envelope to one of the sockets, each in its turn. */
  readonly way: Way = (errand, signal) => {
    const taking = [...this.#connections].filter(({ takes }) => takes)
    this.#turn += 1
    return taking[this.#turn % taking.length]?.ask(errand, signal) ?? Promise.resolve(nobody)
  }

  warn(): void {
    for (const one of this.#connections) one.warn()
  }

  refresh(): void {
    for (const one of this.#connections) one.dismiss('refresh_requested')
  }

  cut(): void {
    for (const one of this.#connections) one.cut()
  }

  disable(): void {
    this.#enabled = false
    this.#inUse = false
    for (const one of this.#connections) one.dismiss('link_disabled')
  }

  enable(): void {
    this.#enabled = true
  }

  /** Ends with the workspace. */
  close(): void {
    for (const socket of this.#server.clients) socket.terminate()
  }

  #mayOpen(ticket: string): boolean {
    return this.#tickets.redeem(ticket) && this.#enabled
  }

  #welcome(opened: WebSocket): void {
    const connection = connectionOn(opened, this.#times, this.#options.note)
    if (this.count >= MOST) connection.dismiss('too_many_websockets')
    else this.#greet(connection, opened)
  }

  #greet(connection: Connection, opened: WebSocket): void {
    this.#connections.add(connection)
    opened.on('close', () => this.#connections.delete(connection))
    this.#inUse = true
    connection.tell({
      type: 'hello',
      num_connections: this.count,
      debug_info: { host: 'workspace', approximate_connection_time: Math.round(this.#times.lifeMs / 1000) },
      connection_info: { app_id: this.#options.appId },
    })
  }
}
