import { firstTime } from '../../db/inbox.ts'
import { school as schoolById } from '../../db/queries/schools.ts'
import type { Tx } from '../../db/writer.ts'
import { choosesPathways, pathwaysUsed } from '../domain/school-pathways.ts'
import { changeSchool } from '../register/lists/change-school.ts'
import { whyNotUsed } from '../register/lists/why-not-used.ts'
import { type Asked, headOf, limitOf } from './act.ts'
import type { House } from './house.ts'

/** The pathways that a school is to use: the one that its cases open on unless another is chosen, and the others. */
export type PathwaysChosen = { first: string; others: readonly string[] }

/** Were the pathways of a school set, or were they so already; a sentence where they cannot be. */
export type PathwaysSet = { done: true; changed: boolean } | { done: false; why: string }

const notTheirs =
  'Only the headteacher, the leader of the attendance team or an administrator says which pathways a school uses.'

async function setIn(
  house: House,
  tx: Tx,
  asked: Asked,
  id: string,
  { first, others }: PathwaysChosen,
): Promise<PathwaysSet> {
  const school = await schoolById(tx, id)
  if (school === null || !choosesPathways(asked.by, id)) return { done: false, why: notTheirs }
  const { recordedBy: by, recordedAt: at, today } = headOf(house, asked)
  const beside = [...new Set(others)].filter((one) => one !== first)
  const given = { school, shelf: house.shelves, on: today }
  const [why] = [first, ...beside].flatMap((one) => whyNotUsed(one, given) ?? [])
  if (why !== undefined) return { done: false, why }
  if (asked.key !== null && !(await firstTime(tx, asked.key, at))) return { done: true, changed: false }
  const settings = { ...school.settings, [pathwaysUsed]: beside }
  return {
    done: true,
    changed: await changeSchool(tx, { by, today, at }, school, { pathway: first, settings }),
  }
}

/** Says which pathways a school uses, its default one first, on the school's own chain; cases that are open stay on theirs. */
export function setPathways(
  house: House,
  asked: Asked,
  school: string,
  chosen: PathwaysChosen,
): Promise<PathwaysSet> {
  return house.store.write((tx) => setIn(house, tx, asked, school, chosen), limitOf(asked))
}
