import { expect, test } from 'vitest'
import { refreshRows } from '../../db/case-rows.ts'
import { searchOf } from '../../db/pupil-search.ts'
import * as ask from '../../db/queries.ts'
import { changeAtOnce, insertAtOnce } from '../../db/rows-at-once.ts'
import { calendarSpans, parents, people, pupils, roles, schools } from '../../db/schema.ts'
import type { Store } from '../../db/store.ts'
import { addDays, day } from '../../src/domain/day.ts'
import { describeHomes, freshUrl, opened } from './homes.ts'
import { caseRow, caseRows, deadline, monday, pupilRow } from './samples.ts'

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

async function schoolsAndPeople(store: Store): Promise<void> {
  await store.write(async (tx) => {
    await tx.insert(schools).values([
      { id: 'ash', name: 'Ash Road', nation: 'england', phase: 'secondary', channel: 'C1' },
      { id: 'elm', name: 'Elm Park', nation: 'wales', phase: 'primary' },
    ])
    await tx.insert(people).values([
      { id: 'U1', name: 'Bea' },
      { id: 'U2', name: 'Ali', email: 'ali@example.org' },
    ])
    await tx.insert(roles).values([
      { person: 'U1', role: 'pastoral', school: 'ash' },
      { person: 'U1', role: 'headteacher', school: 'elm' },
      { person: 'U2', role: 'ewo', school: null },
    ])
  })
}

async function someCases(store: Store): Promise<void> {
  const all = [
    caseRow('FT-2026-0001', { owner: 'U1', pupil: 'ash.1' }),
    caseRow('FT-2026-0002', { owner: 'U2', pupil: 'ash.2' }),
    caseRow('FT-2026-0003', { school: 'elm', pupil: 'elm.1' }),
    caseRow('FT-2026-0004', { status: 'closed', pupil: 'ash.1', closedOn: monday }),
  ]
  await store.write(async (tx) => {
    for (const row of all) {
      const due = [
        deadline(row.id, 'late', { due: addDays(monday, -3) }),
        deadline(row.id, 'now'),
        deadline(row.id, 'then', { due: addDays(monday, 1) }),
        deadline(row.id, 'met', { state: 'met' }),
        deadline(row.id, 'unknown', { due: null, notKnown: 'load 2027–28' }),
      ]
      await refreshRows(tx, null, caseRows(row.id, { case: row, deadlines: due }))
    }
    await tx.insert(pupils).values(pupilRow('1', 'Ann', 'Day'))
  })
}

describeHomes('Questions', (home) => {
  test('about schools and people', async () => {
    const store = await opened(await freshUrl(home))
    await schoolsAndPeople(store)
    expect((await ask.schoolOfChannel(store.read, 'C1'))?.name).toBe('Ash Road')
    expect(await ask.schoolOfChannel(store.read, 'C2')).toBeNull()
    expect(await ask.school(store.read, 'elm')).toMatchObject({
      nation: 'wales',
      settings: {},
      channel: null,
    })
    expect(ids(await ask.allSchools(store.read))).toEqual(['ash', 'elm'])
    expect((await ask.personWithRoles(store.read, 'U1'))?.roles).toHaveLength(2)
    expect(await ask.personWithRoles(store.read, 'U2')).toMatchObject({
      name: 'Ali',
      roles: [{ role: 'ewo', school: null }],
      keptFrom: [],
    })
    expect(await ask.personWithRoles(store.read, 'U3')).toBeNull()
    expect(ids(await ask.peopleWithRole(store.read, 'ash', ['pastoral', 'ewo', 'headteacher']))).toEqual([
      'U2',
      'U1',
    ])
    expect(ids(await ask.peopleWithRole(store.read, 'elm', ['pastoral']))).toEqual([])
    expect(ids(await ask.allPeople(store.read))).toEqual(['U2', 'U1'])
    expect(await ask.allRoles(store.read, 'elm')).toEqual([
      { person: 'U1', role: 'headteacher', school: 'elm' },
    ])
  })

  test.each(['ash', null])('a role is held once, at %s', async (school) => {
    const store = await opened(await freshUrl(home))
    const row = { person: 'U1', role: 'ewo' as const, school }
    await store.write((tx) => tx.insert(roles).values(row))
    await expect(store.write((tx) => tx.insert(roles).values(row))).rejects.toThrow('UNIQUE')
  })

  test('about a calendar', async () => {
    const store = await opened(await freshUrl(home))
    const span = (from: string, to: string, kind: 'term' | 'inset') => ({
      school: 'ash',
      fromDay: day(from),
      toDay: day(to),
      kind,
      name: kind,
    })
    const [autumn, inset, spring] = [
      span('2026-09-01', '2026-12-18', 'term'),
      span('2026-09-01', '2026-09-01', 'inset'),
      span('2027-01-04', '2027-03-26', 'term'),
    ]
    await store.write((tx) => tx.insert(calendarSpans).values([spring!, autumn!, inset!]))
    expect(await ask.calendarOf(store.read, 'ash')).toEqual([inset, autumn, spring])
    expect(
      await ask.calendarOf(store.read, 'ash', { from: day('2026-12-18'), to: day('2027-01-03') }),
    ).toEqual([autumn])
    expect(await ask.calendarOf(store.read, 'elm')).toEqual([])
  })

  test('about pupils, their families, and who is meant by a few letters', async () => {
    const store = await opened(await freshUrl(home))
    await store.write(async (tx) => {
      await tx
        .insert(pupils)
        .values([
          pupilRow('1', 'Zoë', 'O’Brien-Łukasz', { regGroup: '7B', familyRef: 'F1', upn: 'A123' }),
          pupilRow('2', 'Liam', 'O’Brien', { familyRef: 'F1', left: day('2026-07-20') }),
          pupilRow('3', 'Zain', 'Brookes', { familyRef: 'F2' }),
          { ...pupilRow('1', 'Zoe', 'Obrien', { school: 'elm', id: 'elm.1', familyRef: 'F1' }) },
        ])
      await tx.insert(parents).values([
        { id: 'ash.1.p2', pupil: 'ash.1', surname: 'B' },
        { id: 'ash.1.p1', pupil: 'ash.1', surname: 'A', resident: true },
      ])
    })
    const found = async (text: string, schools: ask.Scope = ['ash'], on = monday) =>
      ids(await ask.pupilsMatching(store.read, { schools, text, on }))
    expect(await found('zoe ob')).toEqual(['ash.1'])
    expect(await found('OBR')).toEqual(['ash.1'])
    expect(await found('obr', ['ash'], day('2026-07-01'))).toEqual(['ash.2', 'ash.1'])
    expect(await found('luk 7b')).toEqual(['ash.1'])
    expect(await found('a12')).toEqual(['ash.1'])
    expect(await found('brien')).toEqual([])
    expect(await found('z')).toEqual(['ash.3', 'ash.1'])
    expect(await found('')).toEqual(['ash.3', 'ash.1'])
    expect(await found('zo', ['elm'])).toEqual(['elm.1'])
    expect(await found('zo', [])).toEqual([])
    expect((await found('zo', 'all')).sort()).toEqual(['ash.1', 'elm.1'])
    const many = ['ash', ...Array.from({ length: 20 }, (_, n) => `s${n}`)]
    expect(await found('zo o', many)).toEqual(['ash.1'])
    expect(await found('"zo* OR % _', 'all')).toEqual([])
    expect(await found('☃', 'all')).toHaveLength(3)
    const zoe = await ask.pupil(store.read, 'ash.1')
    expect(zoe).toMatchObject({ surname: 'O’Brien-Łukasz', lookedAfter: null })
    expect(ids(await ask.siblingsAtSchool(store.read, zoe!))).toEqual(['ash.2'])
    expect(await ask.siblingsAtSchool(store.read, { id: 'x', school: 'ash', familyRef: null })).toEqual([])
    expect((await ask.parentsOf(store.read, 'ash.1')).map(({ id, resident }) => [id, resident])).toEqual([
      ['ash.1.p1', true],
      ['ash.1.p2', null],
    ])
  })

  test('find a pupil by a new name and not by the old one', async () => {
    const store = await opened(await freshUrl(home))
    await store.write((tx) => tx.insert(pupils).values(pupilRow('1', 'Ann', 'Old')))
    const renamed = pupilRow('1', 'Ann', 'New')
    await store.write((tx) =>
      tx.insert(pupils).values(renamed).onConflictDoUpdate({ target: pupils.id, set: renamed }),
    )
    const found = async (text: string) => ids(await ask.pupilsMatching(store.read, { schools: 'all', text }))
    expect([await found('new'), await found('old')]).toEqual([['ash.1'], []])
    await store.write((tx) => tx.delete(pupils))
    expect(await found('new')).toEqual([])
  })

  test('about cases and what is due', async () => {
    const store = await opened(await freshUrl(home))
    await someCases(store)
    expect((await ask.caseById(store.read, 'FT-2026-0002'))?.owner).toBe('U2')
    expect(await ask.caseById(store.read, 'FT-2026-0009')).toBeNull()
    expect((await ask.openCaseOf(store.read, 'ash.1'))?.id).toBe('FT-2026-0001')
    expect(await ask.openCaseOf(store.read, 'ash.9')).toBeNull()
    expect(ids(await ask.casesOf(store.read, { schools: ['ash'], status: 'open' }))).toEqual([
      'FT-2026-0001',
      'FT-2026-0002',
    ])
    expect(ids(await ask.casesOf(store.read, { schools: 'all', limit: 2, after: 'FT-2026-0002' }))).toEqual([
      'FT-2026-0003',
      'FT-2026-0004',
    ])
    expect(ids(await ask.casesOf(store.read, { schools: 'all', owner: 'U2' }))).toEqual(['FT-2026-0002'])
    expect(await ask.openCases(store.read, ['ash'])).toBe(2)
    const due = async (wanted: Partial<Parameters<typeof ask.deadlinesDue>[1]>) =>
      (await ask.deadlinesDue(store.read, { schools: 'all', until: monday, ...wanted })).map(
        (each) => `${each.caseId.slice(-1)} ${each.id}`,
      )
    expect(await due({})).toEqual(['1 late', '2 late', '3 late', '1 now', '2 now', '3 now'])
    expect(await due({ schools: ['elm'] })).toEqual(['3 late', '3 now'])
    expect(await due({ person: 'U2' })).toEqual(['2 late', '2 now'])
    expect(await due({ schools: [] })).toEqual([])
    expect((await ask.deadlinesDue(store.read, { schools: 'all', until: monday }))[0]).toMatchObject({
      school: 'ash',
      owner: 'U1',
      pupil: 'ash.1',
      stage: 'checks',
      forename: 'Ann',
      surname: 'Day',
      title: 'Send the letter',
    })
    expect((await ask.deadlinesNotKnown(store.read, ['ash'])).map((each) => each.notKnown)).toHaveLength(2)
    expect(ids(await ask.deadlinesOf(store.read, 'FT-2026-0001'))).toEqual([
      'late',
      'met',
      'now',
      'then',
      'unknown',
    ])
  })

  test('about the next case number, past the ten thousandth too', async () => {
    const store = await opened(await freshUrl(home))
    const next = (year: number) => store.write((tx) => ask.nextCaseNumber(tx, year))
    expect(await next(2026)).toBe('FT-2026-0001')
    const keep = (id: string) => store.write((tx) => refreshRows(tx, null, caseRows(id)))
    await keep('FT-2026-0041')
    await keep('FT-2027-0007')
    expect([await next(2026), await next(2027)]).toEqual(['FT-2026-0042', 'FT-2027-0008'])
    await keep('FT-2026-9999')
    expect(await next(2026)).toBe('FT-2026-10000')
    await keep('FT-2026-10000')
    expect(await next(2026)).toBe('FT-2026-10001')
  })

  test('about rows that were put in and changed many at a time, whose searches follow', async () => {
    const store = await opened(await freshUrl(home))
    const flagged = {
      upn: null,
      lookedAfter: true,
      safetyFlag: false,
      joined: monday,
      medical: "it's “asthma”",
    }
    const rows = [pupilRow('1', 'Ann', 'Day', flagged), pupilRow('2', 'Bo', 'Ek'), pupilRow('3', 'Cy', 'Fo')]
    await store.write((tx) => insertAtOnce(tx, pupils, rows))
    expect(await ask.pupil(store.read, 'ash.1')).toMatchObject({
      ...flagged,
      yearGroup: null,
      forename: 'Ann',
    })
    const changed = [
      { id: 'ash.1', medical: null, lookedAfter: false },
      { id: 'ash.2', surname: 'Äkerman', search: searchOf({ forename: 'Bo', surname: 'Äkerman' }) },
    ]
    await store.write((tx) => changeAtOnce(tx, pupils, changed))
    await store.write((tx) => changeAtOnce(tx, pupils, []))
    const first = { ...flagged, medical: null, lookedAfter: false, surname: 'Day' }
    expect(await ask.pupil(store.read, 'ash.1')).toMatchObject(first)
    expect(await ask.pupil(store.read, 'ash.2')).toMatchObject({ surname: 'Äkerman', lookedAfter: null })
    expect(await ask.pupil(store.read, 'ash.3')).toMatchObject({ surname: 'Fo' })
    const found = async (text: string) => ids(await ask.pupilsMatching(store.read, { schools: 'all', text }))
    expect([await found('aker'), await found('ek'), await found('day')]).toEqual([['ash.2'], [], ['ash.1']])
  })
})
