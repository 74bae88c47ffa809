import { once } from 'node:events'
import { bindBook } from '../src/documents/pack/bind-book.ts'
import type { Book, Part } from '../src/documents/pack/book.ts'
import { createTypesetter } from '../src/documents/paper-to-pdf.ts'
import { aLetter } from './a-letter.ts'
import { aScan } from './a-scan.ts'

/** How many pages the pack has to have. */
export type PackOrder = { pages: number }
/** How big it became, how long it took, by the clock and by what it used of a core, and the most memory that the process ever held. */
export type MadePack = {
  pages: number
  megabytes: number
  seconds: number
  coreSeconds: number
  peakMb: number
}

const scanPages = 10

/** A third letters that were sent, each of a page, a sheet before each; the rest scans of ten pages. */
function bookOf(pages: number): Book {
  const { pdf } = createTypesetter()
  const letters: Part[] = Array.from({ length: Math.round(pages / 6) }, (_, index) => ({
    label: `AB/${index + 1}`,
    title: `Letter ${index + 1}`,
    cover: { lines: ['Exhibited by A Bell'], warnings: [] },
    content: { kind: 'ours', pdf: pdf(aLetter(index)) },
  }))
  const scans: Part[] = Array.from(
    { length: Math.round((pages - 2 * letters.length) / scanPages) },
    (_, index) => ({
      label: `CD/${index + 1}`,
      title: `Scan ${index + 1}`,
      content: { kind: 'pdf', pdf: aScan(scanPages, index) },
    }),
  )
  return {
    title: 'Evidence to be served',
    reference: 'NC-2026-0007',
    stamp: 1_780_000_000,
    draft: ['A letter has no proof of service'],
    made: { program: '0.0.0', facts: '' },
    sections: [
      { id: 'letters', title: 'Letters', parts: letters },
      { id: 'scans', title: 'Papers that were handed in', parts: scans },
    ],
  }
}

const secrets = Array.from({ length: 20 }, (_, index) => ({
  id: String(index),
  person: { forenames: [`Zofia${index}`], surname: `Kowalska${index}` },
}))

const [{ pages }] = (await once(process, 'message')) as [PackOrder]
const book = bookOf(pages)
const began = performance.now()
const used = process.cpuUsage()
const { pdf, manifest } = await bindBook(book, { secrets, open: [] })
const { user, system } = process.cpuUsage(used)
process.send?.({
  pages: manifest.pages,
  megabytes: pdf.length / 1e6,
  seconds: (performance.now() - began) / 1000,
  coreSeconds: (user + system) / 1e6,
  peakMb: process.resourceUsage().maxRSS / 1000,
} satisfies MadePack)
process.disconnect()
