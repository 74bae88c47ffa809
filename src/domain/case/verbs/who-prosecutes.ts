import { handsIn } from '../../prosecution/second-check.ts'
import type { Role } from '../../role.ts'
import type { Doer } from '../facts.ts'
import type { ProsecutionCommand } from '../parts/prosecution.ts'
import { prosecutionOf } from '../parts/prosecution.ts'
import type { Refusal } from '../refusal.ts'
import type { Context } from '../unmet.ts'

const need = (needs: readonly Role[], { roles, manner }: Doer): Refusal | null =>
  manner === 'did' && needs.some((role) => roles.includes(role)) ? null : { code: 'not-your-role', needs }

type Work = Exclude<keyof Context['facts']['prosecution'], 'record'>

const work: { [D in ProsecutionCommand['do']]: Work } = {
  'name-charge': 'considers',
  'weigh-defences': 'considers',
  'write-record': 'considers',
  'keep-advice': 'considers',
  'name-witness': 'considers',
  'say-paragraphs': 'checks',
  'sign-test': 'decides',
  'decide-prosecution': 'decides',
  'lay-information': 'considers',
  'compare-certificate': 'compares',
  'sign-paper': 'checks',
  'redact-paper': 'checks',
  'answer-pack': 'checks',
  'build-pack': 'checks',
  'check-pack': 'checks',
}

/** May somebody with these roles do this towards taking a parent to court? */
export const mayProsecute = (
  rules: Context['facts']['prosecution'],
  roles: readonly Role[],
  verb: ProsecutionCommand['do'],
): boolean => rules[work[verb]].some((role) => roles.includes(role))

// Considering, deciding, comparing and checking belong to roles, the second check to somebody who had no hand in the pack, and a statement to its witness.
function notTheirsToProsecute(
  { facts, state }: Context,
  command: ProsecutionCommand,
  doer: Doer,
): Refusal | null {
  const role = need(facts.prosecution[work[command.do]], doer)
  if (role !== null) return role
  const file = prosecutionOf(state, command.parent)
  if (command.do === 'check-pack' && handsIn(file, command.pack).includes(doer.id))
    return { code: 'second-person' }
  const another = file.witness !== null && file.witness.id !== doer.id
  return command.do === 'say-paragraphs' && another ? { code: 'not-the-witness' } : null
}

/** Why somebody may not do it, for each of these verbs. */
export const theirsToProsecute = Object.fromEntries(
  Object.keys(work).map((verb) => [verb, notTheirsToProsecute]),
) as Record<ProsecutionCommand['do'], typeof notTheirsToProsecute>
