import { addresseesOf, excused, meetingOfLetter } from '../addressees.ts'
import type { CommandOf, MadeLetter } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { standingHolds } from '../parts/hold.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import type { Letter } from '../state.ts'
import { isHeld } from '../to-family.ts'
import { type Context, unmetOf } from '../unmet.ts'

/** Who is owed a letter of this kind and may be written to now; a locked letter says what unlocks it. */
export function draftable(context: Context, kindId: string): Result<string[]> {
  const { pathway, state, facts } = context
  const kind = pathway.letters.find((one) => one.id === kindId)
  if (kind === undefined) return refuse({ code: 'no-such-letter' })
  // A letter about a missed meeting stays open once another date is set, as it offers that date.
  const about = meetingOfLetter(state, kind)?.id
  const needs = kind.unlocks === undefined ? [] : unmetOf(kind.unlocks, { ...context, about })
  if (needs.length > 0) return refuse({ code: 'letter-locked', letter: kindId, needs })
  const owed = addresseesOf(pathway, state, facts, kind)
  if (owed.length === 0) return refuse({ code: 'no-addressee', letter: kindId })
  const free = owed.filter((who) => !isHeld(pathway, state, kind, who))
  return free.length > 0 ? done(free) : refuse({ code: 'on-hold' })
}

function notDraftable(context: Context, kind: string, owed: string[], made: MadeLetter): Refusal[] {
  const { pathway, state, facts } = context
  const { addressee } = made
  if (pathway.letters.some((one) => one.id === kind && isHeld(pathway, state, one, addressee))) {
    return [{ code: 'on-hold' }]
  }
  if (!owed.includes(addressee)) return [{ code: 'no-addressee', letter: kind }]
  const barred = facts.parents.some((parent) => parent.id === addressee && parent.doNotWrite)
  return barred ? [{ code: 'do-not-write', addressee }] : []
}

/** Keeps drafts that were made; never one to a parent marked do-not-write. */
export function draftLetters(context: Context, command: CommandOf<'draft-letters'>): Result<CaseEvent[]> {
  const { pathway, state } = context
  const owed = draftable(context, command.kind)
  if (!owed.ok) return owed
  const [refusal] = command.letters.flatMap((made) => notDraftable(context, command.kind, owed.value, made))
  if (refusal !== undefined) return refuse(refusal)
  const kind = pathway.letters.find((one) => one.id === command.kind)
  const meeting = kind === undefined ? undefined : meetingOfLetter(state, kind)?.id
  const from = Object.keys(state.letters).length
  const about = { kind: command.kind, ...(meeting === undefined ? {} : { meeting }) }
  const drafts = command.letters.map((made, index): CaseEvent => {
    return { type: 'letter-drafted', letter: `l${from + index + 1}`, ...about, ...made }
  })
  return done([...replaced(context, command), ...drafts])
}

function replaced({ state }: Context, command: CommandOf<'draft-letters'>): CaseEvent[] {
  const again = new Set(command.letters.map((letter) => letter.addressee))
  return Object.values(state.letters)
    .filter(
      (letter) => letter.kind === command.kind && letter.state === 'draft' && again.has(letter.addressee),
    )
    .map((letter) => ({ type: 'letter-void', letter: letter.id, why: 'drafted-again' }))
}

/** Was this letter stopped on the day that it is said to have gone? What went before the hold is only recorded late. */
function stoppedThen({ pathway, state, facts, on = facts.today }: Context, letter: Letter): boolean {
  const kind = pathway.letters.find((one) => one.id === letter.kind)
  const stood = standingHolds(state).some((hold) => hold.placedOn <= on)
  return stood && kind !== undefined && isHeld(pathway, state, kind, letter.addressee)
}

function notSendable(context: Context, letter: Letter | undefined): Refusal | null {
  if (letter === undefined) return { code: 'no-such-letter' }
  if (letter.state === 'void') return { code: 'letter-not-draft' }
  return letter.state === 'draft' && stoppedThen(context, letter) ? { code: 'on-hold' } : null
}

/** Marks drafts as sent: the day is the command's own, the way is how they went. Nothing goes to the family while a hold stands. */
export function sendLetters(context: Context, command: CommandOf<'send-letters'>): Result<CaseEvent[]> {
  const named = command.letters.map((id) => context.state.letters[id])
  const [wrong] = named.flatMap((letter) => notSendable(context, letter) ?? [])
  if (wrong !== undefined) return refuse(wrong)
  const drafts = named.flatMap((letter) => (letter?.state === 'draft' ? [letter.id] : []))
  return done(drafts.map((letter) => ({ type: 'letter-sent', letter, way: command.way })))
}

/** Sets a draft aside, with the reason. A letter that went out stays in the record as sent. */
export function voidLetter({ state }: Context, command: CommandOf<'void-letter'>): Result<CaseEvent[]> {
  const letter = state.letters[command.letter]
  if (letter === undefined) return refuse({ code: 'no-such-letter' })
  if (letter.state !== 'draft') return refuse({ code: 'letter-not-draft' })
  return done([{ type: 'letter-void', letter: letter.id, why: command.why }])
}

/** Records that an addressee is not written to: why, and by whose leave. */
export function excuseLetter(context: Context, command: CommandOf<'excuse-letter'>): Result<CaseEvent[]> {
  const { pathway, state, facts } = context
  const kind = pathway.letters.find((one) => one.id === command.kind)
  if (kind === undefined) return refuse({ code: 'no-such-letter' })
  if (!command.why.trim()) return refuse({ code: 'reason-needed', field: 'why' })
  if (!command.leave.trim()) return refuse({ code: 'reason-needed', field: 'leave' })
  const known = [...facts.parents.map(({ id }) => id), ...addresseesOf(pathway, state, facts, kind)]
  if (!known.includes(command.addressee)) return refuse({ code: 'no-addressee', letter: command.kind })
  const meeting = meetingOfLetter(state, kind)?.id
  if (excused(state, command.kind, command.addressee, meeting ?? null)) return done([])
  const { kind: letter, addressee, why, leave } = command
  const event: CaseEvent = { type: 'letter-excused', kind: letter, addressee, why, leave }
  return done([meeting === undefined ? event : { ...event, meeting }])
}
