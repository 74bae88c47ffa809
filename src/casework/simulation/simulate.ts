import { mainStage } from '../../../db/case-projection.ts'
import { type School, school as schoolById } from '../../../db/queries/schools.ts'
import { schools } from '../../../db/schema.ts'
import type { Store } from '../../../db/store.ts'
import type { CaseState } from '../../domain/case/state.ts'
import { addDays, type Day } from '../../domain/day.ts'
import { daysFrom } from '../../domain/open-days.ts'
import type { Pathway } from '../../domain/pathway/pathway.ts'
import { isLive } from '../../domain/pathway/standing.ts'
import { act } from '../act.ts'
import { byItself } from '../by-itself.ts'
import type { House, Shelves } from '../house.ts'
import type { Documents } from '../letters/make-letters.ts'
import { type LoadedCase, loadCase } from '../load-case.ts'
import { actorOf, addCast, simulatedPupil } from './cast.ts'
import { doStep, type Refused, type Stage } from './do-step.ts'
import type { Step } from './words.ts'

/** What a step came to: where the case stands, whether it was done or why not, the letters that went out, and the days that are open. */
export type Simulated = {
  on: Day
  do: string
  stage: string | null
  /** The other stages where it stands, those of what is laid over its pathway with them. */
  also: string[]
  done: boolean
  refused: Refused
  letters: { kind: string; to: string }[]
  deadlines: { id: string; kind: string; due: Day | null; notBefore: Day | null }[]
}

/** A simulation: a store that is thrown away, the templates, what makes documents, and the pathway to try at a school from a day on. */
export type Simulation = {
  store: Store
  shelves: Shelves
  documents: Documents
  timeZone: string
  school: string
  pathway: Pathway
  start: Day
}

/** The shelves as they would be if this pathway were the council's own: a historical one can be tried before anybody adopts it, with nothing of later times laid over it. */
function withLive(shelves: Shelves, pathway: Pathway, on: Day): Shelves {
  const beside = [...shelves.pathways].filter(([, { overlay }]) => isLive(pathway, on) || !overlay)
  return {
    ...shelves,
    pathways: new Map([...beside, [pathway.id, { ...pathway, standing: 'live' as const }]]),
  }
}

function told(state: CaseState | null, before: CaseState | null): Pick<Simulated, 'letters' | 'deadlines'> {
  const sent = Object.values(state?.letters ?? {}).filter(
    (letter) => letter.state === 'sent' && before?.letters[letter.id]?.state !== 'sent',
  )
  const open = Object.values(state?.deadlines ?? {}).filter((one) => one.state === 'open')
  return {
    letters: sent.map(({ kind, addressee: to }) => ({ kind, to })),
    deadlines: open.map(({ id, kind, due, notBefore }) => ({ id, kind, due, notBefore })),
  }
}

const standsAt = ({ context, state }: LoadedCase): string =>
  state.status === 'closed' ? 'closed' : mainStage(context.pathway, state)

async function prepared({ store, school: id, pathway, start }: Simulation): Promise<School> {
  await store.write(async (tx) => {
    const found = await schoolById(tx, id)
    if (found === null) throw new Error(`There is no school ${id}`)
    await addCast(tx, found, start)
    await tx.update(schools).set({ pathway: pathway.id })
  })
  return (await schoolById(store.read, id)) as School
}

/** A script that opens no case itself begins with one for the invented pupil, whatever the register says. */
function withOpening(steps: readonly Step[], start: Day): Step[] {
  if (steps.some((step) => step.do === 'open')) return [...steps]
  return [{ on: start, do: 'open', by: 'pastoral', with: { reason: 'Simulated' } }, ...steps]
}

type Running = { stage: Stage; school: School }

/** Does one step and tells what it came to. */
async function played({ stage, school }: Running, step: Step): Promise<Simulated> {
  const { house } = stage
  const standing = async () => (stage.id === null ? null : await loadCase(house, house.store.read, stage.id))
  const before = await standing()
  const refused = await doStep({ stage, by: actorOf(step.by, school.id), today: step.on }, step)
  const after = await standing()
  const at = after === null ? null : standsAt(after)
  const also = after?.state.open.filter((one) => one !== at) ?? []
  const { on, do: verb } = step
  const what = told(after?.state ?? null, before?.state ?? null)
  return { on, do: verb, stage: at, also, done: refused === null, refused, ...what }
}

/** What each morning does to the case by itself: the school year turns, and what is watched for is looked at again. */
async function morning({ house, id }: Stage): Promise<void> {
  if (id !== null) await act(house, id, { by: byItself, key: null }, { do: 'turn-year' })
}

/**
 * Runs a scripted case through the real rules and store, each step at ten in the morning of its day, after all mornings since the
 * step before. Nobody is told of it: what it would post stays in the store that is thrown away.
 */
export async function simulate(simulation: Simulation, script: readonly Step[]): Promise<Simulated[]> {
  const { store, documents, timeZone, start } = simulation
  const school = await prepared(simulation)
  let [clock, last] = [new Date(`${start}T10:00:00Z`), start]
  const shelves = withLive(simulation.shelves, simulation.pathway, start)
  const house: House = { store, shelves, now: () => clock, timeZone, kick: () => {} }
  const stage: Stage = { house, documents, school, pupil: simulatedPupil(school.id).id, id: null }
  const all: Simulated[] = []
  for (const [n, step] of withOpening(script, start).entries()) {
    for (const on of daysFrom(addDays(last, 1), step.on)) {
      clock = new Date(`${on}T07:00:00Z`)
      await morning(stage)
    }
    last = step.on
    clock = new Date(Date.parse(`${step.on}T10:00:00Z`) + 1000 * n)
    all.push(await played({ stage, school }, step))
  }
  return all
}
