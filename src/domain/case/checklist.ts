import type { GivenAnswer } from './command.ts'
import type { Recorded } from './event.ts'
import { answerKey, type CaseState } from './state.ts'

type Answered = Extract<Recorded, { type: 'item-answered' }>

/** What a person's screen holds for one item when they press something. Undefined: not on their screen. */
export type OnScreen = {
  item: string
  value?: GivenAnswer['value'] | null | undefined
  note?: string | undefined
  day?: NonNullable<GivenAnswer['proof']>['day'] | null | undefined
}

const answersIn = (events: readonly Recorded[], stage: string, visit: number): Answered[] =>
  events.filter(
    (event): event is Answered =>
      event.type === 'item-answered' && event.stage === stage && event.visit === visit,
  )

/** The event number of each item's last answer by somebody else: a screen painted anew resets only those. */
export function versionsFor(
  viewer: string,
  events: readonly Recorded[],
  stage: string,
  visit: number,
): Record<string, number> {
  const others = answersIn(events, stage, visit).filter((event) => event.by !== viewer)
  return Object.fromEntries(others.map((event) => [event.item, event.seq]))
}

type Side = { value?: string | undefined; note: string; day?: string | undefined; by?: string | undefined }
const nothing: Side = { note: '' }

function sideOf(state: CaseState | null, item: string, visit: number): Side {
  const answer = state?.answers[answerKey(item, visit)]
  return answer === undefined
    ? nothing
    : { value: answer.value, note: answer.note, day: answer.proof.day, by: answer.by }
}

const own = (event: Answered | undefined): Side | undefined =>
  event && { value: event.value, note: event.note, day: event.proof?.day, by: event.by }

/** Was this changed by the person at the screen since it was painted, and not kept already? */
const fresh = <T>(
  given: T | null | undefined,
  painted: T | undefined,
  kept: T | undefined,
  hasKept: boolean,
): given is T => given !== undefined && given !== null && given !== painted && !(hasKept && given === kept)

function changeOf(
  screen: OnScreen,
  painted: Side,
  now: Side,
  mine: Side | undefined,
  viewer: string,
): GivenAnswer | null {
  const has = mine !== undefined
  const value = fresh(screen.value, painted.value as OnScreen['value'] & string, mine?.value as never, has)
    ? screen.value
    : undefined
  const note = fresh(screen.note, painted.note, mine?.note, has) ? screen.note : undefined
  const day = fresh(screen.day, painted.day as never, mine?.day as never, has) ? screen.day : undefined
  if (value === undefined && note === undefined && day === undefined) return null
  const collides =
    note !== undefined &&
    now.by !== viewer &&
    now.note !== painted.note &&
    now.note !== note &&
    now.note !== ''
  return {
    item: screen.item,
    ...(value ? { value } : {}),
    ...(note === undefined ? {} : { note }),
    ...(day ? { proof: { day } } : {}),
    ...(collides ? { kept: [{ by: now.by ?? '', text: now.note }] } : {}),
  }
}

/**
 * What a person changed on a checklist that was painted some events ago. What a colleague changed meanwhile is
 * left alone; where both wrote one note, the colleague's words are kept beside it.
 */
export function heard(
  viewer: string,
  screens: readonly OnScreen[],
  {
    painted,
    now,
    since,
    stage,
    visit,
  }: { painted: CaseState | null; now: CaseState; since: readonly Recorded[]; stage: string; visit: number },
): GivenAnswer[] {
  const mine = answersIn(since, stage, visit).filter((event) => event.by === viewer)
  return screens.flatMap((screen) => {
    const kept = own(mine.findLast((event) => event.item === screen.item))
    return (
      changeOf(screen, sideOf(painted, screen.item, visit), sideOf(now, screen.item, visit), kept, viewer) ??
      []
    )
  })
}
