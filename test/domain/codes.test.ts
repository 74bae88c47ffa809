import { describe, expect, it } from 'vitest'
import { codeSetSchema } from '../../src/domain/code-set-schema.ts'
import { type CodeSet, codeIn, codeSetFaults, codeSetOn, type Nation } from '../../src/domain/codes.ts'
import { addDays, day } from '../../src/domain/day.ts'
import { measure } from '../../src/domain/measure.ts'
import { aSchool, codeSets, fileData } from './a-school.ts'

const setNamed = (id: string): CodeSet => codeSets.find((set) => set.id === id)!

const codesOf = (id: string, category: string): string =>
  setNamed(id)
    .codes.filter((code) => code.category === category)
    .map((code) => code.code)
    .sort()
    .join(' ')

describe('the codes laid down', () => {
  it('are sound', () => {
    expect(codeSetFaults(codeSets)).toEqual([])
  })

  it.each([
    ['england-2024', 'present', '/ L \\'],
    ['england-2024', 'elsewhere', 'B K P V W'],
    ['england-2024', 'authorised', 'C C1 C2 E I J1 M R S T'],
    ['england-2024', 'unauthorised', 'G N O U'],
    ['england-2024', 'not-possible', 'D Q X Y1 Y2 Y3 Y4 Y5 Y6 Y7'],
    ['england-2024', 'administrative', '# Z'],
    ['england-2006', 'present', '/ L \\'],
    ['england-2006', 'elsewhere', 'B J P V W'],
    ['england-2006', 'authorised', 'C E F H I M R S T'],
    ['england-2006', 'unauthorised', 'G N O U'],
    ['england-2006', 'not-possible', 'D X Y'],
    ['england-2006', 'administrative', '# Z'],
    ['wales-2010', 'present', '/ L \\'],
    ['wales-2010', 'elsewhere', 'B D J P V W'],
    ['wales-2010', 'authorised', 'C E F H I M R S T'],
    ['wales-2010', 'unauthorised', 'G N O U'],
    ['wales-2010', 'not-possible', 'X Y'],
    ['wales-2010', 'administrative', '# Z'],
  ])('%s: %s is %s', (id, category, codes) => {
    expect(codesOf(id, category)).toBe(codes)
  })

  it.each(codeSets.map((set) => [set.id, set] as const))(
    '%s: only L is late, only N unexplained, only U came all the same, and / and \\ belong to their halves',
    (_, set) => {
      expect(set.codes.filter((code) => code.late).map((code) => code.code)).toEqual(['L'])
      expect(set.codes.filter((code) => code.unexplained).map((code) => code.code)).toEqual(['N'])
      expect(set.codes.filter((code) => code.came).map((code) => code.code)).toEqual(['U'])
      expect(set.codes.filter((code) => code.half).map((code) => `${code.code} ${code.half}`)).toEqual([
        '/ AM',
        '\\ PM',
      ])
    },
  )

  it.each(codeSets.map((set) => [set.id, set] as const))('%s says where and when it was read', (_, set) => {
    expect(set.source).toMatch(/^https:\/\/www\.legislation\.gov\.uk\//)
    expect(set.checkedOn).toBe('2026-11-21')
  })

  it('says aloud that the codes of Wales may have changed', () => {
    expect(setNamed('wales-2010').doubt).toMatch(/not known/)
  })
})

describe('the codes of a day', () => {
  it.each([
    ['england', '2024-08-18', 'england-2006'],
    ['england', '2024-08-19', 'england-2024'],
    ['england', '2026-11-21', 'england-2024'],
    ['england', '2006-09-01', 'england-2006'],
    ['wales', '2024-08-19', 'wales-2010'],
    ['wales', '2010-09-01', 'wales-2010'],
  ] as [Nation, string, string][])('in %s on %s are those of %s', (nation, on, id) => {
    expect(codeSetOn(codeSets, nation, day(on)).id).toBe(id)
  })

  it.each([
    ['england', '2006-08-31'],
    ['wales', '2010-08-31'],
  ] as [Nation, string][])('in %s on %s are refused, as none are laid down', (nation, on) => {
    expect(() => codeSetOn(codeSets, nation, day(on))).toThrow(RangeError)
  })

  it('are refused where two sets claim the day', () => {
    const both = [setNamed('england-2024'), { ...setNamed('england-2006'), until: null }]
    expect(() => codeSetOn(both, 'england', day('2025-01-01'))).toThrow('more than one thing')
  })

  it('tell what a mark means, and nothing of a mark they do not hold', () => {
    expect(codeIn(setNamed('england-2024'), 'C2')).toMatchObject({ category: 'authorised' })
    expect(codeIn(setNamed('england-2006'), 'C2')).toBeUndefined()
    expect(codeIn(setNamed('england-2024'), 'J')).toBeUndefined()
    expect(codeIn(setNamed('england-2024'), 'o')).toBeUndefined()
    expect(codeIn(setNamed('england-2024'), '')).toBeUndefined()
  })
})

describe('a session that could not be attended', () => {
  const pupil = { joined: null, left: null, dateOfBirth: day('2013-05-20') }
  const withOne = (code: string, nation: Nation, monday: string) =>
    measure({
      weeks: [{ monday: day(monday), marks: [code, ...'\\/\\/\\/\\O\\'] }],
      from: day(monday),
      to: addDays(day(monday), 4),
      calendar: aSchool,
      codeSets,
      nation,
      pupil,
    })

  it.each([
    ...['D', 'Q', 'X', 'Y1', 'Y2', 'Y3', 'Y4', 'Y5', 'Y6', 'Y7'].map((code) => [
      'england',
      '2026-09-14',
      code,
    ]),
    ...['D', 'X', 'Y'].map((code) => ['england', '2024-07-08', code]),
    ...['X', 'Y'].map((code) => ['wales', '2026-09-14', code]),
  ] as [Nation, string, string][])(
    'in %s in the week of %s, marked %s, is in neither number',
    (nation, monday, code) => {
      expect(withOne(code, nation, monday)).toMatchObject({
        possible: 9,
        attended: 8,
        authorised: 0,
        unauthorised: 1,
        missing: 0,
        unknownCodes: [],
      })
    },
  )

  it('is attended in Wales when it is D, and authorised when it is C2 in England', () => {
    expect(withOne('D', 'wales', '2026-09-14')).toMatchObject({ possible: 10, attended: 9 })
    expect(withOne('C2', 'england', '2026-09-14')).toMatchObject({
      possible: 10,
      authorised: 1,
      unauthorised: 1,
    })
  })
})

describe('faults in the codes', () => {
  const old = setNamed('england-2006')
  const now = setNamed('england-2024')

  it.each([
    [[{ ...old, until: day('2024-08-17') }, now], 'england: nothing covers 2024-08-18 to 2024-08-18'],
    [
      [now, { ...old, until: day('2024-08-19') }],
      'england: the row from 2006-09-01 overlaps the row from 2024-08-19',
    ],
    [[{ ...old, until: null }, now], 'england: the row from 2006-09-01 overlaps the row from 2024-08-19'],
    [[{ ...now, until: day('2024-08-01') }], 'england: the row from 2024-08-19 ends before it begins'],
    [[old, { ...now, id: old.id }], 'two code sets are called england-2006'],
    [[{ ...now, codes: [...now.codes, now.codes[2]!] }], 'england-2024: the code L stands twice'],
  ] as [CodeSet[], string][])('are told: %#', (sets, fault) => {
    expect(codeSetFaults(sets)).toEqual([fault])
  })

  it('do not arise between nations', () => {
    expect(codeSetFaults([now, setNamed('wales-2010')])).toEqual([])
  })

  it('in a file are refused on reading', () => {
    const file = fileData('codes/england-2024.yaml') as Record<string, unknown>
    expect(codeSetSchema.safeParse(file).success).toBe(true)
    for (const wrong of [
      { nation: 'scotland' },
      { from: '2024-13-01' },
      { source: '' },
      { checked_on: undefined },
      { codes: [] },
      { codes: [{ code: 'O', category: 'absent', meaning: 'Absent' }] },
      { codes: [{ code: 'OOO', category: 'present', meaning: 'Too long' }] },
      { extra: true },
    ]) {
      expect(codeSetSchema.safeParse({ ...file, ...wrong }).success).toBe(false)
    }
  })
})
