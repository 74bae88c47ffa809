import { absencesAt, differs, reasonsOn } from '../src/casework/absences.ts'
import { act } from '../src/casework/act.ts'
import type { LookedAt } from '../src/casework/look-at-case.ts'
import { fold } from '../src/domain/case/evolve.ts'
import { type GivenReason, minutesOf, overlap, reasonFor } from '../src/domain/case/parts/minutes.ts'
import type { Meeting } from '../src/domain/case/state.ts'
import type { absencesModal } from '../views/minutes/absences.ts'
import { askedBy, because, type Ctx, look, notHere } from './desk.ts'
import { keepTexts } from './keep-said.ts'
import { typedInHead } from './typed-in.ts'

/** The absences as they came back from a window. */
export type Reasons = ReturnType<(typeof absencesModal)['read']>

/** What is picked in the window, spell by spell. */
export const pickedIn = ({ answers }: Reasons): ReadonlyMap<string, string> =>
  new Map(answers.why.flatMap(({ key, value }) => (value === null ? [] : [[key, value] as const])))

type Picked = { from: string; to: string; reason: string; words: string }

function readIn(reading: Reasons): Picked[] {
  return [...pickedIn(reading)].map(([key, reason]) => {
    const [from = '', to = ''] = key.split('~')
    const words = reading.answers.words.find((one) => one.key === key)?.value ?? ''
    return { from, to, reason, words: reason === 'other' ? words : '' }
  })
}

/** What was changed in this window since it was painted: what a colleague picked meanwhile is left alone. */
function changedIn({ state, events }: LookedAt, reading: Reasons): Picked[] {
  const { meeting, seq } = reading.context
  const painted = fold(
    state.id,
    events.filter((event) => event.seq <= seq),
  )
  const before = painted === null ? null : minutesOf(painted, meeting)
  return readIn(reading).filter((now) => {
    const was = before && reasonFor(before, now)
    return now.reason !== (was?.reason ?? 'none') || now.words !== (was?.words ?? '')
  })
}

/** Each reason with whether the register says otherwise; only for spells that are there, and for reasons that are offered. */
function judged(
  { deps: { house } }: Ctx,
  looked: LookedAt,
  meeting: Meeting,
  given: readonly Picked[],
): GivenReason[] {
  const spells = absencesAt(house, looked, meeting)
  const reasons = reasonsOn(house, meeting)
  return given.flatMap((one) => {
    const spell = spells.find((each) => overlap(each, one))
    const kind = reasons.find(({ id }) => id === one.reason)
    const offered = kind !== undefined || ['none', 'other'].includes(one.reason)
    return spell !== undefined && offered ? [{ ...one, differs: differs(looked, spell, kind) }] : []
  })
}

/**
 * Keeps why sessions were missed, and what else was said about it; a sentence for the person where it was not kept. While
 * somebody is still picking, a reason without its words is waited for.
 */
export async function keepAbsences(ctx: Ctx, reading: Reasons, picking = false): Promise<string | null> {
  const { case: id, meeting } = reading.context
  const looked = await look(ctx, id)
  const found = looked?.state.meetings[meeting]
  if (looked === null) return notHere
  if (found === undefined) return because(ctx, id, { code: 'no-such-meeting' })
  const changed = changedIn(looked, reading)
  const ready = picking ? changed.filter(({ reason, words }) => reason !== 'other' || words !== '') : changed
  const reasons = judged(ctx, looked, found, ready)
  if (reasons.some(({ reason, words }) => reason === 'other' && words === ''))
    return 'You picked “Something else”. Say why in a few words, or pick “No reason given”.'
  const asked = askedBy(ctx, { ...typedInHead(reading.context.paper), key: `${ctx.inboxKey}:why` })
  const outcome = await act(ctx.deps.house, id, asked, { do: 'explain-absences', meeting, reasons })
  if (!outcome.done) return because(ctx, id, outcome.refusal)
  const { defence, evidence, said } = reading.answers
  const given = defence === null || defence === 'none' ? [] : [{ defence, evidence: evidence ?? '' }]
  return keepTexts(ctx, looked, reading.context, said, { defences: given })
}
