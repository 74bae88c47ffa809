import { compulsorySchoolAge } from '../compulsory-school-age.ts'
import { count, type Duration, inMonthsOf } from '../duration.ts'
import type { Condition } from '../pathway/schema/condition.ts'
import type { Facts } from './facts.ts'

type Words = 'pupil' | 'phase' | 'year_group' | 'school_left' | 'setting' | 'notices'

/** The conditions that ask neither the register nor what happened in a case: of the pupil, the school, or what it set. */
export type PupilTests = { [W in Words]: Extract<Condition, Record<W, unknown>> }
export type PupilTest = PupilTests[Words]

/** What is said of something that can be asked: yes, no, that only a person can say, or that it is not on record. */
export type Verdict = boolean | 'ask' | null

/** What of a pupil such a condition looks at; what is left out is not on record. */
export type TestedPupil = Pick<Facts['pupil'], 'lookedAfter' | 'dateOfBirth'> &
  Partial<Pick<Facts['pupil'], 'needs' | 'yearGroup' | 'keptBack'>>

/** What is the same for every pupil of a school on a day. */
export type TestPlace = Pick<Facts, 'today' | 'calendar' | 'care' | 'phase' | 'notices'>

type Settings = Record<string, Duration | string>
type Asked = { pupil: TestedPupil; place: TestPlace; settings: Settings }

/** A year group as it is compared: `10` for “Year 10”, `r` for “Reception”. */
const yearOf = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^(year|yr|y)\.?\s*(?=\w)/, '')
    .replace(/^reception$/, 'r')
    .replace(/^0+(?=\d)/, '')

function onRecord(fact: string, { pupil, place }: Asked): boolean {
  const column = fact.replace('-', '_')
  return place.care.needs.some(
    ({ id, found }) =>
      found !== undefined && 'pupil' in found && found.pupil === column && pupil.needs?.includes(id),
  )
}

function within({ n, most = Infinity, least = 0 }: { n: number; most?: number; least?: number }): boolean {
  return n >= least && n <= most
}

const verdicts: { [W in Words]: (test: PupilTests[W], asked: Asked) => Verdict } = {
  pupil: ({ pupil: fact }, asked) => {
    if (fact === 'looked-after') return asked.pupil.lookedAfter
    if (fact === 'social-care' && asked.pupil.keptBack) return 'ask'
    return onRecord(fact, asked)
  },
  phase: ({ phase }, { place }) => phase.includes(place.phase),
  year_group: ({ year_group: years }, { pupil: { yearGroup } }) =>
    yearGroup?.trim() ? years.map(yearOf).includes(yearOf(yearGroup)) : null,
  school_left: ({ school_left: length }, { pupil, place, settings }) => {
    const left = 'setting' in length ? settings[length.setting] : length
    if (pupil.dateOfBirth === null || left === undefined || typeof left === 'string') return null
    const then = count(place.calendar, place.today, 'after', inMonthsOf(left, settings))
    return then.known ? then.day <= compulsorySchoolAge(pupil.dateOfBirth, place.calendar).until : null
  },
  setting: ({ setting, is }, { settings }) => settings[setting] === is,
  notices: ({ notices }, { place }) => {
    const n = place.notices?.(notices.within)
    return n === undefined
      ? null
      : within({ n, most: notices.at_most ?? Infinity, least: notices.at_least ?? 0 })
  },
}

/** What such a condition asks about; undefined for any other. */
export const pupilWord = (condition: Condition): Words | undefined =>
  (Object.keys(verdicts) as Words[]).find((word) => word in condition)

/** Is it a condition of the pupil, the school, or what it set? */
export const isPupilTest = (condition: Condition): condition is PupilTest =>
  pupilWord(condition) !== undefined

/** Whether such a condition holds of a pupil; what is flagged and may not be told to whoever asks is for somebody else to say. */
export function pupilVerdict(
  test: PupilTest,
  pupil: TestedPupil,
  place: TestPlace,
  settings: Settings,
): Verdict {
  const word = pupilWord(test)
  if (word === undefined) throw new Error(`${Object.keys(test)} is no test of a pupil`)
  const verdict = verdicts[word] as (test: PupilTest, asked: Asked) => Verdict
  return verdict(test, { pupil, place, settings })
}
