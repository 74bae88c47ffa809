import { like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { outbox } from '../../db/schema.ts'
import { openStore } from '../../db/store.ts'
import { putMeetingReminders } from '../../src/casework/meeting-reminders.ts'
import { day } from '../../src/domain/day.ts'
import { asker, houseOn, pastoral, seedPerson } from '../world.ts'
import { type ACase, aCase, chair, first, upToInitial } from './a-case.ts'

const on = day('2026-12-02')
const put = ({ store }: ACase) => store.read.select().from(outbox).where(like(outbox.key, 'meeting:%'))

test('on the day of a meeting its owner and the colleagues asked to it are reminded once', async () => {
  const begun = await aCase()
  await upToInitial(begun)
  expect(await putMeetingReminders(begun.house, day('2026-12-01'))).toBe(0)
  expect(await putMeetingReminders(begun.house, on)).toBe(2)
  expect(await putMeetingReminders(begun.house, on)).toBe(0)
  const rows = (await put(begun)).map(({ key, kind, body }) => ({ key, kind, body }))
  expect(rows).toEqual(
    [pastoral.id, chair.id].map((person) => ({
      key: `meeting:${begun.id}:m1:2026-12-02:${person}`,
      kind: 'meeting-reminder',
      body: { case: begun.id, meeting: 'm1', person, on },
    })),
  )
})

test('two bots on one store remind each person once', async () => {
  const begun = await aCase()
  await upToInitial(begun)
  const other = await openStore({ url: begun.store.url })
  const both = [begun.house, houseOn(other, begun.clock)]
  await Promise.all([...both, ...both].map((house) => putMeetingReminders(house, on)))
  expect(await put(begun)).toHaveLength(2)
  await other.close()
})

test('nobody is reminded of a meeting that was called off, held or moved', async () => {
  const begun = await aCase()
  await upToInitial(begun)
  const attendees = [
    { who: first, as: 'parent' as const },
    { who: chair.id, as: 'chair' as const },
  ]
  const where = { on: day('2026-12-09'), at: '15:30', place: 'Room 4', attendees }
  await begun.go({ do: 'move-meeting', meeting: 'm1', ...where })
  expect(await putMeetingReminders(begun.house, on)).toBe(0)
  await begun.go({ do: 'call-off-meeting', meeting: 'm1', why: 'The school was shut' })
  expect(await putMeetingReminders(begun.house, day('2026-12-09'))).toBe(0)
})

test('somebody asked to a meeting who may not work at the school is not told in Slack', async () => {
  const begun = await aCase()
  await seedPerson(begun.store, asker('U0SOUTH0001', 'pastoral', 'south'))
  await upToInitial(begun)
  const attendees = [
    { who: first, as: 'parent' as const },
    { who: 'U0SOUTH0001', as: 'staff' as const },
    { who: 'U0STRANGER1', as: 'chair' as const },
  ]
  const where = { on, at: '15:30', place: 'Room 4', attendees }
  await begun.go({ do: 'move-meeting', meeting: 'm1', ...where })
  expect(await putMeetingReminders(begun.house, on)).toBe(1)
})
