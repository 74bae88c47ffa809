import { z } from 'zod'
import type { Certificate } from '../domain/certificate/certificate.ts'
import { type Day, formatDay } from '../domain/day.ts'
import { type LetterFacts, letterFacts } from '../domain/letter-facts.ts'
import type { LetterTemplate } from '../domain/letter-template.ts'
import { plain } from './block.ts'
import { certificateBlocks } from './certificate-blocks.ts'
import { headingOf, sheetFor } from './compose-letter.ts'
import { escapeFacts } from './escape-markdown.ts'
import { factsIn } from './facts-in.ts'
import { compileLetter } from './letter-helpers.ts'
import { markdownToBlocks } from './markdown-to-blocks.ts'
import type { Letterhead, Paper } from './paper.ts'
import { placesToWrite } from './places-to-write.ts'
import { overUnknown, unknownFact } from './unknown-facts.ts'
import { UNWRITTEN } from './unwritten.ts'
import { english } from './voice.ts'
import { withLeads } from './with-leads.ts'

/** Facts of which any may be missing, but for the day of printing. */
type Known<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [Name in keyof T]?: Known<T[Name]> | null | undefined }
    : T
/** What is known of a form or a record before it is filled in; all else is left to be written. */
export type KnownFacts = Known<LetterFacts> & { date: Day }

/** Where a case's number is written by hand. */
const unnumbered = '________________'

/** Every field that a paper prints of the pathway's own forms, each to be written in. */
function unknownForms({ title, body }: LetterTemplate): Record<string, Record<string, string>> {
  const forms: Record<string, Record<string, string>> = {}
  for (const path of factsIn(title + body)) {
    const [group, form = '', field = ''] = path.split('.')
    if (group === 'record') forms[form] = { ...forms[form], [field]: UNWRITTEN.line }
  }
  return forms
}

/** Every fact that this paper may print, with lines to write on for what is not known. */
function factsFor(template: LetterTemplate, known: KnownFacts): object {
  const needs: readonly string[] = template.needs
  const unknown = Object.entries(letterFacts.shape).map(([name, type]) => {
    const asked = type instanceof z.ZodOptional && needs.includes(name) ? type.unwrap() : type
    return [name, unknownFact(asked as z.ZodType)] as const
  })
  const blank = { ...Object.fromEntries(unknown), record: unknownForms(template) }
  return overUnknown(blank, escapeFacts(known)) as object
}

type Reached = Pick<Paper['school'], 'address' | 'phone' | 'email'>

const unreached: Reached = { address: [], phone: '', email: '' }

/** How somebody is reached, as far as it is known, and else the same way as somebody else. */
const reached = (of: Known<Partial<Reached>> | null | undefined, other: Reached): Reached => ({
  address: of?.address ?? other.address,
  phone: of?.phone ?? other.phone,
  email: of?.email ?? other.email,
})

/** Whose paper it is: the school's, or the council's where its name is known. */
function headOf({ from }: LetterTemplate, { school: ours, council: theirs }: KnownFacts): Paper['school'] {
  const school = { name: ours?.name ?? '', ...reached(ours, unreached) }
  if (from !== 'council' || !theirs?.name) return school
  const byWay = { ...school, address: [`c/o ${school.name}`, ...school.address] }
  return { name: theirs.name, ...reached(theirs, byWay) }
}

function appendixOf(certificate: Certificate | undefined): Paper['appendix'] {
  if (certificate === undefined) return []
  const heading = { kind: 'heading' as const, level: 1, runs: [plain('Attendance certificate')] }
  return [heading, ...certificateBlocks(certificate)]
}

/** A form or a record as it is printed to be filled in: what is known stands there, and all else has lines to write on. */
export function composeByHand(
  template: LetterTemplate,
  known: KnownFacts,
  certificate?: Certificate,
  letterhead?: Letterhead,
): Paper {
  const facts = factsFor(template, known)
  const written = compileLetter(template.body, template.parts)(facts)
  const reference = known.reference ?? null
  return {
    layout: 'paper',
    title: `${template.name}, ${reference ?? 'blank'}`,
    voice: english,
    heading: headingOf(template, facts),
    reference: reference ?? unnumbered,
    dated: formatDay(known.date),
    stamp: Date.parse(known.date) / 1000,
    school: headOf(template, known),
    ...sheetFor(template, letterhead),
    to: [],
    salutation: '',
    body: withLeads(placesToWrite(markdownToBlocks(written))),
    signOff: null,
    enclosures: [],
    signEveryPage: false,
    ...(template.by_hand === undefined ? {} : { foot: template.by_hand }),
    appendix: appendixOf(certificate),
  }
}
