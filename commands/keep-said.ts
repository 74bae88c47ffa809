import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import type { CommandOf } from '../src/domain/case/command.ts'
import { type Subject, subjects } from '../src/domain/case/event.ts'
import { fold } from '../src/domain/case/evolve.ts'
import type { Meeting } from '../src/domain/case/state.ts'
import type { Answered } from '../src/kit/field-kind.ts'
import { isPrivate, type privateModal, type saidModal } from '../views/minutes/said.ts'
import type { TypedIn } from '../views/typed-in.ts'
import { askedBy, because, type Ctx, look, notHere } from './desk.ts'
import { typedInHead } from './typed-in.ts'

type Said = ReturnType<(typeof saidModal)['read']> | ReturnType<(typeof privateModal)['read']>
type Painted = { case: string; meeting: string; seq: number; paper: TypedIn | null }
type Texts = readonly Answered<string | null>[]

/** What one box is to hold: nothing where it was not touched; a colleague's words of the same moment stand above. */
function boxOf(given: string, before: string, standing: string): string | null {
  if (given === before || given === standing) return null
  const crosses = standing !== before && standing !== '' && !given.includes(standing)
  return crosses ? `${standing}\n\n${given}` : given
}

/** What was written in the boxes of a window since it was painted. */
function saidOn(
  { state: now, events }: LookedAt,
  { meeting, seq }: Pick<Painted, 'meeting' | 'seq'>,
  texts: Texts,
) {
  const painted = fold(
    now.id,
    events.filter((event) => event.seq <= seq),
  )
  const stood = (one: Meeting | undefined, about: Subject) => one?.said[about] ?? ''
  const changed = subjects.flatMap((about) => {
    const given = texts.find((one) => one.key === about)
    if (given === undefined) return []
    const before = stood(painted?.meetings[meeting], about)
    const box = boxOf(given.value ?? '', before, stood(now.meetings[meeting], about))
    return box === null ? [] : [[about, box] as const]
  })
  return Object.fromEntries(changed)
}

type More = Partial<Pick<CommandOf<'say'>, 'defences' | 'shareable'>>

/** Keeps what was written in the boxes of a window, and what goes with it; a sentence where it was not kept. */
export async function keepTexts(
  ctx: Ctx,
  looked: LookedAt,
  painted: Painted,
  texts: Texts,
  { defences = [], ...more }: More,
): Promise<string | null> {
  const { case: id, meeting } = painted
  const said = saidOn(looked, painted, texts)
  // What follows in the same request has that request's own key.
  const asked = askedBy(ctx, { ...typedInHead(painted.paper), key: `${ctx.inboxKey}:said` })
  const outcome = await act(ctx.deps.house, id, asked, { do: 'say', meeting, said, defences, ...more })
  return outcome.done ? null : because(ctx, id, outcome.refusal)
}

/** Keeps what was said; the pupil's words stay private unless the pupil agrees. A sentence where it was not kept. */
export async function keepSaid(ctx: Ctx, { context, answers }: Said): Promise<string | null> {
  const looked = await look(ctx, context.case)
  if (looked === null) return notHere
  const found = looked.state.meetings[context.meeting]
  const asked = answers.said.some((one) => one.key === 'pupil')
  const hidden = !('over' in context) && found !== undefined && isPrivate(found)
  const share = asked && !hidden ? { shareable: answers.share.includes('agreed') } : {}
  return keepTexts(ctx, looked, context, answers.said, share)
}
