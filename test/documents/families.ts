import type { Certificate } from '../../src/domain/certificate/certificate.ts'
import { addDays, day } from '../../src/domain/day.ts'
import type { LetterFacts } from '../../src/domain/letter-facts.ts'
import { packFacts } from './pack-facts.ts'

const meeting = (on: string) => ({
  title: 'Fast Track meeting',
  day: day(on),
  time: '17:30',
  place: 'the library, Exampleton High School',
  chair: 'Ms Orla Vance, assistant headteacher',
})

/** The facts with every group present, but for a pathway's own forms and what is enclosed. */
export type EveryFact = {
  [Name in Exclude<keyof LetterFacts, 'record' | 'enclosed'>]-?: NonNullable<LetterFacts[Name]>
}

/** Every fact that any letter can need, for one made-up pupil and one parent. */
export const facts = (): EveryFact => ({
  reference: 'FT-2026-0001',
  date: day('2026-06-02'),
  school: {
    name: 'Exampleton High School',
    address: ['1 Beacon Road', 'Exampleton', 'EX1 1AA'],
    phone: '01632 960001',
    email: 'attendance@exampleton.example',
    signOff: { name: 'Ms Orla Vance', role: 'Assistant headteacher', of: 'Exampleton High School' },
  },
  contact: {
    name: 'Mr Idris Penn',
    role: 'pastoral manager',
    phone: '01632 960002',
    email: 'pastoral@exampleton.example',
  },
  pupil: {
    forename: 'Amina',
    surname: 'Farrow',
    fullName: 'Amina Grace Farrow',
    dateOfBirth: day('2013-03-14'),
    yearGroup: 'Year 8',
    regGroup: '8B',
  },
  to: {
    name: 'Mrs Leila Farrow',
    salutation: 'Mrs Farrow',
    address: ['12 Larch Close', 'Exampleton', 'EX2 3AB'],
    language: null,
  },
  council: { name: 'Exampleshire County Council', team: 'Attendance Team' },
  attendance: {
    from: day('2026-04-13'),
    to: day('2026-05-22'),
    possible: 58,
    attended: 41,
    authorised: 5,
    illness: 4,
    unauthorised: 10,
    lateAfterClose: 1,
    late: 3,
    unexplained: 2,
    missing: 0,
    percentage: 70.7,
    unauthorisedPercentage: 17.2,
    daysLost: 8,
    hoursLost: 44,
    unauthorisedDays: 5,
  },
  threshold: { percent: 15 },
  meeting: meeting('2026-06-16'),
  missedMeeting: meeting('2026-05-26'),
  nextMeeting: meeting('2026-06-30'),
  oldDay: { day: day('2026-06-15'), time: '16:00' },
  reply: { by: day('2026-06-09') },
  penalties: {
    first: { amount: 160, days: 28, reduced: { amount: 80, days: 21 } },
    second: { amount: 160, days: 28 },
    years: 3,
  },
  review: { kind: 'meeting', from: day('2026-06-02'), to: day('2026-07-10') },
  decision: {
    option: 3,
    title: 'Review again',
    on: day('2026-06-01'),
    reasons: [
      'Amina came to school on 3 more days each week than before the first meeting.',
      'The bus pass that was agreed did not arrive until 20 May.',
    ],
  },
  reviewOutcome: {
    on: day('2026-06-01'),
    outcome: 'Amina has come in on time since half-term. We will look again in July.',
  },
  confirmation: {
    by: 'Attendance Team',
    on: day('2026-05-29'),
    from: day('2026-04-13'),
    to: day('2026-05-22'),
  },
  professional: { role: 'school nurse', organisation: 'Exampleshire NHS Trust' },
  actions: [
    {
      what: 'Meet Amina at the gate on Mondays',
      who: 'Mr Idris Penn',
      by: day('2026-06-08'),
      how: 'Amina is in registration on four Mondays running',
    },
    {
      what: 'Ring school before 8:30am when Amina is ill',
      who: 'Mrs Leila Farrow',
      by: day('2026-06-03'),
      how: 'No absence without a reason by the end of the week',
    },
    {
      what: 'Tell Mr Penn when a lesson worries her',
      who: 'Amina',
      by: day('2026-06-12'),
      how: 'A talk each Friday at break',
    },
  ],
  minutes: {
    kind: 'initial',
    ...meeting('2026-06-02'),
    minuteTaker: 'Mrs Joan Ruddle',
    present: [
      { name: 'Ms Orla Vance', role: 'assistant headteacher, chair' },
      { name: 'Mrs Leila Farrow', role: 'parent' },
      { name: 'Mr Idris Penn', role: 'pastoral manager' },
    ],
    apologies: [{ name: 'Ms Kit Rowe', role: 'school nurse' }],
    interpreter: null,
    why: 'Amina has missed 8 school days since 13 April, 5 of them without a reason that the school could accept.',
    progress: null,
    absences: [
      {
        when: 'Monday 20 April 2026',
        mark: 'Absent without the school accepting a reason',
        said: 'The car would not start and the bus had gone.',
      },
      {
        when: 'Monday 11 May 2026, morning',
        mark: 'Ill',
        said: 'Headache; Amina came in after lunch.',
      },
    ],
    parents: [
      {
        who: 'Mrs Leila Farrow',
        said: 'I wake her at 7 and drive her when I can.\nMy shifts changed in April, so two days a week I leave before her.',
      },
    ],
    child: 'I like art and maths. I would come every day if I did not have to walk past the park on my own.',
    support: ['A bus pass from 8 June', 'A place at breakfast club from 7:45am'],
    worked: null,
    explained: 'Ms Vance explained both, and Mrs Farrow asked about the bus pass.',
    next: 'We meet again on Friday 10 July 2026. Help goes on throughout. If absence without an agreed reason goes on, the school may ask the council to consider the case, and only the council decides what happens then.',
  },
  parents: [
    {
      name: 'Leila Farrow',
      dateOfBirth: day('1985-02-03'),
      relationship: 'mother',
      responsibility: 'yes',
      address: ['12 Larch Close', 'Exampleton', 'EX2 3AB'],
      language: null,
    },
    {
      name: 'Tomas Quillfeather',
      dateOfBirth: null,
      relationship: 'father',
      responsibility: 'not known',
      address: ['Flat 9, Harbour View', 'Seaminster', 'SM4 4ZZ'],
      language: 'Polish',
    },
  ],
  application: {
    from: day('2026-04-13'),
    to: day('2026-05-22'),
    summary:
      'Amina missed 5 school days without a reason that the school could accept, after two meetings and a plan.',
    support: ['Bus pass', 'Breakfast club', 'A mentor each Friday'],
    history: [
      { on: day('2026-03-02'), what: 'Attendance support meeting', result: 'A first plan was agreed' },
      { on: day('2026-04-10'), what: 'Initial Fast Track meeting', result: 'One parent came' },
    ],
    letters: [
      {
        on: day('2026-03-25'),
        what: 'Invitation to the initial meeting',
        to: 'Leila Farrow',
        proof: 'First class post, certificate kept',
      },
    ],
    defences: [
      { question: 'Was the absence with leave?', answer: 'No leave was asked for.' },
      {
        question: 'Was it illness or another unavoidable cause?',
        answer: 'Four sessions, and they are not counted.',
      },
    ],
    supervisionOrder: 'Considered with the Attendance Team on 20 May; a plan at home is already in place.',
    exhibits: [{ label: 'OV/1', what: 'Attendance certificate' }],
  },
  ...packFacts(),
  witness: {
    name: 'Orla Vance',
    occupation: 'Assistant headteacher',
    over18: true,
    account: [
      'I am an assistant headteacher at Exampleton High School and have led its Fast Track meetings since 2024.',
      'On 10 April 2026 I led the initial Fast Track meeting. I produce the minutes as exhibit OV/2.',
    ],
  },
})

type Family = { facts: EveryFact; elsewhere: string[] }

const parent = (to: EveryFact['to'], elsewhere: string[], change: Partial<EveryFact> = {}): Family => ({
  facts: { ...facts(), ...change, to },
  elsewhere,
})

/** Words of exactly so many characters. */
const long = (words: string, length = 60) => `${`${words} `.repeat(length).slice(0, length - 1)}x`

/** Text that would do harm if any stage of the making took it for markup. */
export const INJECTIONS =
  '#let x = 1 *a* _b_ [x](y) {{evil}} `c` \\ <b> | $z$ @ref ~~ "q" \'s\' & &amp; // # = -- 1. ء'

const other = ['Quillfeather', 'Harbour View']
const own = ['Leila', 'Larch Close']

/** A family of one parent: nobody else is in any of its papers. */
function alone(): Family {
  return { facts: { ...facts(), parents: facts().parents.slice(0, 1) }, elsewhere: other }
}

/** A parent whose address is kept by the school: letters go by way of it, and papers say no more. */
function withheld(): Family {
  const { to, parents } = facts()
  const [first, ...rest] = parents
  if (first === undefined) throw new Error('no parent')
  const kept = { ...first, address: ['Kept by the school, as the address is confidential'] }
  const address = ['c/o Exampleton High School', '1 Beacon Road', 'Exampleton', 'EX1 1AA']
  return parent({ ...to, address }, [...other, 'Larch Close', 'EX2 3AB'], { parents: [kept, ...rest] })
}

/** Everything as long as it may be: names of 60 characters, an address of nine lines. */
function longEverything(): Family {
  const { school, contact, pupil, council, meeting, missedMeeting, nextMeeting } = facts()
  const there = { place: long('The Old Library'), chair: long('Ms Orla Vance-Featherstonehaugh') }
  const name = long('Alexandrina Featherstonehaugh')
  return parent(
    {
      name,
      salutation: name,
      address: [
        'Flat 9, Harbour Lights House',
        'The Old Rope Works',
        '12 to 18 Long Wharf Street',
        'Lower Exampleton',
        'Exampleton on the Water',
        'Near Seaminster',
        'Exampleshire',
        'England',
        'SM4 4ZZ',
      ],
      language: long('Language'),
    },
    other,
    {
      school: {
        ...school,
        name: long('Exampleton High School'),
        signOff: { ...school.signOff, of: long('Exampleton High School') },
      },
      council: { ...council, name: long('Exampleshire County Council') },
      contact: { ...contact, name: long('Mr Idris Penn-Featherstonehaugh') },
      pupil: {
        ...pupil,
        forename: long('Maximiliana'),
        surname: name,
        fullName: long('Maximiliana Farrow', 120),
      },
      meeting: { ...meeting, ...there },
      missedMeeting: { ...missedMeeting, ...there },
      nextMeeting: { ...nextMeeting, ...there },
    },
  )
}

/** The families that every letter must suit, each read by one parent, and what must never appear in the letter to this one. */
export const families: Record<string, Family> = {
  'one parent': alone(),
  'two apart, to the one elsewhere': parent(
    {
      name: 'Mr Tomas Quillfeather',
      salutation: 'Mr Quillfeather',
      address: ['Flat 9, Harbour View', 'Seaminster', 'SM4 4ZZ'],
      language: null,
    },
    own,
  ),
  'a withheld address': withheld(),
  'Urdu and Welsh': parent(
    {
      name: 'Mrs Siân Llŷr-Ŵyn',
      salutation: 'Mrs Llŷr-Ŵyn',
      address: ['Tŷ Gwyn', 'Heol y Môr', 'Seaminster', 'SM4 4ZY'],
      language: 'Welsh',
    },
    ['Nasreen'],
    {
      parents: facts().parents.map((one) => ({ ...one, name: 'Nasreen Akhtar', language: 'Urdu' })),
    },
  ),
  'long everything': longEverything(),
  'names that look like markup': parent(
    {
      name: INJECTIONS,
      salutation: '#let *x* [a](b) {{y}} \\',
      address: ['*1* _Row_', '| a | b |', '- 3'],
      language: null,
    },
    other,
    { pupil: { ...facts().pupil, forename: '#eval("1") *Al*', fullName: '[Al](x) {{this}}' } },
  ),
}

const PRESENT = ['/', '\\', '/', '\\', '/', '\\', '/', '\\', '/', '\\']
const WEEKS = [
  ['/', '\\', '/', '\\', 'O', 'O', 'I', 'I', 'L', '\\'],
  ['O', 'O', '/', '\\', '/', '\\', '/', '\\', '/', 'U'],
  ['/', '\\', 'N', 'N', 'O', 'O', '/', '\\', 'L', '\\'],
  ['', '', '/', '\\', '/', '\\', '/', '\\', '/', '\\'],
  ['I', '\\', '', '\\', 'O', 'O', 'I', '\\', 'L', 'C'],
]

const codeKey: Certificate['codeKey'] = (
  [
    ['/', 'present in the morning', 'present'],
    ['\\', 'present in the afternoon', 'present'],
    ['L', 'late, before the register closed', 'late'],
    ['I', 'illness', 'authorised'],
    ['C', 'leave agreed by the school', 'authorised'],
    ['N', 'reason not yet known', 'unexplained'],
    ['O', 'absent in other or unknown circumstances', 'unauthorised'],
    ['U', 'arrived after the register closed', 'unauthorised'],
  ] as const
).map(([code, meaning, kind]) => ({ code, meaning, kind, from: null, until: null }))

const kindOf = (mark: string) => codeKey.find(({ code }) => code === mark)?.kind ?? 'missing'

function weekAt(nth: number): Certificate['weeks'][number] {
  const marks = WEEKS[nth] ?? PRESENT
  const shut = { how: 'shut' as const, why: 'Bank holiday: Early May bank holiday' }
  const cells = marks.map((mark, place) => ({
    mark,
    kind: kindOf(mark),
    minutesLate: mark === 'U' ? 40 : null,
    off: nth === 3 && place < 2 ? shut : null,
  }))
  const count = (...kinds: string[]) =>
    cells.filter(({ off, kind }) => off === null && kinds.includes(kind)).length
  const [attended, authorised] = [count('present', 'late'), count('authorised')]
  const unauthorised = count('unauthorised', 'unexplained')
  const totals = { possible: attended + authorised + unauthorised, attended, authorised, unauthorised }
  return { monday: addDays(day('2026-04-13'), nth * 7), cells, totals }
}

/** A certificate of some weeks with every kind of mark and a bank holiday. */
export const certificate = (weeks = 6): Certificate => ({
  pupil: facts().pupil,
  school: { name: 'Exampleton High School' },
  from: day('2026-04-13'),
  to: addDays(day('2026-04-13'), weeks * 7 - 3),
  weeks: Array.from({ length: weeks }, (_, nth) => weekAt(nth)),
  summary: facts().attendance,
  codeKey,
  minutesLate: 40,
  onShutDays: 0,
  extractedAt: '2026-06-02T09:05',
  register: { import: 7, at: '2026-06-01T16:40' },
})
