import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Simulated } from '../../src/casework/simulation/simulate.ts'
import { calendarFile } from '../pathways/a-calendar.ts'
import { addNorth, operator } from './fasttrack.ts'

const line = (step: object) => JSON.stringify(step)

async function atNorth() {
  const one = operator()
  await one.called(...addNorth)
  for (const [key, value] of [
    ['address', 'North Lane; Northfield; ZZ99 1AA'],
    ['phone', '01632 960100'],
    ['email', 'office@north.example'],
    ['signOffName', 'R Ashdown'],
    ['signOffRole', 'Headteacher'],
  ] as const)
    await one.called('school', 'set', 'north', key, value)
  await one.called(
    'calendar',
    'import',
    '--school',
    'north',
    one.put('calendar.csv', readFileSync(calendarFile, 'utf8')),
  )
  const simulate = (events: string, ...more: string[]) =>
    one.called(
      ...['simulate', '--pathway', 'school-checklist', '--school', 'north', '--start', '2026-11-16'],
      ...['--events', one.put('events.jsonl', events), ...more],
    )
  return { ...one, simulate }
}

it('runs a script through the real rules, and leaves nothing in the store', async () => {
  const north = await atNorth()
  const script = [
    { on: '2026-11-16', do: 'marks', with: { from: '2026-11-03', to: '2026-11-13', code: 'O' } },
    { on: '2026-11-16', do: 'open', with: { reason: 'To try it' } },
    { on: '2026-11-16', do: 'go-on', with: { to: 'prepare-initial' } },
    { on: '2026-11-16', do: 'answer', with: { stage: 'pre-fast-track' } },
    { on: '2026-11-16', do: 'go-on', with: { to: 'prepare-initial' } },
    { on: '2026-11-17', do: 'plan-meeting', by: 'head-of-year', with: { kind: 'initial', on: '2026-12-02' } },
    { on: '2026-11-17', do: 'letters', with: { kind: 'invite-initial' } },
    { on: '2026-12-02', do: 'hold-meeting', with: { kind: 'initial', came: 'none' } },
  ]
  const said = await north.simulate(script.map(line).join('\n'), '--json')
  expect(said.err).toBe('')
  const told = JSON.parse(said.out) as Simulated[]
  expect(told.map(({ do: verb, stage, done }) => `${verb} ${stage} ${done}`)).toEqual([
    'marks null true',
    'open pre-fast-track true',
    'go-on pre-fast-track false',
    'answer pre-fast-track true',
    'go-on prepare-initial true',
    'plan-meeting prepare-initial true',
    'letters prepare-initial true',
    'hold-meeting initial-missed true',
  ])
  expect(told[2]?.refused).toMatchObject({ code: 'unmet' })
  expect(told[6]?.letters.map(({ kind }) => kind)).toEqual(['invite-initial', 'invite-initial'])
  expect(told[7]?.deadlines).toContainEqual({
    id: 'did-not-attend-initial:m1',
    kind: 'did-not-attend-initial',
    due: '2026-12-04',
    notBefore: null,
  })
  const cases = await north.called('case', 'list', '--json')
  expect(JSON.parse(cases.out)).toMatchObject({ cases: [] })
}, 60_000)

it('says in sentences what is refused', async () => {
  const north = await atNorth()
  expect((await north.called('simulate', '--pathway', 'never')).code).toBe(2)
  const refused = await north.simulate(
    [line({ on: '2026-11-16', do: 'open' }), line({ on: '2026-11-16', do: 'wait' })].join('\n'),
  )
  expect(refused.out).toContain('wait: refused; at no stage: no case is open yet: open one first')
  expect(refused.out).toContain('open: refused; at no stage: This pupil does not meet the entry test.')
})

it('says where a case stands beside its own pathway, and what is missing there in sentences', async () => {
  const north = await atNorth()
  const decide = { option: 'fw-penalty-without-notice', reasons: 'A holiday' }
  const { out } = await north.simulate(line({ on: '2026-11-17', do: 'decide', by: 'ewo', with: decide }))
  expect(out).toContain('open: done; at pre-fast-track and fw-support')
  expect(out).toContain(
    'The national framework asks for support first, and for ten unauthorised sessions in ten school weeks.',
  )
  expect(out).toContain(
    '4 items of “National framework: support first” still to answer: FW1, FW2, FW3 and FW4.',
  )
  expect(out).not.toContain('{')
})

it('takes ten sessions in ten school weeks as they roll on, this week with them', async () => {
  const north = await atNorth()
  const missed = (from: string, to: string) => ({ from, to, code: 'O' })
  const decide = { option: 'fw-penalty-without-notice', reasons: 'A holiday in term time' }
  const tried = (on: string) =>
    north.simulate(
      [
        line({
          on,
          do: 'marks',
          with: { marks: [missed('2026-11-05', '2026-11-06'), missed('2026-11-16', '2026-11-18')] },
        }),
        line({ on, do: 'open', with: { reason: 'To try it' } }),
        line({ on, do: 'answer', with: { stage: 'fw-support' } }),
        line({ on, do: 'decide', by: 'ewo', with: decide }),
      ].join('\n'),
    )
  expect((await tried('2026-11-18')).out).toContain(
    'and the register says 8 from Monday 7 September 2026 to Tuesday 17 November 2026.',
  )
  expect((await tried('2026-11-19')).out).toContain('decide: done')
})

it('counts a school month as the school has set it, which no source says', async () => {
  const north = await atNorth()
  await north.called('school', 'set', 'north', 'pathway', 'ews-2015')
  const window = async () => {
    const said = await north.called('screen', '--school', 'north', '--on', '2026-11-23', '--json')
    return (JSON.parse(said.out) as { window: object }).window
  }
  expect(await window()).toMatchObject({ from: '2026-07-20', to: '2026-11-20', weeks: 12 })
  const set = (value: string) => north.called('school', 'set', 'north', 'school-month', value)
  expect((await set('3 school-week')).code).toBe(0)
  expect(await window()).toMatchObject({ from: '2026-09-14', to: '2026-11-20', weeks: 9 })
  expect(await set('9 school-week')).toMatchObject({ code: 1, err: expect.stringContaining('It is from') })
  const page = await north.called('pathway', 'show', 'ews-2015')
  expect(page.out).toContain('A school month lasts')
})
