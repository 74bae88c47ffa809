import { describe, expect, it } from 'vitest'
import { type Day, day } from '../../../src/domain/day.ts'
import { type Exhibit, initialsOf, labelOf } from '../../../src/domain/pack/exhibit.ts'
import { fileNames } from '../../../src/domain/pack/file-names.ts'
import { packProfileSchema } from '../../../src/domain/pack/pack-profile.ts'
import { type PackInHand, preFlight, readAsk } from '../../../src/domain/pack/pre-flight.ts'
import { aSchool, fileData } from '../a-school.ts'

const birmingham = packProfileSchema.parse(fileData('packs/birmingham.yaml'))
const general = packProfileSchema.parse(fileData('packs/general.yaml'))

const exhibit = (kind: Exhibit['kind'], signed: Exhibit['signed'] = null): Exhibit => ({
  id: kind,
  kind,
  title: kind,
  on: day('2026-11-20'),
  signed,
  warnings: [],
})

const kinds = ['attendance-this-year', 'attendance-last-year', 'letter', 'minutes', 'contact-log'] as const
const days = (...all: string[]): Day[] => all.map((one) => day(one))

const megabyte = 1024 * 1024
const sized = (name: string, bytes = 1000) => ({ name, bytes })

/** A pack to which Birmingham's form has nothing to say. */
const good: PackInHand = {
  today: day('2026-11-23'),
  calendar: aSchool,
  exhibits: kinds.map((kind) => exhibit(kind)),
  files: [sized('ft-2026-0001-evidence.pdf')],
  moments: { opened: day('2026-09-14'), 'last-meeting': day('2026-10-12'), warning: day('2026-11-09') },
  unauthorised: days('2026-09-21', '2026-10-20'),
  invitations: [{ told: day('2026-10-05'), on: day('2026-10-12') }],
  unread: [],
  answered: Object.fromEntries(birmingham.ask.map(({ id }) => [id, { yes: true, note: '' }])),
}

const failed = (hand: PackInHand, profile = birmingham) =>
  preFlight(profile, hand).flatMap(({ id, passed, todo }) => (passed || todo === null ? [] : [id]))

const wrong: [what: string, change: Partial<PackInHand>, failed: string[]][] = [
  [
    'last year’s register is missing',
    { exhibits: good.exhibits.filter(({ kind }) => kind !== 'attendance-last-year') },
    ['last-year'],
  ],
  [
    'the child’s own form is in it',
    { exhibits: [...good.exhibits, exhibit('wishes-and-feelings')] },
    ['three-houses'],
  ],
  [
    'all its letters came back',
    { exhibits: good.exhibits.map((one) => (one.kind === 'letter' ? { ...one, cameBack: true } : one)) },
    ['warning'],
  ],
  ['no absence before the meeting', { unauthorised: days('2026-10-20') }, ['absence-before-meeting']],
  [
    'the only absence before it was on the day itself',
    { unauthorised: days('2026-10-12', '2026-10-20') },
    ['absence-before-meeting'],
  ],
  [
    'no absence between meeting and warning',
    { unauthorised: days('2026-09-21', '2026-11-10') },
    ['absence-after-meeting'],
  ],
  [
    'the warning never went',
    { moments: { opened: day('2026-09-14'), 'last-meeting': day('2026-10-12') } },
    ['absence-after-meeting'],
  ],
  ['six days’ notice', { invitations: [{ told: day('2026-10-06'), on: day('2026-10-12') }] }, ['seven-days']],
  [
    'nobody knows when the invitation arrived',
    { invitations: [{ told: null, on: day('2026-10-12') }] },
    ['seven-days'],
  ],
  ['nobody was invited', { invitations: [] }, ['seven-days']],
  [
    'one question was answered no',
    { answered: { ...good.answered, nurse: { yes: false, note: '' } } },
    ['nurse'],
  ],
  ['nobody answered', { answered: {} }, birmingham.ask.map(({ id }) => id)],
  ['two files', { files: ['a.pdf', 'b.pdf'].map(sized) }, ['files-number']],
  ['a name with an apostrophe', { files: [sized("o'neill.pdf")] }, ['files-names']],
]

describe('what a profile asks of a pack', () => {
  it('has nothing to say where all is in order, and tells each thing that it looked at', () => {
    expect(failed(good)).toEqual([])
    expect(preFlight(birmingham, good)).toHaveLength(5 + 1 + 2 + 1 + 7 + 1 + 2)
  })

  it.each(wrong)('fails where %s', (_, change, ids) => {
    expect(failed({ ...good, ...change })).toEqual(ids)
  })

  it('waits for a person to read through what could not be searched, and names it', () => {
    const unread = [
      { document: 'd1', called: 'AB/2, Proof that it went' },
      { document: 'd2', called: 'AB/3, The contract' },
    ]
    const read = { ...good.answered, [readAsk('d1')]: { yes: true, note: '' } }
    const checks = preFlight(birmingham, { ...good, unread, answered: read })
    expect(checks.find(({ id }) => id === 'read-through')).toMatchObject({
      passed: false,
      todo: 'Read through AB/3, The contract, and say so under “Pages that cannot be searched”.',
    })
    const both = { ...read, [readAsk('d2')]: { yes: true, note: '' } }
    expect(failed({ ...good, unread, answered: both })).toEqual([])
    expect(
      failed({ ...good, unread, answered: { ...both, [readAsk('d2')]: { yes: false, note: '' } } }),
    ).toEqual(['read-through'])
  })

  it('says what to do about each that fails, and nothing about the rest', () => {
    const checks = preFlight(birmingham, { ...good, unauthorised: [] })
    expect(checks.every(({ passed, todo }) => passed === (todo === null))).toBe(true)
  })

  it('counts the absence after the meeting no further than ten school weeks', () => {
    const late = {
      ...good,
      moments: { ...good.moments, warning: day('2027-06-01') },
      today: day('2027-06-02'),
    }
    expect(failed({ ...late, unauthorised: days('2026-09-21', '2027-05-10') })).toEqual([
      'absence-after-meeting',
    ])
  })

  it('asks for signatures where the general profile does', () => {
    const of = (signed: Exhibit['signed']) => {
      const exhibits = general.required.map(({ kind }) => exhibit(kind, signed))
      return failed({ ...good, exhibits }, general)
    }
    expect(of('yes')).toEqual([])
    expect(of('no')).toEqual(['statement', 'certificate'])
  })

  it('asks for a smaller file where there is a limit', () => {
    const limited = { ...general, files: { ...general.files, most_megabytes: 1 } }
    const exhibits = general.required.map(({ kind }) => exhibit(kind, 'yes'))
    expect(failed({ ...good, exhibits, files: [sized('a.pdf', megabyte)] }, limited)).toEqual([])
    expect(failed({ ...good, exhibits, files: [sized('a.pdf', megabyte + 1)] }, limited)).toEqual([
      'files-size',
    ])
  })

  it('weighs each file alone where it asks for several: one an exhibit, after the contents', () => {
    const files = { as: 'several', name: '{case}-{parent}-{part}', most_megabytes: 1 } as const
    const exhibits = general.required.map(({ kind }) => exhibit(kind, 'yes'))
    const named = fileNames(files, { case: 'FT-2026-0001', parent: 2 }, exhibits.length)
    expect(named.slice(0, 2)).toEqual(['ft-2026-0001-2-00.pdf', 'ft-2026-0001-2-01.pdf'])
    expect(fileNames(files, { case: 'FT-2026-0001', parent: 1 }, 120).at(-1)).toBe('ft-2026-0001-1-120.pdf')
    const hand = { ...good, exhibits, files: named.map((name) => sized(name, megabyte)) }
    expect(failed(hand, { ...general, files })).toEqual([])
    const heavy = [...hand.files.slice(1), sized('ft-2026-0001-08.pdf', megabyte + 1)]
    expect(failed({ ...hand, files: heavy }, { ...general, files })).toEqual(['files-size'])
    expect(failed({ ...hand, files: heavy.slice(1) }, { ...general, files })).toContain('files-number')
    const nameless = { ...general, files: { as: 'several', name: '{case}' } }
    expect(packProfileSchema.safeParse(nameless).success).toBe(false)
  })
})

describe('an exhibit’s label', () => {
  it.each([
    ['Bethan Hale', 'BH/1'],
    ['Bethan Hale-Reed', 'BHR/1'],
    ['ângharad ó Néill', 'ÂÓN/1'],
    ["D'Arcy O'Neill", 'DO/1'],
  ])('of %s begins %s', (name, label) => {
    expect(labelOf(initialsOf(name), 0)).toBe(label)
  })
})
