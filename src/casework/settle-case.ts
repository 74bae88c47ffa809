import { openCaseOf } from '../../db/queries/cases.ts'
import type { Tx } from '../../db/writer.ts'
import { settle } from '../domain/case/decide.ts'
import { conditionsOf } from '../domain/pathway/conditions-of.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import { type Asked, headOf, keep } from './act.ts'
import type { House } from './house.ts'
import { loadCase } from './load-case.ts'

const looksAtContacts = (pathway: Pathway): boolean =>
  conditionsOf(pathway).some(({ condition }) => 'contacted' in condition)

async function settleOf(house: House, tx: Tx, asked: Asked, pupil: string): Promise<void> {
  const open = await openCaseOf(tx, pupil)
  const loaded = open === null ? null : await loadCase(house, tx, open.id)
  if (loaded === null || !looksAtContacts(loaded.context.pathway)) return
  const { context, state } = loaded
  const head = headOf(house, { by: asked.by, key: asked.key })
  await keep(tx, context.pathway, state.id, state, settle(context, head, 'contact'))
}

/** Brings the deadlines of some pupils' open cases in line with a contact that was logged or taken back, where their pathway looks at contacts. */
export async function settleContacts(
  house: House,
  tx: Tx,
  asked: Asked,
  pupils: readonly string[],
): Promise<void> {
  for (const pupil of pupils) await settleOf(house, tx, asked, pupil)
}
