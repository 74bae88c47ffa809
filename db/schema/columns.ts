import { customType, integer, text } from 'drizzle-orm/sqlite-core'
import type { Day } from '../../src/domain/day.ts'
import { mondayOfWeek, weekOfMonday } from './week-number.ts'

/** A day column: ISO text, or null while it is not known. */
export const day = (name: string) => text(name).$type<Day>()

/** A column of Mondays, kept as the number of their week so that a register row is small. */
export const monday = customType<{ data: Day; driverData: number }>({
  dataType: () => 'integer',
  toDriver: weekOfMonday,
  fromDriver: mondayOfWeek,
})

/** A moment column: an ISO instant in UTC with milliseconds, so that text order is time order. */
export const instant = (name: string) => text(name)

/** A yes/no column; null means that nobody has said. */
export const yesNo = (name: string) => integer(name, { mode: 'boolean' })

/** A JSON column; whoever reads it checks it with zod. */
export const json = <T = unknown>(name: string) => text(name, { mode: 'json' }).$type<T>()
