import { type Duration, describeDuration, durationSchema, units } from '../duration.ts'
import type { Setting } from './pathway.ts'

/** A value for a setting, or why it cannot be one, in words. */
export type SettingValue = { value: Duration | string } | { why: string }

function ofDuration({ least, most }: Setting, given: string): SettingValue {
  const [, n, unit] = /^(\d+)\s+([a-z-]+?)s?$/.exec(given.trim().toLowerCase()) ?? []
  const read = durationSchema.safeParse({ n: Number(n), unit })
  if (!read.success)
    return { why: `Write a number and a unit, such as 6 school-week; units are ${units.join(', ')}.` }
  const inside = (least === undefined || read.data.n >= least) && (most === undefined || read.data.n <= most)
  if (inside) return { value: read.data }
  const unitOf = read.data.unit
  return {
    why: `It is from ${describeDuration({ n: least ?? 1, unit: unitOf })} to ${describeDuration({ n: most ?? 999, unit: unitOf })}.`,
  }
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
  if (typeof setting.default !== 'string') return ofDuration(setting, given)
  const { choices } = setting
  if (choices === undefined) return ofNumber(setting, given)
  return choices.includes(given) ? { value: given } : { why: `It is one of ${choices.join(', ')}.` }
}
