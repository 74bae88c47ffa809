import type { Pathway, Setting } from '../pathway.ts'
import type { PathwayFault } from './fault.ts'

/** The readings of an entry test that the case knows; see `entryTest`. */
const readings: readonly string[] = ['share', 'sessions', 'either', 'both']

const amountOf = (value: Setting['default']): number => (typeof value === 'string' ? Number(value) : value.n)

/** What is wrong with a setting: the word of it, and what is wrong there. */
type Part = { word: keyof Setting; says: string }

/** A length of time that may be shorter than nothing, or may not be as long as one. */
function lengthFaults({ least = 0, most = 1 }: Setting): Part[] {
  if (least < 0) return [{ word: 'least', says: `a length of time can't be at least ${least}` }]
  return most < 1 ? [{ word: 'most', says: `a length of time can't be at most ${most}` }] : []
}

/** Bounds with nothing between them are told at the one that shuts out the default, which is right for the other. */
function boundFaults(setting: Setting): Part[] {
  const { least = -Infinity, most = Infinity, default: usual } = setting
  if (setting.least === undefined && setting.most === undefined) return []
  const amount = amountOf(usual)
  if (Number.isNaN(amount)) return [{ word: 'default', says: 'has bounds, but its default is not a number' }]
  if (least > most)
    return [
      { word: amount < least ? 'least' : 'most', says: `can't be at least ${least} and at most ${most}` },
    ]
  return amount < least || amount > most
    ? [{ word: 'default', says: `the default ${amount} lies outside its bounds` }]
    : []
}

function choiceFaults({ choices, default: usual }: Setting): Part[] {
  if (choices === undefined) return []
  if (choices.length < 2)
    return [{ word: 'choices', says: 'has fewer than two choices, so nothing can be chosen' }]
  if (typeof usual !== 'string') return [{ word: 'choices', says: 'is a length of time and has no choices' }]
  return choices.includes(usual)
    ? []
    : [{ word: 'default', says: `the default ${usual} is not among its choices` }]
}

function faultsOf(setting: Setting): Part[] {
  const ofLength = typeof setting.default === 'string' ? [] : lengthFaults(setting)
  return ofLength.length > 0 ? ofLength : [...boundFaults(setting), ...choiceFaults(setting)]
}

function governingFaults(pathway: Pathway): PathwayFault[] {
  const governs = pathway.entry?.governs ?? 'all'
  if (typeof governs === 'string') return []
  const id = governs.setting
  const unknown = (pathway.settings[id]?.choices ?? []).filter((choice) => !readings.includes(choice))
  return unknown.map((choice) => ({
    at: `settings.${id}.choices`,
    says: `${choice} is not a reading of the entry test: ${readings.join(', ')}`,
  }))
}

/** Settings whose bounds or choices leave out their own default. */
export function settingFaults(pathway: Pathway): PathwayFault[] {
  const each = Object.entries(pathway.settings).flatMap(([id, setting]) =>
    faultsOf(setting).map(({ word, says }) => ({ at: `settings.${id}.${word}`, says })),
  )
  return [...each, ...governingFaults(pathway)]
}
