import { type Duration, describeDuration } from '../../duration.ts'
import type { Pathway } from '../pathway.ts'
import type { LengthOrSetting } from '../schema/length.ts'

/** What words are told about: a pathway, and what a school has set, where it is one school's. */
export type Told = { pathway: Pathway; settings?: Readonly<Record<string, Duration | string>> | undefined }

/** What a setting is set to, as somebody reads it; its default where no school is spoken of. */
export function valueWords({ pathway, settings }: Told, id: string): string {
  const value = settings?.[id] ?? pathway.settings[id]?.default ?? id
  return typeof value === 'string' ? value : describeDuration(value)
}

/** Which setting a number comes from, to stand behind it. */
export const fromSetting = ({ pathway }: Told, id: string): string =>
  ` (setting “${pathway.settings[id]?.title ?? id}”)`

/** A length of time in words, with the setting that holds it. */
export function lengthWords(told: Told, length: LengthOrSetting): string {
  if ('unit' in length) return describeDuration(length)
  return `${valueWords(told, length.setting)}${fromSetting(told, length.setting)}`
}
