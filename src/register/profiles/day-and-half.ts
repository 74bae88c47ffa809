import type { Profile } from '../../domain/register-file.ts'

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+/i

/** A date as it stands behind the name of its weekday, where it has one. */
export const withoutWeekday = (date: string): string => date.replace(WEEKDAY, '')

/** Takes apart the date and the session word of a text such as `Mon 02/11/2026 AM`; null where it does not end in one of a profile's words. */
export function dayAndHalf({
  sessions,
}: Pick<Profile, 'sessions'>): (text: string) => { date: string; word: string } | null {
  const words = [...sessions.AM, ...sessions.PM].sort((a, b) => b.length - a.length)
  return (text) => {
    const word = words.find((one) => text.endsWith(one) && /[\s:_-]$/.test(text.slice(0, -one.length)))
    if (word === undefined) return null
    const date = text.slice(0, -word.length).replace(/[\s:_-]+$/, '')
    return { date: withoutWeekday(date), word }
  }
}
