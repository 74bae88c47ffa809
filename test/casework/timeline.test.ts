import { expect, test } from 'vitest'
import { act } from '../../src/casework/act.ts'
import { loadCase } from '../../src/casework/load-case.ts'
import { timelineOf } from '../../src/casework/timeline.ts'
import { day } from '../../src/domain/day.ts'
import { pastoral } from '../world.ts'
import { aCase, upToInitial } from './a-case.ts'

test('each thing that somebody did is one line, with the deadlines that followed counted on it', async () => {
  const begun = await aCase()
  await upToInitial(begun)
  const loaded = await loadCase(begun.house, begun.store.read, begun.id)
  const lines = timelineOf(loaded ?? { events: [] })
  expect(lines[0]).toMatchObject({ seq: 1, event: { type: 'case-opened' }, by: pastoral.id, late: false })
  expect(lines.map((line) => line.event.type)).not.toContain('deadline-set')
  expect(lines.at(-1)).toMatchObject({
    event: { type: 'meeting-planned' },
    followed: { set: 2, met: 0, dropped: 0 },
  })
})

test('a late entry tells the day it happened, the moment it was recorded, and that it is late', async () => {
  const begun = await aCase()
  begun.clock.to('2026-11-27T09:00:00Z')
  const asked = { by: pastoral, key: null, on: day('2026-11-25'), manner: 'told' } as const
  const command = { do: 'answer', stage: 'pre-fast-track', answers: [{ item: 'A1', note: 'x' }] } as const
  await act(begun.house, begun.id, asked, { ...command, answers: [...command.answers] })
  const loaded = await loadCase(begun.house, begun.store.read, begun.id)
  expect(timelineOf(loaded ?? { events: [] }).at(-1)).toMatchObject({
    on: '2026-11-25',
    recordedAt: '2026-11-27T09:00:00.000Z',
    manner: 'told',
    late: true,
  })
})
