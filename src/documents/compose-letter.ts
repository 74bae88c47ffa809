import type { z } from 'zod'
import { type Certificate, certificateSchema } from '../domain/certificate/certificate.ts'
import { formatDay } from '../domain/day.ts'
import { factGroups, type LetterFacts, letterFacts } from '../domain/letter-facts.ts'
import type { LetterTemplate } from '../domain/letter-template.ts'
import { type Block, plain, type Run } from './block.ts'
import { certificateBlocks } from './certificate-blocks.ts'
import { escapeFacts } from './escape-markdown.ts'
import { isolated } from './isolated.ts'
import { compileLetter } from './letter-helpers.ts'
import { LetterRefused } from './letter-refused.ts'
import { markdownToBlocks } from './markdown-to-blocks.ts'
import type { Letterhead, Paper } from './paper.ts'
import { voiceOf } from './voice.ts'
import { windowLines } from './window-lines.ts'
import { withLeads } from './with-leads.ts'

const ENCLOSED = { 'attendance-certificate': 'certificate', minutes: 'minutes' } as const

/** An address in a letterhead holds no more lines. */
const mostLines = 9

const wanted = ({ needs, layout, from }: LetterTemplate) =>
  new Set([
    ...needs,
    ...(layout === 'letter' ? (['to'] as const) : []),
    ...(from === 'council' ? (['council'] as const) : []),
  ])

function unread(schema: z.ZodType, given: unknown, of: string): string[] {
  const read = schema.safeParse(given)
  return read.success
    ? []
    : read.error.issues.map((issue) => `${of}${issue.path.join('.')}: ${issue.message}`)
}

function missingCertificate(template: LetterTemplate, certificate: Certificate | undefined): string[] {
  if (certificate !== undefined) return unread(certificateSchema, certificate, 'attendance certificate, ')
  return template.attach.includes('attendance-certificate')
    ? ['the attendance certificate that goes with it']
    : []
}

/** What this letter needs and these facts don't have, in words; empty when it can be made. */
export function missingFacts(template: LetterTemplate, facts: unknown, certificate?: Certificate): string[] {
  const given: Record<string, unknown> = typeof facts === 'object' && facts !== null ? { ...facts } : {}
  const groups = [...wanted(template)].filter((group) => given[group] === undefined)
  return [
    ...groups.map((group) => factGroups[group]),
    ...missingCertificate(template, certificate),
    ...unread(letterFacts, facts, ''),
  ]
}

const inHeading = (run: Run): string => {
  if (run.kind === 'rule') return '_'.repeat(12)
  return run.kind === 'text' ? run.text : ' '
}
const flat = (runs: Run[]): string => runs.map(inHeading).join('')

/** The heading of a paper, from its template's title. */
export function headingOf(template: LetterTemplate, escaped: object): string {
  const [block] = markdownToBlocks(compileLetter(template.title, template.parts, template.language)(escaped))
  return block?.kind === 'paragraph' ? flat(block.runs) : template.name
}

/** Who signs, and for whom: somebody of the school who signs the council's letter says so, and the other way round. */
function signing({ school }: LetterFacts, house: string, { words }: Paper['voice']): Paper['signOff'] {
  const { name, role, of } = school.signOff
  return { name, role, of: of === house ? of : `${of}, ${words.for} ${house}` }
}

function frame(
  template: LetterTemplate,
  facts: LetterFacts,
): Pick<Paper, 'to' | 'salutation' | 'signOff' | 'enclosures'> {
  if (template.layout === 'paper' || facts.to === undefined)
    return { to: [], salutation: '', signOff: null, enclosures: [] }
  const voice = voiceOf(template)
  const { words } = voice
  return {
    to: windowLines(facts.to.name, facts.to.address),
    salutation: `${words.dear} ${facts.to.salutation}`,
    signOff: signing(facts, letterheadOf(template, facts).name, voice),
    enclosures: [...template.attach.map((attached) => words[ENCLOSED[attached]]), ...(facts.enclosed ?? [])],
  }
}

/** Whose paper it is: the school's, or the council's, which is reached by way of the school where nothing else is said. */
function letterheadOf({ from }: LetterTemplate, { school, council }: LetterFacts): Paper['school'] {
  const { name, address, phone, email } = school
  if (from !== 'council' || council === undefined) return { name, address, phone, email }
  const byWay = [`c/o ${name}`, ...address].slice(0, mostLines)
  return {
    name: council.name,
    address: council.address ?? byWay,
    phone: council.phone ?? phone,
    email: council.email ?? email,
  }
}

/** What a paper's sheet looks like: the school's logo stands on the school's own papers alone. */
export function sheetFor(
  { from }: Pick<LetterTemplate, 'from'>,
  letterhead: Letterhead | undefined,
): Pick<Paper, 'letterhead'> {
  if (letterhead === undefined) return {}
  const { logo: _schools, ...others } = letterhead
  return { letterhead: from === 'council' ? others : letterhead }
}

// The certificate stands where the body has a place for it, or else on pages of its own at the end.
function placed(body: Block[], certificate: Certificate | undefined): Pick<Paper, 'body' | 'appendix'> {
  if (certificate === undefined) return { body, appendix: [] }
  const blocks = certificateBlocks(certificate)
  if (body.some((block) => block.kind === 'certificate'))
    return { body: body.flatMap((block) => (block.kind === 'certificate' ? blocks : [block])), appendix: [] }
  return {
    body,
    appendix: [{ kind: 'heading', level: 1, runs: [plain('Attendance certificate')] }, ...blocks],
  }
}

const datedIn = ({ language }: LetterTemplate, { date }: LetterFacts): string =>
  language === undefined ? formatDay(date) : compileLetter('{{date date}}', {}, language)({ date })

/** A template and its facts as a finished document, before it is a PDF or a Word file; refuses when a fact is missing. */
export function composeLetter(
  template: LetterTemplate,
  given: LetterFacts,
  certificate?: Certificate,
  letterhead?: Letterhead,
): Paper {
  const missing = missingFacts(template, given, certificate)
  if (missing.length > 0) throw new LetterRefused(template.id, missing)
  const facts = letterFacts.parse(given)
  const plainFacts = escapeFacts(facts)
  const escaped = voiceOf(template).direction === 'rtl' ? isolated(plainFacts) : plainFacts
  return {
    layout: template.layout,
    title: `${template.name}, ${facts.reference}`,
    heading: headingOf(template, escaped),
    reference: facts.reference,
    voice: voiceOf(template),
    dated: datedIn(template, facts),
    stamp: Date.parse(facts.date) / 1000,
    school: letterheadOf(template, facts),
    ...sheetFor(template, letterhead),
    ...placed(
      withLeads(markdownToBlocks(compileLetter(template.body, template.parts, template.language)(escaped))),
      certificate,
    ),
    signEveryPage: template.sign_every_page,
    ...(template.foot === undefined ? {} : { foot: template.foot }),
    ...frame(template, facts),
  }
}
