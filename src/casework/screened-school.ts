import { namesOfPupils } from '../../db/queries/pupils.ts'
import { school as schoolById } from '../../db/queries/schools.ts'
import { readsScreening } from '../../db/queries/screening-readers.ts'
import type { Asker } from '../domain/access.ts'
import { governingTests } from '../domain/case/entry.ts'
import { settingsOf } from '../domain/case/verbs/open.ts'
import { formOf } from '../domain/family.ts'
import type { Pathway } from '../domain/pathway/pathway.ts'
import type { Screening } from '../domain/screening.ts'
import {
  type Found,
  groupedScreening,
  type ScreenedOn,
  type ScreenedSchool,
  screenedOnAll,
} from '../domain/screening-groups.ts'
import type { House } from './house.ts'
import { mayOpenAt } from './in-sight.ts'
import { pathwaysOffered } from './school-pathways.ts'
import { screenSchool } from './screen-school.ts'
import { dayIn } from './today.ts'

async function foundIn(house: House, screening: Screening, pupils: readonly ScreenedOn[]): Promise<Found> {
  const groups = groupedScreening({ pupils })
  const told = Object.values(groups).flatMap((pupils) => pupils.map(({ pupil }) => pupil))
  const rows = await namesOfPupils(house.store.read, told)
  return {
    window: screening.window,
    onRoll: screening.pupils.length,
    marked: screening.pupils.some(({ possible }) => possible > 0),
    groups,
    names: new Map(
      rows.map((row) => [row.id, { name: `${row.forename} ${row.surname}`, form: formOf(row) }]),
    ),
  }
}

type OnOne = { on: { id: string; name: string }; screened: Screening | { missing: string } }

const onAll = (all: readonly OnOne[]): readonly ScreenedOn[] =>
  screenedOnAll(
    all.flatMap(({ on, screened }) => ('missing' in screened ? [] : [{ on, pupils: screened.pupils }])),
  )

const named = ({ id, name }: Pathway) => ({ id, name })

/** Screens a school as it stands today for somebody who may open cases there; null for anybody else. */
export async function screenedSchool(house: House, asker: Asker, id: string): Promise<ScreenedSchool | null> {
  const { read } = house.store
  const school = await schoolById(read, id)
  if (school === null || !mayOpenAt(asker, school)) return null
  const [pathway, ...more] = pathwaysOffered(house, school)
  const screening = await screenSchool(house, asker, id, { pathway })
  const others: OnOne[] = []
  for (const one of more)
    others.push({ on: named(one), screened: await screenSchool(house, asker, id, { pathway: one }) })
  return {
    school: { id, name: school.name },
    on: dayIn(house.now(), house.timeZone),
    pathway: named(pathway),
    test: governingTests(pathway, settingsOf(pathway, school.settings as Record<string, string>)),
    found:
      'missing' in screening
        ? screening
        : await foundIn(house, screening, onAll([{ on: named(pathway), screened: screening }, ...others])),
    others: others.map(({ on, screened }) => ({
      name: on.name,
      missing: 'missing' in screened ? screened.missing : null,
    })),
    follows: await readsScreening(read, { person: asker.id, school: id }),
  }
}
