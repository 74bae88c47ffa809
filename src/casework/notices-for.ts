import type { NoticeOnRecord } from '../../db/queries/penalty-notices.ts'
import type { Day } from '../domain/day.ts'
import { type GivenOnRecord, type PenaltyNotices, withdrawn } from '../domain/penalty-notices.ts'
import type { Shelves } from './house.ts'

type Named = { id: string; forename: string | null; surname: string; relationship: string | null }

const plain = (text: string | null | undefined): string =>
  (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB').trim()

type Likeness = 'same' | 'unsure' | 'other'

/**
 * Is the parent of a notice one of this pupil's? By the record itself; at another school by name and relationship. A name
 * that is the same, or of which a forename is missing, with another relationship or none, is for somebody to say.
 */
function likeness(parent: Named, notice: NoticeOnRecord): Likeness {
  if (notice.parent === parent.id) return 'same'
  if (plain(notice.surname) === '') return 'unsure'
  if (plain(notice.surname) !== plain(parent.surname)) return 'other'
  const [here, there] = [plain(parent.forename), plain(notice.forename)]
  if (here === '' || there === '') return 'unsure'
  if (here !== there) return 'other'
  const [is, was] = [plain(parent.relationship), plain(notice.relationship)]
  return is === was && is !== '' ? 'same' : 'unsure'
}

/** The penalty notices of a child as they belong, or may belong, to the parents of this pupil; those that were withdrawn are left out. */
export function noticesFor(parents: readonly Named[], notices: readonly NoticeOnRecord[]): GivenOnRecord[] {
  const stand = notices.filter(({ outcome }) => outcome !== withdrawn)
  return stand.flatMap((notice) => {
    const alike = parents.map((parent) => ({ parent: parent.id, is: likeness(parent, notice) }))
    const certain = alike.filter(({ is }) => is === 'same')
    return (certain.length > 0 ? certain : alike.filter(({ is }) => is === 'unsure')).map(
      ({ parent, is }) => ({
        case: notice.caseId,
        parent,
        served: notice.served,
        sure: is === 'same',
      }),
    )
  })
}

/** How many penalty notices a parent may be given in a nation on a day, and what they ask; undefined where no rule says. */
export function penaltiesOn({ rules }: Shelves, nation: string, today: Day): PenaltyNotices | undefined {
  if (nation !== 'england') return undefined
  const rows = rules['penalty-notices']
  return rows.find(({ from, until }) => from <= today && (until === null || today <= until))?.value
}
