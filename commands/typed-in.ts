import { personWithRoles } from '../db/queries/people.ts'
import type { Asked } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import { mayWorkAt } from '../src/domain/access.ts'
import type { Refusal } from '../src/domain/case/refusal.ts'
import type { Day } from '../src/domain/day.ts'
import { refusalSentence } from '../views/refusal.ts'
import type { TypedIn } from '../views/typed-in.ts'
import type { Ctx } from './desk.ts'

/** What is wrong with it, at the field where it stands. */
export type WrongTypedIn = { field: keyof TypedIn; text: string }

const himself =
  'You say that you did it, and name somebody else. Choose “I saw it” or “I was told”, or name yourself.'

/** Who did it and when, as casework wants it: nothing where it was not typed in from paper. */
export const typedInHead = (typed: TypedIn | null): Partial<Asked> => {
  const { doneOn = null, doneBy = null, how = null } = typed ?? {}
  return {
    ...(doneOn === null ? {} : { on: doneOn }),
    ...(doneBy === null ? {} : { doneBy }),
    ...(how === null ? {} : { manner: how }),
  }
}

function wrongDay({ state, context, names }: LookedAt, on: Day | null): WrongTypedIn | null {
  if (on === null) return null
  const refusal: Refusal | null =
    on > context.facts.today
      ? { code: 'day-in-future', on }
      : on < state.openedOn
        ? { code: 'before-opening', on }
        : null
  const tell = { pathway: context.pathway, family: names }
  return refusal && { field: 'doneOn', text: refusalSentence(refusal, tell) }
}

async function wrongPerson(
  ctx: Ctx,
  looked: LookedAt,
  { doneBy, how }: TypedIn,
): Promise<WrongTypedIn | null> {
  if (doneBy === null || doneBy === ctx.person.id) return null
  if (how === 'did') return { field: 'how', text: himself }
  const known = await personWithRoles(ctx.deps.house.store.read, doneBy)
  if (known !== null && mayWorkAt(known, looked.state.school)) return null
  const tell = { pathway: looked.context.pathway, family: looked.names }
  return { field: 'doneBy', text: refusalSentence({ code: 'not-staff', name: known?.name ?? null }, tell) }
}

/** What stands against a form that was typed in from paper: a day to come or before the case opened, or somebody who is not on the staff. */
export async function wrongTypedIn(ctx: Ctx, looked: LookedAt, typed: TypedIn): Promise<WrongTypedIn | null> {
  return wrongDay(looked, typed.doneOn) ?? (await wrongPerson(ctx, looked, typed))
}
