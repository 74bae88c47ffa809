import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCli } from '../../src/cli/run.ts'

const bin = fileURLToPath(new URL('../../bin/fasttrack.js', import.meta.url))

/** What a call of the command line said, and how it ended. */
export type Said = { code: number | null; out: string; err: string }

/** A folder of its own with a store that is not there yet, and the program as an operator calls it: by itself, or within this process. */
export function operator(url?: string, more: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'fasttrack-'))
  const env = { PATH: process.env.PATH, DATABASE_URL: url ?? `file:${join(folder, 'store.db')}`, ...more }
  const fasttrack = (...argv: string[]) =>
    new Promise<Said>((said, failed) => {
      const child = spawn(process.execPath, [bin, ...argv], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let [out, err] = ['', '']
      child.stdout.on('data', (text) => {
        out += text
      })
      child.stderr.on('data', (text) => {
        err += text
      })
      child.on('error', failed)
      child.on('close', (code) => said({ code, out, err }))
    })
  const put = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  return {
    folder,
    env,
    fasttrack,
    put,
    called: (...argv: string[]) => called(env, argv),
    calledOn: (day: string, ...argv: string[]) => called(env, argv, day),
  }
}

/** The same call without a process of its own, which is quicker. */
async function called(
  env: Record<string, string | undefined>,
  argv: string[],
  today = '2026-11-21',
): Promise<Said> {
  let [out, err] = ['', '']
  const stdout = {
    write: (text: string) => {
      out += text
    },
  }
  const stderr = {
    write: (text: string) => {
      err += text
    },
  }
  const code = await runCli({ argv, env, stdout, stderr, now: () => new Date(`${today}T10:00:00Z`) })
  return { code, out, err }
}

export const addNorth = [
  'school',
  'add',
  '--id',
  'north',
  '--name',
  'North School',
  '--nation',
  'england',
  '--phase',
  'secondary',
]
