import { expect, test } from 'vitest'
import { openCase } from '../../src/casework/open-case.ts'
import type { HeldRole } from '../../src/domain/access.ts'
import { asker, newWorld, officer, pastoral, present, seedPerson, seedPupil } from '../world.ts'
import { aCase, chair } from './a-case.ts'

const strangers: [string, string, HeldRole[] | null][] = [
  ['whom the list does not have', 'U0NOBODY001', null],
  ['who works at another school', 'U0SOUTH0001', [{ role: 'pastoral', school: 'south' }]],
  ['who only looks after Fast Track', 'U0ADMIN0001', [{ role: 'admin', school: null }]],
  ['of legal services', 'U0LEGAL0001', [{ role: 'legal', school: null }]],
]

test.each(strangers)('a case is not passed to somebody %s', async (_says, id, roles) => {
  const begun = await aCase()
  if (roles !== null) await seedPerson(begun.store, { id, name: 'Ada Cole', roles, keptFrom: [] })
  const refusal = await begun.refused({ do: 'hand-over', owner: id })
  expect(refusal).toEqual({ code: 'not-staff', name: roles === null ? null : 'Ada Cole' })
})

test.each([
  ['of the school', chair.id],
  ['of the attendance team', officer.id],
])('a case is passed to a colleague %s', async (_says, owner) => {
  const begun = await aCase()
  expect((await begun.go({ do: 'hand-over', owner })).owner).toBe(owner)
})

test('a case is not opened for somebody who may not work on it, and is for somebody who may', async () => {
  const { house, store } = await newWorld('2026-11-24T09:00:00Z')
  await seedPupil(store, { id: 'north.100' }, [present])
  await seedPerson(store, asker('U0SOUTH0001', 'pastoral', 'south'))
  const wanted = { pupil: 'north.100', reason: 'A sibling is on Fast Track' }
  const asked = { by: pastoral, key: null }
  expect(await openCase(house, asked, { ...wanted, owner: 'U0SOUTH0001' })).toEqual({
    done: false,
    refusal: { code: 'not-staff', name: 'U0SOUTH0001' },
  })
  expect(await openCase(house, asked, { ...wanted, owner: officer.id })).toMatchObject({
    done: true,
    state: { id: 'FT-2026-0001', owner: officer.id },
  })
})
