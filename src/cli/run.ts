import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { OtherVersion } from '../../db/migrate.ts'
import { openStore, type Store } from '../../db/store.ts'
import { StoreUnavailable } from '../../db/store-unavailable.ts'
import { filePathOf } from '../../db/store-url.ts'
import { dayIn } from '../casework/today.ts'
import { type Config, readConfig, UnsoundConfig } from '../config.ts'
import { loadLibrary, openLibrary, UnsoundLibrary } from '../library.ts'
import { helpOf, usageOf } from './help.ts'
import { type Given, readCall, verbOf } from './read-call.ts'
import { type Call, type Exit, exit, type Hooks, Misuse, Refusal, type Verb } from './verb.ts'
import { verbs } from './verbs.ts'

/** Where text goes. */
export type Sink = { write(text: string): unknown; isTTY?: boolean | undefined }

/** Everything that the command line gets from outside. */
export type Outside = {
  argv: readonly string[]
  env: Record<string, string | undefined>
  stdout: Sink
  stderr: Sink
  now: () => Date
  hooks?: Hooks
}

const templatesDir = fileURLToPath(new URL('../../templates', import.meta.url))

/** What an operator can do something about is told in its own words; the rest is a bug and thrown on. */
const told = [Refusal, UnsoundConfig, UnsoundLibrary, StoreUnavailable, OtherVersion]
const toldNames = ['CopyRefused', 'CannotStart', 'NothingLaidDown']

const isTold = (error: Error): boolean =>
  told.some((kind) => error instanceof kind) || toldNames.includes(error.name)

/** What is wrong in words for an operator, or null where it is a bug. */
const wordsFor = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Choose another one with PORT.`
  return isTold(error) ? error.message : null
}

async function openAt({ database }: Config, make: boolean): Promise<Store> {
  const path = filePathOf(database.url)
  if (!make && path !== null && !existsSync(path)) {
    throw new Refusal(
      'There is no case store yet. Add a school first, or set DATABASE_URL to where the store is.',
    )
  }
  const { url, authToken, encryptionKey } = database
  return openStore({ url, authToken, encryptionKey })
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The program's own templates do not change while it runs. */
const ownLibrary = once(() => openLibrary({ templatesDir, overlayDir: undefined }))

function callOf({ env, stdout, stderr, now, hooks = {} }: Outside, { args, values }: Given): Call {
  const config = once(() => readConfig(env))
  const folders = () => ({ templatesDir, overlayDir: config().templatesDir })
  return {
    args,
    text: (option) => (typeof values[option] === 'string' ? values[option] : undefined),
    has: (option) => option in values,
    config,
    library: once(() => (config().templatesDir === undefined ? ownLibrary() : openLibrary(folders()))),
    checkedLibrary: (laid) => loadLibrary({ ...folders(), laid }),
    async withStore(work, { make } = { make: false }) {
      const store = await openAt(config(), make)
      return work(store).finally(() => store.close())
    },
    today: () => dayIn(now(), config().timeZone),
    now,
    say: (line) => void stdout.write(`${line}\n`),
    complain: (line) => void stderr.write(`${line}\n`),
    print: (value) => void stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    progress: (line) => void (stderr.isTTY && stderr.write(`\r\u001b[K${line ?? ''}`)),
    hooks,
  }
}

async function carryOut(outside: Outside, verb: Verb, rest: readonly string[]): Promise<Exit> {
  const given = readCall(verb, rest)
  const call = callOf(outside, given)
  if (!given.values.help) return verb.run(call)
  helpOf(verb).forEach(call.say)
  return exit.done
}

async function answered({ stderr }: Outside, verb: Verb | null, work: () => Promise<Exit>): Promise<Exit> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Misuse) {
      stderr.write(`${error.message}\n${verb === null ? '' : `Usage: ${usageOf(verb)}\n`}`)
      return exit.misused
    }
    const words = wordsFor(error)
    if (words === null) throw error
    stderr.write(`${words}\n`)
    return exit.wanting
  }
}

/** Carries out one call of the command line and says how it ended: 0 done, 1 refused or found wanting, 2 used wrongly. */
export async function runCli(outside: Outside): Promise<Exit> {
  const [first] = outside.argv
  const argv = first === undefined || first === '--help' || first === '-h' ? ['help'] : outside.argv
  return answered(outside, null, async () => {
    const { verb, rest } = await verbOf(verbs, argv)
    return answered(outside, verb, () => carryOut(outside, verb, rest))
  })
}
