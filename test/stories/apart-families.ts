import type { parents } from '../../db/schema.ts'

type Row = Partial<typeof parents.$inferInsert>

/** An adult of a generated family; who has one `home` and no wish to be apart may be met together. */
export type Adult = { id: string; home: number; wishes: boolean; row: Row }

/** A small generator of chance that repeats itself for a seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const forenames = ['Oriel', 'Tamsyn', 'Perran', 'Jowan', 'Keziah', 'Denzel', 'Isolde', 'Cadan'] as const
const surnames = ['Ashdown', 'Quillfeather', 'Brackenbury', 'Ashdown', 'Thornapple', 'Wexcombe'] as const
const relations = ['mother', 'father', 'step-parent', 'grandmother'] as const
const titles = ['Ms', 'Mr', 'Mrs', 'Mr'] as const
const streets = ['Gannet', 'Puffin', 'Curlew', 'Dunlin', 'Avocet', 'Fulmar', 'Kestrel', 'Osprey'] as const

/** The second adult always lives elsewhere; further ones often share a home with somebody before them. */
function homeOf(n: number, often: (share: number) => boolean): number {
  if (n < 2) return n
  return often(0.4) ? n - 2 : n
}

type Luck = { random: () => number; often: (share: number) => boolean }

/** How an adult is called; the second of every seventh family has the very name of the first. */
function nameOf(seed: number, n: number, { random }: Luck) {
  const alike = seed % 7 === 0
  const name = alike && n === 1 ? 0 : n
  const surname = surnames[alike ? 1 : Math.floor(random() * surnames.length)]
  return {
    title: titles[name] ?? 'Mx',
    forename: forenames[(seed + name) % forenames.length] ?? 'Oriel',
    surname: surname ?? 'Ashdown',
    relationship: relations[n] ?? 'parent',
  }
}

function adultOf(seed: number, n: number, luck: Luck): Adult {
  const { often } = luck
  const id = `north.100.p${n + 1}`
  const home = homeOf(n, often)
  const wishes = often(0.3)
  const hidden = often(0.25)
  const street = streets[(seed + home) % streets.length]
  const row = {
    id,
    pupil: 'north.100',
    ...nameOf(seed, n, luck),
    resident: home === 0,
    hasCare: true,
    address: `${30 + home} ${street} Row\nSaltmarsh`,
    postcode: `QQ${home + 1} ${home + 1}ZD`,
    addressConfidential: hidden,
    meetSeparately: wishes,
    doNotWrite: n > 1 && often(0.2),
    interpreter: often(0.2),
    contactVia: hidden && often(0.5) ? `Care of the ${street} Centre` : null,
  }
  return { id, home, wishes: wishes || hidden, row }
}

/** A family of two to four adults of whom at least two are apart, in one town, some with one surname or one whole name. */
export function familyOf(seed: number): Adult[] {
  const random = chance(seed)
  const luck = { random, often: (share: number) => random() < share }
  const many = 2 + Math.floor(random() * 3)
  return Array.from({ length: many }, (_, n) => adultOf(seed, n, luck))
}

/** Are these two to be told nothing of each other? */
export const areApart = (one: Adult, other: Adult): boolean =>
  one.home !== other.home || one.wishes || other.wishes

/** The adults by those who may be met together, in order. */
export function sittingsOf(adults: readonly Adult[]): Adult[][] {
  const groups: Adult[][] = []
  for (const adult of adults) {
    const group = groups.find((those) => those.every((one) => !areApart(one, adult)))
    if (group === undefined) groups.push([adult])
    else group.push(adult)
  }
  return groups
}
