import { minutesOf, reasonFor } from '../domain/case/parts/minutes.ts'
import type { Meeting } from '../domain/case/state.ts'
import { beginsWith, windowOf } from '../domain/case/window.ts'
import { valueOn } from '../domain/dated.ts'
import { earliest } from '../domain/day.ts'
import { sessions } from '../domain/measure.ts'
import type { AbsenceReasonKind } from '../domain/meeting-lists.ts'
import { entryOver } from '../domain/pathway/entry-over.ts'
import { type Spell, type SpellTold, spellsOf } from '../domain/spells.ts'
import type { House } from './house.ts'
import { type Period, readingOf } from './letters/attendance-facts.ts'
import type { LoadedCase } from './load-case.ts'
import { registerWords } from './register-words.ts'

type Looking = { house: House; loaded: LoadedCase }

/** The days that are talked about: the pathway's period once it has begun before this meeting, else the entry window as it was then. */
function daysFor({ loaded }: Looking, meeting: Meeting): Period | null {
  const { pathway, state, facts } = loaded.context
  const asOf = { ...facts, today: meeting.on }
  const ownBeginning = beginsWith(pathway, pathway.period) === meeting.kind
  const period = ownBeginning ? { missing: '' } : windowOf(pathway, state, asOf, pathway.period)
  const entry = entryOver(pathway)
  const window = 'from' in period ? period : windowOf(pathway, state, asOf, entry)
  return 'from' in window ? { from: window.from, to: earliest(meeting.on, facts.today) } : null
}

/** The reasons that can be picked on the day of a meeting. */
export const reasonsOn = (
  { shelves }: Pick<House, 'shelves'>,
  meeting: Pick<Meeting, 'on'>,
): readonly AbsenceReasonKind[] => valueOn(shelves.rules['absence-reasons'], meeting.on)

/** The absences that are talked about at a meeting, in spells, with what the register says and what the family said there. */
export function absencesAt(house: House, loaded: LoadedCase, meeting: Meeting): SpellTold[] {
  const looking = { house, loaded }
  const days = daysFor(looking, meeting)
  if (days === null) return []
  const kept = minutesOf(loaded.state, meeting.id)
  return spellsOf(sessions(readingOf(looking, days))).map((spell) => ({
    ...spell,
    register: registerWords(house, loaded.family.school.nation, spell),
    said: reasonFor(kept, spell),
  }))
}

/** Does the register say something else of a spell than the reason that was given for it? */
export function differs(loaded: LoadedCase, spell: Spell, reason: AbsenceReasonKind | undefined) {
  const same = reason?.says_the_same[loaded.family.school.nation] ?? []
  return spell.runs.some(({ mark }) => !same.includes(mark))
}
