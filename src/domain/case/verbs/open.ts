import type { Duration } from '../../duration.ts'
import type { Pathway } from '../../pathway/pathway.ts'
import { bar, notConsulted } from '../care.ts'
import { type EntryTest, entryTest } from '../entry-test.ts'
import type { CaseEvent } from '../event.ts'
import type { Facts } from '../facts.ts'
import type { Consulted } from '../parts/sign-off.ts'
import { done, type Refusal, type Result, refuse } from '../refusal.ts'
import type { Said } from '../said.ts'
import { consultedFault } from './sign-off.ts'

/** A case's own copy of its pathway's settings, laid under what the school has set. */
export function settingsOf(
  pathway: Pathway,
  school: Record<string, Duration | string>,
): Record<string, Duration | string> {
  const defaults = Object.entries(pathway.settings).map(([id, setting]) => [
    id,
    school[id] ?? setting.default,
  ])
  return Object.fromEntries(defaults)
}

export type Opening = {
  owner: string
  reason?: string | undefined
  openCase: string | null
  settings: Record<string, Duration | string>
  /** Whom the school spoke to about a child who is looked after. */
  consulted?: readonly Consulted[] | undefined
  /** What is said of the pathway's questions, by their ids. */
  said?: Said | undefined
}

/** What stands against whom the school says it spoke to; a child who is looked after asks for both. */
function consultationFault(facts: Facts, consulted: readonly Consulted[]): Refusal | null {
  const missing = notConsulted(facts, Object.fromEntries(consulted.map((one) => [one.who, one])))
  if (missing.length > 0) return { code: 'looked-after', missing }
  const [fault] = consulted.flatMap((one) => consultedFault({ facts }, one) ?? [])
  return fault ?? null
}

const alreadyOpen = ({ openCase }: Opening): Refusal | null =>
  openCase === null ? null : { code: 'already-open', case: openCase }

/** What was said of the questions that a pathway asks, and of no others. */
function saidOf({ questions }: Pathway, { said = {} }: Opening): Said {
  const asked = questions.flatMap(({ id }) => (said[id] === undefined ? [] : [[id, said[id]] as const]))
  return Object.fromEntries(asked)
}

function unsaid({ questions }: Pathway, said: Said): Refusal | null {
  const open = questions.filter(({ id }) => said[id] === undefined).map(({ id }) => id)
  return open.length === 0 ? null : { code: 'not-said', questions: open }
}

/** What is kept of how the test stood, why the case was opened below it, and what was said. */
function told({ figures: entry, tests, meets }: EntryTest, reason: string | undefined, said: Said) {
  return {
    ...{ entry, tests: [...tests], meets },
    ...(reason ? { reason } : {}),
    ...(Object.keys(said).length > 0 ? { said } : {}),
  }
}

/** What is laid over a pathway, each in its version, as an event keeps it. */
export const laidOn = ({ tracks }: Pathway) =>
  tracks === undefined ? {} : { overlays: tracks.map(({ id, version }) => ({ id, version })) }

/** A case begins at the pathway's first stage, and at that of each track laid over it. */
function begun({ stages, tracks = [] }: Pathway): CaseEvent[] {
  return [{ stages }, ...tracks].flatMap(({ stages: [first] }): CaseEvent[] =>
    first === undefined ? [] : [{ type: 'stage-entered', stage: first.id, visit: 1, leaves: [] }],
  )
}

/** Opens a case: never for a pupil off roll or out of age, once at a time, with every question answered, and below the test only with a reason. */
export function open(pathway: Pathway, facts: Facts, opening: Opening): Result<CaseEvent[]> {
  const consulted = opening.consulted ?? []
  const said = saidOf(pathway, opening)
  const barred =
    bar(facts) ?? alreadyOpen(opening) ?? consultationFault(facts, consulted) ?? unsaid(pathway, said)
  if (barred !== null) return refuse(barred)
  const settings = settingsOf(pathway, opening.settings)
  const test = entryTest(pathway, facts, settings, said)
  if ('missing' in test) return refuse({ code: 'day-not-known', missing: test.missing })
  const reason = opening.reason?.trim()
  if (!test.meets && !reason) return refuse({ code: 'below-entry-test' })
  const opened: CaseEvent = {
    type: 'case-opened',
    school: facts.pupil.school,
    pupil: facts.pupil.id,
    pathway: pathway.id,
    version: pathway.version,
    settings,
    owner: opening.owner,
    ...(facts.pupil.yearGroup ? { yearGroup: facts.pupil.yearGroup } : {}),
    ...told(test, reason, said),
    ...laidOn(pathway),
  }
  const spoken = consulted.map((one): CaseEvent => ({ type: 'consulted', ...one }))
  return done([opened, ...begun(pathway), ...spoken])
}
