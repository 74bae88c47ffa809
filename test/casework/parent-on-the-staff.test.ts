import { expect, test } from 'vitest'
import { lookAtPupil } from '../../src/casework/look-at-pupil.ts'
import { asker, newWorld, pastoral, present, seedPerson, seedPupil } from '../world.ts'

async function warned(colleague: string, school: string): Promise<boolean | undefined> {
  const { house, store } = await newWorld('2026-11-24T09:00:00Z')
  await seedPupil(store, { id: 'north.100' }, [present])
  await seedPerson(store, { ...asker('U0COLLEAGUE', 'pastoral', school), name: colleague })
  return (await lookAtPupil(house, pastoral, 'north.100'))?.sameName
}

test.each([
  ['a parent’s name, without the title', 'Jo Ashdown', 'north', true],
  ['a parent’s name, however it is written', 'jo  ASHDOWN', 'north', true],
  ['a parent’s name, but works at another school', 'Jo Ashdown', 'south', false],
  ['only the surname of a parent', 'Joanna Ashdown', 'north', false],
])('before a case is opened a colleague is pointed out who has %s', async (_what, name, school, told) => {
  expect(await warned(name, school)).toBe(told)
})
