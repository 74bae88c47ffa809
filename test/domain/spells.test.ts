import { describe, expect, it } from 'vitest'
import { day } from '../../src/domain/day.ts'
import type { Session, SessionCategory } from '../../src/domain/sessions.ts'
import { spellsOf } from '../../src/domain/spells.ts'

const means: Record<string, SessionCategory> = {
  '/': 'present',
  O: 'unauthorised',
  I: 'authorised',
  Y1: 'not-possible',
  '': 'missing',
}

/** Sessions on the school's own days: `2026-10-23 O O` is a day absent. */
const register = (...days: string[]): Session[] =>
  days.flatMap((line) => {
    const [on = '', am = '', pm = ''] = line.split(' ')
    return (['AM', 'PM'] as const).map((half, n) => {
      const mark = ([am, pm][n] ?? '').replace('-', '')
      const category = means[mark] ?? 'unknown'
      return { day: day(on), half, mark, category, late: false, unexplained: false, minutesLate: null }
    })
  })

const told = (...days: string[]) =>
  spellsOf(register(...days)).map(({ from, to, sessions }) => `${from} to ${to}: ${sessions}`)

describe('absences are grouped into spells', () => {
  it('that a weekend or a holiday does not break', () =>
    expect(told('2026-10-23 O O', '2026-11-02 O O')).toEqual(['2026-10-23 AM to 2026-11-02 PM: 4']))

  it('that a session in school breaks', () =>
    expect(told('2026-11-02 O /', '2026-11-03 O O')).toEqual([
      '2026-11-02 AM to 2026-11-02 AM: 1',
      '2026-11-03 AM to 2026-11-03 PM: 2',
    ]))

  it('that a session which nobody marked breaks, since nobody knows that it was missed', () =>
    expect(told('2026-11-02 O -', '2026-11-03 O O')).toHaveLength(2))

  it('that a day on which nobody could come does not break', () =>
    expect(told('2026-11-02 O O', '2026-11-03 Y1 Y1', '2026-11-04 O O')).toEqual([
      '2026-11-02 AM to 2026-11-04 PM: 4',
    ]))

  it('with a run for each mark, in order', () => {
    const [spell] = spellsOf(register('2026-11-02 O O', '2026-11-03 I I', '2026-11-04 O /'))
    expect(spell?.runs.map(({ mark, from, sessions }) => `${mark} ${from} ${sessions}`)).toEqual([
      'O 2026-11-02 AM 2',
      'I 2026-11-03 AM 2',
      'O 2026-11-04 AM 1',
    ])
  })

  it('and there are none where nothing was missed', () => expect(told('2026-11-02 / /')).toEqual([]))
})
