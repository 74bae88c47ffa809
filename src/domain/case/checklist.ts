import type { GivenAnswer } from './command.ts'
import type { Recorded } from './event.ts'
import { answerKey, type CaseState } from './state.ts'

type Answered = Extract<Recorded, { type: 'item-answered' }>
type Kept = { value?: string | undefined; note: string; day?: string | undefined }

/** What a window holds for one item when its person presses something. Undefined: not on that window. */
export type OnScreen = {
  item: string
  value?: GivenAnswer['value'] | null | undefined
  note?: string | undefined
  day?: NonNullable<GivenAnswer['proof']>['day'] | null | undefined
}

/** A window as it was painted, what came since, and the item that was just chosen in it, if any. */
export type Heard = {
  /** The window's own id: one person in two windows counts as two. */
  screen: string
  painted: CaseState | null
  now: CaseState
  since: readonly Recorded[]
  stage: string
  visit: number
  chosen?: string | undefined
}

const nothing: Kept = { note: '' }

const answersIn = (events: readonly Recorded[], stage: string, visit: number): Answered[] =>
  events.filter(
    (event): event is Answered =>
      event.type === 'item-answered' && event.stage === stage && event.visit === visit,
  )

/** The event number of each item's last answer out of another window: a window painted anew resets only those. */
export function versionsFor(
  screen: string,
  events: readonly Recorded[],
  stage: string,
  visit: number,
): Record<string, number> {
  const others = answersIn(events, stage, visit).filter((event) => event.screen !== screen)
  return Object.fromEntries(others.map((event) => [event.item, event.seq]))
}

const ofEvent = ({ value, note, proof }: Answered): Kept => ({ value, note, day: proof?.day })

function keptIn(state: CaseState | null, item: string, visit: number): Kept {
  const answer = state?.answers[answerKey(item, visit)]
  return answer === undefined ? nothing : { value: answer.value, note: answer.note, day: answer.proof.day }
}

type Step = { event: Answered; was: Kept }

/** An item's answers one after another, each with what stood before it. */
function stepsOf(events: readonly Answered[], before: Kept): Step[] {
  return events.map((event, index) => {
    const previous = events[index - 1]
    return { event, was: previous === undefined ? before : ofEvent(previous) }
  })
}

/** What a window last had kept for a field since it was painted, else what was painted. */
function last<F extends keyof Kept>(
  field: F,
  steps: readonly Step[],
  screen: string,
  painted: Kept,
): Kept[F] {
  const own = steps.findLast(
    ({ event, was }) => event.screen === screen && ofEvent(event)[field] !== was[field],
  )
  return own === undefined ? painted[field] : ofEvent(own.event)[field]
}

/** Who wrote the note that stands now. */
const writerOf = (steps: readonly Step[]): string =>
  steps.findLast(({ event, was }) => event.note !== was.note)?.event.by ?? ''

/** A choice that nobody else has touched since, or that was made just now. */
function picked<T extends string>(
  given: T | null | undefined,
  base: string | undefined,
  now: string | undefined,
  justChosen: boolean,
): T | undefined {
  if (given === undefined || given === null || given === now) return undefined
  return justChosen || (given !== base && now === base) ? given : undefined
}

type Noted = Pick<GivenAnswer, 'note' | 'kept'>

/** A note that was typed here; what somebody else wrote into its place meanwhile is kept beside it. */
function noted(given: string | undefined, base: string, now: Kept, writer: string): Noted {
  if (given === undefined || given === base || given === now.note) return {}
  const crosses = now.note !== base && now.note !== '' && !given.includes(now.note)
  return crosses ? { note: given, kept: [{ by: writer, text: now.note }] } : { note: given }
}

function changeOf(onScreen: OnScreen, heard: Heard): GivenAnswer | null {
  const { screen, painted, now, since, stage, visit, chosen } = heard
  const { item } = onScreen
  const before = keptIn(painted, item, visit)
  const standing = keptIn(now, item, visit)
  const own = answersIn(since, stage, visit).filter((event) => event.item === item)
  const steps = stepsOf(own, before)
  const value = picked(onScreen.value, last('value', steps, screen, before), standing.value, chosen === item)
  const day = picked(onScreen.day, last('day', steps, screen, before), standing.day, false)
  const note = noted(onScreen.note, last('note', steps, screen, before), standing, writerOf(steps))
  if (value === undefined && day === undefined && note.note === undefined) return null
  return { item, ...(value ? { value } : {}), ...note, ...(day ? { proof: { day } } : {}) }
}

/**
 * What a person changed on a checklist that was painted some events ago. What a colleague chose meanwhile is left
 * alone; where both wrote one note, the colleague's words are kept beside it.
 */
export function heard(screens: readonly OnScreen[], at: Heard): GivenAnswer[] {
  return screens.flatMap((screen) => changeOf(screen, at) ?? [])
}
