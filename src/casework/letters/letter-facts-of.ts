import { missingFacts } from '../../documents/compose-letter.ts'
import type { LetterOrder } from '../../documents/render-letter.ts'
import type { Figures } from '../../domain/case/event.ts'
import { figuresOf } from '../../domain/case/figures.ts'
import { factGroups, type LetterFacts } from '../../domain/letter-facts.ts'
import { addressed } from './addressee.ts'
import { attendanceFacts, periodOf } from './attendance-facts.ts'
import { certificateOf } from './certificate-of.ts'
import { type Ask, groups, groupsFor } from './groups.ts'
import { pupilName, titleOf } from './names.ts'
import type { Scene } from './scene.ts'

/** What one letter is made from with the figures that it prints, or all that is missing for it, in words. */
export type Ordered = { order: LetterOrder; figures: Figures } | { lacks: string[] }

/** What stands where a school has said nothing of a pupil's year. */
const yearUnknown = 'year group not on record'

/** A pupil’s year as papers say it: Year 8. */
export function yearOf(yearGroup: string | null): string {
  if (yearGroup === null) return yearUnknown
  return /^\d+$/.test(yearGroup.trim()) ? `Year ${yearGroup.trim()}` : yearGroup
}

type Frame = Pick<LetterFacts, 'reference' | 'date' | 'school' | 'contact' | 'pupil'>

function frameOf({ loaded, colleagues, letterhead }: Scene): Frame | { lacks: string[] } {
  const { family, state, context } = loaded
  const { forename, surname, dateOfBirth, yearGroup, regGroup } = family.pupil
  const blank = 'lacks' in letterhead ? letterhead.lacks : []
  const lacks = [...blank, ...(dateOfBirth === null ? ["the pupil's date of birth"] : [])]
  if ('lacks' in letterhead || dateOfBirth === null) return { lacks }
  const { address, phone, email, signOffName, signOffRole } = letterhead
  const owner = colleagues.get(state.owner)
  // Parents answer to the school's own number and mailbox, not to a colleague's.
  const contact = {
    name: owner?.name ?? signOffName,
    role: titleOf(owner, state.school) ?? signOffRole,
    phone,
    email,
  }
  return {
    reference: state.id,
    date: context.facts.today,
    school: {
      name: family.school.name,
      address,
      phone,
      email,
      signOff: { name: signOffName, role: signOffRole },
    },
    contact,
    pupil: {
      forename,
      surname,
      fullName: pupilName(family),
      dateOfBirth,
      yearGroup: yearOf(yearGroup),
      regGroup,
    },
  }
}

function gathered(ask: Ask): Partial<LetterFacts> {
  const found = groupsFor(ask.scene).map((group) => [group, groups[group](ask)] as const)
  return Object.fromEntries(found.filter(([, facts]) => facts !== null && facts !== undefined))
}

/** What is missing, the parent's own address named as such rather than as the whole addressee. */
function lacking(
  { scene, addressee }: Ask,
  facts: Frame & Partial<LetterFacts>,
  order: LetterOrder,
): string[] {
  const missing = missingFacts(scene.template, facts, order.certificate)
  if (facts.to !== undefined || scene.template.layout !== 'letter') return missing
  const to = addressed(scene, addressee)
  const plainer = 'lacks' in to ? to.lacks : []
  return [...missing.filter((words) => words !== factGroups.to), ...plainer]
}

function orderOf(ask: Ask, frame: Frame): Ordered {
  const { scene, period } = ask
  const facts = { ...frame, ...gathered(ask) }
  const attached = scene.template.attach.includes('attendance-certificate')
  const attendance = facts.attendance ?? attendanceFacts(scene, period)
  const certificate = attached ? { certificate: certificateOf(scene, attendance, frame.pupil) } : {}
  const order = { template: scene.template, facts, ...certificate }
  const lacks = lacking(ask, facts, order)
  if (lacks.length > 0) return { lacks }
  return { order, figures: figuresOf(scene.loaded.context.facts.measure(period.from, period.to)) }
}

/** What a letter to one addressee is made from; everything that is missing is told at once. */
export function letterFactsOf(scene: Scene, addressee: string): Ordered {
  const frame = frameOf(scene)
  const period = periodOf(scene, addressee)
  const calendar = 'missing' in period ? [`the school's calendar: ${period.missing}`] : []
  if ('lacks' in frame) return { lacks: [...frame.lacks, ...calendar] }
  if ('missing' in period) return { lacks: calendar }
  return orderOf({ scene, addressee, period }, frame)
}
