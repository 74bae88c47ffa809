import type { WebSocket } from 'ws'
import type { Dict } from '../state/model.ts'
import { type Acknowledged, envelopeOf, readAcknowledged } from './envelope.ts'
import type { Answer, Way } from './errand.ts'

/** Why Slack asks the app to leave a socket. */
type LeaveReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets'

/** How long things take on a socket, in milliseconds. */
export interface SocketTimes {
  /** Between two pings; an app that has not answered one by the next is cut off. */
  pingMs: number
  /** How long the app has for leaving once it was warned, and again once it was asked to. */
  graceMs: number
  /** How long a socket lives altogether. */
  lifeMs: number
}

/** One socket that the app has opened. */
export interface Connection {
  /** Whether envelopes may go to it: open, and not asked to leave. */
  readonly takes: boolean
  ask: Way
  tell(message: Dict): void
  /** Warns, and asks to leave a little later. */
  warn(): void
  /** Asks to leave, and closes after a while, or at once where waiting would not help. */
  dismiss(reason: Exclude<LeaveReason, 'warning'>): void
  /** Loses it: no closing, no word. */
  cut(): void
}

interface Waiting {
  accepts: boolean
  end(answer: Answer): void
}

const lost: Answer = {
  ok: false,
  error: 'dispatch_failed',
  detail: 'the socket was lost before the answer came',
  reason: 'connection_failed',
}

const told = (text: string): Answer => ({ ok: true, text, contentType: 'application/json' })

/** The envelopes that a socket has carried and that wait for their answer. */
const openPost = (socket: WebSocket) => {
  const waiting = new Map<string, Waiting>()
  // Whatever acknowledges nothing, or nothing that still waits, is let lie.
  const take = ({ id, text }: Acknowledged) => {
    const one = waiting.get(id)
    one?.end(told(one.accepts ? text : ''))
  }
  socket.on('message', (data, isBinary) => {
    const said = isBinary ? undefined : readAcknowledged(String(data))
    if (said) take(said)
  })
  socket.on('close', () => {
    for (const one of [...waiting.values()]) one.end(lost)
  })
  const ask: Way = (errand, signal) =>
    new Promise((resolve) => {
      const { envelope_id: id, accepts_response_payload: accepts, ...rest } = envelopeOf(errand)
      const end = (answer: Answer) => {
        waiting.delete(id)
        resolve(answer)
      }
      waiting.set(id, { accepts, end })
      signal.addEventListener('abort', () => end(lost))
      socket.send(JSON.stringify({ envelope_id: id, accepts_response_payload: accepts, ...rest }))
    })
  return ask
}

const keepPinging = (socket: WebSocket, pingMs: number): void => {
  let answered = true
  const beat = setInterval(() => {
    if (!answered) return socket.terminate()
    answered = false
    socket.ping('Ping from the workspace')
  }, pingMs)
  beat.unref()
  socket.on('pong', () => {
    answered = true
  })
  socket.on('close', () => clearInterval(beat))
}

const DEBUG = { host: 'workspace' }

/** Takes charge of a socket that was just opened; `note` is told what Slack itself says on it, and how it ended. */
export function connectionOn(
  socket: WebSocket,
  times: SocketTimes,
  note: (message: Dict) => void,
): Connection {
  let leaving = false
  const timers: NodeJS.Timeout[] = []
  const later = (run: () => void, ms: number) => timers.push(setTimeout(run, ms).unref())
  // What is wrong with a frame closes the socket, and that is told by `close`.
  socket.on('error', () => undefined)
  socket.on('close', (code) => {
    note({ type: 'close', code })
    for (const timer of timers) clearTimeout(timer)
  })
  const ask = openPost(socket)
  keepPinging(socket, times.pingMs)
  const tell = (message: Dict) => {
    note(message)
    socket.send(JSON.stringify(message))
  }
  const connection: Connection = {
    get takes() {
      return !leaving && socket.readyState === socket.OPEN
    },
    ask,
    tell,
    warn() {
      tell({ type: 'disconnect', reason: 'warning', debug_info: DEBUG })
      later(() => connection.dismiss('refresh_requested'), times.graceMs)
    },
    dismiss(reason) {
      leaving = true
      tell({ type: 'disconnect', reason, debug_info: DEBUG })
      if (reason === 'refresh_requested') later(() => socket.close(1000), times.graceMs)
      else socket.close(1000)
    },
    cut: () => socket.terminate(),
  }
  later(() => connection.warn(), Math.max(times.lifeMs - times.graceMs, 0))
  return connection
}
