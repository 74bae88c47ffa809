import { beforeAll, describe, expect, it, vi } from 'vitest'
import { calendar, pupils } from '../register/desk.ts'
import { addNorth, operator } from './fasttrack.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const { fasttrack, called, put } = operator()

beforeAll(async () => {
  expect(await called(...addNorth)).toMatchObject({ code: 0, err: '' })
})

describe('adding a school', () => {
  it('a second time changes nothing, and other facts are refused', async () => {
    expect((await called(...addNorth)).out).toMatch(/Nothing changed/)
    const { code, err } = await called(...addNorth, '--channel', 'C0123456789')
    expect(code).toBe(1)
    expect(err).toMatch(/There is a school north already, with other facts/)
  })

  it('on a pathway that is not there is refused', async () => {
    const { code, err } = await called(...addNorth, '--pathway', 'school-checklists')
    expect(code).toBe(1)
    expect(err).toMatch(/no pathway school-checklists: there are .*school-checklist\./)
  })

  it('lists it as one JSON document', async () => {
    const { out } = await called('school', 'list', '--json')
    expect(JSON.parse(out)).toEqual({
      schools: [
        {
          id: 'north',
          name: 'North School',
          nation: 'england',
          phase: 'secondary',
          channel: null,
          la: null,
          pathway: null,
        },
      ],
    })
  })
})

describe('importing from the command line', () => {
  it('takes calendar, people, pupils, parents and register one after another', async () => {
    const people = 'slack_user,name,role,school\nU0ADMIN001,Ann Other,admin,\n'
    const parents = 'pupil_ref,forename,surname\n1001,Jo,Ashdown\n'
    const register =
      'pupil_ref,date,session,code\n1001,2026-09-07,AM,/\n1001,2026-09-07,PM,O\n1003,2026-09-07,AM,/\n'
    const all = [
      [
        ['calendar', 'import', put('calendar.csv', calendar), '--school', 'north'],
        /Added term 2026-09-01 to 2026-12-18, Autumn/,
      ],
      [
        ['people', 'import', put('people.csv', people)],
        /Ann Other \(U0ADMIN001\) gains admin at all schools/,
      ],
      [['pupils', 'import', put('pupils.csv', pupils), '--school', 'north'], /Added 3 pupils, changed 0/],
      [['parents', 'import', put('parents.csv', parents), '--school', 'north'], /Added 1 parent, changed 0/],
      [
        ['register', 'import', put('register.csv', register), '--school', 'north'],
        /Marked 3 sessions in 2 register weeks/,
      ],
    ] as const
    for (const [argv, words] of all) {
      const { code, out, err } = await (argv[0] === 'register' ? fasttrack : called)(...argv)
      expect({ code, err }).toEqual({ code: 0, err: '' })
      expect(out).toMatch(words)
    }
    const again = await called('register', 'import', put('register.csv', register), '--school', 'north')
    expect(again.out).toMatch(/Nothing changed: the store held all 3 rows already/)
  })

  it('names every fault on stderr by file, row and column, and ends with 1', async () => {
    const file = put(
      'broken.csv',
      'pupil_ref,date,session,code\n1001,09/09/2026,AM,/\n1009,2026-09-09,PM,\\\n',
    )
    const { code, out, err } = await called('register', 'import', file, '--school', 'north')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.split('\n')).toEqual([
      'broken.csv: row 2, date: "09/09/2026" is not a date: write it as year-month-day, like 2026-11-21',
      'broken.csv: row 3, pupil_ref: the school has no pupil "1009": import the pupils first, or correct it',
      'Nothing was imported: 2 faults.',
      '',
    ])
  })

  it('keeps words about a file it took on stderr, and the document on stdout', async () => {
    const file = put('half.csv', 'pupil_ref,date,session,code\n1001,2026-09-08,PM,/\n')
    const { code, out, err } = await called('register', 'import', file, '--school', 'north', '--json')
    expect(code).toBe(0)
    expect(err).toMatch(/half.csv: please look: row 2, code: "\/" is the mark for AM/)
    expect(JSON.parse(out)).toMatchObject({ done: true, changed: true, added: 1 })
  })

  it('shows as a dry run who would lose access', async () => {
    const file = put('less.csv', 'slack_user,name,role,school\nU0ADMIN002,Bo Peep,admin,\n')
    const { code, out } = await called('people', 'import', file, '--dry-run')
    expect(code).toBe(0)
    expect(out).toMatch(/Ann Other \(U0ADMIN001\) loses admin at all schools/)
    expect(out).toMatch(/Nothing was imported: this was a dry run/)
  })

  it.each([
    [['calendar', 'import', 'no.csv', '--school', 'north'], /There is no file no.csv/],
    [['calendar', 'import', '/', '--school', 'north'], /is not a file/],
    [
      ['calendar', 'import', put('calendar.csv', calendar), '--school', 'nrth'],
      /There is no school nrth. The schools are: north/,
    ],
  ])('%j ends with 1', async (argv, words) => {
    const { code, err } = await called(...argv)
    expect(code).toBe(1)
    expect(err).toMatch(words)
  })
})
