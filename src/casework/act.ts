import { projectCase } from '../../db/case-projection.ts'
import { refreshRows } from '../../db/case-rows.ts'
import { appendEvents, type NewEvent } from '../../db/events.ts'
import { firstTime } from '../../db/inbox.ts'
import { isKeptOut } from '../../db/queries/kept-out.ts'
import type { Tx } from '../../db/writer.ts'
import { type Asker, mayWorkOn, rolesAt } from '../domain/access.ts'
import type { CaseCommand } from '../domain/case/command.ts'
import { advance, decide, type Head } from '../domain/case/decide.ts'
import type { Recorded } from '../domain/case/event.ts'
import type { Manner } from '../domain/case/happened.ts'
import { notTheirs } from '../domain/case/not-theirs.ts'
import type { Refusal } from '../domain/case/refusal.ts'
import type { CaseState } from '../domain/case/state.ts'
import type { Day } from '../domain/day.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import type { House } from './house.ts'
import { inSight } from './in-sight.ts'
import { type LoadedCase, loadCase } from './load-case.ts'
import { notOnStaff } from './not-on-staff.ts'
import { notify } from './notify.ts'
import { dayIn } from './today.ts'

/** Who asks for something to be done, on which request of Slack's, and when and how it really happened. */
export type Asked = {
  by: Asker
  /** Slack's request, so that its repeats do nothing; null from the command line. */
  key: string | null
  on?: Day | undefined
  /** Who really did it, where somebody else records it. */
  doneBy?: string | undefined
  manner?: Manner | undefined
  /** Milliseconds left for keeping it; past them nothing is kept. */
  withinMs?: number | undefined
}

export type Outcome =
  | { done: true; state: CaseState; events: Recorded[]; repeated: boolean }
  | { done: false; refusal: Refusal }

/** More that must be kept in the same transaction: documents, files to send. */
export type Beside = (tx: Tx, state: CaseState, events: Recorded[]) => Promise<void>

class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** The head of what is recorded now: done today by whoever asks, unless they say otherwise. */
export function headOf(house: House, asked: Asked): Head {
  const today = dayIn(house.now(), house.timeZone)
  const recordedAt = house.now().toISOString()
  return {
    by: asked.doneBy ?? asked.by.id,
    on: asked.on ?? today,
    manner: asked.manner ?? 'did',
    recordedBy: asked.by.id,
    recordedAt,
    today,
  }
}

function storedOf(event: Recorded): NewEvent {
  const { type, seq: _seq, by, on, manner, recordedBy, recordedAt, late, ...body } = event
  return { type, doneBy: by, doneOn: on, manner, recordedBy, recordedAt, late, body }
}

/** Appends events to a case's chain after the event with this number. */
export async function append(tx: Tx, id: string, after: number, events: readonly Recorded[]): Promise<void> {
  await appendEvents(tx, id, after, events.map(storedOf))
}

/** Appends events to a case's chain, brings its rows and notices in line, and tells how it stands; `was` is the pathway it was on before, where it was moved. */
export async function keep(
  tx: Tx,
  pathway: Pathway,
  id: string,
  before: CaseState | null,
  events: Recorded[],
  was: Pathway = pathway,
): Promise<CaseState> {
  if (events.length === 0 && before !== null) return before
  const state = advance(id, before, events)
  await append(tx, id, before?.seq ?? 0, events)
  await refreshRows(tx, before === null ? null : projectCase(was, before), projectCase(pathway, state))
  await notify(tx, pathway, state, events)
  return state
}

/** What the list of people has against it: who may own a case, and whose a form is. */
async function barring(tx: Tx, loaded: LoadedCase, asked: Asked, command: CaseCommand) {
  const { state, context } = loaded
  if (command.do === 'hand-over') return notOnStaff(tx, command.owner, inSight(loaded))
  const forAnother = asked.doneBy !== undefined && asked.doneBy !== asked.by.id
  const manner = asked.manner ?? (forAnother ? 'told' : 'did')
  return notTheirs(context, command, {
    id: asked.doneBy ?? asked.by.id,
    roles: rolesAt(asked.by, state.school),
    manner,
  })
}

/** Who was kept out since the request began is kept out of this too. */
async function mayStillWorkOn(tx: Tx, by: Asker, loaded: LoadedCase): Promise<boolean> {
  if (!mayWorkOn(by, inSight(loaded))) return false
  return !(await isKeptOut(tx, by.id, loaded.state.pupil))
}

async function decideIn(
  house: House,
  tx: Tx,
  loaded: LoadedCase | null,
  asked: Asked,
  command: CaseCommand,
  beside?: Beside,
) {
  if (loaded === null || !(await mayStillWorkOn(tx, asked.by, loaded)))
    throw new Refused({ code: 'no-such-case' })
  const { context, state } = loaded
  const barred = await barring(tx, loaded, asked, command)
  if (barred !== null) throw new Refused(barred)
  const decided = decide(context, command, headOf(house, asked))
  if (!decided.ok) throw new Refused(decided.refusal)
  const after = await keep(tx, context.pathway, state.id, state, decided.value)
  await beside?.(tx, after, decided.value)
  return { done: true as const, state: after, events: decided.value, repeated: false }
}

/** Why some work was refused from inside its transaction; null when it was done. */
export async function refusalOf(work: () => Promise<void>): Promise<Refusal | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

/** Turns an expected refusal, thrown to roll the transaction back, into a value again. */
export async function orRefusal(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refused) return { done: false, refusal: error.refusal }
    throw error
  }
}

/**
 * Does one thing to a case: loads it, asks the domain, and keeps the events, the rows, the notices and the
 * request's own key in one transaction. A repeat of the request does nothing and says so.
 */
export async function act(
  house: House,
  id: string,
  asked: Asked,
  command: CaseCommand,
  beside?: Beside,
): Promise<Outcome> {
  const outcome = await orRefusal(() =>
    house.store.write(async (tx) => {
      const loaded = await loadCase(house, tx, id)
      const first = asked.key === null || (await firstTime(tx, asked.key, house.now().toISOString()))
      if (!first && loaded !== null) return { done: true, state: loaded.state, events: [], repeated: true }
      return decideIn(house, tx, loaded, asked, command, beside)
    }, limitOf(asked)),
  )
  if (outcome.done) house.kick()
  return outcome
}

/** How long the store may take over a request. */
export const limitOf = ({ withinMs }: Asked) => (withinMs === undefined ? {} : { withinMs })

/** Refuses from inside a transaction, so that nothing of it is kept. */
export function refuseInside(refusal: Refusal): never {
  throw new Refused(refusal)
}
