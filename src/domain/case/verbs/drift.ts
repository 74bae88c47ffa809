import { addDays, type Day } from '../../day.ts'
import type { Measures } from '../../measure.ts'
import { asksRegister } from '../../pathway/entry-over.ts'
import { optionNamed } from '../../pathway/options.ts'
import type { Condition } from '../../pathway/schema/condition.ts'
import type { CommandOf } from '../command.ts'
import { criterionOf } from '../entry.ts'
import { entryAgain } from '../entry-test.ts'
import type { CaseEvent } from '../event.ts'
import { type Figures, figuresOf } from '../figures.ts'
import { type AmendedSession, type DriftedPaper, type Threshold, unseenDrifts } from '../parts/drift.ts'
import { done, type Result, refuse } from '../refusal.ts'
import type { Decision, Letter } from '../state.ts'
import { type Context, unmetOf } from '../unmet.ts'
import { testsOf } from './decide-option.ts'

/** A paper that rests on marks: where it stands in the chain, its figures, and what it relied on. */
type Paper = Pick<DriftedPaper, 'paper' | 'was' | 'thresholds'> & { seq: number }

/** What a window says on the register as it is now; null where the calendar of its days is not known. */
function measured({ facts }: Context, { from, to }: Figures): Measures | null {
  const measures = facts.measure(from, to)
  return measures.missingCalendar === null ? measures : null
}

function told(context: Context, was: Figures, holds: (now: Measures) => boolean | null): boolean | null {
  const now = measured(context, was)
  return now === null ? null : holds(now)
}

/** Does a condition hold as of another day, on the register as it is now? */
function heldOn(context: Context, condition: Condition, today: Day): boolean {
  return unmetOf(condition, { ...context, facts: { ...context.facts, today } }).length === 0
}

function entryPaper(context: Context): Paper {
  const { pathway, state } = context
  const { figures: was, meets: held } = state.entry
  const test = criterionOf(pathway, state.settings)
  const holds = told(context, was, (now) => entryAgain(context, now))
  return { paper: 'entry', seq: 1, was, thresholds: [{ test, held, holds }] }
}

function decisionPaper(context: Context, { id, seq, option, figures: was, checks }: Decision): Paper {
  const chosen = optionNamed(context.pathway, option)
  // Windows that run to yesterday, or to the last whole week, end where the figures did.
  const today = addDays(was.to, 1)
  const thresholds = testsOf(chosen).flatMap(({ id: check, condition: test }): Threshold[] => {
    const held = checks.find((one) => one.id === check)?.holds
    if (held === undefined || !asksRegister(test)) return []
    return [{ test, held, holds: told(context, was, () => heldOn(context, test, today)) }]
  })
  return { paper: id, seq, was, thresholds }
}

/** The parts of what unlocked a letter that ask the register; all of them held when it was drafted. */
function unlocking({ pathway }: Context, kind: string): Condition[] {
  const unlocks = pathway.letters.find((one) => one.id === kind)?.unlocks
  if (unlocks === undefined) return []
  return ('all' in unlocks ? unlocks.all : [unlocks]).filter(asksRegister)
}

function letterPaper(context: Context, { id, seq, kind, draftedOn }: Letter, was: Figures): Paper {
  const thresholds = unlocking(context, kind).map((test) => ({
    test,
    held: true,
    holds: told(context, was, () => heldOn(context, test, draftedOn)),
  }))
  return { paper: id, seq, was, thresholds }
}

// The pathway that a case was moved to may ask something else under the same name.
function unasked(context: Context, paper: Paper): Paper {
  const moved = context.state.earlier.at(-1)?.until ?? 0
  if (paper.seq > moved) return paper
  return { ...paper, thresholds: paper.thresholds.map((one) => ({ ...one, holds: null })) }
}

/** Every paper of a case that rests on marks: its opening, its decisions, and the letters that print what the register says. */
function papersOf(context: Context, prints: readonly string[]): Paper[] {
  const { letters, decisions } = context.state
  return [
    entryPaper(context),
    ...decisions.map((decision) => decisionPaper(context, decision)),
    ...Object.values(letters).flatMap((letter) => {
      const counts = letter.state !== 'void' && prints.includes(letter.kind)
      return counts && letter.figures !== null ? [letterPaper(context, letter, letter.figures)] : []
    }),
  ].map((paper) => unasked(context, paper))
}

const within = ({ from, to }: Figures, { day }: AmendedSession) => from <= day && day <= to

const counts = [
  'possible',
  'attended',
  'authorised',
  'unauthorised',
  'late',
  'unexplained',
  'missing',
] as const
const same = (a: Figures, b: Figures) => counts.every((count) => a[count] === b[count])

/** What was last told of a paper, or else what it said itself. */
function lastTold({ state }: Context, { paper, was }: Paper): Figures {
  const drifted = Object.values(state.drifts).flatMap(({ papers }) => papers)
  return drifted.findLast((one) => one.paper === paper && one.now !== null)?.now ?? was
}

type NoteDrift = CommandOf<'note-drift'>

function driftOf(context: Context, { sessions, before }: NoteDrift, paper: Paper) {
  const measures = measured(context, paper.was)
  const now = measures && figuresOf(measures)
  const own = paper.seq > before ? [] : sessions.filter((session) => within(paper.was, session))
  if (own.length === 0 && (now === null || same(lastTold(context, paper), now))) return []
  const { seq: _, ...said } = paper
  return [{ drifted: { ...said, now }, own }]
}

/**
 * Holds every paper of a case against the register as it is now: a paper is named where a mark in its window was changed,
 * or where it would say something else. An import is noted once.
 */
export function noteDrift(context: Context, command: NoteDrift): Result<CaseEvent[]> {
  const { from, prints, sessions } = command
  const noted = Object.values(context.state.drifts)
  if (from.number !== null && noted.some((drift) => drift.from.number === from.number)) return done([])
  const found = papersOf(context, prints).flatMap((paper) => driftOf(context, command, paper))
  if (found.length === 0) return done([])
  return done([
    {
      type: 'evidence-drifted',
      drift: `r${noted.length + 1}`,
      from,
      papers: found.map(({ drifted }) => drifted),
      sessions: sessions.filter((session) => found.some(({ own }) => own.includes(session))),
    },
  ])
}

/** Keeps that somebody looked at what the register changed, what they did about it, and why. */
export function seeDrift({ state }: Context, command: CommandOf<'see-drift'>): Result<CaseEvent[]> {
  const { did, drifts } = command
  const why = command.why.trim()
  const open = unseenDrifts(state).filter(({ id }) => drifts.includes(id))
  if (open.length === 0) return refuse({ code: 'nothing-changed' })
  if (why === '') return refuse({ code: 'reason-needed', field: 'why' })
  return done(open.map(({ id: drift }): CaseEvent => ({ type: 'drift-seen', drift, did, why })))
}
