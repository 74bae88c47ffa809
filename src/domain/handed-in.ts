import { type Asker, rolesAt } from './access.ts'
import type { Day } from './day.ts'
import type { Preview, Understood } from './register-file.ts'
import type { Role } from './role.ts'

/** Who may bring a register in: whoever keeps it, the head who answers for it, and whoever runs Fast Track there. */
const keepers: readonly Role[] = ['attendance-officer', 'headteacher', 'admin']

/** Does this person keep a school's register? */
export function keepsRegister(asker: Asker, school: string): boolean {
  return rolesAt(asker, school).some((role) => keepers.includes(role))
}

/** How far a register file that was handed in has come. */
export type HandedInState = 'reading' | 'asked' | 'previewed' | 'importing' | 'done' | 'refused' | 'given-up'

/** Why a file was not read, or not imported: the bot was stopped, Slack no longer has it or did not hand it over, or it is another. */
export type HandedInTrouble =
  | 'stopped'
  | 'stopped-reading'
  | 'gone'
  | 'unreachable'
  | 'not-the-same'
  | 'went-wrong'

/** Why somebody may not go on with a file that was handed in. */
export type HandedInRefusal =
  | { code: 'not-your-register' }
  | { code: 'no-such-file' }
  | { code: 'somebody-is-at-it'; name: string }
  | { code: 'not-to-be-imported' }

/** What is wrong in a file or worth a look, with how many more there are. Each quotes its cell, so they are for whoever handed it in. */
export type FileFaults = {
  faults: readonly { row: number; column: string | null; says: string }[]
  more: number
}

/** What an import did, in numbers. */
export type ImportReport = {
  changed: boolean
  rows: number
  added: number
  amended: number
  weeks: number
}

/** What is told of a file that was handed in, as far as it has come. */
export type HandedInTold = {
  /** What was understood of it, and what was answered to the questions that it left open. */
  understood?: Understood
  answers?: Readonly<Record<string, string>>
  preview?: Preview
  /** What to look at though the file can be imported. */
  look?: FileFaults
  /** Why it can't. */
  wrong?: FileFaults
  /** Rows read while it is imported; `beat` grows as long as anybody is at it. */
  running?: { rows: number; beat: number }
  report?: ImportReport
  trouble?: HandedInTrouble
}

/** A register file that somebody handed in: of which school, when, how far it has come, and what is told of it. */
export type HandedIn = {
  id: string
  school: { id: string; name: string }
  on: Day
  /** The time of day, such as 14:30. */
  at: string
  state: HandedInState
  told: HandedInTold
}
