import type Handlebars from 'handlebars'
import { isUnwritten } from './unwritten.ts'

type Help = (...given: never[]) => unknown

/** What a helper says of a fact that is written in by hand: the line to write on, with the words that stand beside the number. */
const unwritten: Readonly<Record<string, (line: string, noun: unknown) => unknown>> = {
  count: (line, noun) => `${line} ${noun}s`,
  times: (line) => `${line} times`,
  days: (line) => `${line} school days`,
  percent: (line) => `${line}%`,
  is: () => false,
}

const firstUnwritten = (given: readonly unknown[]): string | undefined => given.flat().find(isUnwritten)

/** The helpers of letters, which leave a line to write on for a fact that is not known. */
export function handHelpers(helpers: Readonly<Record<string, Help>>): Handlebars.HelperDeclareSpec {
  const tolerant = Object.entries(helpers).map(([name, help]) => [
    name,
    (...given: never[]) => {
      const line = firstUnwritten(given)
      if (line === undefined) return help(...given)
      return unwritten[name]?.(line, given[1]) ?? line
    },
  ])
  return Object.fromEntries(tolerant)
}
