import { formatDay } from '../../day.ts'
import { type Role, roleTitles } from '../../role.ts'
import type { Pathway } from '../pathway.ts'
import { entryLead } from './entry-parts.ts'
import type { Part } from './part.ts'
import { sentence, series } from './sentence.ts'

/** The schools that a pathway is for. */
export const nations = {
  england: 'schools in England',
  wales: 'schools in Wales',
  both: 'schools in England and Wales',
}

/** Who adopted it as a council's own, and when; nothing where nobody did. */
export const adoptedWords = ({ adopted }: Pathway): string[] =>
  adopted === undefined
    ? []
    : [`It was adopted on ${formatDay(adopted.on)}, approved by ${adopted.approved_by} (${adopted.role}).`]

/** What it calls people other than we do. */
export function namesWords({ titles }: Pathway): string[] {
  const own = Object.entries(titles).flatMap(([role, title]) => {
    const usual = roleTitles[role as Role]
    return title.toLowerCase() === usual ? [] : [`“${title}” for ${usual}`]
  })
  return own.length === 0 ? [] : [sentence(`its own names: ${series(own)}`)]
}

/** A pathway as a whole: its name, whose schools it is for, where it is from, and how its entry tests are read together. */
export const aboutPart = (pathway: Pathway): Part => ({
  kind: 'pathway',
  id: 'itself',
  title: pathway.name,
  says: [
    `It is for ${nations[pathway.nation]}.`,
    ...adoptedWords(pathway),
    `From: ${pathway.source}.`,
    ...namesWords(pathway),
    ...entryLead(pathway),
  ],
  note: pathway.note ?? null,
})
