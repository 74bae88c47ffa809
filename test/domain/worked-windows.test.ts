import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { absenceLabelsSchema } from '../../src/domain/absence-label.ts'
import { attendance } from '../../src/domain/attendance.ts'
import type { Nation } from '../../src/domain/codes.ts'
import { ruleSchema } from '../../src/domain/dated-schema.ts'
import { addDays, type Day, day, mondayOf } from '../../src/domain/day.ts'
import type { Unit } from '../../src/domain/duration.ts'
import { lookBack } from '../../src/domain/look-back.ts'
import { type RegisterWeek, share } from '../../src/domain/measure.ts'
import { calendarOf, codeSets, fileData } from './a-school.ts'

type Given = {
  title: string
  school?: string
  nation?: Nation
  pupil?: { born?: string; joined?: string; left?: string }
  on?: string
  last?: string
  from: string
  to: string
  otherwise?: 'in school'
  register: Record<string, string>
  sum: string
  gives: Record<string, unknown>
}

const file = new URL('../fixtures/worked-windows.yaml', import.meta.url)
const worked = parse(readFileSync(file, 'utf8')) as { schools: Record<string, string[]>; windows: Given[] }
const calendars = new Map(Object.entries(worked.schools).map(([id, rows]) => [id, calendarOf(...rows)]))

const labelsOf = (id: string) => ruleSchema(absenceLabelsSchema).parse(fileData(`rules/${id}.yaml`)).rows
const labels = {
  'absence-labels-england': labelsOf('absence-labels-england'),
  'absence-labels-wales': labelsOf('absence-labels-wales'),
}

const inSchool = 'ok | ok | ok | ok | ok'
const nothing = {
  possible: 0,
  attended: 0,
  authorised: 0,
  unauthorised: 0,
  late: 0,
  unexplained: 0,
  missing: 0,
  first: null,
  unknown: [],
  label: null,
  longest: 0,
}

function marksOf(days: string): string[] {
  const marks = days.split(' | ').flatMap((each) => (each === 'ok' ? ['/', '\\'] : each.split(' ')))
  return marks.map((mark) => (mark === '-' ? '' : mark))
}

function mondaysOf(from: Day, to: Day): Day[] {
  const mondays: Day[] = []
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7)) mondays.push(monday)
  return mondays
}

function weeksOf({ from, to, register, otherwise }: Given): RegisterWeek[] {
  const own = new Map(Object.entries(register))
  const rest = otherwise === undefined ? [] : mondaysOf(day(from), day(to)).filter((each) => !own.has(each))
  const all = [...own, ...rest.map((monday): [string, string] => [monday, inSchool])]
  return all.map(([monday, days]) => ({ monday: day(monday), marks: marksOf(days) }))
}

function whatItGives(given: Given) {
  const { school = 'oak', nation = 'england', pupil = {}, from, to } = given
  const optional = (text: string | undefined) => (text === undefined ? null : day(text))
  const reading = {
    weeks: weeksOf(given),
    from: day(from),
    to: day(to),
    calendar: calendars.get(school)!,
    codeSets,
    nation,
    pupil: {
      joined: optional(pupil.joined),
      left: optional(pupil.left),
      dateOfBirth: day(pupil.born ?? '2013-05-20'),
    },
  }
  return attendance(reading, labels)
}

describe('fifty windows worked out by hand', () => {
  it('are at least fifty, each of its own', () => {
    expect(new Set(worked.windows.map(({ title }) => title)).size).toBeGreaterThanOrEqual(50)
    expect(new Set(worked.windows.map(({ title }) => title)).size).toBe(worked.windows.length)
  })

  it.each(worked.windows.map((given) => [given.title, given] as const))('%s', (_, given) => {
    const found = whatItGives(given)
    const { onShutDays, ...gives } = given.gives
    expect({
      ...Object.fromEntries(Object.keys(nothing).map((key) => [key, found[key as keyof typeof found]])),
      first: found.firstUnauthorised,
      unknown: found.unknownCodes,
      label: found.label,
      longest: found.daysInARow.longest,
    }).toEqual({ ...nothing, ...gives })
    if (onShutDays !== undefined) expect(found.onShutDays).toHaveLength(Number(onShutDays))
    expect(share(found.unauthorised, found.possible) === null).toBe(found.possible === 0)
  })

  it.each(
    worked.windows.filter(({ last }) => last !== undefined).map((given) => [given.title, given] as const),
  )('%s: covers the days that it says', (_, { school = 'oak', on = '', last = '', from, to }) => {
    const [n, unit] = last.split(' ')
    expect(lookBack(calendars.get(school)!, day(on), { n: Number(n), unit: unit as Unit })).toEqual(
      expect.objectContaining({ known: true, from, to }),
    )
  })

  it('come to the same week by week and place by place as whole', () => {
    for (const given of worked.windows) {
      const { byWeek, patterns, ...whole } = whatItGives(given)
      for (const key of ['possible', 'attended', 'authorised', 'unauthorised', 'late', 'missing'] as const) {
        expect(byWeek.reduce((sum, week) => sum + week[key], 0)).toBe(whole[key])
        expect(patterns.places.reduce((sum, place) => sum + place[key], 0)).toBe(whole[key])
      }
      expect(whole.absent).toBe(whole.authorised + whole.unauthorised)
    }
  })
})
