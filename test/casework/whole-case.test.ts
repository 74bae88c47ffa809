import { describe, expect, test } from 'vitest'
import { projectCase } from '../../db/case-projection.ts'
import { firstDifference, readRows } from '../../db/case-rows.ts'
import { schools } from '../../db/schema.ts'
import { act } from '../../src/casework/act.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { openCase } from '../../src/casework/open-case.ts'
import type { CaseCommand } from '../../src/domain/case/command.ts'
import type { CaseState } from '../../src/domain/case/state.ts'
import { day } from '../../src/domain/day.ts'
import { sqldIsExpected, startSqld } from '../sqld.ts'
import { asker, letterhead, missing, newWorld, officer, pastoral, present, seedPupil } from '../world.ts'

const nineOfSixty = [present, present, present, missing(3), missing(3), missing(3), present, present, present]
const half = Array.from({ length: 18 }, () => missing(5))

/** A case in England, with the national framework beside it as any has where nobody switched it off. */
async function begin(url?: string) {
  const world = await newWorld('2026-11-24T09:00:00Z', url)
  await world.store.write((tx) => tx.update(schools).set({ settings: letterhead }))
  await seedPupil(world.store, { id: 'north.100' }, [
    ...nineOfSixty.slice(0, 7),
    '. . . . . . . . . .',
    missing(4),
    missing(4),
    missing(4),
    ...half,
  ])
  const opened = await openCase(
    world.house,
    { by: pastoral, key: 'k1' },
    { pupil: 'north.100', owner: pastoral.id },
  )
  if (!opened.done) throw new Error(JSON.stringify(opened.refusal))
  const id = opened.state.id
  const go = async (command: CaseCommand, by = doerOf(command)) => {
    const outcome = await act(world.house, id, { by, key: null }, command)
    if (!outcome.done) throw new Error(JSON.stringify(outcome.refusal))
    return outcome.state
  }
  const refused = async (command: CaseCommand, by = doerOf(command)) => {
    const outcome = await act(world.house, id, { by, key: null }, command)
    return outcome.done ? null : outcome.refusal
  }
  const all = async (stage: string) => {
    const pathways = ['school-checklist', 'england-2024'].map((one) => world.house.shelves.pathways.get(one))
    const stages = pathways.flatMap((one) => one?.stages ?? [])
    const items = stages.find((one) => one.id === stage)?.items ?? []
    return go({
      do: 'answer',
      stage,
      answers: items.map((item) => ({ item: item.id, value: 'done' as const })),
    })
  }
  return { ...world, id, go, refused, all }
}

/** The stages of the case's own pathway that stand open. */
const own = ({ open }: CaseState) => open.filter((stage) => !stage.startsWith('fw-'))

const leader = asker('U0LEADER001', 'team-leader')
const head = asker('U0HEADYEAR1', 'head-of-year', 'north')
const doerOf = (command: CaseCommand) => (command.do === 'decide' ? head : pastoral)

const parents = ['north.100.p1', 'north.100.p2']
const attendees = [
  ...parents.map((who) => ({ who, as: 'parent' as const })),
  { who: 'U0HEADYEAR1', as: 'chair' as const },
]
const drafts = (who: string[]) =>
  who.map((addressee) => ({ addressee, pdf: `pdf-${addressee}`, docx: `docx-${addressee}` }))

/** Opening to referral, one parent not coming; at the end the rows are what the events say. */
async function playedOn(url?: string): Promise<void> {
  const { house, id, go, refused, all, clock, store } = await begin(url)
  expect(await refused({ do: 'go-on', to: 'prepare-initial' })).toMatchObject({ code: 'unmet' })
  await all('pre-fast-track')
  await go({ do: 'go-on', to: 'prepare-initial' })
  await all('prepare-initial')
  expect(
    await refused({
      do: 'plan-meeting',
      kind: 'initial',
      on: day('2026-11-26'),
      at: '15:30',
      place: 'Room 4',
      attendees,
      together: 'Both asked for one meeting',
    }),
  ).toMatchObject({ code: 'too-soon', first: '2026-12-01' })
  let state = await go({
    do: 'plan-meeting',
    kind: 'initial',
    on: day('2026-12-02'),
    at: '15:30',
    place: 'Room 4',
    attendees,
    together: 'Both asked for one meeting',
  })
  expect(state.deadlines['invitations-initial:m1']).toMatchObject({ due: '2026-11-25', state: 'open' })
  await go({ do: 'draft-letters', kind: 'invite-initial', letters: drafts(parents) })
  state = await go({ do: 'send-letters', letters: ['l1', 'l2'], way: 'post-first' })
  expect(state.deadlines['invitations-initial:m1']?.state).toBe('met')
  clock.to('2026-12-02T16:00:00Z')
  state = await go({
    do: 'hold-meeting',
    meeting: 'm1',
    attendance: [
      { who: parents[0]!, came: true },
      { who: parents[1]!, came: false },
      { who: 'U0HEADYEAR1', came: true },
    ],
  })
  expect(own(state)).toEqual(['initial-attended', 'initial-missed'])
  await all('initial-attended')
  await all('initial-missed')
  expect(await refused({ do: 'go-on', to: 'prepare-review' })).toMatchObject({
    code: 'unmet',
    needs: [{ unmet: 'sent', to: [parents[1]] }],
  })
  await go({ do: 'draft-letters', kind: 'did-not-attend-initial', letters: drafts([parents[1]!]) })
  await go({ do: 'send-letters', letters: ['l3'], way: 'post-first' })
  await go({ do: 'go-on', to: 'prepare-review' })
  await all('prepare-review')
  await go({
    do: 'plan-meeting',
    kind: 'review',
    on: day('2027-01-13'),
    at: '15:30',
    place: 'Room 4',
    attendees,
    together: 'Both asked for one meeting',
  })
  await go({ do: 'draft-letters', kind: 'invite-review', letters: drafts(parents) })
  await go({ do: 'send-letters', letters: ['l4', 'l5'], way: 'post-first' })
  clock.to('2027-01-13T16:00:00Z')
  state = await go({
    do: 'hold-meeting',
    meeting: 'm2',
    attendance: [
      { who: parents[0]!, came: true },
      { who: parents[1]!, came: false },
    ],
  })
  expect(own(state)).toEqual(['review-attended', 'review-missed'])
  await all('review-attended')
  await all('review-missed')
  state = await go({ do: 'go-on', to: 'decision' })
  expect(own(state)).toEqual(['decision'])
  expect(await refused({ do: 'decide', option: 'option-1', reasons: 'Better' })).toMatchObject({
    code: 'option-condition',
  })
  expect(await refused({ do: 'decide', option: 'option-4', reasons: 'No change' })).toMatchObject({
    code: 'option-stopped',
    stops: [{ unmet: 'gate', says: expect.stringContaining('Before court, the national framework') }],
  })
  await all('fw-support')
  await go({ do: 'decide', option: 'fw-other-ways', reasons: 'Help was offered' }, leader)
  await all('fw-after')
  await go({ do: 'decide', option: 'fw-prosecution-considered', reasons: 'An order would not fit' }, leader)
  state = await go({ do: 'decide', option: 'option-4', reasons: 'No change' })
  expect(own(state)).toEqual(['application'])
  expect(
    await refused({ do: 'draft-letters', kind: 'proceed-to-prosecution', letters: drafts(parents) }),
  ).toMatchObject({ code: 'letter-locked' })
  const values = {
    outcome: 'proceed',
    on: '2027-01-13',
    officer: 'A. Officer',
    'period-from': '2026-12-02',
    'period-to': '2027-01-12',
    witness: 'Head of year',
    due: '2027-02-01',
  }
  await go({ do: 'record', record: 'council-confirmation', values }, officer)
  await go({ do: 'draft-letters', kind: 'proceed-to-prosecution', letters: drafts(parents) })
  const loaded = await loadCase(house, store.read, id)
  const rows = await readRows(store.read, id)
  if (!loaded || !rows) throw new Error('not there')
  expect(firstDifference(projectCase(loaded.context.pathway, loaded.state), rows)).toBeNull()
  await store.close()
}

test('a case is played to a referral on a file, and its rows are what its events say', () => playedOn())

describe.skipIf(!sqldIsExpected)('on a libSQL server', () => {
  for (const way of ['http', 'ws'] as const) {
    test(`the same case is played over ${way}`, { timeout: 60_000 }, async () => {
      const sqld = await startSqld()
      try {
        await playedOn(sqld[way])
      } finally {
        await sqld.stop()
      }
    })
  }
})

test('the same request twice opens one case', async () => {
  const { house } = await begin()
  const again = await openCase(house, { by: pastoral, key: 'k1' }, { pupil: 'north.100', owner: pastoral.id })
  expect(again).toMatchObject({ done: true, repeated: true })
})
