import { siblingsAnywhere } from '../../../db/queries/pupils.ts'
import type { Db } from '../../../db/reader.ts'
import type { Watch } from '../../documents/pack/bind-book.ts'
import type { OpenPerson, Secret } from '../../domain/leaks/secret.ts'
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

function homeOf({ parent }: PackScene, other: PackScene['parent'], id: string): Secret[] {
  const own = new Set(addressOf(parent))
  const lines = addressOf({ ...other, contactVia: null }).filter((line) => !own.has(line))
  const [first] = lines
  const telling = [first, other.postcode].filter(
    (line): line is string => Boolean(line) && !own.has(line ?? ''),
  )
  return telling.filter((line) => line.length >= shortest).map((words) => ({ id, words }))
}

/** What only few may know, and what a child said in confidence. */
function notesOf({ loaded }: PackScene): Secret[] {
  const { state, context } = loaded
  const kept = context.facts.care.needs.filter((need) => need.private)
  const adjusted = kept.flatMap(({ id }) => state.adjustments[id]?.what ?? [])
  const said = Object.values(state.meetings).flatMap(({ said: words, shareable }) =>
    shareable ? [] : (words.pupil ?? []),
  )
  return [...adjusted, ...said]
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

/** What the evidence against one parent must not tell, and whom it may name; secrets are called by what they are, never by a name. */
export async function watchOf(db: Db, scene: PackScene): Promise<Watch> {
  const { loaded, parent, base } = scene
  const { pupil, parents } = loaded.family
  const siblings = await siblingsAnywhere(db, pupil)
  const others = parents.filter(({ id }) => id !== parent.id)
  const secrets = [
    ...siblings.map((one, index) => personOf(`a brother or sister (${index + 1})`, one)),
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
