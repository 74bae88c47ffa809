import { describe, expect, it } from 'vitest'
import { methods } from '../../src/workspace/web-api/methods.ts'
import { read } from '../source.ts'

const readme = read('src/workspace/README.md')

/** The rows of the table whose head begins with a word, as what, how and note. */
const rowsUnder = (head: string): string[][] => {
  const [, ...lines] = (readme.split(`| ${head} | how | note |\n`)[1] ?? '').split('\n')
  const end = lines.findIndex((line) => !line.startsWith('|'))
  return lines.slice(0, end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}

const rows = rowsUnder('method')
const behaviours = rowsUnder('behaviour')
const named = (hows: readonly string[]) =>
  rows.filter(([, how = '']) => hows.includes(how)).map(([what = '']) => what.replaceAll('`', ''))

/** The methods that a bot of this kind may want, which the workspace is to have. */
const wanted = [
  'api.test apps.connections.open apps.manifest.validate auth.revoke auth.test blocks.validate bots.info',
  'chat.delete chat.deleteScheduledMessage chat.getPermalink chat.postEphemeral chat.postMessage',
  'chat.scheduleMessage chat.scheduledMessages.list chat.update',
  'conversations.history conversations.info conversations.invite conversations.join conversations.list',
  'conversations.members conversations.open conversations.replies',
  'files.completeUploadExternal files.delete files.getUploadURLExternal files.info',
  'oauth.v2.access reactions.add team.info usergroups.list usergroups.users.list',
  'users.info users.list users.lookupByEmail users.profile.get',
  'views.open views.publish views.push views.update',
].flatMap((line) => line.split(' '))

describe('the table of what is imitated', () => {
  it('names every method that is registered, once, and no other', () =>
    expect(named(['imitated', 'partly']).sort()).toEqual(Object.keys(methods).sort()))

  it('names none as missing that is there', () =>
    expect(named(['not']).filter((name) => name in methods)).toEqual([]))

  it('has every method that a bot of this kind may want', () =>
    expect(wanted.filter((name) => !named(['imitated', 'partly']).includes(name))).toEqual([]))

  it('says of everything how far it is imitated, and what is left out where it is not wholly', () => {
    const all = [...rows, ...behaviours]
    expect(behaviours.length).toBeGreaterThan(20)
    expect(all.filter((row) => row.length !== 3)).toEqual([])
    expect(all.filter(([, how = '']) => !['imitated', 'partly', 'not'].includes(how))).toEqual([])
    expect(all.filter(([, how, note]) => how === 'partly' && note === '')).toEqual([])
    expect(new Set(all.map(([what]) => what)).size).toBe(all.length)
  })
})
