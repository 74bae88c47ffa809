import type { Asker } from '../domain/access.ts'
import { attendance } from '../domain/attendance.ts'
import type { Closer, DaysSupposed, SpellSeen } from '../domain/closer.ts'
import { ifAuthorised } from '../domain/if-authorised.ts'
import { type Session, sessions } from '../domain/sessions.ts'
import { type Spell, spellsOf } from '../domain/spells.ts'
import { factsOf, readableRegister } from './facts.ts'
import type { House } from './house.ts'
import { logLook } from './log-look.ts'
import { ofPupil } from './look-at-attendance.ts'
import { type Candidate, candidateOf, prospectOf, tried } from './look-at-pupil.ts'
import { registerWords } from './register-words.ts'

const isIn = ({ day, half }: Session, { from, to }: Spell): boolean => {
  const at = `${day} ${half}`
  return from <= at && at <= to
}

function seen(house: House, { family }: Candidate, all: readonly Session[], spell: Spell): SpellSeen {
  const own = all.filter((session) => isIn(session, spell))
  const unauthorised = own.filter(({ category }) => category === 'unauthorised').length
  return { ...spell, register: registerWords(house, family.school.nation, spell), unauthorised }
}

/** The entry test as it would stand if the unauthorised sessions of some days were authorised. */
function supposing({ shelves }: House, candidate: Candidate, days: readonly DaysSupposed[]) {
  const { family, facts, pathway } = candidate
  const codes = ifAuthorised(shelves.codes, { days })
  const supposed = factsOf({ shelves: { ...shelves, codes } }, family, facts.calendar, facts.today)
  const test = tried({ ...candidate, facts: { ...supposed, pupil: facts.pupil } }, pathway)
  return 'missing' in test ? null : test
}

/** Looks closely at a pupil of a screening as one of the school's pathways counts, the default one unless said, and asks what if the absences of some days were authorised; who looked is written down first. Null where the asker may open no case for them. */
export async function lookCloser(
  house: House,
  asker: Asker,
  pupil: string,
  { days, pathway }: { days: readonly DaysSupposed[]; pathway: string | null },
): Promise<Closer | null> {
  const candidate = await candidateOf(house, asker, pupil, pathway)
  if (candidate === null) return null
  const { family, facts } = candidate
  const prospect = await prospectOf(house, asker, candidate)
  await logLook(house, { person: asker.id, case: prospect.openCase ?? ofPupil(pupil), what: 'Look closer' })
  if ('missing' in prospect.test) return { prospect, attendance: null, spells: [], ifAuthorised: null }
  const { from, to } = prospect.test.figures
  const reading = { ...readableRegister(house, family, facts.calendar, facts.today), from, to }
  const all = sessions(reading)
  return {
    prospect,
    attendance: attendance(reading, house.shelves.rules),
    spells: spellsOf(all).map((spell) => seen(house, candidate, all, spell)),
    ifAuthorised: days.length === 0 ? null : supposing(house, candidate, days),
  }
}
