import type { KnownBlock } from '@slack/types'
import { offences } from '../../src/domain/case/parts/prosecution.ts'
import { type Finding, findings } from '../../src/domain/charge/defences.ts'
import type { PackProfile } from '../../src/domain/pack/pack-profile.ts'
import { lackWords } from '../../src/domain/prosecution/lack-words.ts'
import { offenceWords } from '../../src/domain/prosecution/offence-words.ts'
import { defencesFor, prosecutionLacks, recordLacks } from '../../src/domain/prosecution/standing.ts'
import { context, section } from '../../src/kit/blocks.ts'
import { escapeText, name } from '../../src/kit/text.ts'
import { packed } from '../long-text.ts'
import { capital } from '../words.ts'
import { long, yesOrNo } from './answers.ts'
import { packFormModal } from './modal.ts'
import type { CourtShown } from './shown.ts'

const { fields } = packFormModal

const lacking = (lacks: ReturnType<typeof recordLacks>): KnownBlock[] =>
  lacks.length === 0 ? [] : packed([`:warning: ${escapeText(lackWords(lacks))}`])

const offenceTitles = {
  '444-1': 'Not securing regular attendance',
  '444-1a': 'Knowing of it, and not acting',
} as const

/** Asks for the period of the charge and the offence. */
export const chargeQuestions = ({ file: { charge } }: CourtShown): KnownBlock[] => [
  context('The council names the period. Only sessions in it that can be charged are charged.'),
  fields.day.block({ key: 'from', label: 'First day', initial: charge?.from }),
  fields.day.block({ key: 'to', label: 'Last day', initial: charge?.to }),
  fields.one.block({
    key: 'offence',
    label: 'Offence',
    choices: offences.map((value) => ({
      value,
      text: offenceTitles[value],
      description: capital(offenceWords[value]),
    })),
    initial: charge?.offence,
  }),
]

const findingWords: Record<Finding, string> = {
  applies: 'It applies',
  'does-not-apply': 'It does not apply',
  'not-known': 'Not known yet',
}

/** Asks what was found of each defence, and why. */
export const defenceQuestions = ({ file, looked }: CourtShown): KnownBlock[] =>
  defencesFor(file, looked.context.facts.defences).flatMap(({ id, question, provision }) => [
    fields.one.block({
      key: id,
      label: question,
      hint: provision,
      optional: true,
      choices: findings.map((value) => ({ value, text: findingWords[value] })),
      initial: file.defences[id]?.finding,
      as: 'menu',
    }),
    long(`why-${id}`, 'How is that known?', file.defences[id]?.why, { optional: true }),
  ])

const fieldsAPage = 3

/** How many pages the decision record has. */
export const recordPages = ({ looked }: CourtShown): number =>
  Math.ceil(looked.context.facts.prosecution.record.length / fieldsAPage)

/** The fields of the decision record on one page. */
export const recordOn = ({ looked }: CourtShown, page: number) =>
  looked.context.facts.prosecution.record.slice(page * fieldsAPage, (page + 1) * fieldsAPage)

/** Asks for the fields of the decision record. */
export const recordQuestions = (court: CourtShown, page: number): KnownBlock[] => [
  context('This is the council’s own. It is never served.'),
  ...recordOn(court, page).map(({ id, title, hint }) =>
    long(id, title, court.file.record[id]?.text, { hint, optional: true }),
  ),
]

/** Asks for what the council keeps beside the record. */
export const adviceQuestions = ({ file }: CourtShown): KnownBlock[] => [
  context('This is the council’s own. It is never served.'),
  long('advice', 'Legal advice', file.advice, { optional: true }),
  long('previous', 'Earlier notices and convictions', file.previous, { optional: true }),
]

/** Asks for one of the two tests. */
export const testQuestions =
  (test: 'evidence' | 'public-interest', asks: string) =>
  (court: CourtShown): KnownBlock[] => [
    ...lacking(recordLacks(court.file, court.looked.context.facts)),
    yesOrNo('passes', asks, court.file.tests[test]?.passes),
    long('why', 'Why?', court.file.tests[test]?.why),
  ]

/** Asks for the decision. */
export const decideQuestions = (court: CourtShown): KnownBlock[] => [
  ...lacking(prosecutionLacks(court.file, court.looked.context.facts)),
  yesOrNo('prosecute', 'Prosecute this parent?', undefined),
  long('reasons', 'Reasons', court.file.decision?.reasons),
]

/** Asks who gives the statement. */
export const witnessQuestions = ({ file: { witness } }: CourtShown): KnownBlock[] => [
  fields.who.block({ key: 'who', label: 'Who gives the statement?', initial: witness?.id }),
  fields.line.block({
    key: 'occupation',
    label: 'Their occupation',
    hint: 'As the statement says it, such as head of year.',
    initial: witness?.occupation,
    max: 100,
  }),
  yesOrNo('over18', 'Are they over 18?', witness?.over18),
]

/** The profiles that ask something only people can say. */
export const askingProfiles = ({ profiles }: CourtShown): PackProfile[] =>
  profiles.filter(({ ask }) => ask.length > 0)

/** Asks what one profile wants to be told by people. */
export const askQuestions = (court: CourtShown, page: number): KnownBlock[] => {
  const profile = askingProfiles(court)[page]
  if (profile === undefined) return [section('No list asks anything that only people can say.')]
  return [
    section(`*${name(profile.name)}*`),
    ...profile.ask.flatMap(({ id, title, todo }) => [
      yesOrNo(id, title, court.file.answered[id]?.yes, { optional: true }),
      long(`note-${id}`, 'Note', court.file.answered[id]?.note, { hint: todo, optional: true }),
    ]),
  ]
}

/** Asks for which list the pack is built. */
export const buildQuestions = ({ profiles, draft }: CourtShown): KnownBlock[] => [
  ...(draft.length === 0
    ? []
    : packed(['It will be a draft, as long as this is so:', ...draft.map((one) => `• ${escapeText(one)}`)])),
  fields.one.block({
    key: 'profile',
    label: 'What is it built for?',
    choices: profiles.map(({ id, name: text }) => ({ value: id, text })),
    initial: profiles.find(({ id }) => id === 'general')?.id,
    as: 'menu',
  }),
  context(
    'It is kept as it was issued, and comes to you in a message. A big one takes minutes. What would tell of somebody else is found first, and then nothing is issued.',
  ),
]

/** Asks for the day on which an information was laid. */
export const laidQuestions = ({ looked }: CourtShown): KnownBlock[] => [
  context('The days of the charge can then not be charged again.'),
  fields.day.block({ key: 'laid', label: 'Laid on', initial: looked.context.facts.today }),
]
