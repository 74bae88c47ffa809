import { describe, expect, it } from 'vitest'
import { day } from '../../../src/domain/day.ts'
import { draftStatement, type Step, saidOf, standing, unsaid } from '../../../src/domain/pack/statement.ts'

const witness = 'U1'
const about = {
  occupation: 'head of year',
  school: 'Oak School',
  pupil: 'Robin Ash',
  since: day('2024-09-02'),
}
const handed: Step = {
  id: 'e7',
  on: day('2026-10-05'),
  did: 'handed the invitation to Ms Ash',
  happened: 'the invitation was handed to Ms Ash',
  by: ['U1'],
  exhibit: 'letter-l1',
}
const steps = [handed, { ...handed, id: 'e9', by: ['U2'] }]
const drafted = draftStatement(witness, about, steps)
const said = (shown: string, verdict: 'confirmed' | 'struck', words: string | null = null) => ({
  e7: { shown, words, verdict, by: witness, on: day('2026-11-20'), seq: 30 },
})

describe('a drafted statement', () => {
  it('says in the first person only what this witness did or saw', () => {
    const texts = drafted.slice(-2).map(({ text }) => text)
    expect(texts).toEqual([
      'On Monday 5 October 2026 I handed the invitation to Ms Ash.',
      'School records show that on Monday 5 October 2026 the invitation was handed to Ms Ash.',
    ])
    expect(drafted.filter(({ own, text }) => !own && /\bI\b/.test(text))).toEqual([])
  })

  it('begins with who the witness is and what the records are', () => {
    expect(drafted.slice(0, 3).map(({ id }) => id)).toEqual(['who', 'pupil', 'records'])
    expect(drafted[0]?.text).toBe('I am head of year at Oak School.')
  })

  it('counts nothing as said before the witness has', () => {
    expect(unsaid(saidOf(drafted, {}))).toHaveLength(5)
  })

  it('leaves out what was struck and prints the witness’s own words', () => {
    const text = drafted[3]?.text ?? ''
    expect(standing(saidOf(drafted, said(text, 'struck'))).map(({ id }) => id)).not.toContain('e7')
    const own = saidOf(drafted, said(text, 'confirmed', 'On 5 October I gave it to her.'))
    expect(own[3]).toMatchObject({ words: 'On 5 October I gave it to her.', stale: false })
  })

  it('asks again where the words have changed since they were confirmed', () => {
    const [, , , paragraph] = saidOf(
      drafted,
      said('On 4 October 2026 I handed it over.', 'confirmed', 'I gave it.'),
    )
    expect(paragraph).toMatchObject({ verdict: null, stale: true, words: drafted[3]?.text })
  })
})
