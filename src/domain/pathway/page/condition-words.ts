import { describeDuration } from '../../duration.ts'
import { idWords } from '../id-words.ts'
import type { Condition, meetingStates, pupilFacts } from '../schema/condition.ts'
import { anyQuoted, quoted } from '../title-of.ts'
import { series } from './sentence.ts'
import { lengthWords, type Told } from './setting-words.ts'
import { boundsWords, countWords } from './test-words.ts'
import { windowWords } from './window-words.ts'

type Words<T> = T extends T ? keyof T : never
type Word = Exclude<Words<Condition>, 'is' | 'with' | 'over' | 'at_least' | 'at_most' | 'below'>
type Is<W extends Word> = Extract<Condition, Record<W, unknown>>
type Says<W extends Word> = (condition: Is<W>, told: Told, holds: boolean) => string

const not = (holds: boolean, word: string, other = `${word} not`): string => (holds ? word : other)

const ofPupil: Record<(typeof pupilFacts)[number], readonly [string, string]> = {
  'looked-after': ['the pupil is looked after', 'the pupil is not looked after'],
  'social-care': ['social care works with the family', 'social care does not work with the family'],
  send: ['the pupil has special educational needs', 'the pupil has no special educational needs on record'],
  'young-carer': ['the pupil is a young carer', 'the pupil is not known to be a young carer'],
  medical: ['the pupil has a medical condition', 'the pupil has no medical condition on record'],
}

const ofMeeting: Record<(typeof meetingStates)[number], readonly [string, string]> = {
  planned: ['a day is set for @', 'no day is set for @'],
  held: ['@ was held', '@ was not held'],
  attended: ['a parent came to @', 'no parent came to @'],
  missed: ['a parent who was invited missed @', 'no invited parent missed @'],
}

const pick = (holds: boolean, [yes, no]: readonly [string, string]): string => (holds ? yes : no)

/** Is it several conditions, read together? */
function isList(condition: Condition): boolean {
  if ('not' in condition) return isList(condition.not)
  const of = 'all' in condition ? condition.all : 'any' in condition ? condition.any : []
  return of.length > 1
}

const inside = (condition: Condition, told: Told, holds: boolean): string => {
  const words = said(condition, told, holds)
  return isList(condition) ? `(${words})` : words
}

/** What is asked of a form by one field alone, by the form and the field. */
function oneField(condition: Condition): { form: string; field: string; value: string } | null {
  if (!('recorded' in condition)) return null
  const [[field, value] = [], ...more] = Object.entries(condition.with ?? {})
  return field === undefined || value === undefined || more.length > 0
    ? null
    : { form: condition.recorded, field, value }
}

type Clause = (told: Told, holds: boolean) => string

/** Conditions of which any will do, those that differ only in the option that is chosen or in one answer to a form taken together. */
function together(of: readonly Condition[]): Clause[] {
  const clauses = new Map<string, Clause>()
  for (const one of of) {
    const asked = oneField(one)
    if ('decided' in one) {
      const decided = of.flatMap((other) => ('decided' in other ? other.decided : []))
      clauses.set('decided', (told, holds) => said({ decided }, told, holds))
    } else if (asked !== null) {
      const { form, field } = asked
      const alike = of.map(oneField).filter((other) => other?.form === form && other.field === field)
      const values = alike.flatMap((other) => other?.value ?? [])
      clauses.set(`${form} ${field}`, (told, holds) => formWords(told, form, [[field, values]], holds))
    } else clauses.set(JSON.stringify(one), (told, holds) => inside(one, told, holds))
  }
  return [...clauses.values()]
}

/** One and all of them, or any of them; what does not hold of all does not hold of one, and the other way round. */
function list(of: readonly Condition[], every: boolean, told: Told, holds: boolean): string {
  const clauses = every
    ? of.map(
        (one): Clause =>
          (...how) =>
            inside(one, ...how),
      )
    : together(of)
  const each = clauses.map((clause) => clause(told, holds))
  if (each.length === 1) return each.join('')
  return every === holds ? each.join(', and ') : `either ${each.join(', or ')}`
}

function ofMeasure(test: Is<'measure'>, told: Told, holds: boolean): string {
  const { bounds, from } = boundsWords(test, told, holds)
  const [noun, over] = [countWords[test.measure], windowWords(told, test.over)]
  if (test.measure.endsWith('-share')) return `${noun} ${over} is ${bounds}${from}`
  const one = bounds === '1 or fewer' || bounds === 'one'
  return `there ${one ? 'is' : 'are'} ${bounds} ${noun} ${over}${from}`
}

function fieldWords({ pathway }: Told, record: string, field: string, values: readonly string[]): string {
  const found = pathway.records.find(({ id }) => id === record)?.fields.find(({ id }) => id === field)
  const named = values.map((value) => `“${found?.choices?.find(({ id }) => id === value)?.title ?? value}”`)
  return `“${found?.title ?? field}” is ${series(named, 'or')}`
}

/** A form that is recorded, where its fields have one of some values each. */
function formWords(
  told: Told,
  recorded: string,
  values: readonly [field: string, values: readonly string[]][],
  holds: boolean,
): string {
  const form = quoted(told.pathway, recorded)
  if (values.length === 0) return `${form} ${not(holds, 'is')} recorded`
  const fields = values.map(([field, some]) => fieldWords(told, recorded, field, some)).join(' and ')
  return holds ? `${form} is recorded, where ${fields}` : `no ${form} is recorded where ${fields}`
}

const ofRecord = ({ recorded, with: values = {} }: Is<'recorded'>, told: Told, holds: boolean): string =>
  formWords(
    told,
    recorded,
    Object.entries(values).map(([field, value]) => [field, [value]]),
    holds,
  )

function ofNotices(
  { notices: { at_least, at_most, within } }: Is<'notices'>,
  told: Told,
  holds: boolean,
): string {
  const test = { measure: 'unauthorised-sessions', over: '', at_least, at_most } as const
  const { bounds } = boundsWords(test, told, holds)
  return `this parent has had ${bounds} penalty notices for this child within ${describeDuration(within)}`
}

function question({ pathway }: Told, id: string): string {
  return pathway.questions.find((one) => one.id === id)?.text ?? id
}

const says: { [W in Word]: Says<W> } = {
  all: ({ all }, told, holds) => list(all, true, told, holds),
  any: ({ any }, told, holds) => list(any, false, told, holds),
  not: ({ not: other }, told, holds) => said(other, told, !holds),
  measure: ofMeasure,
  answered: ({ answered }, { pathway }, holds) =>
    `${holds ? 'every' : 'not every'} item of ${quoted(pathway, answered)} is answered`,
  done: ({ done }, _told, holds) => `item ${done} ${not(holds, 'is')} done`,
  asked: ({ asked }, told, holds) =>
    `whoever opens the case answers ${holds ? 'yes' : 'other than yes'} to “${question(told, asked)}”`,
  pupil: ({ pupil }, _told, holds) => pick(holds, ofPupil[pupil]),
  phase: ({ phase }, _told, holds) => `the school ${not(holds, 'is')} ${series(phase, 'or')}`,
  year_group: ({ year_group }, _told, holds) =>
    `the pupil ${not(holds, 'is')} in Year ${series(year_group, 'or')}`,
  school_left: ({ school_left }, told, holds) =>
    `${holds ? 'at least' : 'less than'} ${lengthWords(told, school_left)} of compulsory school age is left`,
  meeting: ({ meeting, is }, { pathway }, holds) =>
    pick(holds, ofMeeting[is]).replace('@', () => quoted(pathway, meeting)),
  sent: ({ sent }, { pathway }, holds) => `${quoted(pathway, sent)} ${not(holds, 'has')} gone out`,
  decided: ({ decided }, { pathway }, holds) =>
    `the decision ${not(holds, 'is')} ${anyQuoted(pathway, decided)}`,
  been: ({ been }, { pathway }, holds) => `the case ${not(holds, 'has')} been at ${quoted(pathway, been)}`,
  recorded: ofRecord,
  reached: ({ reached }, { pathway }, holds) =>
    `the day of ${quoted(pathway, reached)} ${not(holds, 'has')} come`,
  breached: ({ breached }, { pathway }, holds) =>
    `${quoted(pathway, breached)} was ${holds ? '' : 'not '}raised`,
  contacted: (_condition, _told, holds) => `${holds ? 'a' : 'no'} contact with the family is logged`,
  defence: (_condition, _told, holds) => `${holds ? 'a' : 'no'} parent has given a defence`,
  setting: ({ setting, is }, { pathway }, holds) =>
    `the setting “${pathway.settings[setting]?.title ?? setting}” ${not(holds, 'says', 'does not say')} ${idWords(is)}`,
  notices: ofNotices,
}

function said(condition: Condition, told: Told, holds: boolean): string {
  const word = Object.keys(condition).find((key): key is Word => key in says)
  if (word === undefined) throw new Error(`Nothing says ${Object.keys(condition).join(', ')}`)
  return (says[word] as (condition: Condition, told: Told, holds: boolean) => string)(condition, told, holds)
}

/** A condition in plain English, to stand within a sentence: “attendance over the last 10 school weeks is at least 80%”. */
export const conditionWords = (condition: Condition, told: Told): string => said(condition, told, true)

/** Conditions that must all hold, each of them as a clause of its own. */
export function needsWords(conditions: readonly Condition[], told: Told): string[] {
  return conditions.flatMap((one) => ('all' in one ? one.all : [one])).map((one) => conditionWords(one, told))
}
