import type { Pathway } from './pathway.ts'
import type { Condition, MeasureTest } from './schema/condition.ts'

/** The simple conditions that one is made of. */
export function simpleConditions(condition: Condition): Condition[] {
  if ('all' in condition) return condition.all.flatMap(simpleConditions)
  if ('any' in condition) return condition.any.flatMap(simpleConditions)
  return 'not' in condition ? simpleConditions(condition.not) : [condition]
}

/** Does a condition count anything in the register? */
export const asksRegister = (condition: Condition): boolean =>
  simpleConditions(condition).some((one) => 'measure' in one)

/** All that a pathway's entry tests count in the register, in their order. */
export const entryMeasures = ({ entry }: Pathway): MeasureTest[] =>
  (entry?.tests ?? [])
    .flatMap(({ test }) => simpleConditions(test))
    .filter((condition) => 'measure' in condition)

/** The first of the entry's tests that counts something in the register; undefined where none does. */
export const firstEntryTest = (pathway: Pathway): MeasureTest | undefined => entryMeasures(pathway)[0]

/** The window that the entry's figures are over: that of its first count, else the pathway's own period. */
export const entryOver = (pathway: Pathway): string => firstEntryTest(pathway)?.over ?? pathway.period
