import { type Day, isDay } from '../../domain/day.ts'
import { nearest } from '../../domain/nearest.ts'
import { quoted } from './fault.ts'
import { oneAmong } from './one-among.ts'

/** What is wrong with a cell, and what to write instead. */
export type Wrong = { wrong: string }

/** How one column is read; an empty cell means that nobody has said, which a needed column may not. */
export type Cell<T, Needed extends boolean = boolean> = {
  needed: Needed
  read(text: string): T | Wrong
}

/** Did a cell turn out to be wrong? */
export function isWrong(value: unknown): value is Wrong {
  return typeof value === 'object' && value !== null && 'wrong' in value
}

/** The same column, but every row must fill it. */
export const needed = <T>({ read }: Cell<T>): Cell<T, true> => ({ needed: true, read })

const optional = <T>(read: (text: string) => T | Wrong): Cell<T, false> => ({ needed: false, read })

const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

const notLonger = (text: string, most: number): string | Wrong =>
  text.length > most ? { wrong: `is longer than ${most} characters: shorten it` } : text

/** Words of at most so many characters on one line. */
export function words(most: number): Cell<string, false> {
  return optional((text) => {
    if (CONTROL.test(text))
      return { wrong: `${quoted(text)} holds a character that cannot be printed: take it out` }
    return notLonger(text, most)
  })
}

/** Words that may run over several lines, such as an address; blank lines are left out. */
export function lines(most: number): Cell<string, false> {
  return optional((text) => {
    const tidy = text
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter(Boolean)
    const wrong = tidy.map((line) => words(most).read(line)).find(isWrong)
    return wrong ?? notLonger(tidy.join('\n'), most)
  })
}

const MOST_KNOWN_DAYS = 2000
const knownDays = new Set<string>()

// A register says each day again for every pupil, so that a day once found real is not reckoned again.
function isRealDay(text: string): text is Day {
  if (knownDays.has(text)) return true
  const isReal = isDay(text) && text >= '1900-01-01' && text <= '2100-12-31'
  if (isReal && knownDays.size < MOST_KNOWN_DAYS) knownDays.add(text)
  return isReal
}

/** A date that is written as 2026-11-21. */
export const dayCell: Cell<Day, false> = optional((text) =>
  isRealDay(text)
    ? text
    : { wrong: `${quoted(text)} is not a date: write it as year-month-day, like 2026-11-21` },
)

/** `yes` or `no`. */
export const yesNoCell: Cell<boolean, false> = optional((text) => {
  const word = text.toLowerCase()
  if (word === 'yes' || word === 'no') return word === 'yes'
  return {
    wrong: `${quoted(text)} is neither yes nor no: write yes or no, or leave it empty if it is not known`,
  }
})

/** One of some words. */
export function oneOf<const W extends string>(among: readonly W[]): Cell<W, false> {
  return optional((text) => {
    const found = among.find((word) => word === text)
    if (found !== undefined) return found
    const near = nearest(text, among)
    const meant = near === undefined ? '' : ` Did you mean ${near}?`
    return { wrong: `${quoted(text)} is not known here: write ${oneAmong(among)}.${meant}` }
  })
}

/** A whole number up to a greatest one. */
export function upTo(most: number): Cell<number, false> {
  return optional((text) =>
    /^\d{1,6}$/.test(text) && Number(text) <= most
      ? Number(text)
      : { wrong: `${quoted(text)} is not a whole number from 0 to ${most}` },
  )
}
