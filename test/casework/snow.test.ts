import { expect, test } from 'vitest'
import { calendarOf, school } from '../../db/queries/schools.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { recountSchool } from '../../src/casework/recount.ts'
import { shutSchool } from '../../src/casework/shut-school.ts'
import { day } from '../../src/domain/day.ts'
import { importCalendar } from '../../src/register/lists/import-calendar.ts'
import { file } from '../register/desk.ts'
import { asker, library } from '../world.ts'
import { aCase, upToInitial } from './a-case.ts'

const head = asker('U0HEADTEACH1', 'headteacher', 'north')
const clerk = { ...asker('command-line', 'admin'), name: 'Command line' }

test('a calendar that is loaded moves a meeting off a shut day, and keeps the days that were said to be shut in Slack', async () => {
  const begun = await aCase()
  await upToInitial(begun)
  const { house, store } = begun
  const snow = { from: day('2026-11-26'), to: day('2026-11-26'), name: 'Snow' }
  expect(await shutSchool(house, { by: head, key: null }, 'north', snow)).toEqual({ done: true })
  const north = await school(store.read, 'north')
  if (north === null) throw new Error('no school')
  const at = house.now().toISOString()
  const today = day(at.slice(0, 10))
  const desk = {
    store,
    codes: library.codes,
    bankHolidays: library.bankHolidays,
    by: 'command-line',
    today,
    at,
  }
  const text =
    'from,to,kind,name\n2026-11-02,2026-12-18,term,Autumn 2\n2026-12-02,2026-12-02,closure,Boiler\n'
  const taken = await importCalendar(desk, north, file(text), async (id) => {
    const outcome = await recountSchool(house, { by: clerk, key: null }, id)
    if (!outcome.done) throw new Error(outcome.refusal.code)
    return outcome
  })
  expect(taken).toMatchObject({
    done: true,
    meetings: [{ case: begun.id, meeting: 'm1', was: '2026-12-02', now: '2026-12-03' }],
  })
  const loaded = await loadCase(house, store.read, begun.id)
  expect(loaded?.state.meetings.m1).toMatchObject({ on: '2026-12-03', state: 'planned' })
  const shut = (await calendarOf(store.read, 'north')).filter(({ name }) => name === 'Snow')
  expect(shut).toHaveLength(1)
})
