import type { Stretch } from './case/parts/minutes.ts'
import { day, formatDay, formatDayBrief } from './day.ts'

const halves = { AM: 'morning', PM: 'afternoon' } as const

const read = (end: string) => ({
  on: day(end.slice(0, 10)),
  half: end.endsWith('AM') ? ('AM' as const) : ('PM' as const),
})

const partly = (half: 'AM' | 'PM', whole: 'AM' | 'PM'): string => (half === whole ? '' : `, ${halves[half]}`)

/** Some sessions in a row as people say them: whole days by their days, half days with the half. */
export function stretchWords({ from, to }: Stretch): string {
  const [first, last] = [read(from), read(to)]
  if (first.on === last.on) return onOneDay(formatDay(first.on), first.half, last.half)
  return `${formatDay(first.on)}${partly(first.half, 'AM')}, to ${formatDay(last.on)}${partly(last.half, 'PM')}`
}

const onOneDay = (day: string, from: 'AM' | 'PM', to: 'AM' | 'PM'): string =>
  from === to ? `${day}, ${halves[from]}` : day

/** The same in few letters, for lists within a year: “Wed 21 Oct, afternoon, to Fri 6 Nov”. */
export function shortStretch({ from, to }: Stretch): string {
  const [first, last] = [read(from), read(to)]
  if (first.on === last.on) return onOneDay(formatDayBrief(first.on), first.half, last.half)
  const begins = `${formatDayBrief(first.on)}${first.half === 'PM' ? ', afternoon,' : ''}`
  return `${begins} to ${formatDayBrief(last.on)}${partly(last.half, 'PM')}`
}
