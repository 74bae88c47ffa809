import type { Prosecution, ProsecutionTest } from '../case/parts/prosecution.ts'
import { prosecutionTests } from '../case/parts/prosecution.ts'
import type { Defence } from '../charge/defences.ts'
import type { ProsecutionRules } from './prosecution-rules.ts'

/** What a decision to prosecute is still without. */
export type ProsecutionLack =
  | { lack: 'charge' }
  | { lack: 'defence'; defence: string; finding: 'not-known' | 'applies' | null }
  | { lack: 'field'; field: string }
  | { lack: 'test'; test: ProsecutionTest; why: 'not-signed' | 'changed-since' | 'not-passed' }

type Rules = { prosecution: ProsecutionRules; defences: readonly Defence[] }

/** The defences that are gone through for a charge: those of the graver offence only where that is the charge. */
export const defencesFor = ({ charge }: Prosecution, all: readonly Defence[]): Defence[] =>
  all.filter(({ aggravated }) => !aggravated || charge?.offence === '444-1a')

/** What both tests rest on and is still open: the period, each defence, and each field of the decision record. */
export function recordLacks(file: Prosecution, { prosecution, defences }: Rules): ProsecutionLack[] {
  const unweighed = defencesFor(file, defences).flatMap(({ id }): ProsecutionLack[] => {
    const finding = file.defences[id]?.finding ?? null
    return finding === 'does-not-apply' ? [] : [{ lack: 'defence', defence: id, finding }]
  })
  const blank = prosecution.record.filter(({ id }) => !file.record[id]?.text.trim())
  return [
    ...(file.charge === null ? [{ lack: 'charge' } as const] : []),
    ...unweighed,
    ...blank.map(({ id }) => ({ lack: 'field', field: id }) as const),
  ]
}

function testLack(file: Prosecution, test: ProsecutionTest): ProsecutionLack[] {
  const signed = file.tests[test]
  if (signed === undefined) return [{ lack: 'test', test, why: 'not-signed' }]
  if (signed.seq < file.changed) return [{ lack: 'test', test, why: 'changed-since' }]
  return signed.passes ? [] : [{ lack: 'test', test, why: 'not-passed' }]
}

/** Everything that a decision to prosecute one parent is still without; empty where it may be made, or stands. */
export const prosecutionLacks = (file: Prosecution, rules: Rules): ProsecutionLack[] => [
  ...recordLacks(file, rules),
  ...prosecutionTests.flatMap((test) => testLack(file, test)),
]

/** Does a decision to prosecute stand: it was made, and nothing that it rests on is missing or has changed since? */
export const decisionStands = (file: Prosecution, rules: Rules): boolean =>
  file.decision?.prosecute === true && prosecutionLacks(file, rules).length === 0
