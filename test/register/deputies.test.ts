import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allPeople } from '../../db/queries/people.ts'
import { imports, type World, world } from './desk.ts'

let w: World
const head = 'slack_user,name,role,school,deputy\n'
const list = (deputy: string) =>
  `${head}U0ADMIN001,Ann Other,admin,,\nU0STAFF001,Bo Peep,pastoral,north,${deputy}\nU0STAFF001,Bo Peep,head-of-year,west,\nU0STAFF002,Cy Young,pastoral,north,\n`

beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const deputyOf = async (id: string) =>
  (await allPeople(w.store.read)).find((person) => person.id === id)?.deputy ?? null

describe('the column deputy of a people file', () => {
  it('says who takes over, and an empty cell leaves that as it was', async () => {
    expect(await imports(w).people(list('U0STAFF002'))).toMatchObject({ done: true, changed: true })
    expect(await deputyOf('U0STAFF001')).toBe('U0STAFF002')
    expect(await imports(w).people(list(''))).toMatchObject({ done: true, changed: false })
    expect(await deputyOf('U0STAFF001')).toBe('U0STAFF002')
    expect(await imports(w).people(list('U0ADMIN001'))).toMatchObject({ changed: true })
    expect(await deputyOf('U0STAFF001')).toBe('U0ADMIN001')
  })

  it.each([
    [list('U0STAFF001'), [{ row: 3, column: 'deputy' }]],
    [list('nobody'), [{ row: 3, column: 'deputy' }]],
    [
      `${head}U0ADMIN001,Ann Other,admin,,\nU0STAFF001,Bo Peep,pastoral,north,U0STAFF002\nU0STAFF001,Bo Peep,pastoral,west,U0ADMIN001\n`,
      [{ row: 4, column: 'deputy' }],
    ],
  ])('is refused by its row where it cannot be so', async (text, faults) => {
    expect(await imports(w).people(text)).toMatchObject({ done: false, faults })
    expect(await allPeople(w.store.read)).toEqual([])
  })
})
