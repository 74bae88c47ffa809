import type { Attendee } from '../../domain/case/event.ts'
import { everAsked } from '../../domain/case/put-off.ts'
import type { LetterFacts } from '../../domain/letter-facts.ts'
import type { Family } from '../facts.ts'
import { nameIn, parentName, salutationOf } from './names.ts'
import type { Scene } from './scene.ts'

type Parent = Family['parents'][number]
type To = NonNullable<LetterFacts['to']>
/** Whom a letter is to, or what is missing for that, in words. */
export type Addressed = { to: To } | { lacks: string[] }

const mostLines = 9
/** What stands in the window where a professional is known by name only. */
const byEmail = 'By email'

const linesOf = (text: string | null, at: RegExp): string[] =>
  (text ?? '')
    .split(at)
    .map((line) => line.trim())
    .filter(Boolean)

const fitted = (lines: string[]): string[] =>
  lines.length <= mostLines
    ? lines
    : [...lines.slice(0, mostLines - 1), lines.slice(mostLines - 1).join(', ')]

/** Where a parent's letters go: the way they asked for, which keeps their address off the paper, or else their own address. */
export function addressOf(parent: Parent): string[] {
  const via = linesOf(parent.contactVia, /\n/)
  if (via.length > 0) return fitted(via)
  const lines = linesOf(parent.address, /\n/)
  const { postcode } = parent
  const has = postcode === null || lines.some((line) => line.includes(postcode))
  return fitted(has || lines.length === 0 ? lines : [...lines, postcode])
}

/** The language of a parent who reads another than English; null where nobody has said. */
export const languageOf = ({ language }: Parent): string | null =>
  language === null || /^(en|english)$/i.test(language.trim()) ? null : language

function toParent(parent: Parent): Addressed {
  const address = addressOf(parent)
  const of = `of the ${parent.relationship ?? 'parent'}`
  const lacks = [
    ...(address.length === 0 ? [`the postal address ${of}`] : []),
    ...(parent.title || parent.forename ? [] : [`the title or the forename ${of}`]),
  ]
  if (lacks.length > 0) return { lacks }
  const language = languageOf(parent)
  return { to: { name: parentName(parent), salutation: salutationOf(parent), address, language } }
}

function toProfessional(scene: Scene, attendee: Attendee): Addressed {
  const [name = '', ...address] = linesOf(nameIn(scene, attendee.who, [attendee]), /[,\n]/)
  const language = null
  return {
    to: { name, salutation: name, address: fitted(address.length > 0 ? address : [byEmail]), language },
  }
}

const byHand = 'By hand'

/** The council's team or the school itself, where a paper for it is written as a letter. */
function toHouse({ loaded, letterhead }: Scene, addressee: string): Addressed | null {
  if ('lacks' in letterhead) return null
  const { name, la } = loaded.family.school
  const { address, councilTeam, councilAddress = [byHand] } = letterhead
  if (addressee === 'school')
    return { to: { name, salutation: 'colleague', address: fitted(address), language: null } }
  if (addressee !== 'council' || la === null) return null
  const lines = fitted([la, ...councilAddress])
  return { to: { name: councilTeam, salutation: 'colleague', address: lines, language: null } }
}

/** Whom a letter to a parent, a professional, the school or the council is to. What is typed of a professional is their name, then their post and place after commas. */
export function addressed(scene: Scene, addressee: string): Addressed {
  const parent = scene.loaded.family.parents.find((one) => one.id === addressee)
  if (parent !== undefined) return toParent(parent)
  const attendee = scene.meeting && everAsked(scene.meeting).find((one) => one.who === addressee)
  if (attendee) return toProfessional(scene, attendee)
  return toHouse(scene, addressee) ?? { lacks: ['whoever the letter is to'] }
}
