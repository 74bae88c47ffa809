import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { consultants } from '../src/domain/case/parts/sign-off.ts'
import { type Said, saidAnswers } from '../src/domain/case/said.ts'
import type { Pathway } from '../src/domain/pathway/pathway.ts'
import type { Prospect } from '../src/domain/prospect.ts'
import { context, divider } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, longText, person, search, text } from '../src/kit/field.ts'
import { each } from '../src/kit/field-kind.ts'
import { defineModal } from '../src/kit/modal.ts'
import { conversation, conversationBlocks } from './consulting.ts'
import { prospectBlocks } from './new/prospect.ts'
import { notedBlocks } from './noted.ts'

/** Opens the form for a new case from a button. */
export const startCase = defineButton({ id: 'new.start', payload: z.object({}) })

/** The form for a new case. A person who works at several schools first says which. */
export const newCase = defineModal({
  id: 'new',
  context: z.object({ school: z.string().nullable(), asks: z.boolean() }),
  fields: {
    school: choice(),
    pupil: search(),
    pathway: choice(),
    said: each(choice(saidAnswers)),
    noted: each(text()),
    owner: person(),
    reason: longText(),
    ...conversation,
  },
})

/** A question is asked of one pupil: an answer stays with them when another is chosen. */
const keyOf = (pupil: string, question: string) => `${pupil}|${question}`

type SaidAnswered = Pick<ReturnType<(typeof newCase)['read']>['answers'], 'said' | 'noted'>

/** What a form says of a pupil as answers to a pathway's questions. */
export function saidIn({ said, noted }: SaidAnswered, pupil: string, { questions }: Pathway): Said {
  const answers = questions.flatMap(({ id }) => {
    const key = keyOf(pupil, id)
    const answer = said.find((one) => one.key === key)?.value ?? null
    const note = noted.find((one) => one.key === key)?.value ?? null
    return answer === null ? [] : [[id, { answer, ...(note === null ? {} : { note }) }] as const]
  })
  return Object.fromEntries(answers)
}

/** Says beside each question that it is still to be answered. */
export const unsaidErrors = (pupil: string, questions: readonly string[]) => ({
  said: Object.fromEntries(
    questions.map((id) => [keyOf(pupil, id), 'Answer this first. “Not known” will do.']),
  ),
})

/** What the form for a new case is drawn from; `asks` whether the school is to be chosen on it. */
export type NewProps = {
  schools: readonly { id: string; name: string }[]
  school: string | null
  asks: boolean
  owner: string
  chosen: { value: string; text: string } | null
  prospect: Prospect | null
}

const mayOpen = ({ barred, openCase }: Prospect): boolean => barred === null && openCase === null

/** Below the test, or where nobody knows: but not while an answer may still decide it. */
function asksReason(prospect: Prospect): boolean {
  const { test } = prospect
  return (
    mayOpen(prospect) && 'meets' in test && !test.meets && (test.holds === false || test.ask.length === 0)
  )
}

const answers = saidAnswers.map((value) => ({
  value,
  text: { yes: 'Yes', no: 'No', 'not-known': 'Not known' }[value],
}))

/** What only a person can say: each question, and room for what is known of it. An answer tells at once how the test stands. */
function questionsFor(prospect: Prospect | null): KnownBlock[] {
  if (prospect === null || !mayOpen(prospect)) return []
  return prospect.pathway.questions.flatMap(({ id, text: label, hint, note }): KnownBlock[] => {
    const key = keyOf(prospect.names.pupil.id, id)
    return [
      newCase.fields.said.block({ key, label, hint, choices: answers, as: 'radio', dispatch: true }),
      ...notedBlocks({ note }),
      newCase.fields.noted.block({ key, label: 'What shows it', optional: true, max: 1000 }),
    ]
  })
}

/** Which of the school's pathways the case is to be on, where there is a choice. */
function pathwayFor(prospect: Prospect | null): KnownBlock[] {
  if (prospect === null || !mayOpen(prospect) || prospect.offers.length < 2) return []
  const choices = prospect.offers.map(({ pathway: { id: value, name } }) => ({ value, text: name }))
  const initial = prospect.pathway.id
  return [
    newCase.fields.pathway.block({
      label: 'On which pathway?',
      choices,
      initial,
      as: 'menu',
      dispatch: true,
    }),
  ]
}

/** A child who is looked after: whom the school spoke to is asked before anything else. */
function conversationsFor(prospect: Prospect | null): KnownBlock[] {
  if (prospect === null || !mayOpen(prospect)) return []
  const { lookedAfter } = prospect.names.pupil
  return lookedAfter ? consultants.flatMap((who) => conversationBlocks(newCase.fields, who)) : []
}

function reasonLabel(prospect: Prospect | null): string {
  const isKnown = prospect === null || !('holds' in prospect.test) || prospect.test.holds !== null
  return isKnown ? 'Why open a case below the entry test?' : 'Why open a case all the same?'
}

/** Draws the form for a new case; the pupil's figures stand there as soon as one is chosen. */
export function newCaseView({ schools, school, asks, owner, chosen, prospect }: NewProps): ModalView {
  const { fields: field } = newCase
  const choices = schools.map(({ id, name: text }) => ({ value: id, text }))
  const reason = field.reason.block({
    label: reasonLabel(prospect),
    hint: 'Kept with the case.',
    max: 2000,
  })
  const opens = prospect === null || mayOpen(prospect)
  const initial = schools.find(({ id }) => id === school)?.id
  const blocks: KnownBlock[] = [
    ...(asks ? [field.school.block({ label: 'School', choices, initial, as: 'menu', dispatch: true })] : []),
    field.pupil.block({
      label: 'Pupil',
      hint: 'Type a name, a form or a UPN.',
      placeholder: 'Find a pupil',
      initial: chosen,
      dispatch: true,
      focus: chosen === null,
    }),
    ...(prospect === null ? [] : [divider(), ...prospectBlocks(prospect)]),
    ...pathwayFor(prospect),
    ...questionsFor(prospect),
    ...(prospect !== null && asksReason(prospect) ? [reason] : []),
    ...conversationsFor(prospect),
    ...(opens
      ? [
          field.owner.block({
            label: 'Who owns this case?',
            hint: 'They are told, and get its deadlines.',
            initial: owner,
          }),
        ]
      : []),
    context('Nothing is posted with a name in it. The channel sees the case number and initials.'),
  ]
  return newCase.open({
    title: 'New Fast Track case',
    context: { school, asks },
    blocks,
    submit: 'Open case',
  })
}
