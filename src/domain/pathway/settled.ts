import type { Duration } from '../duration.ts'
import type { Bound, MeasureTest } from './schema/condition.ts'

/** A number of sessions or days, or an exact share. */
export type PlainBound = number | { of: number; in: number }
/** A test whose bounds are numbers: nothing in it is left to a setting any more. */
export type PlainTest = Omit<MeasureTest, 'at_least' | 'at_most' | 'below'> & {
  at_least?: PlainBound | undefined
  at_most?: PlainBound | undefined
  below?: PlainBound | undefined
}
type Settings = Record<string, Duration | string>

function number(settings: Settings, id: string): number {
  const value = Number(settings[id])
  if (Number.isNaN(value)) throw new Error(`Setting ${id} is not a number`)
  return value
}

function settledBound(bound: Bound, settings: Settings): PlainBound {
  if (typeof bound === 'number') return bound
  if ('setting' in bound) return number(settings, bound.setting)
  return { of: typeof bound.of === 'number' ? bound.of : number(settings, bound.of.setting), in: bound.in }
}

/** A test with what the settings say in place of their names. */
export function settledTest(test: MeasureTest, settings: Settings): PlainTest {
  const { measure, over, ...bounds } = test
  const plain = Object.entries(bounds).flatMap(([word, bound]) =>
    bound === undefined ? [] : [[word, settledBound(bound, settings)] as const],
  )
  return { measure, over, ...Object.fromEntries(plain) }
}
