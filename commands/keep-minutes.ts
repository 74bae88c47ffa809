import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import { type Subject, subjects } from '../src/domain/case/event.ts'
import { fold } from '../src/domain/case/evolve.ts'
import type { Meeting } from '../src/domain/case/state.ts'
import type { minutesModal } from '../views/minutes.ts'
import { askedBy, because, type Ctx, look, notHere } from './desk.ts'

type Minutes = ReturnType<(typeof minutesModal)['read']>

/** What one box is to hold: nothing where it was not touched; a colleague's words of the same moment stand above. */
function boxOf(given: string, before: string, standing: string): string | null {
  if (given === before || given === standing) return null
  const crosses = standing !== before && standing !== '' && !given.includes(standing)
  return crosses ? `${standing}\n\n${given}` : given
}

/** What was written here since it was painted. */
function saidOn({ state: now, events }: LookedAt, { context, answers }: Minutes) {
  const painted = fold(
    now.id,
    events.filter((event) => event.seq <= context.seq),
  )
  const stood = (meeting: Meeting | undefined, about: Subject) => meeting?.said[about] ?? ''
  const texts = subjects.flatMap((about) => {
    const given = answers.said.find((one) => one.key === about)?.value ?? ''
    const before = stood(painted?.meetings[context.meeting], about)
    const box = boxOf(given, before, stood(now.meetings[context.meeting], about))
    return box === null ? [] : [[about, box] as const]
  })
  return Object.fromEntries(texts)
}

/** Keeps what was written in the minutes; a sentence for the person where it was not kept. */
export async function keepMinutes(ctx: Ctx, reading: Minutes): Promise<string | null> {
  const { context, answers } = reading
  const looked = await look(ctx, context.case)
  if (looked === null) return notHere
  const { defence, evidence } = answers
  const defences = defence === null || defence === 'none' ? [] : [{ defence, evidence: evidence ?? '' }]
  const command = { do: 'say' as const, meeting: context.meeting, said: saidOn(looked, reading), defences }
  // What follows in the same request has that request's own key.
  const outcome = await act(
    ctx.deps.house,
    context.case,
    askedBy(ctx, { key: `${ctx.inboxKey}:said` }),
    command,
  )
  return outcome.done ? null : because(ctx, context.case, outcome.refusal)
}
