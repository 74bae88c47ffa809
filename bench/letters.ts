import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './figures.ts'
import type { LetterOrder, MadeLetters } from './letter-process.ts'

/** What one call of LibreOffice converts. */
const letters = 50

const has = (program: string, ...given: string[]) => spawnSync(program, given).error === undefined
// Each maker gets the same one core, where the machine can say so.
const onOneCore = has('taskset', '--version') ? ['taskset', '-c', '0'] : []

async function made(maker: LetterOrder['maker'], folder: string): Promise<number> {
  const script = fileURLToPath(new URL('letter-process.ts', import.meta.url))
  const [program = '', ...given] = [...onOneCore, process.execPath, '--import', 'tsx', script]
  const child = spawn(program, given, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  child.send({ maker, letters, folder } satisfies LetterOrder)
  const [{ each }] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`${maker} ended with ${code}`))),
  ])) as [MadeLetters]
  return median(each)
}

async function libreOffice(folder: string): Promise<number> {
  const files = (await readdir(folder)).map((file) => join(folder, file))
  const profile = `-env:UserInstallation=file://${join(folder, '..', 'profile')}`
  const [program = '', ...given] = [...onOneCore, 'soffice', profile, '--headless', '--convert-to', 'pdf']
  const convert = (some: string[]) =>
    spawnSync(program, [...given, '--outdir', join(folder, '..', 'pdf'), ...some], { stdio: 'ignore' })
  // Its first start makes a profile, which is not counted.
  convert(files.slice(0, 1))
  const began = performance.now()
  convert(files)
  return (performance.now() - began) / files.length
}

type Row = { measure: string; ours: number; rival: number | string; 'ours/rival': number | string }
const beside = (measure: string, ours: number, rival: number | null): Row => ({
  measure,
  ours,
  rival: rival ?? 'not installed',
  'ours/rival': rival === null ? '' : ours / rival,
})

/** Milliseconds for a letter of one page, each maker on one core: ours warm, Chromium warm, and LibreOffice converting fifty of our Word files in one call. */
export async function lettersBeside(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'letters-'))
  const word = join(folder, 'word')
  try {
    const ours = { word: await made('word', word), pdf: await made('pdf', word) }
    const chromium = await made('chromium', word).catch(() => null)
    const office = has('soffice', '--version') ? await libreOffice(word) : null
    return [
      beside('letter to PDF, ms, beside Chromium printing the same page', ours.pdf, chromium),
      beside('letter to PDF, ms, beside LibreOffice, fifty in one call', ours.pdf, office),
      beside('letter to Word, ms, beside LibreOffice, fifty in one call', ours.word, office),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
