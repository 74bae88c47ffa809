import type { Day } from '../day.ts'

/** What an exhibit is; a profile asks for kinds. */
export const exhibitKinds = [
  'statement',
  'certificate',
  'sessions',
  'chronology',
  'letter',
  'proof-of-service',
  'minutes',
  'signed-minutes',
  'contract',
  'contact-log',
  'attendance-this-year',
  'attendance-last-year',
  'wishes-and-feelings',
  'handed-in',
] as const
export type ExhibitKind = (typeof exhibitKinds)[number]

/** What a profile calls an exhibit, where its own title does not say. */
export const exhibitTitles: Readonly<Record<ExhibitKind, string>> = {
  statement: 'Witness statement',
  certificate: 'Certificate of attendance',
  sessions: 'Sessions that are charged',
  chronology: 'What happened, in order',
  letter: 'Letter',
  'proof-of-service': 'Proof of service',
  minutes: 'Minutes of a meeting',
  'signed-minutes': 'Signed minutes',
  contract: 'Attendance contract',
  'contact-log': 'Contact log',
  'attendance-this-year': 'Attendance this school year',
  'attendance-last-year': 'Attendance last school year',
  'wishes-and-feelings': 'What the child said',
  'handed-in': 'Paper that was handed in',
}

/** Whether a paper that somebody has to sign was signed; null where nobody has to. */
export type Signed = 'yes' | 'no' | null

/** One exhibit as the checks look at it. */
export type Exhibit = {
  readonly id: string
  readonly kind: ExhibitKind
  readonly title: string
  /** The day that it is of; a certificate is of the last day that it covers. */
  readonly on: Day
  readonly signed: Signed
  /** What its cover sheet names: unsigned, unserved, overtaken by an amended mark. */
  readonly warnings: readonly string[]
  /** It went and came back: it shows what was tried, and no check counts it. */
  readonly cameBack?: true
}

/** An exhibit's label: the witness's initials and its number, such as AB/1. */
export const labelOf = (initials: string, index: number): string => `${initials}/${index + 1}`

/** A witness's initials, from the first letter of each name, hyphened ones included: `Bethan Hale-Reed` is BHR. */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/u)
    .flatMap((part) => [...part].find((letter) => /\p{L}/u.test(letter))?.toLocaleUpperCase('en-GB') ?? [])
    .join('')
