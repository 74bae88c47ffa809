import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parents as table } from '../../db/schema.ts'
import { everything, imports, type World, world } from './desk.ts'

let w: World
const head =
  'pupil_ref,title,forename,surname,relationship,parental_responsibility,resident,address,postcode,do_not_write,address_confidential'
const both = `${head}
1001,Ms,Jo,Ashdown,mother,yes,yes,"1 Low Road
 Northfield ",qq11ab,no,no
1001,Mr,Sam,Birch,father,,no,9 High Road,QQ1 1AB,no,yes
`

beforeEach(async () => {
  w = await world()
  await imports(w).parents(both)
})
afterEach(() => w.close())

const parents = async () =>
  (await w.store.read.select().from(table)).sort((a, b) => (a.surname < b.surname ? -1 : 1))

describe('a parents file', () => {
  it('keeps each parent apart, an address line by line, and null where nobody said', async () => {
    expect(await parents()).toMatchObject([
      {
        forename: 'Jo',
        address: '1 Low Road\nNorthfield',
        postcode: 'QQ1 1AB',
        parentalResponsibility: true,
      },
      { forename: 'Sam', parentalResponsibility: null, resident: false, addressConfidential: true },
    ])
  })

  it('twice changes nothing the second time', async () => {
    const before = await everything(w.store)
    expect(await imports(w).parents(both)).toMatchObject({ done: true, changed: false, unnamed: 0 })
    expect(await everything(w.store)).toEqual(before)
  })

  it('merges by pupil and name, however the name is written, and leaves facts it has no column for', async () => {
    const [jo] = await parents()
    const outcome = await imports(w).parents('pupil_ref,forename,surname,do_not_write\n1001,JO,ashdown,yes\n')
    expect(outcome).toMatchObject({ done: true, added: 0, changedParents: 1 })
    const [after] = (await parents()).filter(({ id }) => id === jo?.id)
    expect(after).toMatchObject({ doNotWrite: true, postcode: 'QQ1 1AB', surname: 'ashdown' })
  })

  it('leaves a parent whom it does not name, and says how many', async () => {
    const outcome = await imports(w).parents('pupil_ref,forename,surname\n1001,Jo,Ashdown-Birch\n')
    expect(outcome).toMatchObject({ done: true, added: 1, unnamed: 2 })
    if (outcome.done) expect(outcome.warnings[0]?.says).toMatch(/2 parents of these pupils are in the store/)
    expect(await parents()).toHaveLength(3)
  })

  it('with a parent who has no surname is refused at that cell, and keeps nothing of the others', async () => {
    const before = await everything(w.store)
    const outcome = await imports(w).parents('pupil_ref,forename,surname\n1002,Ida,Marsh\n1001,Jo,\n')
    expect(outcome).toMatchObject({
      done: false,
      faults: [{ row: 3, column: 'surname', says: 'is empty and may not be: fill it in' }],
    })
    expect(await everything(w.store)).toEqual(before)
  })

  it('may give two pupils parents of one name', async () => {
    const outcome = await imports(w).parents('pupil_ref,forename,surname\n1002,Jo,Ashdown\n')
    expect(outcome).toMatchObject({ done: true, added: 1, unnamed: 0 })
  })
})
