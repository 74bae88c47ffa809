import type { LetterKind } from '../../pathway/pathway.ts'
import { addresseesOf, excused } from '../addressees.ts'
import { letterStops } from '../care.ts'
import type { CommandOf, MadeLetter } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import { letterGates } from '../gates.ts'
import { meetingFor, meetingsOfLetter, type Owed, owedOf } from '../owed.ts'
import { done, type Result, refuse, type Unmet } from '../refusal.ts'
import type { Letter } from '../state.ts'
import { isHeld } from '../to-family.ts'
import { type Context, unmetOf } from '../unmet.ts'

/** What locks a letter: its own condition and, once that holds, age and care that was not taken. */
function locking(context: Context, kind: LetterKind, about: string | undefined): Unmet[] {
  const own = kind.unlocks === undefined ? [] : unmetOf(kind.unlocks, { ...context, about })
  return own.length > 0 ? own : [...letterGates(context, kind), ...letterStops(context, kind)]
}

/**
 * The letters of this kind that are owed and may be made now, of all meetings or of one; a locked kind says what
 * unlocks it. Each meeting unlocks its own, and a letter about a missed one stays open once another date is set.
 */
export function draftable(context: Context, kindId: string, meeting?: string): Result<Owed[]> {
  const { pathway, state, facts } = context
  const kind = pathway.letters.find((one) => one.id === kindId)
  if (kind === undefined) return refuse({ code: 'no-such-letter' })
  const meetings = meetingsOfLetter(state, kind, meeting).map(({ id }) => id)
  const each = (meetings.length === 0 ? [meeting] : meetings).map((about) => ({
    about,
    needs: locking(context, kind, about),
  }))
  const open = each.filter(({ needs }) => needs.length === 0)
  const needs = each.at(-1)?.needs ?? []
  if (open.length === 0) return refuse({ code: 'letter-locked', letter: kindId, needs })
  const owed = open.flatMap(({ about }) => owedOf(pathway, state, facts, kind, about))
  if (owed.length === 0) return refuse({ code: 'no-addressee', letter: kindId })
  const free = owed.filter(({ addressee }) => !isHeld(pathway, state, kind, addressee))
  return free.length > 0 ? done(free) : refuse({ code: 'on-hold' })
}

/** Is this addressee a parent marked do-not-write? */
export const mayNotWrite = ({ facts }: Context, addressee: string): boolean =>
  facts.parents.some((parent) => parent.id === addressee && parent.doNotWrite)

/** Does a hold stop letters of this kind to somebody? */
export function heldFor({ pathway, state }: Context, kind: string, addressee: string): boolean {
  const found = pathway.letters.find((one) => one.id === kind)
  return found !== undefined && isHeld(pathway, state, found, addressee)
}

/** Is somebody who looks after the pupil for a council spared letters of this kind? */
function isNeverWarned({ pathway, facts }: Context, kind: string, addressee: string): boolean {
  const warns = pathway.letters.some((one) => one.id === kind && one.warns)
  return warns && facts.parents.some((one) => one.id === addressee && !one.warned)
}

type Found = { made: MadeLetter; meeting: string | null }

/** Finds what a letter that was made is owed for; its own meeting where it names one. */
function foundFor(context: Context, kind: string, made: MadeLetter): Result<Found> {
  const owed = draftable(context, kind, made.meeting)
  if (!owed.ok) return owed
  if (heldFor(context, kind, made.addressee)) return refuse({ code: 'on-hold' })
  const own = owed.value.filter((one) => one.addressee === made.addressee).at(-1)
  if (own === undefined) {
    const { addressee } = made
    const spared = isNeverWarned(context, kind, addressee)
    return refuse(spared ? { code: 'never-warned', addressee } : { code: 'no-addressee', letter: kind })
  }
  if (mayNotWrite(context, made.addressee)) return refuse({ code: 'do-not-write', addressee: made.addressee })
  return done({ made, meeting: own.meeting })
}

/** Keeps drafts that were made; never one to a parent marked do-not-write. */
export function draftLetters(context: Context, command: CommandOf<'draft-letters'>): Result<CaseEvent[]> {
  const { kind } = command
  const can = draftable(context, kind, command.letters[0]?.meeting)
  if (!can.ok) return can
  const found: Found[] = []
  for (const made of command.letters) {
    const one = foundFor(context, kind, made)
    if (!one.ok) return one
    found.push(one.value)
  }
  const from = Object.keys(context.state.letters).length
  const drafts = found.map(({ made: { meeting: _, ...made }, meeting }, index): CaseEvent => {
    const about = meeting === null ? {} : { meeting }
    return { type: 'letter-drafted', letter: `l${from + index + 1}`, kind, ...about, ...made }
  })
  return done([...replaced(context, kind, found), ...drafts])
}

/** The drafts that new ones replace: of the same kind to the same addressee, unless about another meeting of the same offer. */
function replaced({ state }: Context, kind: string, found: readonly Found[]): CaseEvent[] {
  const offerOf = (meeting: string | null) => state.meetings[meeting ?? '']?.offer
  const again = (letter: Letter) =>
    found.some(
      ({ made, meeting }) =>
        made.addressee === letter.addressee &&
        (meeting === letter.meeting || offerOf(meeting) !== offerOf(letter.meeting)),
    )
  return Object.values(state.letters)
    .filter((letter) => letter.kind === kind && letter.state === 'draft' && again(letter))
    .map((letter) => ({ type: 'letter-void', letter: letter.id, why: 'drafted-again' }))
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
  const meeting = meetingFor(state, kind, command.addressee)?.id
  if (excused(state, command.kind, command.addressee, meeting ?? null)) return done([])
  const { kind: letter, addressee, why, leave } = command
  const event: CaseEvent = { type: 'letter-excused', kind: letter, addressee, why, leave }
  const drafts = Object.values(state.letters)
    .filter((one) => one.kind === letter && one.addressee === addressee && one.state === 'draft')
    .map((one): CaseEvent => ({ type: 'letter-void', letter: one.id, why }))
  return done([meeting === undefined ? event : { ...event, meeting }, ...drafts])
}
