import type { Parent } from '../../db/queries/pupils.ts'
import { type Background, backgrounds, streets } from './names.ts'
import { type Random, randomOf } from './random.ts'

/** A parent before it is known whose: everything but the ids. */
export type FamilyParent = Omit<Parent, 'id' | 'pupil'>

/** An invented family. */
export type Family = {
  ref: string
  surname: string
  background: Background
  parents: readonly FamilyParent[]
}

type Home = { address: string; postcode: string }

const titlesOf = {
  mother: ['Ms', 'Mrs', 'Mrs', 'Ms', 'Miss', 'Dr'],
  father: ['Mr', 'Mr', 'Mr', 'Mr', 'Mr', 'Dr'],
} as const

/** An address on no map, with a postcode in an area that Royal Mail has never given out. */
export function homeOf(random: Random): Home {
  const inward = `${random.below(10)}${random.pick([...'ABDEFGHJLNPQRSTUWXYZ'])}${random.pick([...'ABDEFGHJLN'])}`
  return {
    address: `${random.below(180) + 1} ${random.pick(streets)}\nFenmoor`,
    postcode: `QQ${random.below(9) + 1} ${inward}`,
  }
}

/** A parent of whom nobody has said more than a name, a tie and an address. */
export function plainParent(
  named: Pick<Parent, 'title' | 'forename' | 'surname' | 'relationship'>,
  home: Home,
): FamilyParent {
  return {
    ...named,
    ...home,
    parentalResponsibility: true,
    resident: true,
    hasCare: true,
    language: 'English',
    interpreter: false,
    doNotWrite: false,
    addressConfidential: false,
    contactVia: null,
    meetSeparately: false,
    endedOn: null,
  }
}

function parentOf(
  random: Random,
  family: Pick<Family, 'surname' | 'background'>,
  relationship: 'mother' | 'father',
  home: Home,
): FamilyParent {
  const { background } = family
  const forename = random.pick(relationship === 'mother' ? background.girls : background.boys)
  const surname = random.chance(0.2) ? random.pick(background.surnames) : family.surname
  const title = random.pick(titlesOf[relationship])
  const language = background.language === 'Welsh' || random.chance(0.4) ? 'English' : background.language
  const known = plainParent({ title, forename, surname, relationship }, home)
  return { ...known, language, interpreter: language !== 'English' && random.chance(0.4) }
}

const away = (parent: FamilyParent): FamilyParent => ({ ...parent, resident: false, hasCare: false })

const stepParent = (parent: FamilyParent): FamilyParent => ({
  ...parent,
  relationship: 'step-parent',
  parentalResponsibility: false,
})

function parentsOf(random: Random, family: Pick<Family, 'surname' | 'background'>): FamilyParent[] {
  const [home, other] = [homeOf(random), homeOf(random)]
  const mother = parentOf(random, family, 'mother', home)
  const kind = random.next()
  if (kind < 0.17) return [random.chance(0.85) ? mother : parentOf(random, family, 'father', home)]
  if (kind < 0.36) return [mother, away(parentOf(random, family, 'father', other))]
  const father = parentOf(random, family, 'father', home)
  if (kind > 0.4) return [mother, father]
  return [mother, away(parentOf(random, family, 'father', other)), stepParent(father)]
}

/** The nth invented family, the same every time. */
export function familyOf(n: number): Family {
  const random = randomOf(`family ${n}`)
  const background = random.weighted(backgrounds)
  const family = { surname: random.pick(background.surnames), background }
  return { ref: `F${String(n).padStart(4, '0')}`, ...family, parents: parentsOf(random, family) }
}
