import { type PupilTest, type PupilTests, pupilWord } from '../../src/domain/case/pupil-test.ts'
import type { Refusal, Unmet } from '../../src/domain/case/refusal.ts'
import type { SaidAnswer } from '../../src/domain/case/said.ts'
import { describeDuration } from '../../src/domain/duration.ts'
import type { Pathway } from '../../src/domain/pathway/pathway.ts'
import { askFirst } from '../private-needs.ts'
import { listed } from '../words.ts'

type Tell = { pathway: Pathway }

/** What is said where something holds, where it does not, and where nobody knows. */
type Said = readonly [holds: string, not: string, unknown: string]

const either = (holds: string, not: string): Said => [
  holds,
  not,
  `It is not known whether this is so: ${holds}`,
]

const facts: Record<PupilTests['pupil']['pupil'], Said> = {
  'looked-after': either(
    'The pupil is looked after by a council',
    'The pupil is not looked after by a council',
  ),
  // What social care knows is for the safeguarding lead to tell, whichever way it is.
  'social-care': [askFirst, askFirst, askFirst],
  send: either('Special educational needs are on record', 'No special educational needs are on record'),
  'young-carer': either(
    'The pupil is on record as a young carer',
    'The pupil is not on record as a young carer',
  ),
  medical: either('A medical condition is on record', 'No medical condition is on record'),
}

const years = (all: readonly string[]) =>
  all.map((one) => (one === 'R' ? 'reception' : `year ${one}`)).join(' or ')

function lengthWords({ school_left: length }: PupilTests['school_left'], { pathway }: Tell): string {
  const left = 'setting' in length ? pathway.settings[length.setting]?.default : length
  return left === undefined || typeof left === 'string' ? 'what the school set' : describeDuration(left)
}

function noticeWords({ notices: { at_least: least, at_most: most, within } }: PupilTests['notices']): string {
  const bounds = [
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ]
  return `${bounds.join(' and ')} penalty notices within ${describeDuration(within)}`
}

const pupilWords: { [W in keyof PupilTests]: (test: PupilTests[W], tell: Tell) => Said } = {
  pupil: ({ pupil }) => facts[pupil],
  phase: ({ phase }) =>
    either(`The school is ${phase.join(' or ')}`, `The school is not ${phase.join(' or ')}`),
  year_group: ({ year_group: all }) => [
    `The pupil is in ${years(all)}`,
    `The pupil is not in ${years(all)}`,
    'The pupil’s year group is not on record',
  ],
  school_left: (test, tell) => [
    `At least ${lengthWords(test, tell)} of compulsory school age are left`,
    `Less than ${lengthWords(test, tell)} of compulsory school age are left`,
    'How much of compulsory school age is left is not known',
  ],
  setting: ({ setting, is }, { pathway }) => {
    const title = pathway.settings[setting]?.title ?? setting
    return either(`The school set “${title}” to ${is}`, `The school did not set “${title}” to ${is}`)
  },
  notices: (test) =>
    either(`This parent was given ${noticeWords(test)}`, `This parent was not given ${noticeWords(test)}`),
}

function saidOf(test: PupilTest, tell: Tell): Said {
  const word = pupilWord(test)
  if (word === undefined) throw new Error(`There are no words for ${Object.keys(test)}`)
  return (pupilWords[word] as (test: PupilTest, tell: Tell) => Said)(test, tell)
}

/** What somebody answered to a question, in words. */
export const saidWords: Record<SaidAnswer, string> = { yes: 'yes', no: 'no', 'not-known': 'not known' }

const questionIn = ({ questions }: Pathway, id: string) => questions.find((one) => one.id === id)?.text ?? id

type Of<K extends Unmet['unmet']> = Extract<Unmet, { unmet: K }>

/** What of the pupil, the school or what was said at opening does not hold, in words. */
export const entryUnmetWords = {
  'on-roll': () => 'The pupil is not on roll',
  'of-age': () => 'The pupil is not of compulsory school age, or no date of birth is on record',
  asked: ({ question, said }: Of<'asked'>, { pathway }: Tell) =>
    said === null
      ? `Somebody must say: ${questionIn(pathway, question)}`
      : `The answer to “${questionIn(pathway, question)}” was ${saidWords[said]}`,
  pupil: ({ test, known, wanted }: Of<'pupil'>, tell: Tell) => {
    const [holds, not, unknown] = saidOf(test, tell)
    if (!known) return unknown
    return wanted ? not : holds
  },
}

/** Why a case is not opened, or goes no further for a pupil who is too old, and what to do. */
export const entryRefusals = {
  'already-open': (refusal: Extract<Refusal, { code: 'already-open' }>) =>
    `This pupil already has an open case, ${refusal.case}. Open that one instead.`,
  'not-on-roll': () => 'This pupil is not on roll, so a case cannot be opened.',
  'no-date-of-birth': () =>
    'This pupil has no date of birth on record, so compulsory school age cannot be checked. Ask for it to be added to the pupil import.',
  'outside-compulsory-age': () => 'This pupil is not of compulsory school age, so a case cannot be opened.',
  'past-school-age': () =>
    'This pupil is no longer of compulsory school age. Close the case with that reason.',
  'below-entry-test': () =>
    'This pupil does not meet the entry test. Say why you are opening a case all the same.',
  'not-said': ({ questions }: Extract<Refusal, { code: 'not-said' }>, { pathway }: Tell) =>
    `Answer first, with “Not known” where nobody can say: ${listed(questions.map((one) => `“${questionIn(pathway, one)}”`))}.`,
}
