import { type Difference, pathwayDiff as differences } from '../domain/pathway/page/pathway-diff.ts'
import { counted } from './columns.ts'
import { pathwayVersion } from './pathway-version.ts'
import { exit, json, type Verb } from './verb.ts'

const verbs = { comes: 'Comes', goes: 'Goes', changes: 'Changes' }

const linesOf = ({ kind, id, title, how, was, now }: Difference): string[] => [
  `${verbs[how]}: ${kind} ${id}, “${title}”`,
  ...was.map((line) => `  - ${line}`),
  ...now.map((line) => `  + ${line}`),
]

/**
 * Says in words what differs between two pathways, or two versions of one.
 *
 * `--json`: `{from, to, differences: [{kind, id, title, how, was, now}]}`, `how` comes, goes or changes, `was` and `now` the
 * sentences that differ.
 */
export const pathwayDiff: Verb = {
  words: 'pathway diff',
  help: 'Say in words what differs between two pathways; ID@1 is a version that the store keeps',
  args: ['A', 'B'],
  options: { json },
  async run(call) {
    const [a = '', b = ''] = call.args
    const [from, to] = [await pathwayVersion(call, a), await pathwayVersion(call, b)]
    const all = differences(from, to)
    if (call.has('json')) call.print({ from: a, to: b, differences: all })
    else {
      call.say(
        all.length === 0 ? 'Nothing differs.' : `${counted(all.length, 'difference')}, from ${a} to ${b}:`,
      )
      all.flatMap(linesOf).forEach(call.say)
    }
    return exit.done
  },
}
