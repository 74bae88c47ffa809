import { runCli } from './cli/run.ts'

const untilStopped = () =>
  new Promise<void>((stopped) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopped())
  })

// A reader that has seen enough, such as `head`, closes the pipe: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const now = () => new Date()

process.exitCode = await runCli({
  argv: process.argv.slice(2),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  now,
  hooks: {
    serve: async (config, options) => (await import('./serve.ts')).serve(config, { ...options, now }),
    workspace: async (config, bot) => (await import('./embedded.ts')).serveWorkspaceAlone(config, bot, now),
    untilStopped,
    async lookUp({ slack }, email) {
      if (slack.kind !== 'slack') return null
      const { userOfEmail } = await import('./slack/user-of-email.ts')
      return userOfEmail(slack, email)
    },
  },
})
