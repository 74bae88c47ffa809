import type { Store } from '../../db/store.ts'
import type { Binder } from '../../src/casework/pack/bind-pack.ts'
import { bindOnThread } from '../../src/documents/pack/pack-desk.ts'
import type { Asker } from '../../src/domain/access.ts'
import type { CaseCommand } from '../../src/domain/case/command.ts'
import { day } from '../../src/domain/day.ts'
import { asker, seedPerson } from '../world.ts'
import type { ACase } from './a-case.ts'

export const officer: Asker = { ...asker('U0EWO000001', 'ewo', null), name: 'Rhian Kerr' }
export const leader: Asker = { ...asker('U0LEADER001', 'team-leader', null), name: 'Aled Moss' }
export const head: Asker = { ...asker('U0HEAD00001', 'headteacher', 'north'), name: 'Orla Vance' }

export const binder: Binder = { bind: bindOnThread, version: '1.2.3' }

/** Puts those who take a parent to court on the list of people. */
export async function towardsCourt(store: Store): Promise<void> {
  for (const who of [officer, leader, head]) await seedPerson(store, who)
}

function rulesOf({ house }: ACase) {
  const { rules } = house.shelves
  const [prosecution] = rules.prosecution
  const [defences] = rules.defences
  if (prosecution === undefined || defences === undefined) throw new Error('The rules are not there')
  const own = defences.value.filter(({ nations }) => nations.includes('england'))
  return { prosecution: prosecution.value, defences: own }
}

/** Everything that the council writes down before it decides about one parent, both tests signed. */
export async function considered(begun: ACase, parent: string): Promise<void> {
  const { prosecution, defences } = rulesOf(begun)
  const go = (command: CaseCommand, by = officer) => begun.go(command, by)
  await go({ do: 'name-charge', parent, from: day('2026-09-28'), to: day('2027-01-12'), offence: '444-1' })
  const found = defences
    .filter(({ aggravated }) => !aggravated)
    .map(({ id }) => ({ defence: id, finding: 'does-not-apply' as const, why: 'The family was asked.' }))
  await go({ do: 'weigh-defences', parent, found })
  const written = Object.fromEntries(prosecution.record.map(({ id }) => [id, `What is known of ${id}.`]))
  await go({ do: 'write-record', parent, written })
  for (const test of ['evidence', 'public-interest'] as const)
    await go({ do: 'sign-test', parent, test, passes: true, why: 'Each part is proved.' }, leader)
  await go({ do: 'decide-prosecution', parent, prosecute: true, reasons: 'Nothing else helped.' }, leader)
}
