import { exit, Refusal, type Verb } from './verb.ts'

/** Starts the bot and stays until it is asked to stop. */
export const serveVerb: Verb = {
  words: 'serve',
  help: 'Start the bot; with no SLACK_* set, with the demonstration in the embedded workspace',
  args: [],
  options: { fresh: { help: 'Begin the demonstration anew, without what was done in it' } },
  async run({ config, has, say, hooks }) {
    if (hooks.serve === undefined) throw new Refusal('The bot cannot be started from here.')
    const running = await hooks.serve(config(), { fresh: has('fresh') })
    for (const line of running.greeting) say(line)
    await hooks.untilStopped?.()
    await running.stop()
    return exit.done
  },
}
