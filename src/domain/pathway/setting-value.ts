import { type Duration, describeDuration, durationSchema, type Unit, units } from '../duration.ts'
import type { Setting } from './pathway.ts'

/** A value for a setting, or why it cannot be one, in words. */
export type SettingValue = { value: Duration | string } | { why: string }

/** Units of a length in which one may stand for another, so that the same bounds hold for them. */
const alike: readonly (readonly Unit[])[] = [
  ['day', 'working-day', 'school-day'],
  ['week', 'school-week'],
  ['month', 'school-month'],
]

/** Why a length of time lies outside a setting's bounds, which are told in the unit of its default; null where it does not. */
function whyOutside({ least = 0, most = 999 }: Setting, usual: Unit, { n, unit }: Duration): string | null {
  const fitting = alike.find((some) => some.includes(usual)) ?? [usual]
  if (!fitting.includes(unit)) return `It is told in ${fitting.join(' or ')}, from ${least} to ${most}.`
  if (n >= least && n <= most) return null
  return `It is from ${describeDuration({ n: least, unit })} to ${describeDuration({ n: most, unit })}.`
}

function ofDuration(setting: Setting, usual: Unit, given: string): SettingValue {
  const [, n, unit] = /^(\d+)\s+([a-z-]+?)s?$/.exec(given.trim().toLowerCase()) ?? []
  const read = durationSchema.safeParse({ n: Number(n), unit })
  if (!read.success)
    return { why: `Write a number and a unit, such as 6 school-week; units are ${units.join(', ')}.` }
  const bounded = setting.least !== undefined || setting.most !== undefined
  const why = bounded ? whyOutside(setting, usual, read.data) : null
  return why === null ? { value: read.data } : { why }
}

function ofNumber({ least, most }: Setting, given: string): SettingValue {
  if (least === undefined && most === undefined) return { value: given }
  const n = Number(given)
  const inside = given.trim() !== '' && n >= (least ?? n) && n <= (most ?? n)
  return inside
    ? { value: given.trim() }
    : { why: `It is a number from ${least ?? 'any'} to ${most ?? 'any'}.` }
}

/** Reads what an operator typed for a pathway's setting: a duration, one of its choices, or a number within its bounds. */
export function settingValue(setting: Setting, given: string): SettingValue {
  if (typeof setting.default !== 'string') return ofDuration(setting, setting.default.unit, given)
  const { choices } = setting
  if (choices === undefined) return ofNumber(setting, given)
  return choices.includes(given) ? { value: given } : { why: `It is one of ${choices.join(', ')}.` }
}
