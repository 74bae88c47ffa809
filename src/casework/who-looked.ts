import { keptOutOf } from '../../db/queries/kept-out.ts'
import { looksAt } from '../../db/queries/looks.ts'
import type { Day } from '../domain/day.ts'
import type { LookPage, OutLine } from '../domain/looks.ts'
import type { House } from './house.ts'
import { dayIn, timeIn } from './today.ts'

const onePage = 40

const dayOf = ({ timeZone }: House, instant: string): Day => dayIn(new Date(instant), timeZone)

/** Who opened a case or was sent a file of it, the latest first. */
export async function whoLooked(house: House, id: string, before?: number): Promise<LookPage> {
  const found = await looksAt(house.store.read, id, { limit: onePage + 1, before })
  const shown = found.slice(0, onePage)
  const lines = shown.map(({ person, at, what, file }) => ({
    person,
    on: dayOf(house, at),
    at: timeIn(new Date(at), house.timeZone),
    what: file === null ? what : `${what}: ${file}`,
  }))
  return { lines, before: found.length > onePage ? (shown.at(-1)?.id ?? null) : null }
}

/** Who is kept out of a pupil's cases, since when and why. */
export async function whoIsOut(house: House, pupil: string): Promise<OutLine[]> {
  const rows = await keptOutOf(house.store.read, pupil)
  return rows.map(({ person, since, why }) => ({ person, since: dayOf(house, since), why }))
}
