import { handingOn } from '../options.ts'
import type { Pathway } from '../pathway.ts'
import type { Condition, MeasureTest } from '../schema/condition.ts'
import type { PathwayFault } from './fault.ts'
import { happensIn, stagesOf } from './happens.ts'

/** What stops every option towards court, whatever its pathway: nothing to bring, marks that are missing, reasons that are not known. */
const stops: readonly { says: string; isMet: (test: MeasureTest) => boolean }[] = [
  {
    says: 'unauthorised-sessions, at_most: 0',
    isMet: ({ measure, at_most }) => measure === 'unauthorised-sessions' && at_most === 0,
  },
  {
    says: 'missing-sessions, at_least: 1',
    isMet: ({ measure, at_least }) => measure === 'missing-sessions' && at_least === 1,
  },
  {
    says: 'unexplained-sessions, at_least: 1',
    isMet: ({ measure, at_least }) => measure === 'unexplained-sessions' && at_least === 1,
  },
]

const reaches = (conditions: readonly Condition[], { isMet }: (typeof stops)[number]): boolean =>
  conditions.some((one) => 'measure' in one && isMet(one))

function stopFaults(pathway: Pathway): PathwayFault[] {
  return pathway.decisions.flatMap(({ options }, d) =>
    options.flatMap((option, o) =>
      option.towards !== 'court'
        ? []
        : stops
            .filter((stop) => !reaches(option.stops, stop))
            .map(({ says }) => ({
              at: `decisions.${d}.options.${o}.stops`,
              says: `${option.id} leads towards court, so it must stop on ${says}`,
            })),
    ),
  )
}

/** Something that leads from one of some stages to another: the place that says so. */
type Lead = { at: string; from: readonly string[]; to: string }

/** Everything that leads a case on but decisions towards court. */
const leadsOf = ({ stages, meetings, records, decisions }: Pathway): Lead[] => [
  ...stages.flatMap(({ id, next }, s) =>
    next.map(({ to }, n): Lead => ({ at: `stages.${s}.next.${n}.to`, from: [id], to })),
  ),
  ...meetings.flatMap(({ from, attended, missed }, n): Lead[] => [
    { at: `meetings.${n}.attended`, from, to: attended },
    { at: `meetings.${n}.missed`, from, to: missed },
  ]),
  ...records.flatMap(({ stage, leads = [] }, r) =>
    leads.map(({ enter }, n): Lead => ({ at: `records.${r}.leads.${n}.enter`, from: [stage], to: enter })),
  ),
  ...decisions.flatMap(({ stage, options }, d) =>
    options.flatMap(({ towards, effect }, o) =>
      towards === 'court'
        ? []
        : stagesOf(effect).map(
            (to): Lead => ({ at: `decisions.${d}.options.${o}.effect`, from: [stage], to }),
          ),
    ),
  ),
]

/** The pathway as it would be if nobody ever decided for court. */
function withoutCourt(pathway: Pathway): Pathway {
  const court = handingOn(pathway)
  const decisions = pathway.decisions.map((point) => ({
    ...point,
    options: point.options.filter((option) => !court.includes(option)),
  }))
  return { ...pathway, decisions }
}

/** What leads where only a decision towards court may: a way, a meeting, a record or another decision, from where no such decision was made. */
function sidewaysFaults(pathway: Pathway): PathwayFault[] {
  const only = new Set(handingOn(pathway).flatMap(({ effect }) => stagesOf(effect)))
  if (only.size === 0) return []
  const happens = happensIn(withoutCourt(pathway))
  return leadsOf(pathway)
    .filter(
      ({ from, to }) => only.has(to) && from.some((stage) => happens('stage', stage) && !only.has(stage)),
    )
    .map(({ at, to }) => ({ at, says: `only a decision towards court may lead to ${to}` }))
}

/** Options towards court without the three stops that each must have, and ways round them. */
export const courtFaults = (pathway: Pathway): PathwayFault[] => [
  ...stopFaults(pathway),
  ...sidewaysFaults(pathway),
]
