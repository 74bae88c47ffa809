import type { Certificate } from '../domain/certificate/certificate.ts'
import type { NotedMark } from '../domain/certificate/noted-mark.ts'
import { day, formatDay, formatDayShort } from '../domain/day.ts'
import { type Block, cell, plain } from './block.ts'
import { certificateBlocks } from './certificate-blocks.ts'
import type { Paper } from './paper.ts'
import { english } from './voice.ts'

const halves = { AM: 'Morning', PM: 'Afternoon' } as const

function notesTable(notes: readonly NotedMark[]): Block[] {
  const heading: Block = { kind: 'heading', level: 2, runs: [plain('What was noted beside the marks')] }
  if (notes.length === 0) return [heading, { kind: 'paragraph', runs: [plain('Nothing was noted.')] }]
  return [
    heading,
    {
      kind: 'table',
      style: 'text',
      widths: [4, 4, 2, 12],
      head: ['Day', 'Session', 'Code', 'Note'].map((text) => cell(text, 'head')),
      rows: notes.map(({ day: on, half, mark, comment }) =>
        [formatDayShort(on), halves[half], mark, comment].map((text) => cell(text)),
      ),
    },
  ]
}

/**
 * The attendance certificate as a paper of its own; `reference` is the case's number, empty where there is no case. What was noted beside the marks
 * stands at its end where it is given.
 */
export function composeCertificate(
  certificate: Certificate,
  reference: string,
  notes?: readonly NotedMark[],
): Paper {
  const on = day(certificate.extractedAt.slice(0, 10))
  return {
    layout: 'sheet',
    title: ['Attendance certificate', reference].filter((part) => part !== '').join(', '),
    voice: english,
    heading: 'Attendance certificate',
    reference,
    dated: formatDay(on),
    stamp: Date.parse(on) / 1000,
    school: { name: certificate.school.name, address: [], phone: '', email: '' },
    to: [],
    salutation: '',
    body: [...certificateBlocks(certificate), ...(notes === undefined ? [] : notesTable(notes))],
    signOff: null,
    enclosures: [],
    signEveryPage: false,
    appendix: [],
  }
}
