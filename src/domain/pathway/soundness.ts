import { nearest } from '../nearest.ts'
import { conditionFaults } from './condition-faults.ts'
import { contradictions } from './contradictions.ts'
import { courtFaults } from './court-faults.ts'
import { deadlineFaults } from './deadline-faults.ts'
import { type Happens, happensIn } from './happens.ts'
import { headFaults } from './head-faults.ts'
import { itemFaults } from './item-faults.ts'
import { letterFaults } from './letter-faults.ts'
import { optionsOf } from './options.ts'
import type { Pathway } from './pathway.ts'
import type { PathwayFault } from './pathway-fault.ts'
import { endlessStages, hasExit } from './reach.ts'
import { recordFaults } from './record-faults.ts'
import type { Named } from './reference.ts'
import { referencesOf } from './references.ts'
import { settingFaults } from './setting-faults.ts'
import { sourceFaults } from './source-faults.ts'

export type { PathwayFault } from './pathway-fault.ts'

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

function danglingFaults(pathway: Pathway): PathwayFault[] {
  const settings = Object.entries(pathway.settings)
  const durations = settings.filter(([, setting]) => typeof setting.default !== 'string')
  const choices = settings.filter(([, setting]) => setting.choices !== undefined)
  const numbers = settings.filter(
    ([, { default: usual }]) => typeof usual === 'string' && !Number.isNaN(Number(usual)),
  )
  const deciding = pathway.decisions.map(({ stage }) => stage)
  const decides = pathway.stages.filter(({ id }) => deciding.includes(id))
  const known: Record<Named, readonly string[]> = {
    stage: idsOf(pathway.stages),
    meeting: idsOf(pathway.meetings),
    letter: idsOf(pathway.letters),
    option: idsOf(optionsOf(pathway)),
    decision: idsOf(pathway.decisions),
    deadline: idsOf(pathway.deadlines),
    question: idsOf(pathway.questions),
    watch: idsOf(pathway.watches),
    'checklist item': idsOf(pathway.stages.flatMap(({ items }) => items)),
    record: idsOf(pathway.records),
    window: Object.keys(pathway.windows),
    'item of the decision': idsOf(decides.flatMap(({ items }) => items)),
    'setting that is a length of time': durations.map(([id]) => id),
    'setting that is a number': numbers.map(([id]) => id),
    'setting that is a choice': choices.map(([id]) => id),
  }
  return referencesOf(pathway)
    .filter(({ named, id }) => !known[named].includes(id))
    .map(({ at, named, id }) => ({ at, says: `no ${named} is called ${id}${didYouMean(id, known[named])}` }))
}

function didYouMean(id: string, among: readonly string[]): string {
  const near = nearest(id, among)
  return near === undefined ? '' : `; did you mean ${near}?`
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

/** Everything that is wrong with a pathway whose shape is right, all at once; empty when it is sound. */
export function pathwayFaults(pathway: Pathway): PathwayFault[] {
  const reached = happensIn(pathway)
  const stages = idsOf(pathway.stages)
  // A stage that nobody reaches is told once, and not again of everything that hangs on it.
  const happens = stages.every((id) => reached('stage', id)) ? reached : happensIn(pathway, stages)
  return [
    ...listed(pathway).flatMap(repeated),
    ...repeatedInside(pathway),
    ...itemFaults(pathway),
    ...danglingFaults(pathway),
    ...stageFaults(pathway, reached),
    ...letterFaults(pathway, happens),
    ...inviteFaults(pathway),
    ...settingFaults(pathway),
    ...conditionFaults(pathway, happens),
    ...contradictions(pathway),
    ...deadlineFaults(pathway, happens),
    ...recordFaults(pathway),
    ...courtFaults(pathway),
    ...headFaults(pathway, happens),
    ...sourceFaults(pathway),
  ]
}
