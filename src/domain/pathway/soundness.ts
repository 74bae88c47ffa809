import { conditionFaults } from './condition-faults.ts'
import { deadlineFaults } from './deadline-faults.ts'
import { itemFaults } from './item-faults.ts'
import { letterFaults } from './letter-faults.ts'
import { optionsOf } from './options.ts'
import type { Pathway } from './pathway.ts'
import type { PathwayFault } from './pathway-fault.ts'
import { hasExit, reachableStages } from './reach.ts'
import { recordFaults } from './record-faults.ts'
import { type Named, referencesOf } from './references.ts'
import { settingFaults } from './setting-faults.ts'

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
    ...pathway.decisions.map(
      ({ options }, n): Listed => [`decisions.${n}.options`, 'option', idsOf(options)],
    ),
    ['questions', 'question', idsOf(pathway.questions)],
    ['watches', 'watch', idsOf(pathway.watches)],
    ['gates', 'gate', idsOf(pathway.gates)],
    ['records', 'record', idsOf(pathway.records)],
    ['entry.tests', 'entry test', idsOf(pathway.entry?.tests ?? [])],
    ...pathway.records.map(({ fields }, n): Listed => [`records.${n}.fields`, 'field', idsOf(fields)]),
  ]
}

function danglingFaults(pathway: Pathway): PathwayFault[] {
  const settings = Object.entries(pathway.settings)
  const durations = settings.filter(([, setting]) => typeof setting.default !== 'string')
  const choices = settings.filter(([, setting]) => setting.choices !== undefined)
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
    'setting that is a choice': choices.map(([id]) => id),
  }
  return referencesOf(pathway)
    .filter(({ named, id }) => !known[named].includes(id))
    .map(({ at, named, id }) => ({ at, says: `no ${named} is called ${id}` }))
}

function stageFaults(pathway: Pathway): PathwayFault[] {
  const reached = reachableStages(pathway)
  return pathway.stages.flatMap(({ id }, n) => [
    ...(reached.has(id) ? [] : [{ at: `stages.${n}.id`, says: `no case can come to ${id}` }]),
    ...(hasExit(pathway, id) ? [] : [{ at: `stages.${n}.id`, says: `no case can leave ${id}` }]),
  ])
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

function blankSources(value: unknown, at: string[] = []): PathwayFault[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, part]) => {
    const place = [...at, key]
    const blank = key === 'source' && typeof part === 'string' && part.trim() === ''
    return blank ? [{ at: place.join('.'), says: 'the source is blank' }] : blankSources(part, place)
  })
}

/** Everything that is wrong with a pathway whose shape is right, all at once; empty when it is sound. */
export function pathwayFaults(pathway: Pathway): PathwayFault[] {
  return [
    ...listed(pathway).flatMap(repeated),
    ...itemFaults(pathway),
    ...danglingFaults(pathway),
    ...stageFaults(pathway),
    ...letterFaults(pathway),
    ...inviteFaults(pathway),
    ...settingFaults(pathway),
    ...conditionFaults(pathway),
    ...deadlineFaults(pathway),
    ...recordFaults(pathway),
    ...blankSources(pathway),
  ]
}
