import { z } from 'zod'

/** How the program meets Slack: a real workspace, by Socket Mode where there is an app token, or the embedded one. */
export type SlackConfig =
  | { kind: 'embedded' }
  | {
      kind: 'slack'
      botToken: string
      signingSecret: string
      appToken: string | undefined
      /** Where Slack's Web API is answered, ending in a slash; undefined is Slack itself. */
      apiUrl: string | undefined
    }

/** Everything an operator may set, read once at the start. */
export type Config = {
  slack: SlackConfig
  database: { url: string; authToken: string | undefined; encryptionKey: string | undefined }
  host: string
  port: number
  timeZone: string
  /** When the daily digest goes out, as 08:00 in `timeZone`. */
  digestAt: string
  /** A folder laid over `templates/` file by file. */
  templatesDir: string | undefined
  logLevel: (typeof logLevels)[number]
}

/** The settings can't be used: `faults` lists everything wrong with them as `NAME: what`, never with a secret's value. */
export class UnsoundConfig extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(
      [`The settings have ${faults.length} fault${faults.length === 1 ? '' : 's'}:`, ...faults].join('\n'),
    )
    this.name = 'UnsoundConfig'
    this.faults = faults
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i
const ZONE = /^[A-Z][A-Za-z_]*(\/[A-Za-z0-9_+-]+)*$/

function isZone(zone: string): boolean {
  try {
    return ZONE.test(zone) && new Intl.DateTimeFormat('en-GB', { timeZone: zone }) !== null
  } catch {
    return false
  }
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
}

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`)

const text = z.string()
const environment = z.object({
  SLACK_BOT_TOKEN: text.optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_APP_TOKEN: text.optional(),
  SLACK_API_URL: text.refine(isWebAddress, 'not an http or https address').transform(withSlash).optional(),
  DATABASE_URL: text
    .regex(/^(file:.|(libsql|https?|wss?):\/\/.)/, 'not a file:, libsql:, http(s): or ws(s): address')
    .default('file:data/fasttrack.db'),
  DATABASE_AUTH_TOKEN: text.optional(),
  DATABASE_ENCRYPTION_KEY: text.optional(),
  PORT: text
    .regex(/^\d{1,5}$/, 'not a whole number')
    .transform(Number)
    .refine((port) => port <= 65535, 'not a port: 0 to 65535')
    .default(3000),
  HOST: text.regex(/^\S+$/, 'not a host').default('127.0.0.1'),
  TIME_ZONE: text.refine(isZone, 'not a time zone such as Europe/London').default('Europe/London'),
  DIGEST_AT: text.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a time such as 08:00').default('08:00'),
  TEMPLATES_DIR: text.optional(),
  LOG_LEVEL: z.enum(logLevels, `not one of ${logLevels.join(', ')}`).default('info'),
})

type Given = Partial<Record<keyof typeof environment.shape, string>>

const slackNames = ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', 'SLACK_API_URL'] as const

// A name set to nothing is a name not set: that is how env files and containers leave one out.
function given(env: Record<string, string | undefined>): Given {
  const names = Object.keys(environment.shape)
  const set = names.map((name) => [name, env[name]?.trim()]).filter(([, value]) => value)
  return Object.fromEntries(set)
}

function slackFaults(set: Given): string[] {
  const some = slackNames.filter((name) => set[name] !== undefined)
  if (some.length === 0) {
    const open = set.HOST !== undefined && !LOOPBACK.test(set.HOST)
    return open
      ? ['HOST: the embedded workspace is for this machine only: leave HOST out, or set SLACK_*']
      : []
  }
  return (['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'] as const)
    .filter((name) => set[name] === undefined)
    .map((name) => `${name}: needed, because ${some.join(' and ')} is set`)
}

function storeFaults({ DATABASE_URL: url, DATABASE_ENCRYPTION_KEY: key }: Given): string[] {
  const remote = url !== undefined && !url.startsWith('file:')
  return key !== undefined && remote
    ? ['DATABASE_ENCRYPTION_KEY: encrypts a file: database only; encrypt a server at the server']
    : []
}

function slackFrom(read: z.output<typeof environment>): SlackConfig {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret } = read
  if (botToken === undefined || signingSecret === undefined) return { kind: 'embedded' }
  return {
    kind: 'slack',
    botToken,
    signingSecret,
    appToken: read.SLACK_APP_TOKEN,
    apiUrl: read.SLACK_API_URL,
  }
}

/** Reads the settings from an environment; throws an UnsoundConfig that tells every fault at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const set = given(env)
  const read = environment.safeParse(set)
  const shape = read.success
    ? []
    : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const faults = [...shape, ...slackFaults(set), ...storeFaults(set)]
  if (!read.success || faults.length > 0) throw new UnsoundConfig(faults)
  const { data } = read
  return {
    slack: slackFrom(data),
    database: {
      url: data.DATABASE_URL,
      authToken: data.DATABASE_AUTH_TOKEN,
      encryptionKey: data.DATABASE_ENCRYPTION_KEY,
    },
    host: data.HOST,
    port: data.PORT,
    timeZone: data.TIME_ZONE,
    digestAt: data.DIGEST_AT,
    templatesDir: data.TEMPLATES_DIR,
    logLevel: data.LOG_LEVEL,
  }
}
