import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEvents } from '../../db/events.ts'
import { allPeople, allRoles } from '../../db/queries/people.ts'
import { importPeople } from '../../src/register/lists/import-people.ts'
import { everything, file, imports, type World, world } from './desk.ts'

let w: World
const head = 'slack_user,name,role,school\n'
const all = `${head}U0ADMIN001,Ann Other,admin,\nU0STAFF001,Bo Peep,pastoral,north\nU0STAFF002,Cy Young,head-of-year,west\n`

beforeEach(async () => {
  w = await world()
  await imports(w).people(all)
})
afterEach(() => w.close())

const held = async () =>
  (await allRoles(w.store.read))
    .map(({ person, role, school }) => `${person} ${role} ${school ?? '*'}`)
    .sort()

describe('a people file', () => {
  it('is the whole list: who is missing loses access, and stays known by name', async () => {
    const outcome = await imports(w).people(`${head}U0ADMIN001,Ann Other,admin,\nU0STAFF003,Di New,ewo,\n`)
    expect(outcome).toMatchObject({
      done: true,
      changed: true,
      gained: [{ person: 'U0STAFF003', name: 'Di New', role: 'ewo', school: null }],
      lost: [
        { person: 'U0STAFF001', name: 'Bo Peep', role: 'pastoral', school: 'north' },
        { person: 'U0STAFF002', name: 'Cy Young', role: 'head-of-year', school: 'west' },
      ],
    })
    expect(await held()).toEqual(['U0ADMIN001 admin *', 'U0STAFF003 ewo *'])
    expect((await allPeople(w.store.read)).map(({ name }) => name)).toContain('Bo Peep')
  })

  it('of one school changes that school’s roles only', async () => {
    await imports(w).people(`${head}U0STAFF002,Cy Young,headteacher,north\n`, 'north')
    expect(await held()).toEqual([
      'U0ADMIN001 admin *',
      'U0STAFF002 head-of-year west',
      'U0STAFF002 headteacher north',
    ])
  })

  it('of one school may leave the column school out, and names no other', async () => {
    expect(
      await imports(w).people('slack_user,name,role\nU0STAFF001,Bo Peep,pastoral\n', 'north'),
    ).toMatchObject({
      changed: false,
    })
    const other = await imports(w).people(`${head}U0STAFF001,Bo Peep,pastoral,west\n`, 'north')
    expect(other).toMatchObject({ done: false, faults: [{ row: 2, column: 'school' }] })
    const everywhere = await imports(w).people(`${head}U0STAFF001,Bo Peep,pastoral,\n`, 'north')
    expect(everywhere).toMatchObject({ done: false, faults: [{ row: 2, column: 'school' }] })
  })

  it('twice changes nothing the second time', async () => {
    const before = await everything(w.store)
    expect(await imports(w).people(all)).toMatchObject({ done: true, changed: false, gained: [], lost: [] })
    expect(await everything(w.store)).toEqual(before)
  })

  it('as a dry run shows who gains and loses what, and keeps nothing', async () => {
    const before = await everything(w.store)
    const outcome = await imports(w).people(`${head}U0ADMIN001,Ann Other,admin,\n`, null, true)
    expect(outcome).toMatchObject({ done: true, changed: false, dryRun: true })
    if (outcome.done) expect(outcome.lost).toHaveLength(2)
    expect(await everything(w.store)).toEqual(before)
  })

  it('that would lock every admin out is refused, as a dry run too', async () => {
    const without = `${head}U0STAFF001,Bo Peep,pastoral,north\n`
    for (const dryRun of [true, false]) {
      const outcome = await imports(w).people(without, null, dryRun)
      expect(outcome).toMatchObject({ done: false })
    }
    expect(await held()).toHaveLength(3)
  })

  it('that leaves an admin at one school only is refused while there is one for all schools', async () => {
    const narrowed = all.replace('Ann Other,admin,', 'Ann Other,admin,north')
    const outcome = await imports(w).people(narrowed)
    expect(outcome).toMatchObject({ done: false })
    expect(JSON.stringify(outcome)).toMatch(/leave the school empty/)
    expect(await held()).toContain('U0ADMIN001 admin *')
    // Handing the role on in the same file is no lock-out.
    const handedOn = all.replace('U0ADMIN001,Ann Other', 'U0ADMIN002,Di New')
    expect(await imports(w).people(handedOn)).toMatchObject({ done: true, changed: true })
    expect(await held()).toContain('U0ADMIN002 admin *')
  })

  it('of the one school where the only admin is cannot leave them out', async () => {
    const other = await world()
    const one = 'slack_user,name,role\nU0ADMIN003,Ed Lone,admin\n'
    expect(await imports(other).people(one, 'north')).toMatchObject({ done: true, changed: true })
    const without = 'slack_user,name,role\nU0STAFF001,Bo Peep,pastoral\n'
    expect(await imports(other).people(without, 'north')).toMatchObject({ done: false })
    // A list of another school does not touch them.
    expect(await imports(other).people(without, 'west')).toMatchObject({ done: true, changed: true })
    expect((await allRoles(other.store.read)).map(({ person }) => person)).toContain('U0ADMIN003')
    await other.close()
  })

  it('whose admin is an address that nobody has is refused whole, and the admin of before stays', async () => {
    const before = await everything(w.store)
    const unknown = all.replace('U0ADMIN001,', 'ann@school.example,')
    const options = { school: null, dryRun: false, lookUp: async () => null }
    const outcome = await importPeople(w.desk, file(unknown), options)
    expect(outcome).toMatchObject({ done: false, faults: [{ row: 2, column: 'slack_user' }] })
    expect(await everything(w.store)).toEqual(before)
  })

  it('without an admin is taken where there never was one', async () => {
    const other = await world()
    const outcome = await imports(other).people(`${head}U0STAFF001,Bo Peep,pastoral,north\n`)
    expect(outcome).toMatchObject({ done: true, changed: true })
    await other.close()
  })

  it('names people by e-mail address once Slack has told who that is', async () => {
    const lookUp = async (email: string) => (email === 'di@school.example' ? 'U0STAFF004' : null)
    const text = `${all}Di@School.example,Di New,ewo,\n`
    const options = { school: null, dryRun: false, lookUp }
    expect(await importPeople(w.desk, file(text), options)).toMatchObject({ done: true, changed: true })
    expect(await held()).toContain('U0STAFF004 ewo *')
    // The address is known from now on, without Slack.
    expect(await imports(w).people(text)).toMatchObject({ done: true, changed: false })
  })

  it('corrects a name without touching a role', async () => {
    const outcome = await imports(w).people(all.replace('Bo Peep', 'Bo Peep-Show'))
    expect(outcome).toMatchObject({ done: true, changed: true, gained: [], lost: [], renamed: 1 })
  })

  it('is recorded on the store’s own chain with counts only', async () => {
    const [event] = await readEvents(w.store.read, 'store')
    expect(event).toMatchObject({ type: 'people-imported', body: { gained: 3, lost: 0, rows: 3 } })
    expect(JSON.stringify(event)).not.toMatch(/Peep|U0STAFF/)
  })
})
