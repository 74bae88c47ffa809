import type { AbsenceReason, Stretch } from './case/parts/minutes.ts'
import type { Day } from './day.ts'
import type { Half, Session } from './sessions.ts'

/** Some sessions in a row that the register gives one mark. */
export type Run = Stretch & { mark: string; sessions: number }

/** An absence without a break: the runs of marks that it is made of, in order. */
export type Spell = Stretch & { sessions: number; runs: Run[] }

/** A spell as a screen or a paper tells it: what the register says of it, in words, and why it was, as the family says. */
export type SpellTold = Spell & { register: string[]; said: AbsenceReason | null }

/** One end of a stretch of sessions, as it is kept: `2026-11-02 AM`. */
const sessionKey = ({ day, half }: { day: Day; half: Half }): string => `${day} ${half}`

const absent = ({ category }: Session): boolean => category === 'authorised' || category === 'unauthorised'

function lengthened(run: Run | undefined, at: string, mark: string): Run {
  const was = run ?? { from: at, to: at, mark, sessions: 0 }
  return { ...was, to: at, sessions: was.sessions + 1 }
}

function grown({ from, sessions, runs }: Spell, at: string, mark: string): Spell {
  const last = runs.at(-1)
  const next =
    last?.mark === mark
      ? [...runs.slice(0, -1), lengthened(last, at, mark)]
      : [...runs, lengthened(undefined, at, mark)]
  return { from, to: at, sessions: sessions + 1, runs: next }
}

/** Neither present nor absent, such as a day when the school could not open: it breaks no spell. */
const breaks = ({ category }: Session): boolean =>
  category !== 'not-possible' && category !== 'administrative'

function begun(at: string): Spell {
  return { from: at, to: at, sessions: 0, runs: [] }
}

/**
 * Absences grouped into spells, the earliest first. The sessions given are the school's own, so that a weekend or a
 * holiday breaks nothing; a session that was attended, or that nobody marked, does. Another mark begins a new run.
 */
export function spellsOf(sessions: readonly Session[]): Spell[] {
  const spells: Spell[] = []
  let open: Spell | null = null
  for (const session of sessions.filter((one) => absent(one) || breaks(one))) {
    const at = sessionKey(session)
    if (!absent(session)) open = null
    else {
      if (open !== null) spells.pop()
      open = grown(open ?? begun(at), at, session.mark)
      spells.push(open)
    }
  }
  return spells
}
