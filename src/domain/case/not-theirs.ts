import type { CaseCommand, CommandOf, Verb } from './command.ts'
import type { Doer } from './facts.ts'
import type { Refusal } from './refusal.ts'
import type { Context } from './unmet.ts'
import { notTheirsToDecide } from './verbs/decide-option.ts'
import { notTheirsToLift } from './verbs/hold.ts'
import { notTheirs as notTheirsToRecord } from './verbs/record.ts'
import { notTheirsToWaive } from './verbs/serve.ts'
import { notTheirsToKnow, notTheirsToSign } from './verbs/sign-off.ts'
import { theirsToProsecute } from './verbs/who-prosecutes.ts'

type Theirs = { [V in Verb]?: (context: Context, command: CommandOf<V>, doer: Doer) => Refusal | null }

const theirs: Theirs = {
  record: ({ pathway }, command, doer) => notTheirsToRecord(pathway, command, doer),
  decide: notTheirsToDecide,
  'lift-hold': notTheirsToLift,
  'sign-off': notTheirsToSign,
  adjust: notTheirsToKnow,
  'note-need': notTheirsToKnow,
  ...theirsToProsecute,
  'sign-not-served': notTheirsToWaive,
}

/** Why somebody who may work on a case may still not do this: it belongs to other roles. Null when nothing is against it. */
export function notTheirs(context: Context, command: CaseCommand, doer: Doer): Refusal | null {
  const asked = theirs[command.do] as
    | ((context: Context, command: CaseCommand, doer: Doer) => Refusal | null)
    | undefined
  return asked?.(context, command, doer) ?? null
}
