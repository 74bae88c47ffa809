import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { consultants } from '../src/domain/case/parts/sign-off.ts'
import type { Prospect } from '../src/domain/prospect.ts'
import { context, divider } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, longText, person, search } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import { conversation, conversationBlocks } from './consulting.ts'
import { prospectBlocks } from './prospect.ts'

/** Opens the form for a new case from a button. */
export const startCase = defineButton({ id: 'new.start', payload: z.object({}) })

/** The form for a new case. A person who works at several schools first says which. */
export const newCase = defineModal({
  id: 'new',
  context: z.object({ school: z.string().nullable(), asks: z.boolean() }),
  fields: { school: choice(), pupil: search(), owner: person(), reason: longText(), ...conversation },
})

/** What the form for a new case is drawn from; `asks` only where Slack can list the schools. */
export type NewProps = {
  schools: readonly { id: string; name: string }[]
  school: string | null
  asks: boolean
  owner: string
  chosen: { value: string; text: string } | null
  prospect: Prospect | null
}

function asksReason({ test, barred, openCase }: Prospect): boolean {
  return barred === null && openCase === null && 'meets' in test && !test.meets
}

/** A child who is looked after: whom the school spoke to is asked before anything else. */
function conversationsFor(prospect: Prospect | null): KnownBlock[] {
  if (prospect === null || prospect.barred !== null || prospect.openCase !== null) return []
  const { lookedAfter } = prospect.names.pupil
  return lookedAfter ? consultants.flatMap((who) => conversationBlocks(newCase.fields, who)) : []
}

/** Draws the form for a new case; the pupil's figures stand there as soon as one is chosen. */
export function newCaseView({ schools, school, asks, owner, chosen, prospect }: NewProps): ModalView {
  const { fields: field } = newCase
  const choices = schools.map(({ id, name: text }) => ({ value: id, text }))
  const reason = field.reason.block({
    label: 'Why open a case below the entry test?',
    hint: 'Kept with the case.',
    max: 2000,
  })
  const opens = prospect === null || (prospect.barred === null && prospect.openCase === null)
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
