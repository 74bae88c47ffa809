import type { Core } from '../core.ts'
import { isDict } from '../rules/inspect.ts'
import { parseJson } from '../rules/parse-json.ts'
import { SlackError } from '../slack-error.ts'
import { channelFor, toldName } from '../state/conversations.ts'
import { isInstalled } from '../state/installation.ts'
import { keepMessage } from '../state/messages.ts'
import type { Channel, Dict } from '../state/model.ts'
import { SLACKBOT, userOf } from '../state/people.ts'
import type { Answered } from '../ways-in/errand.ts'
import { send } from '../ways-in/send.ts'
import { makeHook } from './hooks.ts'
import { done, type Outcome, trouble } from './outcome.ts'
import { VERIFICATION_TOKEN } from './payload.ts'
import { actOnBody } from './response-body.ts'

interface Typed {
  command: string
  text: string
}

const split = (line: string): Typed => {
  const [command = '', ...rest] = line.trim().split(' ')
  return { command, text: rest.join(' ').trim() }
}

const formFor = (core: Core, userId: string, channel: Channel, typed: Typed): Record<string, string> => ({
  token: VERIFICATION_TOKEN,
  team_id: core.team.id,
  team_domain: core.team.domain,
  channel_id: channel.id,
  channel_name: toldName(channel),
  user_id: userId,
  user_name: userOf(core, userId).name,
  command: typed.command,
  text: typed.text,
  api_app_id: core.app.id,
  is_enterprise_install: 'false',
  response_url: makeHook(core, { channel: channel.id, user: userId, ts: null }),
  trigger_id: core.triggers.issue({ user: userId, channel: channel.id }),
})

const parse = (answer: Answered): Dict => {
  try {
    const body = parseJson(answer.text)
    return isDict(body) ? body : { text: String(body) }
  } catch {
    return { text: answer.text }
  }
}

const showAnswer = (core: Core, userId: string, channel: Channel, line: string, answer: Answered) => {
  if (answer.text.trim() === '') return
  const body = parse(answer)
  if (Object.keys(body).length === 0) return
  // An answer for everybody shows what was typed above it.
  if (body.response_type === 'in_channel')
    keepMessage(core, { channel: channel.id, ts: core.ids.ts(), user: userId, byApp: false, text: line })
  actOnBody(core, { channel: channel.id, user: userId, ts: null }, body)
}

/** The workspace's own voice tells the person alone. */
const explain = (core: Core, visibleTo: string, channel: Channel, text: string): Outcome => {
  keepMessage(core, { channel: channel.id, ts: core.ids.ts(), user: SLACKBOT, byApp: false, visibleTo, text })
  return trouble(text)
}

const fail = (core: Core, userId: string, channel: Channel, typed: Typed, error: string): Outcome =>
  explain(core, userId, channel, `${typed.command} failed with the error “${error}”`)

const unknown = (core: Core, userId: string, channel: Channel, typed: Typed): Outcome => {
  const known = core.app.commands.map(({ command }) => `“${command}”`).join(', ')
  const text = `“${typed.command}” is not a command here. There is: ${known}. To send the words themselves, put a space before them.`
  return explain(core, userId, channel, text)
}

/** Sends a slash command that a person typed, and shows what comes back as Slack shows it. */
export async function runCommand(
  core: Core,
  userId: string,
  channelId: string,
  line: string,
): Promise<Outcome> {
  const channel = channelFor(core, userId, channelId)
  // Where nothing can be written, no command can be typed either.
  if (channel.archived) throw new SlackError('is_archived')
  const typed = split(line)
  if (!isInstalled(core) || !core.app.commands.some(({ command }) => command === typed.command))
    return unknown(core, userId, channel, typed)
  const form = formFor(core, userId, channel, typed)
  const name = `${typed.command} ${typed.text}`.trim()
  const answer = await send(core, { kind: 'command', name, payload: form })
  if (!answer.ok) return fail(core, userId, channel, typed, answer.error)
  try {
    showAnswer(core, userId, channel, line.trim(), answer)
  } catch (error) {
    if (!(error instanceof SlackError)) throw error
    core.traffic.fault(typed.command, 'unsound answer to a command', [JSON.stringify(error.body())])
    return fail(core, userId, channel, typed, 'dispatch_failed')
  }
  return done
}
