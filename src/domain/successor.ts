import { type Asker, type CaseInSight, mayWorkOn } from './access.ts'
import type { Role } from './role.ts'

/** Somebody on the list of people, with everything they may do and whom they named to take over from them. */
export type Colleague = Asker & { deputy: string | null }

/** The deputy, or the deputy's deputy, and so on: the first who may; nobody is asked twice. */
function deputyOf(
  owner: string,
  people: ReadonlyMap<string, Colleague>,
  may: (colleague: Colleague) => boolean,
): string | null {
  const asked = new Set([owner])
  let next = people.get(people.get(owner)?.deputy ?? '')
  while (next !== undefined && !asked.has(next.id)) {
    if (may(next)) return next.id
    asked.add(next.id)
    next = people.get(next.deputy ?? '')
  }
  return null
}

/** Whom a school falls back on where no deputy is left, in this order. A house rule. */
const atTheHead: readonly Role[] = ['headteacher', 'senior-leader']

/** Who takes over a case from an owner who may not work on it any more; null where nobody at the school can. */
export function successorOf(
  owner: string,
  seen: CaseInSight,
  people: ReadonlyMap<string, Colleague>,
): string | null {
  const may = (colleague: Colleague) => colleague.id !== owner && mayWorkOn(colleague, seen)
  const heads = atTheHead.flatMap((role) =>
    [...people.values()].filter(({ roles }) =>
      roles.some((held) => held.role === role && held.school === seen.school),
    ),
  )
  return deputyOf(owner, people, may) ?? heads.find(may)?.id ?? null
}
