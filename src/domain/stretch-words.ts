import type { Stretch } from './case/parts/minutes.ts'
import { day, formatDay } from './day.ts'

const halves = { AM: 'morning', PM: 'afternoon' } as const

const read = (end: string) => ({
  on: day(end.slice(0, 10)),
  half: end.endsWith('AM') ? ('AM' as const) : ('PM' as const),
})

/** Some sessions in a row as people say them: whole days by their days, half days with the half. */
export function stretchWords({ from, to }: Stretch): string {
  const [first, last] = [read(from), read(to)]
  if (first.on === last.on) {
    const part = first.half === last.half ? `, ${halves[first.half]}` : ''
    return `${formatDay(first.on)}${part}`
  }
  const begins = `${formatDay(first.on)}${first.half === 'PM' ? ', afternoon' : ''}`
  return `${begins}, to ${formatDay(last.on)}${last.half === 'AM' ? ', morning' : ''}`
}
