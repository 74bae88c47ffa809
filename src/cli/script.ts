import { readFileSync } from 'node:fs'
import { type Step, scriptWords, stepSchema } from '../casework/simulation/words.ts'
import { addMonths, type Day } from '../domain/day.ts'
import { shapeFaults } from '../domain/shape-faults.ts'
import { Refusal } from './verb.ts'

type Line = { line: number; step: Step } | { line: number; faults: string[] }
type Schema = Parameters<typeof shapeFaults>[0]
type Read<T> = { value: T } | { faults: string[] }

function readAs<S extends Schema>(schema: S, value: unknown, before = ''): Read<ReturnType<S['parse']>> {
  const read = schema.safeParse(value)
  if (read.success) return { value: read.data as ReturnType<S['parse']> }
  const faults = shapeFaults(schema, value, read.error.issues)
  return { faults: faults.map(({ path, says }) => [before, ...path, says].filter(Boolean).join(': ')) }
}

function stepOf(text: string): Read<Step> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { faults: ['this is not JSON'] }
  }
  const read = readAs(stepSchema, value)
  if ('faults' in read) return read
  const words = readAs(scriptWords[read.value.do], read.value.with, read.value.do)
  return 'faults' in words ? words : { value: { ...read.value, with: words.value } }
}

function lineOf(text: string, line: number): Line {
  const read = stepOf(text)
  return 'faults' in read ? { line, faults: read.faults } : { line, step: read.value }
}

/** Days of a script only go forward, from its start on, and no case is tried for more than ten years. */
function inOrder(lines: readonly Line[], start: Day): Line[] {
  const end = addMonths(start, 120)
  let [last, after] = [start, 'the start, ']
  return lines.map((one) => {
    if ('faults' in one) return one
    const { on } = one.step
    if (on < last) return { line: one.line, faults: [`on: ${on} is before ${after}${last}`] }
    if (on > end) return { line: one.line, faults: [`on: ${on} is more than ten years after the start`] }
    ;[last, after] = [on, '']
    return one
  })
}

/** Reads a script: a JSON object a line, `{on, do, by, with}`, in the order of days; everything that is wrong is told with its line. */
function readScript(text: string, start: Day): Line[] {
  const lines = text
    .split('\n')
    .map((line, n) => [line.trim(), n + 1] as const)
    .filter(([line]) => line !== '')
    .map(([line, n]) => lineOf(line, n))
  return inOrder(lines, start)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Refusal(`There is no file ${file} that can be read.`)
  }
}

/** The steps of the script in a file; refused with everything that is wrong with it. */
export function scriptIn(file: string, start: Day): Step[] {
  const lines = readScript(textOf(file), start)
  const faults = lines.flatMap((one) =>
    'faults' in one ? one.faults.map((says) => `${file}: line ${one.line}: ${says}`) : [],
  )
  if (faults.length > 0) throw new Refusal(faults.join('\n'))
  return lines.flatMap((one) => ('step' in one ? [one.step] : []))
}
