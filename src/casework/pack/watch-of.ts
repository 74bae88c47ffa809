import { type OtherPupil, othersAtSchool } from '../../../db/queries/others-at-school.ts'
import { siblingsAnywhere } from '../../../db/queries/pupils.ts'
import type { Db } from '../../../db/reader.ts'
import type { Watch } from '../../documents/pack/bind-book.ts'
import { findWords } from '../../domain/leaks/find-words.ts'
import { packText } from '../../domain/leaks/packed-text.ts'
import type { OpenPerson, Secret } from '../../domain/leaks/secret.ts'
import { tellingLines } from '../../domain/leaks/telling-lines.ts'
import { addressOf } from '../letters/addressee.ts'
import type { PackScene } from './pack-scene.ts'

type Named = { id: string; forename: string | null; surname: string }

const forenamesOf = (forename: string | null): string[] => (forename ?? '').split(/\s+/).filter(Boolean)

const personOf = (id: string, { forename, surname }: Omit<Named, 'id'>): Secret => ({
  id,
  person: { forenames: forenamesOf(forename), surname },
})

/** Shorter lines of an address, such as a town, give nobody away. */
const shortest = 6

/** Where another adult lives, and where their letters go instead; of what they share with this parent nothing. */
function homeOf({ parent }: PackScene, other: PackScene['parent'], id: string): Secret[] {
  const own = packText([{ ...parent, contactVia: null }, parent].map((one) => addressOf(one).join('\n')))
  const via = (other.contactVia ?? '').split('\n').filter((line) => /\d/.test(line))
  return tellingLines([...addressOf({ ...other, contactVia: null }), ...via])
    .filter((words) => words.length >= shortest && findWords(own, words).length === 0)
    .map((words) => ({ id, words }))
}

/** What only few may know, why everything to the family stopped, and what a child said in confidence. */
function notesOf({ loaded }: PackScene): Secret[] {
  const { state, context } = loaded
  const kept = context.facts.care.needs.filter((need) => need.private)
  const adjusted = kept.flatMap(({ id }) => state.adjustments[id]?.what ?? [])
  const said = Object.values(state.meetings).flatMap(({ said: words, shareable }) =>
    shareable ? [] : (words.pupil ?? []),
  )
  const held = Object.values(state.holds).map(({ note }) => note)
  return [...adjusted, ...said, ...held]
    .filter((text) => text.trim() !== '')
    .map((note, index) => ({ id: `restricted note ${index + 1}`, note }))
}

const opened = ({ forename, surname }: Omit<Named, 'id'>, byForename = false): OpenPerson => ({
  forenames: forenamesOf(forename),
  surname,
  ...(byForename ? { byForename } : {}),
})

/** Colleagues go by one text: the last word of it is taken as the surname. */
function colleague(name: string): OpenPerson {
  const words = name.split(/\s+/).filter(Boolean)
  return { forenames: words.slice(0, -1), surname: words.at(-1) ?? name }
}

/** The brothers and sisters by any of their names, at another school or gone from this one too, and every other pupil of the school by the whole name. */
async function childrenIn(db: Db, { loaded }: PackScene): Promise<Secret[]> {
  const { pupil } = loaded.family
  const others = await othersAtSchool(db, pupil)
  const isKin = ({ familyRef }: OtherPupil) => familyRef !== null && familyRef === pupil.familyRef
  const kin = [...(await siblingsAnywhere(db, pupil)), ...others.filter(isKin)]
  const siblings = [...new Map(kin.map((one) => [one.id, one])).values()]
  return [
    ...siblings.map((one, index) => personOf(`a brother or sister (${index + 1})`, one)),
    ...others
      .filter((one) => !isKin(one))
      .map((one) => ({ ...personOf('another pupil', one), wholeNameOnly: true })),
  ]
}

/** What the evidence against one parent must not tell, and whom it may name; secrets are called by what they are, never by a name. */
export async function watchOf(db: Db, scene: PackScene): Promise<Watch> {
  const { loaded, parent, base } = scene
  const { pupil, parents } = loaded.family
  const others = parents.filter(({ id }) => id !== parent.id)
  const secrets = [
    ...(await childrenIn(db, scene)),
    ...others.flatMap((one, index) => [
      personOf(`another adult (${index + 1})`, one),
      ...homeOf(scene, one, `where another adult lives (${index + 1})`),
    ]),
    ...notesOf(scene),
  ]
  const open = [
    opened(pupil, true),
    opened(parent),
    ...[...base.colleagues.values()].map(({ name }) => colleague(name)),
  ]
  return { secrets, open }
}
