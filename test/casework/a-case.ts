import { type parents, schools } from '../../db/schema.ts'
import { type Asked, act } from '../../src/casework/act.ts'
import { type DraftOptions, draftLetters } from '../../src/casework/draft-letters.ts'
import type { House } from '../../src/casework/house.ts'
import type { Documents } from '../../src/casework/letters/make-letters.ts'
import { openCase } from '../../src/casework/open-case.ts'
import type { Asker } from '../../src/domain/access.ts'
import type { CaseCommand } from '../../src/domain/case/command.ts'
import type { Attendee } from '../../src/domain/case/event.ts'
import { type Day, day } from '../../src/domain/day.ts'
import type { LetterKind } from '../../src/domain/pathway/pathway.ts'
import { asker, letterhead, missing, newWorld, pastoral, present, seedPerson, seedPupil } from '../world.ts'
import { asText } from './as-text.ts'

/** Two parents who live apart; the second one's home must never be told. */
export const [first, second] = ['north.100.p1', 'north.100.p2'] as const
export const chair = { ...asker('U0HEADYEAR1', 'head-of-year', 'north'), name: 'Tobias Renwick' }

/** Nine unauthorised sessions in the six school weeks before the case opens, then half of every week. */
const opening = [
  present,
  present,
  present,
  missing(3),
  missing(3),
  missing(3),
  present,
  '. . . . . . . . . .',
]
const worse = [...opening, ...Array.from({ length: 22 }, () => missing(4))]
const better = [...opening, missing(4), missing(4), missing(4), ...Array.from({ length: 20 }, () => present)]

export const everybody: Attendee[] = [
  { who: first, as: 'parent' },
  { who: second, as: 'parent' },
  { who: chair.id, as: 'chair' },
  { who: pastoral.id, as: 'minute-taker' },
  { who: 'name-1', as: 'professional', name: 'Kit Rowe, school nurse, Fenmoor Health Centre' },
]

type Beginning = {
  at?: string
  given?: readonly [ParentRow?, ParentRow?]
  attendance?: 'worse' | 'better'
  /** Is its pathway alone, with nothing laid over it? */
  alone?: boolean
  /** Letters that its pathway has beside its own. */
  letters?: readonly LetterKind[]
  /** What makes its letters: their text alone unless something else is said. */
  documents?: Documents
}
type ParentRow = Partial<typeof parents.$inferInsert>

function withLetters(house: House, letters: readonly LetterKind[]): House {
  const { shelves } = house
  const [id, own] = ['school-checklist', shelves.pathways.get('school-checklist')]
  if (own === undefined || letters.length === 0) return house
  const pathways = new Map([...shelves.pathways, [id, { ...own, letters: [...own.letters, ...letters] }]])
  return { ...house, shelves: { ...shelves, pathways } }
}

/** A case of a new world, with short ways to act on it. */
export async function aCase({
  at = '2026-11-24T09:00:00Z',
  given = [],
  attendance = 'worse',
  alone = true,
  letters = [],
  documents = asText,
}: Beginning = {}) {
  const begun = await newWorld(at)
  const world = { ...begun, house: withLetters(begun.house, letters) }
  if (!alone) await world.store.write((tx) => tx.update(schools).set({ settings: letterhead }))
  await seedPerson(world.store, chair)
  const weeks = attendance === 'worse' ? worse : better
  await seedPupil(world.store, { id: 'north.100' }, weeks, '2026-09-07', given)
  const opened = await openCase(
    world.house,
    { by: pastoral, key: null },
    { pupil: 'north.100', owner: pastoral.id },
  )
  if (!opened.done) throw new Error(JSON.stringify(opened.refusal))
  const { id } = opened.state

  const go = async (command: CaseCommand, by: Asker = command.do === 'decide' ? chair : pastoral) => {
    const outcome = await act(world.house, id, { by, key: null }, command)
    if (!outcome.done) throw new Error(JSON.stringify(outcome.refusal))
    return outcome.state
  }
  /** Why something is refused; null when it is done. */
  const refused = async (command: CaseCommand, asked: Partial<Asked> = {}) => {
    const outcome = await act(world.house, id, { by: pastoral, key: null, ...asked }, command)
    return outcome.done ? null : outcome.refusal
  }
  const all = (stage: string) => {
    const stages = world.house.shelves.pathways.get('school-checklist')?.stages ?? []
    const items = stages.find((one) => one.id === stage)?.items ?? []
    const answers = items.map((item) => ({ item: item.id, value: 'done' as const }))
    return go({ do: 'answer', stage, answers })
  }
  const draft = (kind: string, options: DraftOptions = {}, by: Asker = pastoral) =>
    draftLetters(world.house, documents, { by, key: null }, id, kind, options)
  const drafted = async (kind: string, options: DraftOptions = {}) => {
    const outcome = await draft(kind, options)
    if (!outcome.done) throw new Error(JSON.stringify(outcome.refusal))
    return outcome
  }
  /** Drafts what is owed of a kind and posts it. */
  const sent = async (kind: string, options: DraftOptions = {}) => {
    const { state } = await drafted(kind, options)
    const letters = Object.values(state.letters).filter((one) => one.kind === kind && one.state === 'draft')
    return go({ do: 'send-letters', letters: letters.map((one) => one.id), way: 'post-first' })
  }
  const plan = (kind: string, on: string, attendees: Attendee[] = everybody) =>
    go({
      do: 'plan-meeting',
      kind,
      on: day(on),
      at: '15:30',
      place: 'Room 4',
      attendees,
      why: 'The parents asked for it',
      together: 'The parents asked for it',
    })
  const hold = (meeting: string, came: readonly string[], attendees: Attendee[] = everybody) =>
    go({
      do: 'hold-meeting',
      meeting,
      attendance: attendees.map(({ who }) => ({ who, came: came.includes(who) })),
    })
  return { ...world, id, go, refused, all, draft, drafted, sent, plan, hold }
}

export type ACase = Awaited<ReturnType<typeof aCase>>

const staff = [chair.id, pastoral.id]

/** Plays a case until its initial meeting is planned. */
export async function upToInitial(begun: ACase, on = '2026-12-02'): Promise<void> {
  await begun.all('pre-fast-track')
  await begun.go({ do: 'go-on', to: 'prepare-initial' })
  await begun.all('prepare-initial')
  await begun.plan('initial', on)
}

/** Plays a case until the review was held: the first parent came to both meetings, the second to neither. */
export async function upToReview(begun: ACase): Promise<void> {
  await upToInitial(begun)
  await begun.sent('invite-initial')
  begun.clock.to('2026-12-02T16:00:00Z')
  await begun.hold('m1', [first, ...staff])
  await begun.all('initial-attended')
  await begun.all('initial-missed')
  await begun.sent('did-not-attend-initial')
  await begun.go({ do: 'go-on', to: 'prepare-review' })
  await begun.all('prepare-review')
  await begun.plan('review', '2027-01-13')
  await begun.sent('invite-review')
  begun.clock.to('2027-01-13T16:00:00Z')
  await begun.hold('m2', [first, ...staff])
}

/** Plays a case until an option is decided. */
export async function upToDecision(
  begun: ACase,
  option: string,
  review?: { kind: 'meeting' | 'internal'; by: Day },
): Promise<void> {
  await upToReview(begun)
  await begun.all('review-attended')
  await begun.all('review-missed')
  await begun.go({ do: 'go-on', to: 'decision' })
  await begun.go({
    do: 'decide',
    option,
    reasons: 'As the register says',
    against: 'Agreed with the team',
    review,
  })
}
