import { describe, expect, it } from 'vitest'
import { readConfig, UnsoundConfig } from '../src/config.ts'

const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret' }

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof UnsoundConfig) return error.faults
    throw error
  }
}

describe('the settings', () => {
  it('start the embedded workspace on this machine when nothing is set', () => {
    expect(readConfig({})).toEqual({
      slack: { kind: 'embedded' },
      database: { url: 'file:data/fasttrack.db', authToken: undefined, encryptionKey: undefined },
      host: '127.0.0.1',
      port: 3000,
      timeZone: 'Europe/London',
      digestAt: '08:00',
      templatesDir: undefined,
      logLevel: 'info',
    })
  })

  it('reach Slack when the bot token and the signing secret are set', () => {
    expect(readConfig(slack).slack).toEqual({
      kind: 'slack',
      botToken: 'xoxb-1',
      signingSecret: 'secret',
      appToken: undefined,
      apiUrl: undefined,
    })
  })

  it('take an app token and another address for the Web API, which they end in a slash', () => {
    const set = { ...slack, SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://127.0.0.1:4000/api' }
    expect(readConfig(set).slack).toMatchObject({ appToken: 'xapp-1', apiUrl: 'http://127.0.0.1:4000/api/' })
  })

  it('take everything else that an operator may set', () => {
    const set = {
      ...slack,
      DATABASE_URL: 'libsql://db.example',
      DATABASE_AUTH_TOKEN: 'token',
      PORT: '0',
      HOST: '0.0.0.0',
      TIME_ZONE: 'UTC',
      DIGEST_AT: '23:59',
      TEMPLATES_DIR: '/etc/fasttrack',
      LOG_LEVEL: 'debug',
    }
    expect(readConfig(set)).toMatchObject({
      database: { url: 'libsql://db.example', authToken: 'token' },
      port: 0,
      host: '0.0.0.0',
      timeZone: 'UTC',
      digestAt: '23:59',
      templatesDir: '/etc/fasttrack',
      logLevel: 'debug',
    })
  })

  it('take a name set to nothing as not set, and drop a line break after a secret', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: ' ', PORT: '' })).toEqual(readConfig({}))
    expect(readConfig({ ...slack, SLACK_BOT_TOKEN: 'xoxb-1\n' })).toEqual(readConfig(slack))
  })

  it.each(['localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]'])(
    'let the embedded workspace listen on %s',
    (HOST) => {
      expect(readConfig({ HOST }).host).toBe(HOST)
    },
  )
})

const wrong: [string, Record<string, string>, string[]][] = [
  ['a bot token alone', { SLACK_BOT_TOKEN: 'x' }, ['SLACK_SIGNING_SECRET']],
  ['a signing secret alone', { SLACK_SIGNING_SECRET: 'x' }, ['SLACK_BOT_TOKEN']],
  ['an app token alone', { SLACK_APP_TOKEN: 'x' }, ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']],
  [
    'a Web API address alone',
    { SLACK_API_URL: 'http://127.0.0.1/' },
    ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'],
  ],
  [
    'an app token without the signing secret',
    { SLACK_BOT_TOKEN: 'x', SLACK_APP_TOKEN: 'x' },
    ['SLACK_SIGNING_SECRET'],
  ],
  ['a Web API address that is none', { ...slack, SLACK_API_URL: 'slack' }, ['SLACK_API_URL']],
  ['a Web API address of another kind', { ...slack, SLACK_API_URL: 'ftp://x/' }, ['SLACK_API_URL']],
  ['the embedded workspace open to the network', { HOST: '0.0.0.0' }, ['HOST']],
  ['the embedded workspace on a name', { HOST: 'school.example' }, ['HOST']],
  ['a host that looks like this machine', { HOST: '127.0.0.1.example' }, ['HOST']],
  ['a host with a space', { ...slack, HOST: 'a b' }, ['HOST']],
  ['a port that is no number', { PORT: 'http' }, ['PORT']],
  ['a port with a fraction', { PORT: '30.5' }, ['PORT']],
  ['a port that is too high', { PORT: '65536' }, ['PORT']],
  ['a database of an unknown kind', { DATABASE_URL: 'postgres://x' }, ['DATABASE_URL']],
  ['a database without an address', { DATABASE_URL: 'file:' }, ['DATABASE_URL']],
  [
    'an encryption key that a server would not use',
    { DATABASE_URL: 'libsql://x', DATABASE_ENCRYPTION_KEY: 'k' },
    ['DATABASE_ENCRYPTION_KEY'],
  ],
  ['a time zone that is none', { TIME_ZONE: 'Europe/Wigan' }, ['TIME_ZONE']],
  ['a time zone told as an offset', { TIME_ZONE: '+01:00' }, ['TIME_ZONE']],
  ['a digest without minutes', { DIGEST_AT: '8' }, ['DIGEST_AT']],
  ['a digest at an hour that no day has', { DIGEST_AT: '24:00' }, ['DIGEST_AT']],
  ['a log level that is none', { LOG_LEVEL: 'loud' }, ['LOG_LEVEL']],
]

describe('the settings refuse', () => {
  it.each(wrong)('%s', (_what, env, names) => {
    expect(faultsOf(env).map((fault) => fault.split(':')[0])).toEqual(names)
  })

  it('everything wrong at once, in one error', () => {
    const env = { SLACK_APP_TOKEN: 'x', PORT: 'x', TIME_ZONE: 'x', DIGEST_AT: 'x', LOG_LEVEL: 'x' }
    const names = faultsOf(env).map((fault) => fault.split(':')[0])
    expect(names).toEqual([
      'PORT',
      'TIME_ZONE',
      'DIGEST_AT',
      'LOG_LEVEL',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
    ])
    expect(() => readConfig(env)).toThrow(/^The settings have 6 faults:\n/)
  })

  it('without ever telling a secret', () => {
    const secret = 'hunter2hunter2'
    const env = {
      SLACK_APP_TOKEN: secret,
      SLACK_API_URL: secret,
      DATABASE_URL: secret,
      DATABASE_AUTH_TOKEN: secret,
    }
    expect(faultsOf(env).length).toBeGreaterThan(2)
    expect(faultsOf(env).join()).not.toContain(secret)
  })
})
