import { type FamilyParent, plainParent } from './families.ts'
import { line, type Story, type Stroke } from './story.ts'

const days = (sessions: number): Stroke => ({ code: 'O', sessions, over: 'days' })
const home = (address: string, postcode: string) => ({ address: `${address}\nFenmoor`, postcode })

function parent(
  title: string,
  forename: string,
  surname: string,
  relationship: string,
  at: ReturnType<typeof home>,
  more: Partial<FamilyParent> = {},
): FamilyParent {
  return { ...plainParent({ title, forename, surname, relationship }, at), ...more }
}

const apart = { resident: false, hasCare: false } as const
const lanternStreet = home('12 Lantern Street', 'QQ4 2DF')
const walczaks = [
  parent('Mrs', 'Hanna', 'Walczak', 'mother', lanternStreet, { language: 'Polish', interpreter: true }),
  parent('Mr', 'Kacper', 'Walczak', 'father', lanternStreet, { language: 'Polish', interpreter: true }),
]

/** Pupils whose families, or those around them, change who may be written to, met and told. */
export const familyStories: readonly Story[] = [
  {
    key: 'parents-apart',
    school: 'secondary',
    yearGroup: 9,
    forename: 'Lottie',
    surname: 'Kettlewell',
    says: 'Two parents apart: one address is confidential, and they must be met separately',
    habit: 'ordinary',
    pupil: () => ({ safetyFlag: true }),
    parents: [
      parent('Ms', 'Rosalind', 'Jessop', 'mother', home('3 Osier Close', 'QQ7 1AB'), {
        addressConfidential: true,
        meetSeparately: true,
      }),
      parent('Mr', 'Barnaby', 'Kettlewell', 'father', home('88 Ropewalk', 'QQ1 9HJ'), {
        ...apart,
        meetSeparately: true,
      }),
    ],
    marks: () => [days(11)],
    figures: (open) => ({ possible: open, unauthorised: 11 }),
  },
  {
    key: 'do-not-write',
    school: 'secondary',
    yearGroup: 10,
    forename: 'Finley',
    surname: 'Wadsworth',
    says: 'A court has ordered that one parent is not written to',
    habit: 'worrying',
    parents: [
      parent('Mrs', 'Harriet', 'Wadsworth', 'mother', home('41 Weir Lane', 'QQ3 5NP')),
      parent('Mr', 'Callum', 'Elmhirst', 'father', home('7 Thistle Court', 'QQ9 4LN'), {
        ...apart,
        doNotWrite: true,
      }),
    ],
    marks: () => [days(10)],
    figures: (open) => ({ possible: open, unauthorised: 10 }),
  },
  {
    key: 'interpreter-urdu',
    school: 'secondary',
    yearGroup: 8,
    forename: 'Areeba',
    surname: 'Qureshi',
    says: 'Both parents read Urdu and need an interpreter',
    habit: 'ordinary',
    pupil: () => ({ firstLanguage: 'Urdu' }),
    parents: [
      parent('Mrs', 'Rabia', 'Qureshi', 'mother', home('19 Saddler Terrace', 'QQ2 8TW'), {
        language: 'Urdu',
        interpreter: true,
      }),
      parent('Mr', 'Junaid', 'Qureshi', 'father', home('19 Saddler Terrace', 'QQ2 8TW'), {
        language: 'Urdu',
        interpreter: true,
      }),
    ],
    marks: () => [days(12)],
    figures: (open) => ({ possible: open, unauthorised: 12 }),
  },
  {
    key: 'sibling-older',
    school: 'secondary',
    yearGroup: 9,
    forename: 'Antoni',
    surname: 'Walczak',
    says: 'Has a sister at the primary school; their parents read Polish and need an interpreter',
    habit: 'ordinary',
    pupil: () => ({ familyRef: 'F9001', firstLanguage: 'Polish' }),
    parents: walczaks,
    marks: () => [days(13)],
    figures: (open) => ({ possible: open, unauthorised: 13 }),
  },
  {
    key: 'sibling-younger',
    school: 'primary',
    yearGroup: 4,
    forename: 'Zofia',
    surname: 'Walczak',
    says: 'Has a brother at the secondary school, away on some of the same days',
    habit: 'ordinary',
    pupil: () => ({ familyRef: 'F9001', firstLanguage: 'Polish' }),
    parents: walczaks,
    marks: (open) => [days(line(open))],
    figures: (open) => ({ possible: open, unauthorised: line(open) }),
  },
  {
    key: 'looked-after',
    school: 'secondary',
    yearGroup: 8,
    forename: 'Kit',
    surname: 'Loxley',
    says: 'Looked after by the council: over the line, but not a case to open like any other',
    habit: 'ordinary',
    pupil: () => ({ lookedAfter: true, socialCare: 'Child looked after' }),
    parents: [
      parent('Ms', 'Efua', 'Boateng', 'foster carer', home('52 Bellfounder Road', 'QQ6 3RS'), {
        parentalResponsibility: false,
      }),
    ],
    marks: () => [days(10)],
    figures: (open) => ({ possible: open, unauthorised: 10 }),
  },
  {
    key: 'social-care',
    school: 'primary',
    yearGroup: 6,
    forename: 'Leo',
    surname: 'Ramsbottom',
    says: 'On a child protection plan, with a safety flag that keeps the case to few people',
    habit: 'worrying',
    pupil: () => ({ socialCare: 'Child protection plan', safetyFlag: true }),
    marks: () => [days(14)],
    figures: (open) => ({ possible: open, unauthorised: 14 }),
  },
  {
    key: 'three-parents',
    school: 'secondary',
    yearGroup: 11,
    forename: 'Olumide',
    surname: 'Asante-Wetherby',
    says: 'Three parents in law: mother, father elsewhere, and a step-parent who has care but no parental responsibility',
    habit: 'ordinary',
    parents: [
      parent('Ms', 'Abena', 'Asante', 'mother', home('26 Hopkiln Avenue', 'QQ5 6UY')),
      parent('Mr', 'Theo', 'Wetherby', 'father', home('140 Signal Box Road', 'QQ8 7EG'), apart),
      parent('Mr', 'Kwabena', 'Sackey', 'step-parent', home('26 Hopkiln Avenue', 'QQ5 6UY'), {
        parentalResponsibility: false,
      }),
    ],
    marks: () => [days(10)],
    figures: (open) => ({ possible: open, unauthorised: 10 }),
  },
]
