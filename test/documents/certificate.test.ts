import { afterAll, describe, expect, it } from 'vitest'
import type { Block, Cell } from '../../src/documents/block.ts'
import { certificateBlocks } from '../../src/documents/certificate-blocks.ts'
import { composeCertificate } from '../../src/documents/compose-certificate.ts'
import { composePicture } from '../../src/documents/compose-picture.ts'
import { paperToText } from '../../src/documents/paper-to-text.ts'
import { closeLetters, renderLetter, renderPapers } from '../../src/documents/render-letter.ts'
import type { Certificate } from '../../src/domain/certificate/certificate.ts'
import { letter } from './all-letters.ts'
import { certificate, facts } from './families.ts'
import { packed, readDocx, readPdf } from './read-file.ts'
import { years } from './years.ts'

const said = ({ runs, look, span }: Cell) =>
  `${runs.map((run) => (run.kind === 'text' ? run.text : '')).join('')}:${look}${span === undefined ? '' : `*${span}`}`

const gridOf = (of: Certificate): string[][] => {
  const isGrid = (block: Block) => block.kind === 'table' && block.style === 'weeks'
  const grid = certificateBlocks(of).find(isGrid)
  if (grid?.kind !== 'table') throw new Error('no grid')
  return grid.rows.map((row) => row.map((cell) => said(cell).replaceAll('\u00a0', ' ')))
}
const rowFrom = (of: Certificate, monday: string) => gridOf(of).find(([first]) => first?.startsWith(monday))
const wordsOf = (of: Certificate) =>
  paperToText(composeCertificate(of, 'FT-2026-0001')).replaceAll('\u00a0', ' ')

afterAll(closeLetters)

describe('the weeks', () => {
  it('stand down, ten sessions across and their totals behind, absences set apart by shape', () => {
    expect(gridOf(certificate())[0]).toEqual([
      '13 Apr 2026:plain',
      '/:morning',
      '\\:afternoon',
      '/:morning',
      '\\:afternoon',
      'O:unauthorised',
      'O:unauthorised',
      'I:authorised',
      'I:authorised',
      'L:late',
      '\\:afternoon',
      '10:total',
      '6:total',
      '2:total',
      '2:total',
    ])
    expect(gridOf(certificate()).at(-1)?.slice(1)).toEqual(['57:head', '41:head', '5:head', '11:head'])
  })

  it('tell the minutes beside a late mark', () => {
    expect(rowFrom(years.severe, '10 Sep')).toBeUndefined()
    expect(rowFrom(years.severe, '8 Sep')?.[5]).toBe('U 35:unauthorised')
    expect(rowFrom(years.severe, '15 Sep')?.[5]).toBe('L 5:late')
  })

  it('ask about sessions with no mark or reason', () => {
    expect(rowFrom(years.severe, '20 Apr')?.slice(1, 3)).toEqual(['?:unexplained', '?:unexplained'])
    expect(rowFrom(years.severe, '4 May')?.slice(2, 4)).toEqual(['/:morning', '\\:afternoon'])
    expect(rowFrom(years.severe, '4 May')?.slice(4, 6)).toEqual(['N:unexplained', 'N:unexplained'])
  })

  it('name each day off once over all its sessions, and fold a holiday into one line', () => {
    expect(rowFrom(years.severe, '4 May')?.[1]).toBe('Bank hol.:shut*2')
    expect(rowFrom(years.term, '31 Aug')?.slice(0, 3)).toEqual([
      '31 Aug 2026:plain',
      ':outside*2',
      'INSET day:shut*4',
    ])
    expect(rowFrom(years.ordinary, '27 Oct')?.[1]).toBe('Half-term:shut*10')
    expect(rowFrom(years.ordinary, '22 Dec')?.[1]).toBe('School holiday, 2 weeks to 2 Jan 2026:shut*10')
  })

  it('show days before a pupil joined otherwise than days off', () => {
    expect(rowFrom(years.joiner, '1 Sep')?.[1]).toBe(
      'Not yet on the roll, 8 weeks to 24 Oct 2025:not-theirs*10',
    )
    expect(rowFrom(years.joiner, '12 Jan')?.slice(1, 3)).toEqual(['/:morning', 'C2:authorised'])
  })

  it('leave sessions outside its dates empty and tell none of them', () => {
    const part = { ...certificate(), from: certificate().weeks[1]!.monday }
    expect(wordsOf({ ...part, weeks: part.weeks.slice(1) })).not.toContain('15 April')
    expect(rowFrom(years.ordinary, '20 Jul')?.slice(5, 6)).toEqual([':outside*6'])
  })
})

describe('what a year counts to', () => {
  it('is what the measures of the same days say', () => {
    const { summary, weeks } = years.severe
    const sum = (of: (week: (typeof weeks)[number]) => number) =>
      weeks.reduce((all, week) => all + of(week), 0)
    expect(sum(({ totals }) => totals.possible)).toBe(summary.possible)
    expect(sum(({ totals }) => totals.attended)).toBe(summary.attended)
    expect(sum(({ totals }) => totals.unauthorised)).toBe(summary.unauthorised + summary.unexplained)
    expect(summary.missing).toBe(5)
  })

  it('counts no session before a pupil joined', () => {
    expect(years.joiner.summary.possible).toBe(2 * 58 * 2)
  })
})

describe('the key', () => {
  it('has what each code meant on its own day, before and after the codes changed', () => {
    const words = wordsOf(years['code change'])
    expect(words).toContain(
      'C | Until 18 August 2024: On leave or absent in other circumstances the school authorised',
    )
    expect(words).toContain(
      'C | From 19 August 2024: On leave the school granted in exceptional circumstances',
    )
    expect(words).toContain('J1 | At an interview')
    expect(words).toContain('J | At an interview')
    expect(words).toContain(
      'C, On leave the school granted in exceptional circumstances: Monday 16 to Tuesday 17 September',
    )
  })

  it('holds only codes that were used', () => {
    expect(years.welsh.codeKey.map(({ code }) => code)).toEqual(['/', 'D', 'F', 'G', 'H', 'Y', '\\'])
    expect(years.welsh.codeKey.find(({ code }) => code === 'Y')?.kind).toBe('not-counted')
  })
})

describe('every absence in words', () => {
  it('tells days in a row together, halves by their half, and no holiday as absence', () => {
    const words = wordsOf(years.term)
    expect(words).toContain('Monday 5 to Tuesday 6 October; Monday 9 to Wednesday 11 November, mornings.')
    expect(words).toContain('Thursday 3 December, morning, 12 minutes.')
    expect(words).toContain('Boiler failure: Friday 27 November.')
    expect(wordsOf(years.severe)).toContain('Friday 22 May; Monday 1 June;')
  })

  it('says the year where a day and month could be two days', () => {
    const long = { ...years.ordinary, from: '2025-07-01' as Certificate['from'] }
    expect(wordsOf(long)).toContain('Monday 10 to Friday 14 November 2025')
  })

  it('says from which import the marks are, and which marks it leaves out', () => {
    expect(wordsOf({ ...years.term, onShutDays: 2 })).toContain(
      'Drawn up on Monday 21 December 2026 at 9:05am from the register as read in on Sunday 20 December 2026 at 4:40pm (import 41). 2 marks on days when the school was shut are left out.',
    )
  })

  it('stands in PDF, Word and text alike', async () => {
    const made = await renderLetter({
      template: letter('attendance-certificate'),
      facts: facts(),
      certificate: certificate(),
    })
    const { pages } = await readPdf(made.pdf)
    for (const text of [pages.join(' '), readDocx(made.docx), made.text].map(packed))
      for (const part of [
        'O, absent in other or unknown circumstances: Wednesday 15 April; Monday 20 April',
        'I, illness: Thursday 16 April; Monday 11 May, morning',
        'No mark: Tuesday 12 May, morning',
        'Bank holiday: Early May bank holiday: Monday 4 May',
        '8 school days lost',
      ])
        expect(text).toContain(packed(part))
  })
})

describe('the pages', () => {
  const most = { ordinary: 2, joiner: 2, welsh: 2, 'code change': 2, severe: 2, term: 1 } as const

  it.each(Object.entries(most))('%s: accessible, and no longer than %i pages', async (name, pages) => {
    const of = years[name as keyof typeof years]
    const made = await readPdf((await renderPapers(composeCertificate(of, 'FT-2026-0001'))).pdf)
    expect(made.accessible).toBe(true)
    expect(made.pages.length).toBeLessThanOrEqual(pages)
    const text = packed(made.pages.join(' '))
    for (const part of [
      of.pupil.fullName,
      'Sessions in the week',
      'What it means',
      'When there was no school',
    ])
      expect(text).toContain(packed(part))
  })

  it.each([
    ['term', 1],
    ['ordinary', 2],
  ] as const)('%s on the school’s paper takes no more', async (name, most) => {
    const order = { template: letter('attendance-certificate'), facts: facts(), certificate: years[name] }
    const { pages, accessible } = await readPdf((await renderLetter(order)).pdf)
    expect(accessible).toBe(true)
    expect(pages.length).toBeLessThanOrEqual(most)
  })
})

it('is refused when a week has not ten sessions', async () => {
  const short = certificate()
  short.weeks[0]!.cells.pop()
  const made = renderLetter({
    template: letter('attendance-certificate'),
    facts: facts(),
    certificate: short,
  })
  await expect(made).rejects.toThrow(/attendance certificate, weeks\.0\.cells/)
})

describe('the picture', () => {
  it('shows the weeks as a PNG, sharp enough to read on a telephone', async () => {
    const { png, pdf } = await renderPapers(composePicture(years.term, 'FT-2026-0001, A.F.'))
    expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG')
    expect(Buffer.from(png).readUInt32BE(16)).toBe(1600)
    expect(Buffer.from(png).readUInt32BE(20)).toBeGreaterThan(1000)
    expect(pdf.byteLength).toBe(0)
  })

  it('names the case and initials alone', () => {
    const words = paperToText(composePicture(years.term, 'FT-2026-0001, A.F.'))
    expect(words).toContain('FT-2026-0001, A.F.: Tuesday 1 September 2026 to Friday 18 December 2026')
    expect(words).not.toMatch(/Amina|Farrow|2013/)
  })
})
