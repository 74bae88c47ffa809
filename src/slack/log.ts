import { LogLevel as Level, type LogLevel } from '@slack/bolt'
import { type DestinationStream, type Logger, pino } from 'pino'

/** Where the program says what it does: ids, counts and faults, never a body, a name or a mark. */
export type Log = Logger

const HIDDEN = [
  'token',
  'secret',
  'body',
  'text',
  'blocks',
  'view',
  'payload',
  'name',
  'email',
  'headers',
  'data',
]
const hidden = HIDDEN.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])
const MOST = 200

/** What may be told of an error: its kind, code and where it was thrown; messages can quote a name or a mark. */
export function errorFacts(error: unknown): { kind: string; code?: string; at?: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code = 'code' in error ? { code: String(error.code).slice(0, MOST) } : {}
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { kind: error.name, ...code, at: frames.slice(0, 8).map((line) => line.trim()) }
}

/** Makes the log: JSON lines on stdout, or wherever a test wants them. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    redact: { paths: hidden, censor: '[hidden]' },
    serializers: { err: errorFacts, error: errorFacts },
    base: null,
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

const words = (said: unknown[]): string =>
  said
    .filter((one): one is string => typeof one === 'string')
    .join(' ')
    .slice(0, MOST)

/** Slack's libraries log through this: their debug lines carry whole bodies, so only warnings and errors get through. */
export function slackLogger(log: Log) {
  const nothing = () => {}
  return {
    debug: nothing,
    info: nothing,
    warn: (...said: unknown[]) => log.warn({ from: 'slack' }, words(said)),
    error: (...said: unknown[]) => log.error({ from: 'slack' }, words(said)),
    setLevel: nothing,
    getLevel: (): LogLevel => Level.WARN,
    setName: nothing,
  }
}
