import { windowOf } from '../../domain/case/window.ts'
import { marksOver } from '../../domain/certificate/changed-marks.ts'
import {
  type Absence,
  type Bar,
  type Charge,
  chargeOf,
  type NoticeOver,
} from '../../domain/charge/chargeable.ts'
import { codeIn, codeSetOn } from '../../domain/codes.ts'
import { addDays, type Day, formatDay } from '../../domain/day.ts'
import type { LetterFacts } from '../../domain/letter-facts.ts'
import { withdrawn } from '../../domain/penalty-notices.ts'
import { offenceWords } from '../../domain/prosecution/offence-words.ts'
import type { RegisterWeek } from '../../domain/sessions.ts'
import type { PackScene } from './pack-scene.ts'

/** Why a session is not charged, in words. */
export const barWords: { [B in Bar['bar']]: (bar: Extract<Bar, { bar: B }>) => string } = {
  authorised: () => 'the absence is authorised',
  'not-possible': () => 'the pupil could not have attended',
  unmarked: () => 'nobody marked it',
  unexplained: () => 'no reason was ever established',
  'unknown-code': () => 'the mark is no code of the register',
  shut: () => 'the school was shut',
  'off-roll': () => 'the pupil was not on the roll',
  'outside-age': () => 'the pupil was not of compulsory school age',
  'before-look-back': ({ from }) => `it lies before ${formatDay(from)}, from which the pathway looks`,
  'too-late': ({ last }) => `an information had to be laid by ${formatDay(last)}`,
  'notice-paid': () => 'a penalty notice for it was paid',
  'notice-running': () => 'a penalty notice for it can still be paid',
  'notice-days-not-known': () => 'a penalty notice may cover it, and nobody wrote down for which days it was',
  charged: ({ laid }) => `it was charged before, on ${formatDay(laid)}`,
}

const whyNot = ({ bars }: Absence): string =>
  bars.map((bar) => (barWords[bar.bar] as (bar: Bar) => string)(bar)).join('; ')

/** A notice of this case to the parent: nobody records for which days it was, so that it may cover any before it was served. */
function noticesOf({ loaded, parent }: PackScene): NoticeOver[] {
  const days = loaded.context.facts.penalties
  return Object.values(loaded.state.notices)
    .filter((notice) => notice.parent === parent.id && notice.outcome !== withdrawn)
    .map(({ id, received, which, outcome, over = null }) => ({
      id,
      over,
      outcome: outcome === 'paid' || outcome === 'not-paid' ? outcome : null,
      payBy: addDays(received, (days?.[which].days ?? 1) - 1),
    }))
}

/** The first day that the pathway's own look back reaches; null where it has none, or its days are not known yet. */
function lookBackOf({ loaded }: PackScene): Day | null {
  const { pathway, state, facts } = loaded.context
  const window = pathway.court_window && windowOf(pathway, state, facts, pathway.court_window)
  return window && 'from' in window ? window.from : null
}

/** What this parent can be charged with over the period that the council named; null before it has. */
export function chargeIn(scene: PackScene): Charge | null {
  const { file, register, loaded, house } = scene
  const { charge } = file
  if (charge === null) return null
  return chargeOf({
    reading: { ...register, from: charge.from, to: charge.to },
    on: loaded.context.facts.today,
    timeLimit: house.shelves.rules['time-limit'],
    lookBackFrom: lookBackOf(scene),
    notices: noticesOf(scene),
    charged: file.laid,
  })
}

/** The marks that a certificate over the named period prints now; none before it is named. */
export function marksOfCharge({ file: { charge }, register }: PackScene): RegisterWeek[] {
  return charge === null ? [] : marksOver({ ...register, from: charge.from, to: charge.to })
}

type Printed = NonNullable<LetterFacts['charge']>
type Which = Printed['days'][number]['which']

const whichOf = (some: readonly Absence[]): Which => {
  const [one, other] = some
  if (other !== undefined) return 'Morning and afternoon'
  return one?.half === 'AM' ? 'Morning' : 'Afternoon'
}

/** The sessions of each day together, as far as they are told alike. */
function byDay(all: readonly Absence[], told: (one: Absence) => string): Absence[][] {
  const days = new Map<string, Absence[]>()
  for (const one of all) {
    const key = `${one.day} ${told(one)}`
    days.set(key, [...(days.get(key) ?? []), one])
  }
  return [...days.values()]
}

const marksOf = (some: readonly Absence[]): string =>
  some
    .map(({ mark }) => mark)
    .filter(Boolean)
    .join(', ')

const lateness = (some: readonly Absence[]): string | null =>
  some.flatMap(({ minutesLate }) => (minutesLate === null ? [] : `${minutesLate} minutes late`)).join(', ') ||
  null

function keyOf({ register }: PackScene, free: readonly Absence[]): Printed['key'] {
  const { codeSets, nation } = register
  const lines = free.map(({ mark, day }): [string, string] => [
    mark,
    codeIn(codeSetOn(codeSets, nation, day), mark)?.meaning ?? 'Not a code of the register',
  ])
  return [...new Map(lines)].sort().map(([mark, meaning]) => ({ mark, meaning }))
}

/** The same as papers print it. */
export function chargeFacts(scene: PackScene): Printed | null {
  const [named, charge] = [scene.file.charge, chargeIn(scene)]
  if (named === null || charge === null) return null
  const free = charge.absences.filter(({ bars }) => bars.length === 0)
  const barred = charge.absences.filter(({ bars }) => bars.length > 0)
  return {
    from: named.from,
    to: named.to,
    offence: offenceWords[named.offence],
    count: charge.chargeable,
    days: byDay(free, () => '').flatMap((some) => {
      const [{ day, last } = {}] = some
      if (day === undefined || last === undefined) return []
      return [{ day, which: whichOf(some), marks: marksOf(some), note: lateness(some), last }]
    }),
    key: keyOf(scene, free),
    barred: byDay(barred, whyNot).flatMap((some) => {
      const [one] = some
      if (one === undefined) return []
      return [{ day: one.day, which: whichOf(some), marks: marksOf(some) || null, why: whyNot(one) }]
    }),
    last: charge.last,
  }
}
