import { type Day, weekday } from '../domain/day.ts'
import { publishedRates } from './published-rates.ts'
import type { Habit } from './story.ts'

/** What may begin at a session for which a pupil is free: a code that then stands for so many sessions. */
export type Chance = { code: string; shortest: number; longest: number; below: number }

/** Whose doing a code is, which says how much more often some pupils have it than others. */
type Ground = 'illness' | 'leave' | 'truancy' | 'lateness'
type Kind = { code: string; shortest: number; longest: number; ground: Ground; rate: number }

const { possible, sessions, presentMornings, presentAfternoons } = publishedRates
const rateOf = (...codes: (keyof typeof sessions)[]): number =>
  codes.reduce((sum, code) => sum + sessions[code], 0) / possible

const kind = (ground: Ground, code: string, shortest: number, longest: number, rate: number): Kind => {
  return { code, shortest, longest, ground, rate }
}

// The rates are published, the lengths are not: they are ours. Codes that say something of a pupil that marks alone can't
// (dual registration, study leave, work experience, a travelling parent) are left to the stories.
const kinds: readonly Kind[] = [
  kind('illness', 'I', 1, 7, rateOf('I')),
  kind('illness', 'M', 1, 2, rateOf('M')),
  kind('illness', 'C', 1, 4, rateOf('C', 'H')),
  kind('leave', 'R', 2, 2, rateOf('R')),
  kind('leave', 'J1', 1, 1, rateOf('J')),
  kind('leave', 'G', 4, 10, rateOf('G')),
  kind('leave', 'V', 1, 3, rateOf('V')),
  kind('leave', 'B', 1, 4, rateOf('B')),
  kind('leave', 'P', 1, 2, rateOf('P')),
  kind('truancy', 'O', 1, 4, rateOf('O')),
  kind('truancy', 'N', 1, 2, rateOf('N')),
  kind('truancy', 'E', 2, 6, rateOf('E')),
  kind('lateness', 'L', 1, 1, rateOf('L')),
  kind('lateness', 'U', 1, 1, rateOf('U')),
]

/** Which part of all pupils has which habit. */
export const habitShares: Readonly<Record<Habit, number>> = {
  steady: 0.45,
  ordinary: 0.43,
  worrying: 0.105,
  severe: 0.015,
}

// How many times as often as the average pupil; that about one pupil in five misses a tenth is published, the rest is ours.
const times: Readonly<Record<Ground, Readonly<Record<Habit, number>>>> = {
  illness: { steady: 0.38, ordinary: 1.16, worrying: 2.5, severe: 4.5 },
  leave: { steady: 1, ordinary: 1, worrying: 1, severe: 1 },
  truancy: { steady: 0.1, ordinary: 0.62, worrying: 4, severe: 18 },
  lateness: { steady: 0.35, ordinary: 1.05, worrying: 3.2, severe: 3.7 },
}

// Illness by month. In autumn 2024 it rose from 1.9% of sessions to 4.9% before Christmas; what lies between is ours.
// https://explore-education-statistics.service.gov.uk/find-statistics/pupil-attendance-in-schools/2025-week-4
const season = [1.1, 1.1, 1.05, 0.9, 0.9, 1, 1, 1, 0.6, 0.9, 1.1, 1.4]

// Absence is lowest on Wednesdays and highest on Fridays, by about one and a half sessions in a hundred.
// https://ffteducationdatalab.org.uk/2023/03/absence-from-school-on-fridays/
const inWeek = [0.85, 0.95, 0.85, 1.05, 1.3]

// Late arrivals are the difference between the mornings and the afternoons for which pupils were marked present.
const MORNINGS = 0.5 + (presentAfternoons - presentMornings) / (2 * sessions.L)

const habits = Object.keys(habitShares) as Habit[]

function usualShare({ ground, rate }: Kind, habit: Habit): number {
  const all = habits.reduce((sum, each) => sum + habitShares[each] * times[ground][each], 0)
  return (rate * times[ground][habit]) / all
}

function onDay({ code, ground }: Kind, month: number, day: number): number {
  const byDay = ground === 'illness' || ground === 'truancy' ? (inWeek[day - 1] ?? 1) : 1
  return code === 'I' ? byDay * (season[month - 1] ?? 1) : byDay
}

/** Afternoons on which something begins, for each morning on which it does. */
const AFTERNOONS = 1 / MORNINGS - 1

/** How often a day something of a kind has to begin for a pupil of some habit who was never away already. */
const beginnings = (each: Kind, habit: Habit): number =>
  (2 * usualShare(each, habit)) / ((each.shortest + each.longest) / 2)

/** How many sessions of the other half, or further ones of the same half, a kind takes up on average. */
function taken({ shortest, longest }: Kind, sameHalf: boolean): number {
  const lengths = Array.from({ length: longest - shortest + 1 }, (_, n) => shortest + n)
  const sessions = lengths.map((length) => Math.floor((sameHalf ? length - 1 : length) / 2))
  return sessions.reduce((sum, n) => sum + n, 0) / lengths.length
}

// A pupil who is away can't begin to be away, and what begins in the morning takes other sessions than what begins after
// lunch: how many of both are free is found by going round until it holds.
function freeSessions(habit: Habit): number {
  const all = (sameHalf: boolean) =>
    kinds.reduce((sum, each) => sum + beginnings(each, habit) * taken(each, sameHalf), 0)
  const [same, other] = [all(true), all(false)]
  let [mornings, afternoons] = [1, 1]
  for (let round = 0; round < 50; round += 1) {
    const [first, second] = [mornings, AFTERNOONS * afternoons]
    const free = first + second
    mornings = 1 - (first * same + second * other) / free
    afternoons = 1 - (first * other + second * same) / free
  }
  return mornings + AFTERNOONS * afternoons
}

function chancesFor(habit: Habit, month: number, day: number, often: number): Chance[] {
  const free = freeSessions(habit)
  let below = 0
  return kinds.map((each) => {
    below += (often * beginnings(each, habit) * onDay(each, month, day)) / free
    return { code: each.code, shortest: each.shortest, longest: each.longest, below }
  })
}

const known = new Map<string, readonly [morning: Chance[], afternoon: Chance[]]>()

/** What may begin on the morning and on the afternoon of a day for a pupil of some habit, as a rising scale from 0 to 1. */
export function markChances(habit: Habit, on: Day): readonly [morning: Chance[], afternoon: Chance[]] {
  const [month, day] = [Number(on.slice(5, 7)), weekday(on)]
  const key = `${habit} ${month} ${day}`
  const found = known.get(key) ?? [
    chancesFor(habit, month, day, 1),
    chancesFor(habit, month, day, AFTERNOONS),
  ]
  known.set(key, found)
  return found
}
