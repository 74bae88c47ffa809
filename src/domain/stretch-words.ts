import type { Stretch } from './case/parts/minutes.ts'
import { type Day, day, formatDay, formatDayBrief } from './day.ts'

const halves = { AM: 'morning', PM: 'afternoon' } as const

const read = (end: string) => ({
  on: day(end.slice(0, 10)),
  half: end.endsWith('AM') ? ('AM' as const) : ('PM' as const),
})

function said({ from, to }: Stretch, told: (on: Day) => string): string {
  const [first, last] = [read(from), read(to)]
  if (first.on === last.on) {
    const part = first.half === last.half ? `, ${halves[first.half]}` : ''
    return `${told(first.on)}${part}`
  }
  const begins = `${told(first.on)}${first.half === 'PM' ? ', afternoon' : ''}`
  return `${begins}, to ${told(last.on)}${last.half === 'AM' ? ', morning' : ''}`
}

/** Some sessions in a row as people say them: whole days by their days, half days with the half. */
export const stretchWords = (stretch: Stretch): string => said(stretch, formatDay)

/** The same in few letters, for lists within a year: “Wed 21 Oct, afternoon, to Fri 6 Nov”. */
export const shortStretch = (stretch: Stretch): string => said(stretch, formatDayBrief)
