import type { Condition, MeasureTest } from './condition.ts'
import type { Pathway } from './pathway.ts'

function testsIn(condition: Condition): MeasureTest[] {
  if ('measure' in condition) return [condition]
  if ('all' in condition) return condition.all.flatMap(testsIn)
  if ('any' in condition) return condition.any.flatMap(testsIn)
  return 'not' in condition ? testsIn(condition.not) : []
}

/** The first of the entry's tests that counts something in the register; undefined where none does. */
export const firstEntryTest = ({ entry }: Pathway): MeasureTest | undefined =>
  entry?.tests.flatMap(({ test }) => testsIn(test))[0]

/** The window that the entry's figures are over: that of its first count, else the pathway's own period. */
export const entryOver = (pathway: Pathway): string => firstEntryTest(pathway)?.over ?? pathway.period
