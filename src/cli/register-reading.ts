import type { School } from '../../db/queries/schools.ts'
import type { Store } from '../../db/store.ts'
import {
  type DateForm,
  type Doubt,
  dateForms,
  type Profile,
  settledProfile,
  type Understood,
} from '../domain/register-file.ts'
import { OWN } from '../register/profiles/known-school.ts'
import { ownCodes } from '../register/profiles/own-codes.ts'
import { chosenProfile } from '../register/profiles/own-profile.ts'
import { understand } from '../register/profiles/understand.ts'
import type { Refused } from '../register/tables/fault.ts'
import type { TableFile } from '../register/tables/table-file.ts'
import { understoodLines } from './understood-lines.ts'
import { type Call, Misuse, Refusal } from './verb.ts'

/** How a file is to be read, and what was understood of it where that is new. */
export type RegisterReading = { done: true; profile: Profile; understood: Understood | null }

/** The name under which a file is understood rather than read by a profile. */
export const GUIDED = 'guided'

function answersIn(text: string): Record<string, string> {
  const pairs = text.split(';').map((pair) => pair.split('='))
  if (pairs.some(({ length }) => length < 2))
    throw new Misuse('--answers is written like "dates=day-month-year; code ILL=I".')
  return Object.fromEntries(pairs.map(([id = '', ...value]) => [id.trim(), value.join('=').trim()]))
}

function datesGiven(call: Call): DateForm | undefined {
  const given = call.text('dates')
  const form = dateForms.find((one) => one === given)
  if (given !== undefined && form === undefined)
    throw new Misuse(`--dates is one of ${dateForms.join(', ')}.`)
  return form
}

/** A doubt as a fault of the file: what it asks, and how to answer it. */
const asFault = ({ id, asks, choices }: Doubt) => {
  const shown =
    choices.length > 12
      ? []
      : choices.map(({ value, title }) => (value === title ? value : `${value} (${title})`))
  const among = shown.length > 0 ? ` with one of: ${shown.join('; ')}` : ' with a register code or no-mark'
  return { row: 0, column: null, says: `${asks} Add --answers "${id}=…"${among}` }
}

const inDoubt = ({ doubts }: Understood): Refused => ({
  done: false,
  faults: doubts.map(asFault),
  more: 0,
  stopped: false,
})

async function guided(
  call: Call,
  store: Store,
  school: School,
  file: TableFile,
): Promise<RegisterReading | Refused> {
  const { codes, profiles } = call.library()
  const dates = datesGiven(call)
  const answers = { ...(dates === undefined ? {} : { dates }), ...answersIn(call.text('answers') ?? 'x=') }
  const known = {
    ...{ name: school.name, nation: school.nation, today: call.today(), codes },
    ...{ aliases: await ownCodes(store.read, school.id), wonde: profiles.get('wonde')?.profile },
  }
  const understood = await understand(file, known, answers)
  if (!understood.done) return understood
  for (const line of call.has('json') ? [] : understoodLines(understood)) call.say(line)
  if (understood.doubts.length > 0) return inDoubt(understood)
  const profile = settledProfile({ ...understood, aliases: { ...known.aliases, ...understood.aliases } })
  return { done: true, profile, understood }
}

function noProfile(id: string, known: readonly string[], { id: school }: School): Refusal {
  if (id === OWN)
    return new Refusal(
      `${school} has no profile of its own yet: import a file with --profile ${GUIDED} --save.`,
    )
  return new Refusal(`There is no profile ${id}: there are ${[...known, OWN, GUIDED].join(', ')}.`)
}

/** How the file of a call is to be read: by the profile that it names, else by the school's own, else as `canonical`; or as it is understood. */
export async function registerReading(
  call: Call,
  store: Store,
  school: School,
  file: () => TableFile,
): Promise<RegisterReading | Refused> {
  const id = call.text('profile')
  if (id === GUIDED) return guided(call, store, school, file())
  if (call.has('answers') || call.has('save'))
    throw new Misuse(`--answers and --save belong to --profile ${GUIDED}.`)
  const { profiles } = call.library()
  const chosen = await chosenProfile(store.read, profiles, school.id, id)
  if (chosen === null) throw noProfile(id ?? 'canonical', [...profiles.keys()], school)
  return { done: true, profile: { ...chosen, dates: datesGiven(call) ?? chosen.dates }, understood: null }
}
