import { describe, expect, test } from 'vitest'
import { day } from '../../../src/domain/day.ts'
import { opened, type PureCase } from './a-pure-case.ts'

const nextYear = ['2027-09-06 2027-10-22 term Autumn 1', '2027-11-01 2027-12-17 term Autumn 2']

function inSeptember(on = '2027-09-06', loaded = nextYear): PureCase {
  const one = opened()
  one.rows = [...one.rows, ...loaded]
  one.today = day(on)
  return one
}
const review = 'year-review:2027–28'

describe('a case that is open when the school year turns', () => {
  test('goes on, once, and is to be looked at within ten school days', () => {
    const one = inSeptember()
    const events = one.does({ do: 'turn-year' })
    expect(events[0]).toMatchObject({ type: 'year-turned', from: '2026–27', to: '2027–28' })
    expect(one.state.deadlines[review]).toMatchObject({ state: 'open', due: '2027-09-20' })
    expect(one.does({ do: 'turn-year' })).toEqual([])
  })

  test('does not turn before the first term to begin after July, and not in the year it was opened', () => {
    expect(inSeptember('2027-09-05').does({ do: 'turn-year' })).toEqual([])
    expect(opened().does({ do: 'turn-year' })).toEqual([])
  })

  test('turns late where the bot was not running, and counts from the day that people are told', () => {
    const one = inSeptember('2027-11-08')
    one.does({ do: 'turn-year' })
    expect(one.state.deadlines[review]).toMatchObject({ due: '2027-11-22' })
  })

  test('turns on 1 September where the next calendar is not loaded, and says what is missing', () => {
    const one = inSeptember('2027-09-01', [])
    one.does({ do: 'turn-year' })
    expect(one.state.deadlines[review]).toMatchObject({ due: null, missing: 'the 2027–28 calendar' })
    one.rows = [...one.rows, ...nextYear]
    one.does({ do: 'recount' })
    expect(one.state.deadlines[review]).toMatchObject({ due: '2027-09-17' })
  })

  test('is done with when somebody says why it goes on', () => {
    const one = inSeptember()
    expect(one.tries({ do: 'review-year', why: 'x' })).toEqual({ code: 'nothing-changed' })
    one.does({ do: 'turn-year' })
    expect(one.tries({ do: 'review-year', why: ' ' })).toEqual({ code: 'reason-needed', field: 'why' })
    one.does({ do: 'review-year', why: 'The plan has just begun to work' })
    expect(one.state.deadlines[review]).toMatchObject({ state: 'met' })
  })
})
