import { nearest } from '../../nearest.ts'
import { optionsOf } from '../options.ts'
import type { Pathway } from '../pathway.ts'
import type { PathwayFault } from './fault.ts'
import type { Named } from './reference.ts'
import { referencesOf } from './references.ts'

/** A name that nothing in the pathway has, with the one that was most likely meant. */
type Dangling = PathwayFault & { meant?: string | undefined }

const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id)

/** What can be named, by what it is. */
function knownIn(pathway: Pathway): Record<Named, readonly string[]> {
  const settings = Object.entries(pathway.settings)
  const durations = settings.filter(([, setting]) => typeof setting.default !== 'string')
  const choices = settings.filter(([, setting]) => setting.choices !== undefined)
  const numbers = settings.filter(
    ([, { default: usual }]) => typeof usual === 'string' && !Number.isNaN(Number(usual)),
  )
  const deciding = pathway.decisions.map(({ stage }) => stage)
  const decides = pathway.stages.filter(({ id }) => deciding.includes(id))
  return {
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
}

/** Every place that names what is not there. */
export function danglingNames(pathway: Pathway): Dangling[] {
  const known = knownIn(pathway)
  return referencesOf(pathway)
    .filter(({ named, id }) => !known[named].includes(id))
    .map(({ at, named, id }) => {
      if (named.startsWith('setting') && Object.hasOwn(pathway.settings, id))
        return { at, says: `${id} is no ${named}` }
      const meant = nearest(id, known[named])
      const near = meant === undefined ? '' : `; did you mean ${meant}?`
      return { at, says: `no ${named} is called ${id}${near}`, meant }
    })
}

type Parts = Record<string, unknown>

/** The pathway as it would be if each name that nothing has were the one that was meant. */
export function withNamesMeant(pathway: Pathway, dangling: readonly Dangling[]): Pathway {
  const whole = structuredClone(pathway)
  for (const { at, meant } of dangling) {
    const steps = at.split('.')
    const last = steps.pop()
    const here = steps.reduce<Parts | undefined>((part, step) => part?.[step] as Parts | undefined, whole)
    if (here !== undefined && last !== undefined && meant !== undefined) here[last] = meant
  }
  return whole
}
