import { afterAll, expect, it } from 'vitest'
import { certificateBlocks } from '../../src/documents/certificate-blocks.ts'
import { closeLetters, renderLetter } from '../../src/documents/render-letter.ts'
import { letter } from './all-letters.ts'
import { certificate, facts } from './families.ts'
import { packed, readDocx, readPdf } from './read-file.ts'

const weeks = () => {
  const grid = certificateBlocks(certificate()).find(
    (block) => block.kind === 'table' && block.style === 'weeks',
  )
  if (grid?.kind !== 'table') throw new Error('no grid')
  return grid.rows.map((row) =>
    row.map(
      ({ runs, look }) => `${runs.map((run) => (run.kind === 'text' ? run.text : '')).join('')}:${look}`,
    ),
  )
}

afterAll(closeLetters)

it('has weeks down and ten sessions across, absences set apart by shape', () => {
  expect(weeks()[0]).toEqual([
    '13 April 2026:plain',
    '/:plain',
    '\\:plain',
    '/:plain',
    '\\:plain',
    'O:unauthorised',
    'O:unauthorised',
    'I:authorised',
    'I:authorised',
    'L:plain',
    '\\:plain',
  ])
})

it('greys sessions when the school was shut, and asks about those with no mark or reason', () => {
  const rows = weeks()
  expect(rows[3]?.slice(1, 3)).toEqual([':shut', ':shut'])
  expect(rows[4]?.[3]).toBe('?:unexplained')
  expect(rows[2]?.[3]).toBe('N:unexplained')
})

it('greys sessions outside its dates and tells none of them', () => {
  const blocks = certificateBlocks({ ...certificate(), from: certificate().weeks[1]!.monday })
  expect(JSON.stringify(blocks)).not.toContain('15 April 2026')
})

it('repeats every absence in words, morning and afternoon together, in PDF and Word', async () => {
  const made = await renderLetter({
    template: letter('attendance-certificate'),
    facts: facts(),
    certificate: certificate(),
  })
  const { pages } = await readPdf(made.pdf)
  for (const text of [pages.join(' '), readDocx(made.docx), made.text].map(packed))
    for (const said of [
      'Wednesday 15 April 2026, morning and afternoon: O, absent in other or unknown circumstances',
      'Monday 11 May 2026, morning: I, illness',
      'Tuesday 12 May 2026, morning: no mark',
      'Monday 4 May 2026, morning and afternoon: Early May bank holiday',
      '8.5 school days lost',
    ])
      expect(text).toContain(packed(said))
})

it('holds a whole school year', async () => {
  const made = await renderLetter({
    template: letter('attendance-certificate'),
    facts: facts(),
    certificate: certificate(39),
  })
  const { pages, accessible } = await readPdf(made.pdf)
  expect(accessible).toBe(true)
  expect(pages.length).toBeLessThanOrEqual(3)
})

it('is refused when a week has not ten sessions', async () => {
  const short = certificate()
  short.weeks[0]!.marks.pop()
  const made = renderLetter({
    template: letter('attendance-certificate'),
    facts: facts(),
    certificate: short,
  })
  await expect(made).rejects.toThrow(/attendance certificate, weeks\.0\.marks/)
})
