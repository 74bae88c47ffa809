import type { Parent, Pupil } from '../../db/queries/pupils.ts'
import { addDays, type Day, day } from '../domain/day.ts'
import { upnCheckLetter } from '../domain/upn.ts'
import { type Family, type FamilyParent, familyOf } from './families.ts'
import { habitOf } from './invented-marks.ts'
import { randomOf } from './random.ts'
import { stories } from './stories.ts'
import type { Habit, Story } from './story.ts'

/** A pupil as the store keeps one, but for what the store works out itself. */
export type InventedPupil = Omit<Pupil, 'search'>
type Unnumbered = Omit<InventedPupil, 'number'>

/** A pupil of the demonstration with parents, how often they are away, and the story they have, if any. */
export type Invented = { pupil: InventedPupil; parents: Parent[]; habit: Habit; story: Story | null }
type Told = Omit<Invented, 'pupil'> & { pupil: Unnumbered }

type School = {
  id: 'secondary' | 'primary'
  letter: string
  establishment: string
  years: [from: number, to: number]
  aYear: number
}
type Slot = { school: School; year: number; start: number; n: number }

const schools: readonly School[] = [
  { id: 'secondary', letter: 'Q', establishment: '4017', years: [7, 13], aYear: 34 },
  { id: 'primary', letter: 'M', establishment: '2026', years: [0, 6], aYear: 22 },
]

// A pupil without a story never goes by the name of one with a story.
const told = new Set(stories.map(({ forename, surname }) => `${forename} ${surname}`))

/** No local authority has this number, so no real pupil has these UPNs. */
const LA = '999'

const nothingSaid = {
  left: null,
  lookedAfter: false,
  send: null,
  socialCare: null,
  youngCarer: false,
  medical: null,
  safetyFlag: false,
} as const

function upnOf({ school, year, start, n }: Slot, temporary: boolean): string {
  const allocated = String((start - year) % 100).padStart(2, '0')
  const serial = String(n).padStart(3, '0')
  const rest = `${LA}${school.establishment}${allocated}${temporary ? `${serial.slice(0, 2)}A` : serial}`
  return upnCheckLetter(rest) + rest
}

function slotFacts(slot: Slot): Omit<Unnumbered, 'forename' | 'surname' | 'firstLanguage' | 'familyRef'> {
  const { school, year, start, n } = slot
  const random = randomOf(`pupil ${school.id} ${n}`)
  const ref = `${school.letter}${1000 + n}`
  const label = year === 0 ? 'R' : String(year)
  return {
    ...nothingSaid,
    id: `${school.id}.${ref}`,
    school: school.id,
    pupilRef: ref,
    upn: upnOf(slot, n % 150 === 149),
    dateOfBirth: addDays(day(`${start - year - 5}-09-01`), random.below(365)),
    yearGroup: label,
    regGroup: `${label}${random.pick(['A', 'B'])}`,
    joined: day(`${start - (year - school.years[0])}-09-01`),
    send: random.chance(0.12) ? 'SEN support' : null,
    youngCarer: random.chance(0.02),
  }
}

const ownParents = (pupil: string, parents: readonly FamilyParent[]): Parent[] =>
  parents.map((parent, n) => ({ ...parent, id: `${pupil}.p${n + 1}`, pupil }))

function background(slot: Slot, family: Family): Told {
  const facts = slotFacts(slot)
  const { language, girls, boys } = family.background
  const random = randomOf(`name ${facts.id}`)
  const isTold = (forename: string) => told.has(`${forename} ${family.surname}`)
  const forename = random.pick((random.chance(0.5) ? girls : boys).filter((name) => !isTold(name)))
  const pupil = {
    ...facts,
    forename,
    surname: family.surname,
    firstLanguage: language,
    familyRef: family.ref,
  }
  return { pupil, parents: ownParents(pupil.id, family.parents), habit: habitOf(pupil.id), story: null }
}

function withStory(slot: Slot, story: Story, family: Family, days: readonly Day[]): Told {
  const facts = slotFacts(slot)
  const { forename, surname, habit } = story
  const parents = story.parents ?? family.parents.map((parent) => ({ ...parent, surname }))
  const told = story.pupil?.({ days }) ?? {}
  const pupil = { ...facts, forename, surname, firstLanguage: 'English', familyRef: family.ref, ...told }
  return { pupil, parents: ownParents(pupil.id, parents), habit, story }
}

function slotsOf(school: School, start: number): Slot[] {
  const [from, to] = school.years
  return Array.from({ length: (to - from + 1) * school.aYear }, (_, i) => {
    return { school, start, year: from + Math.floor(i / school.aYear), n: i + 1 }
  })
}

// One pupil in eight has a brother or sister in an earlier place, at either school.
function familyAt(place: number): Family {
  const isSibling = place % 8 === 7
  return familyOf(isSibling ? randomOf(`sibling ${place}`).below(place) + 1 : place + 1)
}

/** Every pupil of the demonstration in the school year that begins in the September of `start`; `windows` are the open days of each school's six weeks. */
export function inventedPupils(start: number, windows: Record<string, readonly Day[]>): Invented[] {
  const waiting = [...stories]
  return schools
    .flatMap((school) => slotsOf(school, start))
    .map((slot, place) => {
      const next = waiting.findIndex((one) => one.school === slot.school.id && one.yearGroup === slot.year)
      const [story] = next < 0 ? [] : waiting.splice(next, 1)
      const family = familyAt(place)
      return story === undefined
        ? background(slot, family)
        : withStory(slot, story, family, windows[slot.school.id] ?? [])
    })
    .map((invented, place) => ({ ...invented, pupil: { ...invented.pupil, number: place + 1 } }))
}
