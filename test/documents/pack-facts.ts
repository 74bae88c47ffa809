import { day } from '../../src/domain/day.ts'
import type { LetterFacts } from '../../src/domain/letter-facts.ts'
import type { packGroups } from '../../src/domain/pack/pack-facts.ts'

/** The facts that only the papers of a pack print, of one made-up defendant. */
export const packFacts = (): { [Group in keyof typeof packGroups]-?: NonNullable<LetterFacts[Group]> } => ({
  defendant: {
    name: 'Mrs Leila Farrow',
    address: ['12 Larch Close', 'Exampleton', 'EX2 3AB'],
    relationship: 'mother',
  },
  charge: {
    from: day('2026-04-13'),
    to: day('2026-05-22'),
    offence: 'section 444(1) of the Education Act 1996',
    count: 3,
    days: [
      {
        day: day('2026-04-20'),
        which: 'Morning and afternoon',
        marks: 'O, O',
        note: null,
        last: day('2026-10-20'),
      },
      {
        day: day('2026-04-21'),
        which: 'Afternoon',
        marks: 'U',
        note: '45 minutes late',
        last: day('2026-10-21'),
      },
    ],
    key: [
      { mark: 'O', meaning: 'Absent without leave' },
      { mark: 'U', meaning: 'Arrived after the register closed' },
    ],
    barred: [{ day: day('2026-04-22'), which: 'Morning', marks: 'N', why: 'no reason was ever established' }],
    last: day('2026-10-20'),
  },
  chronology: [
    { on: day('2026-03-02'), what: 'Fast Track was opened.', exhibit: null },
    {
      on: day('2026-03-20'),
      what: 'The invitation was sent to Mrs Leila Farrow by first class post.',
      exhibit: 'OV/4',
    },
  ],
  contacts: [
    {
      on: day('2026-03-04'),
      at: '09:40',
      how: 'call',
      who: 'Mr Idris Penn',
      reached: true,
      said: 'The bus is late on most days.',
    },
    { on: day('2026-03-05'), at: null, how: 'visit', who: 'Mr Idris Penn', reached: false, said: null },
  ],
  decisionRecord: {
    charge: {
      from: day('2026-04-13'),
      to: day('2026-05-22'),
      offence: 'section 444(1) of the Education Act 1996',
    },
    fields: [
      { title: 'Health', text: 'None known.', by: 'Ms Rhian Kerr', on: day('2026-05-28') },
      { title: 'Age', text: null, by: null, on: null },
    ],
    defences: [
      {
        question: 'Had the school given leave for any of these sessions?',
        provision: 'Education Act 1996, section 444(3)(a)',
        finding: 'does not apply',
        why: 'No leave was asked for.',
      },
    ],
    tests: [
      {
        title: 'Evidence',
        says: 'met',
        why: 'Each part is proved.',
        by: 'Ms Rhian Kerr',
        on: day('2026-05-29'),
      },
    ],
    decision: {
      says: 'To prosecute',
      reasons: 'Nothing else has helped.',
      by: 'Ms Rhian Kerr',
      on: day('2026-05-29'),
    },
    lacks: null,
    advice: null,
    previous: null,
    notices: [{ served: day('2026-02-02'), which: 'first', outcome: 'not paid' }],
    laid: [{ laid: day('2025-06-02'), from: day('2025-01-06'), to: day('2025-03-28') }],
  },
  unused: [{ what: 'A draft letter', on: day('2026-03-19'), why: 'It never went out.' }],
})
