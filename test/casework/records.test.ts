import { describe, expect, test } from 'vitest'
import { loadCase } from '../../src/casework/load-case.ts'
import { asker, officer, pastoral } from '../world.ts'
import { aCase, upToDecision } from './a-case.ts'

const values = { outcome: 'return', on: '2027-01-13', officer: 'A. Officer', reasons: 'No dates' }
const command = { do: 'record', record: 'council-confirmation', values } as const
const toldBy = (who: string) => ({ ...command, values: { ...values, 'told-by': who } })
const theirs = { code: 'not-your-role', needs: ['attendance-officer', 'ewo', 'team-leader'] }

async function referred() {
  const begun = await aCase()
  await upToDecision(begun, 'option-4')
  return begun
}

describe('a form of the pathway', () => {
  test('is recorded by whose it is as their own doing, and by anybody else as told, with who told them', async () => {
    const begun = await referred()
    const elsewhere = {
      ...asker('U0PASTORAL1', 'pastoral', 'north'),
      roles: [...pastoral.roles, { role: 'ewo' as const, school: 'south' }],
    }
    expect(await begun.refused(command)).toEqual(theirs)
    expect(await begun.refused(command, { manner: 'saw' })).toEqual(theirs)
    expect(await begun.refused(toldBy('A. Officer'))).toEqual(theirs)
    expect(await begun.refused(command, { by: elsewhere })).toEqual(theirs)
    const missing = { code: 'field-missing', record: 'council-confirmation', field: 'told-by' }
    expect(await begun.refused(command, { manner: 'told' })).toEqual(missing)
    expect(await begun.refused(toldBy(' '), { manner: 'told' })).toEqual(missing)
    expect(await begun.refused(toldBy('A. Officer'), { manner: 'told' })).toBeNull()
    const told = await loadCase(begun.house, begun.store.read, begun.id)
    expect(told?.state.records['council-confirmation']).toMatchObject({
      by: pastoral.id,
      manner: 'told',
      values: { 'told-by': 'A. Officer' },
    })
  })

  test.each([
    ['did', officer],
    ['saw', officer],
    ['did', asker('U0EWO000001', 'ewo', 'north')],
  ] as const)('is recorded as %s by an officer of the team', async (manner, by) => {
    const begun = await referred()
    expect(await begun.refused(command, { manner, by })).toBeNull()
  })

  test('that is none of the pathway is no form', async () => {
    const begun = await referred()
    expect(await begun.refused({ do: 'record', record: 'x', values })).toMatchObject({
      code: 'stage-not-open',
    })
  })
})
