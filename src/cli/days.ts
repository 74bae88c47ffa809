import { type Day, isDay } from '../domain/day.ts'
import { type Call, Misuse } from './verb.ts'

/** The day that an option names, or another where it is not given. */
export function dayGiven<Other>(
  { text }: Pick<Call, 'text'>,
  option: string,
  otherwise: () => Other,
): Day | Other {
  const given = text(option)
  if (given === undefined) return otherwise()
  if (isDay(given)) return given
  throw new Misuse(`--${option} is a date like 2026-11-21.`)
}
