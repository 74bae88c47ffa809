import { missingFacts } from '../../documents/compose-letter.ts'
import type { LetterOrder } from '../../documents/render-letter.ts'
import type { Figures } from '../../domain/case/event.ts'
import { figuresOf } from '../../domain/case/figures.ts'
import { factGroups, type LetterFacts } from '../../domain/letter-facts.ts'
import { addressed } from './addressee.ts'
import { attendanceFacts, periodOf } from './attendance-facts.ts'
import { certificateOf } from './certificate-of.ts'
import { type Frame, frameOf } from './frame-of.ts'
import { type Ask, groups, groupsFor } from './groups.ts'
import { recordFacts } from './record-facts.ts'
import type { Scene } from './scene.ts'
import { sheetOf } from './sheet-of.ts'
import { type NotIn, tongueOf } from './tongue-of.ts'

/** What one letter is made from with the figures that it prints and the language that it could not be in, or all that is missing for it, in words. */
export type Ordered = { order: LetterOrder; figures: Figures; notIn?: NotIn } | { lacks: string[] }

/** The names of what the pathway puts into the same envelope. */
function enclosedIn({ loaded, kind }: Scene): Pick<LetterFacts, 'enclosed'> {
  const { letters } = loaded.context.pathway
  const enclosed = letters.filter(({ id }) => kind.encloses?.includes(id)).map(({ title }) => title)
  return enclosed.length === 0 ? {} : { enclosed }
}

function gathered(ask: Ask): Partial<LetterFacts> {
  const found = groupsFor(ask.scene).map((group) => [group, groups[group](ask)] as const)
  const known = Object.fromEntries(found.filter(([, facts]) => facts !== null && facts !== undefined))
  return { ...known, ...enclosedIn(ask.scene) }
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
  const { scene, period, addressee } = ask
  const { notIn, ...templates } = tongueOf(scene, addressee)
  const forms = recordFacts(scene)
  const blank = 'lacks' in forms ? forms.lacks : []
  const facts = { ...frame, ...gathered(ask), ...('lacks' in forms ? {} : forms) }
  const attached = scene.template.attach.includes('attendance-certificate')
  const attendance = facts.attendance ?? attendanceFacts(scene, period)
  const certificate = attached ? { certificate: certificateOf(scene, attendance, frame.pupil) } : {}
  const order = { ...templates, facts, ...certificate, letterhead: sheetOf(scene.loaded.family.school) }
  const lacks = [...blank, ...lacking(ask, facts, order)]
  if (lacks.length > 0) return { lacks }
  const figures = figuresOf(scene.loaded.context.facts.measure(period.from, period.to))
  return { order, figures, ...(notIn === undefined ? {} : { notIn }) }
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
