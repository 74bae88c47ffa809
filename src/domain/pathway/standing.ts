import type { Day } from '../day.ts'
import type { Pathway } from './pathway.ts'

/** What the standing of a pathway asks of it. */
export type Stands = Pick<Pathway, 'id' | 'name' | 'nation' | 'standing' | 'written' | 'adopted' | 'overlay'>

/** Why no case opens on a pathway at a school; null where one may. */
export type NotOpened =
  | { why: 'historical'; name: string; written: string; years: number | null }
  | { why: 'other-nation'; name: string; nation: 'england' | 'wales' }
  | { why: 'overlay'; name: string }

/** How many years ago a pathway was written; null where its source has no date. */
export function yearsOld({ written }: Pick<Stands, 'written'>, today: Day): number | null {
  return written === 'undated' ? null : Number(today.slice(0, 4)) - Number(written.slice(0, 4))
}

/** May cases be opened on it: it is in force, or a council has adopted it as its own by today, with somebody who approved that? */
export function isLive({ standing, adopted }: Stands, today: Day): boolean {
  return standing === 'live' || (adopted !== undefined && adopted.on <= today)
}

/** Why no case opens on a pathway at a school of a nation; null where one may. */
export function notOpened(pathway: Stands, nation: 'england' | 'wales', today: Day): NotOpened | null {
  const { name, nation: of, written, overlay } = pathway
  if (overlay) return { why: 'overlay', name }
  if (of !== 'both' && of !== nation) return { why: 'other-nation', name, nation: of }
  if (isLive(pathway, today)) return null
  return { why: 'historical', name, written, years: yearsOld(pathway, today) }
}

const nations = { england: 'England', wales: 'Wales' } as const

function ageOf({ written, years }: { written: string; years: number | null }): string {
  if (years === null) return 'Its source has no date'
  return years < 1
    ? `It was written in ${written}`
    : `It was written in ${written}, ${years} ${years === 1 ? 'year' : 'years'} ago`
}

/** Says why no case opens on a pathway, how old it is, and what can be done. */
export function notOpenedSentence(not: NotOpened): string {
  if (not.why === 'overlay') return `“${not.name}” is laid over other pathways, so no case opens on it alone.`
  if (not.why === 'other-nation') return `“${not.name}” is for schools in ${nations[not.nation]} only.`
  return `“${not.name}” is kept for study. ${ageOf(not)}, and the law has changed since. A case opens on it once a council has adopted its own version, with the name of whoever approved it.`
}
