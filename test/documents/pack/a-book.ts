import type { Book, Part } from '../../../src/documents/pack/book.ts'
import type { Paper } from '../../../src/documents/paper.ts'
import { english } from '../../../src/documents/voice.ts'
import { aPdf } from '../a-pdf.ts'
import { photograph, takenAt } from '../a-photograph.ts'

/** A paper of our own, of so many paragraphs. */
export const aPaper = (heading: string, paragraphs = 1): Paper => ({
  layout: 'paper',
  title: heading,
  voice: english,
  heading,
  reference: 'NC-2026-0007',
  dated: '2 June 2026',
  stamp: 1_780_000_000,
  school: { name: 'Exampleton High School', address: [], phone: '', email: '' },
  to: [],
  salutation: '',
  body: Array.from({ length: paragraphs }, (_, index) => ({
    kind: 'paragraph' as const,
    runs: [
      {
        kind: 'text' as const,
        bold: false,
        text: `${index + 1}. School records show what was done. `.repeat(9),
      },
    ],
  })),
  signOff: null,
  enclosures: [],
  signEveryPage: false,
  appendix: [],
})

export const minutes: Part = {
  label: 'AB/1',
  title: 'Minutes of the first meeting',
  cover: { lines: ['Exhibited by A Bell'], warnings: ['The parent has not signed it'] },
  content: {
    kind: 'pdf',
    pdf: aPdf([
      { text: 'Minutes taken' },
      { text: 'Turned', rotate: 90 },
      { text: 'A slip', box: [0, 0, 300, 200] },
    ]),
  },
}

/** A book with every kind of part. */
export const aBook = (changed: Partial<Book> = {}): Book => ({
  title: 'Evidence to be served',
  reference: 'NC-2026-0007',
  stamp: 1_790_000_000,
  draft: [],
  made: { program: '0.1.0', facts: 'f'.repeat(64) },
  sections: [
    {
      id: 'evidence',
      title: 'Evidence',
      parts: [
        {
          title: 'Statement of a witness',
          content: { kind: 'paper', paper: aPaper('Statement', 12) },
          template: { id: 'statement', sha256: 'a'.repeat(64) },
        },
        minutes,
        {
          label: 'AB/2',
          title: 'The signed page',
          cover: { lines: [], warnings: [] },
          content: { kind: 'picture', picture: takenAt(6, 'LATITUDE 52.4') },
        },
        { label: 'AB/3', title: 'A board', content: { kind: 'picture', picture: photograph } },
      ],
    },
    { id: 'convictions', title: 'Previous convictions', parts: [] },
  ],
  ...changed,
})

/** A book of one part. */
export const bookOf = (...parts: Part[]): Book =>
  aBook({ sections: [{ id: 'evidence', title: 'Evidence', parts }] })
