import { anchorDayFaults } from './faults/anchor-day.ts'
import { conditionFaults } from './faults/condition.ts'
import { contradictions } from './faults/contradictions.ts'
import { courtFaults } from './faults/court.ts'
import { danglingNames, withNamesMeant } from './faults/dangling.ts'
import { deadlineFaults } from './faults/deadline.ts'
import type { PathwayFault } from './faults/fault.ts'
import { type Happens, happensIn } from './faults/happens.ts'
import { headFaults } from './faults/head.ts'
import { itemFaults } from './faults/item.ts'
import { letterFaults } from './faults/letter.ts'
import { endlessStages, hasExit } from './faults/reach.ts'
import { recordFaults } from './faults/record.ts'
import { repeatFaults } from './faults/repeats.ts'
import { settingFaults } from './faults/setting.ts'
import { sourceFaults } from './faults/source.ts'
import { windowFaults } from './faults/window.ts'
import type { Pathway } from './pathway.ts'

export type { PathwayFault } from './faults/fault.ts'

/** Where a list of ids stands, what its members are called, and the ids. */
type Listed = [at: string, what: string, ids: readonly string[], key?: string]

function repeated([at, what, ids, key = 'id']: Listed): PathwayFault[] {
  return ids.flatMap((id, n) =>
    ids.indexOf(id) === n ? [] : [{ at: `${at}.${n}.${key}`, says: `two ${what}s are called ${id}` }],
  )
}

const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id)

function listed(pathway: Pathway): Listed[] {
  return [
    ['stages', 'stage', idsOf(pathway.stages)],
    ['stages', 'section', pathway.stages.map(({ section }) => section), 'section'],
    ['meetings', 'meeting', idsOf(pathway.meetings)],
    ['letters', 'letter', idsOf(pathway.letters)],
    ['deadlines', 'deadline', idsOf(pathway.deadlines)],
    ['decisions', 'decision', idsOf(pathway.decisions)],
    ['questions', 'question', idsOf(pathway.questions)],
    ['watches', 'watch', idsOf(pathway.watches)],
    ['gates', 'gate', idsOf(pathway.gates)],
    ['records', 'record', idsOf(pathway.records)],
    ['entry.tests', 'entry test', idsOf(pathway.entry?.tests ?? [])],
  ]
}

/** Options of all decisions, as an option is known by its id alone; fields, choices and leads that stand twice in their record. */
function repeatedInside({ decisions, records }: Pathway): PathwayFault[] {
  const seen = new Set<string>()
  const options = decisions.flatMap((point, d) =>
    point.options.flatMap(({ id }, o) => {
      const twice = seen.has(id)
      seen.add(id)
      return twice ? [{ at: `decisions.${d}.options.${o}.id`, says: `two options are called ${id}` }] : []
    }),
  )
  const inRecords = records.flatMap(({ fields }, r) => [
    ...repeated([`records.${r}.fields`, 'field', idsOf(fields)]),
    ...fields.flatMap(({ choices = [] }, f) =>
      repeated([`records.${r}.fields.${f}.choices`, 'choice', idsOf(choices)]),
    ),
  ])
  return [...options, ...inRecords]
}

function stageFaults(pathway: Pathway, happens: Happens): PathwayFault[] {
  const endless = endlessStages(pathway)
  return pathway.stages.flatMap(({ id }, n) => {
    const says = [
      ...(happens('stage', id) ? [] : [`no case can come to ${id}`]),
      ...(hasExit(pathway, id) ? [] : [`no case can leave ${id}`]),
      ...(endless.includes(id) ? [`from ${id} no case comes to an end: it goes round for ever`] : []),
    ]
    return says.map((one) => ({ at: `stages.${n}.id`, says: one }))
  })
}

function inviteFaults(pathway: Pathway): PathwayFault[] {
  return pathway.meetings.flatMap(({ id, invites }, m) =>
    invites.flatMap((name, n) => {
      const letter = pathway.letters.find((one) => one.id === name)
      return letter === undefined || letter.meeting === id
        ? []
        : [{ at: `meetings.${m}.invites.${n}`, says: `${name} is not a letter about the ${id} meeting` }]
    }),
  )
}

/** All that is wrong but for names that nothing has. */
function otherFaults(pathway: Pathway): PathwayFault[] {
  const reached = happensIn(pathway)
  const stages = idsOf(pathway.stages)
  // A stage that nobody reaches is told once, and not again of everything that hangs on it.
  const happens = stages.every((id) => reached('stage', id)) ? reached : happensIn(pathway, stages)
  return [
    ...listed(pathway).flatMap(repeated),
    ...repeatedInside(pathway),
    ...repeatFaults(pathway),
    ...itemFaults(pathway),
    ...stageFaults(pathway, reached),
    ...letterFaults(pathway, happens),
    ...inviteFaults(pathway),
    ...settingFaults(pathway),
    ...windowFaults(pathway),
    ...conditionFaults(pathway, happens),
    ...contradictions(pathway),
    ...deadlineFaults(pathway, happens),
    ...anchorDayFaults(pathway),
    ...recordFaults(pathway),
    ...courtFaults(pathway),
    ...headFaults(pathway, happens),
    ...sourceFaults(pathway),
  ]
}

const written = ({ at, says }: PathwayFault): string => `${at} ${says}`

/** Everything that is wrong with a pathway whose shape is right, all at once; empty when it is sound. */
export function pathwayFaults(pathway: Pathway): PathwayFault[] {
  const dangling = danglingNames(pathway)
  const told = dangling.map(({ at, says }) => ({ at, says }))
  const others = otherFaults(pathway)
  if (dangling.length === 0 || others.length === 0) return [...told, ...others]
  // What would be well if a misspelt name were the one that was meant follows from it, and is not told as well.
  const left = new Set(otherFaults(withNamesMeant(pathway, dangling)).map(written))
  return [...told, ...others.filter((fault) => left.has(written(fault)))]
}
