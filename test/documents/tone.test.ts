import { describe, expect, test } from 'vitest'
import type { LetterTemplate } from '../../src/domain/letter-template.ts'
import { simpleConditions } from '../../src/domain/pathway/entry-over.ts'
import type { LetterKind } from '../../src/domain/pathway/pathway.ts'
import { everyLetter, pathways } from './all-letters.ts'
import { type Told, told, toneRules } from './tone.ts'

/** The print-out of the register is the record itself, and has no words of its own to speak of. */
const isRecord = ({ body }: LetterTemplate) => body.includes('```certificate')
const toFamilies = [...everyLetter].filter(
  ([, one]) => ['parent', 'pupil'].includes(one.addressee) && !isRecord(one),
)

/** Does a letter wait for a decision, a form that somebody has filled in, or a stage that only a decision opens? */
const waitsForRecord = ({ unlocks, tells }: LetterKind): boolean =>
  unlocks !== undefined &&
  simpleConditions(unlocks).some(
    (one) => 'decided' in one || 'recorded' in one || ('been' in one && tells !== undefined),
  )

const kinds = [...pathways().values()].flatMap(({ letters }) => letters)
const isTied = (path: string): boolean => {
  const own = kinds.filter(({ template }) => template === path)
  return own.length > 0 && own.every(waitsForRecord)
}

const faultsOf = (one: Told): string[] =>
  Object.entries(toneRules).flatMap(([rule, faultOf]) => {
    const fault = faultOf(one)
    return fault === null ? [] : [`${rule}: ${fault}`]
  })

describe('a letter to a family', () => {
  test.each(toFamilies)('%s keeps to the tone', (path, template) => {
    expect(faultsOf(told(template, isTied(path)))).toEqual([])
  })

  test('is one of many', () => expect(toFamilies.length).toBeGreaterThan(70))
})

const at = (path: string): LetterTemplate => {
  const found = everyLetter.get(path)
  if (found === undefined) throw new Error(`no letter ${path}`)
  return found
}
const referral = at('school-checklist/referral-decision')
const invitation = at('school-checklist/invite-initial')

const body = (given: string, instead: string, of = referral): Told =>
  told({ ...of, body: of.body.replace(given, instead) })
const part = (name: string, given: string | RegExp, instead: string, of = referral): Told =>
  told({ ...of, parts: { ...of.parts, [name]: (of.parts[name] ?? '').replaceAll(given, instead) } })
const added = (words: string): Told => body('{{> help}}', `{{> help}}\n\n${words}`)

/** For each rule a letter that breaks it. */
const broken: { [Rule in keyof typeof toneRules]: Told } = {
  'its first sentence says what this is, and the second what to do at the latest': body(
    'This letter tells you that on',
    'We are writing because on',
  ),
  'support comes before consequences': body(
    '{{> attendance}}',
    'You can be fined in court.\n\n{{> attendance}}',
  ),
  'days come before percentages': body('{{> attendance}}', 'Attendance is 70.7%.\n\n{{> attendance}}'),
  'unauthorised absence, illness and lateness stand apart': part(
    'attendance',
    ' for illness',
    ' of other kinds',
  ),
  'arriving after the register closed is never called a lost half-day': part(
    'attendance',
    'It is not counted above.',
    'That is {{days attendance.lateAfterClose}}.',
  ),
  'it accuses nobody': added('You have committed nothing less than that.'),
  'a step towards court is one that the council may consider, unless a decision is on record': {
    ...added('The council has decided to take the case to court.'),
    tied: false,
  },
  'it tells nothing of a diagnosis, another child or adult, ethnicity, social care or benefits':
    added('Her brother is away too.'),
  'somebody by name can be reached': part('help', '{{contact.name}}', 'the office'),
  'a day to meet can be changed': part('meeting-help', 'to change the date, ', '', invitation),
  'the parent can meet separately and bring someone': part('help', 'to bring someone, ', ''),
  'another language, an interpreter and large print are offered': part('help', 'large print or ', ''),
  'it asks whether health, disability, caring, money or safety is making this hard': part(
    'help',
    'money or ',
    '',
  ),
  'it names independent advice': part('help', 'free, independent advice', 'help'),
  'what is local policy is called local': body('local threshold, not', 'threshold, not'),
  'the law that it speaks of stands in its head with a source': told({
    ...at('cardiff-5-step/concern-3'),
    legal_basis: [],
  }),
  'it can be read at the age that its head says': added(
    'Notwithstanding aforementioned representations, nonattendance necessitates consideration of alternatives. '.repeat(
      5,
    ),
  ),
}

describe('a letter that breaks the tone is told so', () => {
  test.each(Object.keys(toneRules))('%s', (rule) => {
    const one = broken[rule]
    expect(one && toneRules[rule]?.(one)).toEqual(expect.any(String))
  })
})
