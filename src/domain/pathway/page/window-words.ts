import { describeDuration } from '../../duration.ts'
import type { Anchor } from '../schema/anchor.ts'
import type { WindowKind } from '../schema/window.ts'
import { anyQuoted, quoted } from '../title-of.ts'
import type { Told } from './setting-words.ts'

const plainUnit = (unit: string) => unit.replace('-', ' ')

function dayOfRecord({ pathway }: Told, record: string, field: string): string {
  const found = pathway.records.find(({ id }) => id === record)?.fields.find(({ id }) => id === field)
  return `the day given in ${quoted(pathway, record)} as “${found?.title ?? field}”`
}

type Named = (id: string) => string
type Is<W extends string> = Extract<Anchor, Record<W, unknown>>
type Word = Anchor extends infer A ? (A extends A ? Exclude<keyof A, 'day'> : never) : never

const says: { [W in Word]: (anchor: Is<W>, named: Named, told: Told) => string } = {
  opened: () => 'the opening of the case',
  entered: ({ entered }, named) => `the start of ${named(entered)}`,
  planned: ({ planned }, named) => `the day set for ${named(planned)}`,
  held: ({ held }, named) => `the day of ${named(held)}`,
  missed: ({ missed }, named) => `the day of ${named(missed)}, if a parent missed it`,
  called_off: ({ called_off }, named) => `the day on which ${named(called_off)} is called off`,
  decided: ({ decided }, _named, { pathway }) => `the decision ${anyQuoted(pathway, decided)}`,
  recorded: ({ recorded, day }, _named, told) => dayOfRecord(told, recorded, day),
  sent: ({ sent }, named) => `the day on which ${named(sent)} first goes out`,
  served: ({ served }, named) => `the day by which ${named(served)} should have arrived`,
  breached: ({ breached }, named) => `the day on which ${named(breached)} is raised`,
  begins: ({ begins }) => `the first school day of each ${plainUnit(begins)}`,
  ends: ({ ends }) => `the last school day of each ${plainUnit(ends)}`,
}

/** What a day is counted from, in words that stand behind “after”: “the start of “Week 1””. */
export function anchorWords(told: Told, anchor: Anchor): string {
  const [word] = Object.keys(anchor).filter((key): key is Word => key in says)
  const named = (id: string) => quoted(told.pathway, id)
  return (says[word as Word] as (anchor: Anchor, named: Named, told: Told) => string)(anchor, named, told)
}

function betweenWords(told: Told, { from, to }: Extract<WindowKind, { from: unknown }>): string {
  const begins =
    'first_meeting' in from
      ? `the first ${quoted(told.pathway, from.first_meeting)}`
      : anchorWords(told, from)
  if (to === undefined) return `since ${begins}`
  return `from ${begins} to ${'due' in to ? `the day before ${quoted(told.pathway, to.due)}` : anchorWords(told, to)}`
}

/** The days that a named window covers, in words that stand behind what is counted: “over the last 10 school weeks”. */
export function windowWords(told: Told, id: string): string {
  const window = told.pathway.windows[id]
  if (window === undefined) return ''
  if ('from' in window) return betweenWords(told, window)
  if ('this' in window) return `in this ${plainUnit(window.this)} so far`
  const { n, unit } = window.last
  const words = describeDuration(window.last)
  if (window.so_far) return `in this ${plainUnit(unit)} so far${n === 1 ? '' : ` and the ${n - 1} before it`}`
  return `over the last ${n === 1 ? words.replace('1 ', '') : words}`
}
