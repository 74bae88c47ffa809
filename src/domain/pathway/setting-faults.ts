import type { Pathway, Setting } from './pathway.ts'
import type { PathwayFault } from './pathway-fault.ts'

/** The readings of an entry test that the case knows; see `entryTest`. */
const readings: readonly string[] = ['share', 'sessions', 'either', 'both']

const amountOf = (value: Setting['default']): number => (typeof value === 'string' ? Number(value) : value.n)

function boundFaults(setting: Setting): string[] {
  const { least = -Infinity, most = Infinity } = setting
  if (setting.least === undefined && setting.most === undefined) return []
  const amount = amountOf(setting.default)
  if (Number.isNaN(amount)) return ['has bounds, but its default is not a number']
  if (least > most) return [`can't be at least ${least} and at most ${most}`]
  if (typeof setting.default !== 'string' && most < 1) return [`a length of time can't be at most ${most}`]
  return amount < least || amount > most ? [`the default ${amount} lies outside its bounds`] : []
}

function choiceFaults({ choices, default: usual }: Setting): string[] {
  if (choices === undefined) return []
  if (new Set(choices).size < choices.length) return ['one of its choices stands there twice']
  if (choices.length < 2) return ['has fewer than two choices, so nothing can be chosen']
  if (typeof usual !== 'string') return ['is a length of time and has no choices']
  return choices.includes(usual) ? [] : [`the default ${usual} is not among its choices`]
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
    [...boundFaults(setting), ...choiceFaults(setting)].map((says) => ({
      at: `settings.${id}.default`,
      says: `${id}: ${says}`,
    })),
  )
  return [...each, ...governingFaults(pathway)]
}
