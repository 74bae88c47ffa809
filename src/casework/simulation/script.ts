import { z } from 'zod'
import { daySchema } from '../../domain/day-schema.ts'

const stepSchema = z.strictObject({
  on: daySchema,
  do: z.string().min(1),
  /** A role, or the Slack id of somebody at the school; the case's owner unless it is said. */
  by: z.string().min(1).optional(),
  with: z.record(z.string(), z.unknown()).default({}),
})

/** One line of a script: on a day, somebody does something. */
export type Step = z.infer<typeof stepSchema>

/** A script that was read, or everything that is wrong with it, each with its line. */
export type Script = { steps: Step[] } | { faults: string[] }

function stepOf(text: string, line: number): { step: Step } | { fault: string } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: `line ${line}: this is not JSON` }
  }
  const read = stepSchema.safeParse(value)
  if (read.success) return { step: read.data }
  const [first] = read.error.issues
  return { fault: `line ${line}: ${first?.path.join('.') || 'the line'}: ${first?.message ?? 'is wrong'}` }
}

function backwards(steps: readonly Step[]): string[] {
  return steps.flatMap(({ on }, n) => {
    const before = steps[n - 1]
    return before !== undefined && on < before.on
      ? [`${on} comes after ${before.on}: days only go forward`]
      : []
  })
}

/** Reads a script: a JSON object a line, `{on, do, by, with}`, in the order of days. */
export function readScript(text: string): Script {
  const read = text
    .split('\n')
    .map((line, n) => [line.trim(), n + 1] as const)
    .filter(([line]) => line !== '')
    .map(([line, n]) => stepOf(line, n))
  const faults = read.flatMap((one) => ('fault' in one ? [one.fault] : []))
  const steps = read.flatMap((one) => ('step' in one ? [one.step] : []))
  const all = [...faults, ...backwards(steps)]
  return all.length > 0 ? { faults: all } : { steps }
}
