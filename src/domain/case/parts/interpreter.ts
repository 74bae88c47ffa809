import type { Day } from '../../day.ts'
import type { Duration } from '../../duration.ts'
import { put, type StepsOf } from '../step.ts'

type For = { meeting: string; parent: string }

export type InterpreterEvent =
  | ({ type: 'interpreter-booked'; language: string; agency: string; name?: string | undefined } & For)
  | ({ type: 'interpreter-confirmed'; day: Day; at: string } & For)
  | ({ type: 'interpreter-cancelled'; why: string } & For)

export type InterpreterCommand =
  | ({
      do: 'book-interpreter'
      language: string
      agency: string
      name?: string | undefined
      /** Somebody has said that the interpreter is no relative or friend of the family, and no pupil. */
      independent: boolean
    } & For)
  | ({ do: 'confirm-interpreter' } & For)
  | ({ do: 'cancel-interpreter'; why: string } & For)

/** An interpreter for one parent at one meeting: from an agency, never the child, a relative or a friend. */
export type Interpreter = For & {
  language: string
  agency: string
  name: string | null
  bookedOn: Day
  /** What the agency said yes to, and when; a meeting that moves asks again. */
  confirmed: { day: Day; at: string; on: Day } | null
}

type Interpreters = { interpreters: Record<string, Interpreter> }

/** What a parent's interpreter for a meeting is kept under. */
const interpreterKey = ({ meeting, parent }: For): string => `${meeting}/${parent}`

export const interpreterSteps: StepsOf<InterpreterEvent, Interpreters> = {
  'interpreter-booked': ({ interpreters }, { meeting, parent, language, agency, name = null, on }) => ({
    interpreters: {
      ...interpreters,
      [interpreterKey({ meeting, parent })]: {
        meeting,
        parent,
        language,
        agency,
        name,
        bookedOn: on,
        confirmed: null,
      },
    },
  }),
  'interpreter-confirmed': ({ interpreters }, { day, at, on, ...of }) => ({
    interpreters: put(interpreters, interpreterKey(of), { confirmed: { day, at, on } }),
  }),
  'interpreter-cancelled': ({ interpreters }, of) => {
    const { [interpreterKey(of)]: _cancelled, ...rest } = interpreters
    return { interpreters: rest }
  },
}

/** The interpreter whom a parent has for a meeting, if one is booked. */
export const interpreterFor = (state: Interpreters, meeting: string, parent: string): Interpreter | null =>
  state.interpreters[interpreterKey({ meeting, parent })] ?? null

/** Has the agency said yes to the day and time at which the meeting now stands? */
export const isConfirmed = (booked: Interpreter | null, { on, at }: { on: Day; at: string }): boolean =>
  booked?.confirmed?.day === on && booked.confirmed.at === at

/** The kind under which “confirm the interpreter” is kept among a case's deadlines; no pathway declares it. */
export const interpreterDeadline = 'interpreter'

/** How long before a meeting its interpreters should have said yes: a house rule, so that another can still be found. */
export const confirmedBefore: Duration = { n: 2, unit: 'school-day' }
