import { arrivalOf } from '../../service/arrival.ts'
import type { SendingWay } from '../../service/service-rules.ts'
import { addresseesOf } from '../addressees.ts'
import type { CommandOf } from '../command.ts'
import type { CaseEvent } from '../event.ts'
import type { Doer } from '../facts.ts'
import { standingHolds } from '../parts/hold.ts'
import type { Went } from '../parts/service.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import { standingNotServed } from '../served.ts'
import type { Letter } from '../state.ts'
import type { Context } from '../unmet.ts'
import { keepLetterPaper } from './keep-letter-paper.ts'
import { heldFor, mayNotWrite } from './letters.ts'

/** Was this letter stopped on the day that it is said to have gone? What went before the hold is only recorded late. */
function stoppedThen(context: Context, letter: Letter): boolean {
  const { state, facts, on = facts.today } = context
  const stood = standingHolds(state).some((hold) => hold.placedOn <= on)
  return stood && heldFor(context, letter.kind, letter.addressee)
}

function notSendable(context: Context, letter: Letter | undefined): Refusal | null {
  if (letter === undefined) return { code: 'no-such-letter' }
  if (letter.state === 'void') return { code: 'letter-not-draft' }
  if (letter.state === 'sent') return null
  const { addressee } = letter
  if (mayNotWrite(context, addressee)) return { code: 'do-not-write', addressee }
  return stoppedThen(context, letter) ? { code: 'on-hold' } : null
}

type Said = Omit<Went, 'arrives'>

/** An e-mail to a parent takes the place of a letter only where that was agreed. */
function notAgreed(
  { facts }: Context,
  letters: readonly Letter[],
  { way, agreed = '' }: Said,
): Refusal | null {
  const toParent = letters.some((letter) => facts.parents.some(({ id }) => id === letter.addressee))
  const lacks = way === 'email' && toParent && agreed.trim() === ''
  return lacks ? { code: 'reason-needed', field: 'agreed' } : null
}

/** Ways by which a letter goes to no address: it was handed over. */
const handed: readonly SendingWay[] = ['by-hand', 'meeting']

const lined = (to: readonly string[] | null | undefined) =>
  (to ?? []).map((line) => line.trim()).filter((line) => line !== '')

/** How a letter went, as it is kept: the address is the one on the paper unless another is given, and the day that it should arrive is counted. */
function went({ facts }: Context, letter: Letter, said: Said, on: typeof facts.today): Went {
  const { way, postedBy, agreed = '' } = said
  const given = lined(said.to)
  const to = given.length > 0 ? given : handed.includes(way) ? [] : lined(letter.address)
  const arrives = arrivalOf(facts.service, facts.calendar, way, on)
  return {
    way,
    ...(to.length > 0 ? { to } : {}),
    ...(postedBy === undefined ? {} : { postedBy }),
    ...(arrives === null ? {} : { arrives }),
    ...(agreed.trim() === '' ? {} : { agreed: agreed.trim() }),
  }
}

/** Marks drafts, and letters that came back, as sent: the day is the command's own. Nothing goes to the family while a hold stands, or to a parent marked do-not-write. */
function sendLetters(context: Context, command: CommandOf<'send-letters'>): Result<CaseEvent[]> {
  const { state, facts, on = facts.today } = context
  const named = command.letters.map((id) => state.letters[id])
  const [wrong] = named.flatMap((letter) => notSendable(context, letter) ?? [])
  if (wrong !== undefined) return refuse(wrong)
  const going = named.flatMap((letter) => (letter === undefined || letter.state === 'sent' ? [] : [letter]))
  const unagreed = notAgreed(context, going, command)
  if (unagreed !== null) return refuse(unagreed)
  const { readBy, proofs = [] } = command
  const more = {
    ...(readBy === undefined ? {} : { readBy }),
    ...(proofs.length === 0 ? {} : { proofs }),
  }
  return done(
    going.map((letter) => ({
      type: 'letter-sent',
      letter: letter.id,
      ...went(context, letter, command, on),
      ...more,
    })),
  )
}

/** The letter, if it went out and counts. */
function outgoing({ state }: Context, id: string): Result<Letter> {
  const letter = state.letters[id]
  if (letter === undefined) return refuse({ code: 'no-such-letter' })
  const is = (letter.state === 'sent' || letter.state === 'back') && letter.sendings.length > 0
  return is ? done(letter) : refuse({ code: 'letter-not-sent' })
}

/** Puts right how a letter went, with the reason; how it stood before stays in the record. */
function correctSending(context: Context, command: CommandOf<'correct-sending'>): Result<CaseEvent[]> {
  const { letter: id, day, why } = command
  const found = outgoing(context, id)
  if (!found.ok) return found
  if (day > context.facts.today) return refuse({ code: 'day-in-future', on: day })
  if (!why.trim()) return refuse({ code: 'reason-needed', field: 'why' })
  const unagreed = notAgreed(context, [found.value], command)
  if (unagreed !== null) return refuse(unagreed)
  const now = went(context, found.value, command, day)
  return done([{ type: 'sending-corrected', letter: id, day, why: why.trim(), ...now }])
}

/** Puts papers that prove it beside a letter that went out. */
function proveLetter(context: Context, command: CommandOf<'prove-letter'>): Result<CaseEvent[]> {
  const { letter, documents } = command
  const found = outgoing(context, letter)
  if (!found.ok) return found
  const kept = found.value.sendings.at(-1)?.proofs ?? []
  const fresh = documents.filter((document) => !kept.includes(document))
  return done(fresh.map((document) => ({ type: 'letter-proved', letter, document })))
}

/** Records that a letter came back or was refused: it no longer counts as sent until it goes again. */
function letterBack(context: Context, command: CommandOf<'letter-back'>): Result<CaseEvent[]> {
  const { facts, on = facts.today } = context
  const { letter: id, how, note } = command
  const found = outgoing(context, id)
  if (!found.ok) return found
  const { state, sentOn } = found.value
  if (state === 'back') return done([])
  if (sentOn !== null && on < sentOn) return refuse({ code: 'before-sent', on: sentOn })
  return done([{ type: 'letter-came-back', letter: id, how, note: note.trim() }])
}

type Owed = Pick<CommandOf<'not-served'>, 'kind' | 'addressee' | 'meeting'>

const isOf = ({ kind, addressee, meeting }: Owed, one: Omit<Owed, 'meeting'> & { meeting: string | null }) =>
  one.kind === kind && one.addressee === addressee && one.meeting === (meeting ?? null)

/** Says why somebody is not served with a letter; it counts once a senior has agreed, and nothing towards court is done against them. */
function notServed(context: Context, command: CommandOf<'not-served'>): Result<CaseEvent[]> {
  const { pathway, state, facts } = context
  const { kind: id, addressee, meeting, why } = command
  const kind = pathway.letters.find((one) => one.id === id)
  if (kind === undefined) return refuse({ code: 'no-such-letter' })
  if (!why.trim()) return refuse({ code: 'reason-needed', field: 'why' })
  const known = [...facts.parents.map((one) => one.id), ...addresseesOf(pathway, state, facts, kind)]
  if (!known.includes(addressee)) return refuse({ code: 'no-addressee', letter: id })
  const theirs = Object.values(state.letters).filter((letter) => isOf(command, letter))
  if (theirs.some((letter) => letter.state === 'sent')) return refuse({ code: 'letter-not-back' })
  if (standingNotServed(state).some((one) => isOf(command, one))) return done([])
  const about = meeting === undefined ? {} : { meeting }
  const drafts = theirs
    .filter((letter) => letter.state === 'draft')
    .map((letter): CaseEvent => ({ type: 'letter-void', letter: letter.id, why: why.trim() }))
  return done([{ type: 'not-served', kind: id, addressee, ...about, why: why.trim() }, ...drafts])
}

/** Why this person may not agree that somebody was not served: it is for the seniors whom the rule names, each for themselves. */
export function notTheirsToWaive(
  { facts: { service } }: Context,
  _command: CommandOf<'sign-not-served'>,
  { roles, manner }: Doer,
): Refusal | null {
  const may = manner === 'did' && service.signs.some((role) => roles.includes(role))
  return may ? null : { code: 'not-yours-to-sign', needs: service.signs }
}

/** A senior agrees that the case goes on although somebody was not served with a letter. */
function signNotServed({ state }: Context, command: CommandOf<'sign-not-served'>): Result<CaseEvent[]> {
  const { kind, addressee, meeting } = command
  const open = standingNotServed(state).find((one) => isOf(command, one))
  if (open === undefined) return refuse({ code: 'no-such-letter' })
  const about = meeting === undefined ? {} : { meeting }
  return done(open.signedOff === null ? [{ type: 'not-served-signed', kind, addressee, ...about }] : [])
}

/** Every verb about how letters went, by its word. */
export const serviceVerbs = {
  'send-letters': sendLetters,
  'correct-sending': correctSending,
  'prove-letter': proveLetter,
  'keep-letter-paper': keepLetterPaper,
  'letter-back': letterBack,
  'not-served': notServed,
  'sign-not-served': signNotServed,
}
