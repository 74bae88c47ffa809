import type { Block } from '../src/documents/block.ts'
import type { Paper } from '../src/documents/paper.ts'
import { english } from '../src/documents/voice.ts'

const text = (words: string) => ({ kind: 'text' as const, text: words, bold: false })
const paragraph = (words: string): Block => ({ kind: 'paragraph', runs: [text(words)] })

/** A letter of one page, of the length and the parts that ours have; no two numbers give the same. */
export const aLetter = (number: number): Paper => ({
  layout: 'letter',
  title: `Letter, NC-2026-${number}`,
  voice: english,
  heading: 'Please meet us about attendance',
  reference: `NC-2026-${number}`,
  dated: '2 June 2026',
  stamp: 1_780_000_000,
  school: {
    name: 'Exampleton High School',
    address: ['1 Beacon Road', 'Exampleton EX1 1AA'],
    phone: '01632 960001',
    email: 'a@example.org',
  },
  to: [`Parent ${number}`, `${number} Mill Lane`, 'Exampleton', 'EX2 2BB'],
  salutation: `Dear Parent ${number}`,
  body: [
    paragraph(
      `We would like to meet you on Tuesday 9 June 2026 at 3:30pm to talk about what would help. Our number is ${number}.`,
    ),
    paragraph(
      'School is where we can help most. We know that there may be reasons that we have not heard of, and we would like to hear them from you.',
    ),
    { kind: 'heading', level: 2, runs: [text('What we will talk about')] },
    {
      kind: 'list',
      ordered: false,
      items: [
        'how things are at home and at school',
        'what has helped so far, and what has not',
        'what we, you and others can do next',
      ].map((words) => [text(words)]),
    },
    {
      kind: 'table',
      style: 'text',
      widths: [3, 2, 2],
      head: ['Week', 'Possible', 'Attended'].map((words) => ({ runs: [text(words)], look: 'head' as const })),
      rows: Array.from({ length: 6 }, (_, week) =>
        [`Week ${week + 1}`, '10', String((number + week) % 11)].map((words) => ({
          runs: [text(words)],
          look: 'plain' as const,
        })),
      ),
    },
    paragraph(
      'If you cannot come then, tell us which day suits you. You may bring somebody with you, meet us without the other parent, or ask for an interpreter.',
    ),
    paragraph(
      'Tell us if health, a disability, caring for somebody, money or safety is making this hard. You can ask for this letter in large print or in another language.',
    ),
  ],
  signOff: { name: 'Ann Bell', role: 'Headteacher', of: 'Exampleton High School' },
  enclosures: ['attendance certificate'],
  signEveryPage: false,
  appendix: [],
})

const words = (runs: readonly { kind: string; text?: string }[]): string =>
  runs.map((run) => run.text ?? '').join('')

function html(block: Block): string {
  if (block.kind === 'heading') return `<h2>${words(block.runs)}</h2>`
  if (block.kind === 'paragraph') return `<p>${words(block.runs)}</p>`
  if (block.kind === 'list')
    return `<ul>${block.items.map((item) => `<li>${words(item)}</li>`).join('')}</ul>`
  if (block.kind !== 'table') return ''
  const row = (cells: typeof block.head) =>
    `<tr>${cells.map(({ runs }) => `<td>${words(runs)}</td>`).join('')}</tr>`
  return `<table>${[block.head, ...block.rows].map(row).join('')}</table>`
}

/** The same letter as a page for a browser to print. */
export const asPage = ({
  school,
  to,
  dated,
  heading,
  salutation,
  body,
  signOff,
}: Paper): string => `<!doctype html>
<html lang="en"><title>${heading}</title><style>
body { font: 12pt/1.3 sans-serif; margin: 0 } table { border-collapse: collapse; width: 100% } td { border: 0.5pt solid grey; padding: 4pt }
</style><header><h3>${school.name}</h3>${school.address.join(', ')}</header><address>${to.join('<br>')}</address><p>${dated}</p>
<p>${salutation},</p><h1>${heading}</h1>${body.map(html).join('')}<p>Yours sincerely</p><p>${signOff?.name}<br>${signOff?.role}</p></html>`
