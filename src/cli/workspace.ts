import { exit, Misuse, Refusal, type Verb } from './verb.ts'

/** Starts the Slack-compatible workspace alone and stays until it is asked to stop. */
export const workspaceVerb: Verb = {
  words: 'workspace',
  help: 'Start the embedded workspace as a process of its own, for a bot elsewhere on this machine; without --bot for one over Socket Mode',
  args: [],
  options: {
    bot: {
      form: 'URL',
      help: 'Where the bot takes requests, such as http://127.0.0.1:3001/slack/events',
    },
  },
  async run({ config, text, say, hooks }) {
    const bot = text('bot')
    if (bot !== undefined && !URL.canParse(bot))
      throw new Misuse('--bot wants an address, such as http://127.0.0.1:3001/slack/events')
    if (hooks.workspace === undefined) throw new Refusal('The workspace cannot be started from here.')
    const running = await hooks.workspace(config(), bot)
    for (const line of running.greeting) say(line)
    await hooks.untilStopped?.()
    await running.stop()
    return exit.done
  },
}
