import { expect, test } from 'vitest'
import type { ParentNames } from '../../src/domain/family.ts'
import { toldApart } from '../../src/domain/told-apart.ts'

const sam: ParentNames = {
  id: 'p1',
  name: 'Mr Sam Birch',
  relationship: 'father',
  resident: true,
  language: null,
  interpreter: false,
  doNotWrite: false,
  apart: false,
  reachable: true,
  confidential: false,
}
const namesOf = (...parents: Partial<ParentNames>[]) =>
  toldApart(parents.map((one, index) => ({ ...sam, id: `p${index + 1}`, ...one }))).map((one) => one.name)

test('two parents of one name are told apart by what they are to the pupil', () => {
  expect(namesOf({}, { name: 'mr sam birch', relationship: 'grandfather', resident: false })).toEqual([
    'Mr Sam Birch (father, lives with the pupil)',
    'mr sam birch (grandfather, lives elsewhere)',
  ])
})

test('where nothing else tells them apart they are numbered', () => {
  const nobodySaid = { relationship: null, resident: null }
  expect(namesOf(nobodySaid, nobodySaid)).toEqual(['Mr Sam Birch 1', 'Mr Sam Birch 2'])
})

test('parents of different names keep them', () => {
  expect(namesOf({}, { name: 'Ms Jo Ashdown' })).toEqual(['Mr Sam Birch', 'Ms Jo Ashdown'])
})
