import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { commands } from '../commands/index.ts'
import { workspaceSeed } from '../src/embedded.ts'
import { manifestSchema } from './manifest-schema.ts'
import { quotedIn, read, readmeTable, sourceFiles } from './source.ts'

const manifest = JSON.parse(read('manifest.json'))
const { features, oauth_config: oauth, settings } = manifest
const [command] = features.slash_commands

/** What Slack asks for each method; a channel of a school is private, so that its facts need `groups:read`. */
const scopeOf: Readonly<Record<string, string | null>> = {
  'auth.test': null,
  'chat.postMessage': 'chat:write',
  'chat.getPermalink': null,
  'chat.update': 'chat:write',
  'conversations.history': 'im:history',
  'conversations.info': 'groups:read',
  'conversations.members': 'groups:read',
  'conversations.open': 'im:write',
  'conversations.replies': 'im:history',
  'files.completeUploadExternal': 'files:write',
  'files.getUploadURLExternal': 'files:write',
  'files.info': 'files:read',
  'users.info': 'users:read',
  'users.lookupByEmail': 'users:read.email',
  'views.publish': null,
  'views.update': null,
}

const ours = sourceFiles().filter(({ path }) => !path.startsWith('src/workspace/'))
const called = ours.flatMap(({ text }) =>
  [...text.matchAll(/\bclient\s*\.(\w+)\s*\.(\w+)\(/g)].map(([, family, method]) => `${family}.${method}`),
)

describe('the manifest that Slack makes the app from', () => {
  it('is as Slack wants it, which also refuses a name too long and a command without its slash', () => {
    const check = new Ajv({ allErrors: true }).compile(manifestSchema)
    expect(check(manifest) ? [] : check.errors).toEqual([])
    const long = { ...manifest.display_information, name: 'Fast Track for every school of the council' }
    expect(check({ ...manifest, display_information: long })).toBe(false)
    const bare = { ...features, slash_commands: [{ ...command, command: 'fasttrack' }] }
    expect(check({ ...manifest, features: bare })).toBe(false)
  })

  it('fits the shape of a manifest that Slack ships with its own client', async () => {
    const folder = 'node_modules/.cache/fast-track'
    mkdirSync(folder, { recursive: true })
    const fits = async (given: object) => {
      const file = `${folder}/manifest-${Math.random().toString(36).slice(2)}.ts`
      const text = `import type { Manifest } from '@slack/web-api/dist/types/request/manifest.js'\nexport const manifest = ${JSON.stringify(given)} satisfies Manifest\n`
      writeFileSync(file, text)
      const flags = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', file]
      return promisify(execFile)('node_modules/.bin/tsc', flags)
        .then(() => '')
        .catch((failed: { stdout: string }) => failed.stdout)
        .finally(() => rmSync(file))
    }
    expect(await fits(manifest)).toBe('')
    const misspelt = { ...manifest, settings: { ...settings, socket_mode: true } }
    expect(await fits(misspelt)).toContain('socket_mode')
  })

  it('has the command that the embedded workspace has too, with words that the bot knows', () => {
    expect(features.slash_commands).toHaveLength(1)
    expect(workspaceSeed().app.commands.map((one) => one.command)).toEqual([command.command])
    const words = ['help', ...commands.map(({ word }) => word)]
    expect(command.usage_hint.split(' | ').filter((word: string) => !words.includes(word))).toEqual([])
  })

  it('has the shortcuts that the bot declares, and so has the embedded workspace', () => {
    const declared = commands.flatMap(({ shortcuts = [] }) => shortcuts.map(({ shortcut }) => shortcut))
    expect(features.shortcuts).toEqual(
      declared.map(({ id, name, description }) => ({ name, type: 'message', callback_id: id, description })),
    )
    expect(workspaceSeed().app.shortcuts).toEqual(declared.map(({ id, name }) => ({ name, callbackId: id })))
  })

  it('asks for the scopes that the embedded workspace grants', () =>
    expect(workspaceSeed().app.scopes).toEqual(oauth.scopes.bot))

  it('sends everything to the one address that the bot listens on', () => {
    const { interactivity, event_subscriptions: events } = settings
    const addresses = [
      command.url,
      events.request_url,
      interactivity.request_url,
      interactivity.message_menu_options_url,
    ]
    expect([...new Set(addresses)]).toEqual(['https://example.org/slack/events'])
    expect(read('src/slack/receiver.ts')).toContain("'/slack/events'")
  })

  it('subscribes to the events that the bot listens to', () => {
    const listened = ours.flatMap(({ text }) =>
      [...text.matchAll(/\bapp\.event\('([^']+)'/g)].map(([, event]) => event),
    )
    expect(settings.event_subscriptions.bot_events).toEqual(listened)
  })

  it('asks for the scopes of the methods that the bot calls, and for none more', () => {
    expect(called.filter((method) => !(method in scopeOf))).toEqual([])
    expect(Object.keys(scopeOf).filter((method) => !called.includes(method))).toEqual([])
    const needed = called.map((method) => scopeOf[method]).filter((scope) => scope !== null)
    expect(oauth.scopes.bot).toEqual([...new Set(['commands', ...needed])].sort())
  })

  it('the README says of each scope what it is for', () => {
    const told = readmeTable('Connecting Slack').flatMap(([scope]) => quotedIn(scope))
    expect(told).toEqual(oauth.scopes.bot)
  })
})
