import { randomUUID } from 'node:crypto'
import { firstTime } from '../../db/inbox.ts'
import { type JointSide, jointSidesOf, putJoint, putSide } from '../../db/queries/joint-meetings.ts'
import type { Tx } from '../../db/writer.ts'
import { type Asker, mayWorkOn } from '../domain/access.ts'
import { areApart } from '../domain/are-apart.ts'
import type { CaseCommand } from '../domain/case/command.ts'
import { decide } from '../domain/case/decide.ts'
import type { Joint } from '../domain/case/parts/joint.ts'
import type { Refusal } from '../domain/case/refusal.ts'
import { jointPlan } from '../domain/case/verbs/joint.ts'
import { type Asked, headOf, keep, limitOf, type Outcome, orRefusal, refuseInside } from './act.ts'
import type { House } from './house.ts'
import { inSight } from './in-sight.ts'
import { tellJoint } from './joint-notices.ts'
import { type LoadedCase, loadCase } from './load-case.ts'
import { notOnStaff } from './not-on-staff.ts'

/** A meeting about brothers and sisters: the case it is proposed from, the other one, and when and where. */
export type JointWish = Pick<Joint, 'day' | 'at' | 'place' | 'chair'> & { case: string; other: string }

async function loadedFor(house: House, tx: Tx, by: Asker, id: string): Promise<LoadedCase> {
  const loaded = await loadCase(house, tx, id)
  if (loaded === null || !mayWorkOn(by, inSight(loaded))) return refuseInside({ code: 'no-such-case' })
  return loaded
}

/** Does one thing to one side, and tells its owner of it. */
async function side(house: House, tx: Tx, asked: Asked, loaded: LoadedCase, command: CaseCommand) {
  const { context, state } = loaded
  const decided = decide(context, command, headOf(house, asked))
  if (!decided.ok) return decided
  const after = await keep(tx, context.pathway, state.id, state, decided.value)
  const told = decided.value.findLast((event) => event.type.startsWith('joint-'))
  if (told !== undefined) await tellJoint(tx, after, told)
  return { ok: true as const, value: { state: after, events: decided.value } }
}

async function must(house: House, tx: Tx, asked: Asked, loaded: LoadedCase, command: CaseCommand) {
  const done = await side(house, tx, asked, loaded, command)
  return done.ok ? done.value : refuseInside(done.refusal)
}

/** The adults who would be asked, from both families' records; nobody who is met apart from another may be among them. */
function someoneApart(cases: readonly LoadedCase[]): boolean {
  const asked = cases.flatMap(({ context, family }) => {
    const ids = jointPlan(context)?.parents ?? []
    return family.parents.filter(({ id }) => ids.includes(id))
  })
  const same = (a: (typeof asked)[number], b: (typeof asked)[number]) =>
    a.forename === b.forename && a.surname === b.surname && a.address === b.address
  return asked.some((a, n) => asked.slice(n + 1).some((b) => !same(a, b) && areApart(a, b)))
}

async function barring(
  tx: Tx,
  here: LoadedCase,
  there: LoadedCase,
  wish: JointWish,
): Promise<Refusal | null> {
  const family = here.family.pupil.familyRef
  const kin = family !== null && family === there.family.pupil.familyRef && here.state.id !== there.state.id
  if (!kin) return { code: 'joint-not-kin' }
  if (someoneApart([here, there])) return { code: 'joint-apart' }
  return notOnStaff(tx, wish.chair, inSight(here))
}

async function proposeIn(house: House, tx: Tx, asked: Asked, wish: JointWish): Promise<Outcome> {
  const here = await loadedFor(house, tx, asked.by, wish.case)
  const there = await loadedFor(house, tx, asked.by, wish.other)
  const barred = await barring(tx, here, there, wish)
  if (barred !== null) return refuseInside(barred)
  const { case: _case, other: _other, ...plan } = wish
  const joint = randomUUID()
  await must(house, tx, asked, there, { do: 'propose-joint', joint, ...plan })
  const first = await must(house, tx, asked, here, { do: 'propose-joint', joint, ...plan })
  const { day: onDay, at: atTime, place } = plan
  const sides = [here, there].map(({ context, state }) => {
    return { joint, caseId: state.id, kind: jointPlan(context)?.kind ?? '', state: 'asked' as const }
  })
  await putJoint(tx, { id: joint, onDay, atTime, place, proposedBy: asked.by.id }, sides)
  if (here.state.school === there.state.school) await planAll(house, tx, asked, joint)
  const after = await loadCase(house, tx, here.state.id)
  return { done: true, state: after?.state ?? first.state, events: first.events, repeated: false }
}

/** Plans both sides or neither: what one case's rules refuse is told to that case alone. */
async function planAll(house: House, tx: Tx, asked: Asked, joint: string): Promise<void> {
  const sides = await jointSidesOf(tx, joint)
  const loaded = (await Promise.all(sides.map(({ caseId }) => loadCase(house, tx, caseId)))).filter(
    (one) => one !== null,
  )
  const head = headOf(house, asked)
  const refused = loaded.filter(({ context }) => !decide(context, { do: 'plan-joint', joint }, head).ok)
  for (const one of loaded) {
    const why = refused.includes(one) ? ('own' as const) : ('other' as const)
    const command: CaseCommand =
      refused.length > 0 ? { do: 'end-joint', joint, why } : { do: 'plan-joint', joint }
    await must(house, tx, asked, one, command)
  }
}

/**
 * Proposes one meeting about brothers and sisters to both their cases, by somebody who may work on both. At one school
 * it is planned at once; at two each school agrees for itself first.
 */
export async function proposeJoint(house: House, asked: Asked, wish: JointWish): Promise<Outcome> {
  const outcome = await orRefusal(() =>
    house.store.write(async (tx) => {
      const again = await repeated(house, tx, asked, wish.case)
      return again ?? proposeIn(house, tx, asked, wish)
    }, limitOf(asked)),
  )
  if (outcome.done) house.kick()
  return outcome
}

async function repeated(house: House, tx: Tx, asked: Asked, id: string): Promise<Outcome | null> {
  const { by, key } = asked
  if (key === null || (await firstTime(tx, key, house.now().toISOString()))) return null
  const { state } = await loadedFor(house, tx, by, id)
  return { done: true, state, events: [], repeated: true }
}

/** A school agrees for itself: its own staff do, or the owner of its case; nobody agrees for both. */
function speaksFor({ id, roles }: Asker, { school, owner }: LoadedCase['state']): boolean {
  return id === owner || roles.some((held) => held.school === school && held.role !== 'legal')
}

export type JointAnswer = { case: string; joint: string; agrees: boolean; why: string }

async function answerIn(house: House, tx: Tx, asked: Asked, answer: JointAnswer): Promise<Outcome> {
  const { case: id, joint, agrees, why } = answer
  const here = await loadedFor(house, tx, asked.by, id)
  const sides = await jointSidesOf(tx, joint)
  if (!sides.some(({ caseId }) => caseId === id)) return refuseInside({ code: 'no-such-joint' })
  if (!speaksFor(asked.by, here.state)) return refuseInside({ code: 'joint-not-yours' })
  const done = await must(house, tx, asked, here, { do: 'answer-joint', joint, agrees, why })
  const said = {
    state: agrees ? ('agreed' as const) : ('declined' as const),
    by: asked.by.id,
    why: why || null,
  }
  await putSide(tx, { joint, caseId: id }, said)
  const others = sides.filter(({ caseId }) => caseId !== id)
  await goOn(house, tx, asked, joint, others, agrees)
  const after = await loadCase(house, tx, id)
  return { done: true, state: after?.state ?? done.state, events: done.events, repeated: false }
}

async function goOn(
  house: House,
  tx: Tx,
  asked: Asked,
  joint: string,
  others: readonly JointSide[],
  agrees: boolean,
): Promise<void> {
  if (agrees && others.every(({ state }) => state === 'agreed')) return planAll(house, tx, asked, joint)
  if (agrees) return
  for (const { caseId } of others) {
    const there = await loadCase(house, tx, caseId)
    if (there !== null) await must(house, tx, asked, there, { do: 'end-joint', joint, why: 'declined' })
  }
}

/** Says what one case's school answers to a joint meeting. It is planned in both cases only once both have agreed. */
export async function answerJoint(house: House, asked: Asked, answer: JointAnswer): Promise<Outcome> {
  const outcome = await orRefusal(() =>
    house.store.write(async (tx) => {
      const again = await repeated(house, tx, asked, answer.case)
      return again ?? answerIn(house, tx, asked, answer)
    }, limitOf(asked)),
  )
  if (outcome.done) house.kick()
  return outcome
}
