import { projectCase } from '../../db/case-projection.ts'
import { refreshRows } from '../../db/case-rows.ts'
import { sealChain } from '../../db/events.ts'
import { firstTime } from '../../db/inbox.ts'
import { noticeByKey, putNotice } from '../../db/outbox.ts'
import { projectSealed } from '../../db/sealed-rows.ts'
import { wipeBeside } from '../../db/wipe-case.ts'
import type { Tx } from '../../db/writer.ts'
import { mayWorkOn, rolesAt } from '../domain/access.ts'
import { headed } from '../domain/case/decide.ts'
import type { Recorded } from '../domain/case/event.ts'
import type { Refusal } from '../domain/case/refusal.ts'
import { sealingRoles } from '../domain/case/sealing.ts'
import type { CaseState } from '../domain/case/state.ts'
import { type Asked, append, headOf, limitOf, refusalOf, refuseInside } from './act.ts'
import type { House } from './house.ts'
import { inSight } from './in-sight.ts'
import { type LoadedCase, loadCase } from './load-case.ts'
import { cardKey } from './notify.ts'

/** What stands in place of all that a case said. */
const sealedBecause = 'opened in error'

/** Why the case should never have been, and its number typed once more by whoever erases it. */
export type Sealing = { why: string; number: string }

export type Sealed = { done: true } | { done: false; refusal: Refusal }

function barred(loaded: LoadedCase, { by }: Asked, { why, number }: Sealing): Refusal | null {
  if (!mayWorkOn(by, inSight(loaded))) return { code: 'no-such-case' }
  const roles = rolesAt(by, loaded.state.school)
  if (!sealingRoles.some((role) => roles.includes(role))) return { code: 'sealing-role' }
  if (!why.trim()) return { code: 'reason-needed', field: 'why' }
  return number.trim().toUpperCase() === loaded.state.id ? null : { code: 'number-differs' }
}

function tracing({ school, pathway, version, openedOn }: CaseState, why: string) {
  return { type: 'case-sealed', reason: why.trim(), school, pathway, version, openedOn } as const
}

/** The card in the school's channel is painted over; where it never was posted, nothing is. */
async function overpainted(tx: Tx, id: string, seq: number): Promise<void> {
  const card = await noticeByKey(tx, cardKey(id))
  await wipeBeside(tx, id, card?.state === 'waiting' ? '' : cardKey(id))
  if (card === null || card.state === 'waiting') return
  const key = `card-update:${id}:${seq}`
  await putNotice(tx, { key, kind: 'case-card-update', chain: id, body: { case: id }, after: cardKey(id) })
}

async function sealIn(house: House, tx: Tx, asked: Asked, id: string, sealing: Sealing): Promise<void> {
  const loaded = await loadCase(house, tx, id)
  if (loaded === null) return refuseInside({ code: 'no-such-case' })
  const refusal = barred(loaded, asked, sealing)
  if (refusal !== null) return refuseInside(refusal)
  const { state, context } = loaded
  const [event] = headed([tracing(state, sealing.why)], state.seq, headOf(house, asked)) as [
    Recorded & { type: 'case-sealed' },
  ]
  await sealChain(tx, id, sealedBecause)
  await append(tx, id, state.seq, [event])
  await refreshRows(tx, projectCase(context.pathway, state), projectSealed(id, event))
  await overpainted(tx, id, event.seq)
}

/**
 * Erases a case that should never have been: what its events say, its rows, its papers and what waits to be posted. Its
 * number, when it was opened, and who erased it when and why stay; the number is never given again. Not to be undone.
 */
export async function sealCase(house: House, asked: Asked, id: string, sealing: Sealing): Promise<Sealed> {
  const refusal = await refusalOf(() =>
    house.store.write(async (tx) => {
      const first = asked.key === null || (await firstTime(tx, asked.key, house.now().toISOString()))
      if (first) await sealIn(house, tx, asked, id, sealing)
    }, limitOf(asked)),
  )
  if (refusal !== null) return { done: false, refusal }
  await house.store.forget()
  house.kick()
  return { done: true }
}
