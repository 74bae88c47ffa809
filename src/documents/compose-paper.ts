import { formatDay } from '../domain/day.ts'
import type { LetterTemplate } from '../domain/letter-template.ts'
import { type PaperFacts, paperFacts } from '../domain/paper-facts.ts'
import { headingOf, sheetFor } from './compose-letter.ts'
import { escapeFacts } from './escape-markdown.ts'
import { compileLetter } from './letter-helpers.ts'
import { markdownToBlocks } from './markdown-to-blocks.ts'
import type { Letterhead, Paper } from './paper.ts'
import { english } from './voice.ts'
import { windowLines } from './window-lines.ts'
import { withLeads } from './with-leads.ts'

/** Where a case's number is written by hand. */
const unwritten = '________________'

function frame({ layout }: LetterTemplate, { parent }: PaperFacts): Pick<Paper, 'to' | 'salutation'> {
  if (layout === 'paper' || parent === null) return { to: [], salutation: '' }
  return { to: windowLines(parent.name, parent.address), salutation: `Dear ${parent.salutation}` }
}

/** A paper to be filled in by hand, as a finished document; blank where the facts have nothing. */
export function composePaper(template: LetterTemplate, given: PaperFacts, letterhead?: Letterhead): Paper {
  const facts = paperFacts.parse(given)
  const escaped = escapeFacts(facts)
  const { school, reference, parent } = facts
  return {
    layout: parent === null ? 'paper' : template.layout,
    title: `${template.name}, ${reference ?? 'blank'}`,
    voice: english,
    heading: headingOf(template, escaped),
    reference: reference ?? unwritten,
    dated: formatDay(facts.date),
    stamp: Date.parse(facts.date) / 1000,
    school: { ...school, phone: school.phone ?? '', email: school.email ?? '' },
    ...sheetFor(template, letterhead),
    ...frame(template, facts),
    body: withLeads(markdownToBlocks(compileLetter(template.body, template.parts)(escaped))),
    signOff: null,
    enclosures: [],
    signEveryPage: false,
    ...(template.foot === undefined ? {} : { foot: template.foot }),
    appendix: [],
  }
}
