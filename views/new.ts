import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { consultants } from '../src/domain/case/parts/sign-off.ts'
import type { EntryTest } from '../src/domain/case/verbs/open.ts'
import { formatDay } from '../src/domain/day.ts'
import { formOf } from '../src/domain/family.ts'
import { percentage } from '../src/domain/measure.ts'
import type { Pathway } from '../src/domain/pathway/pathway.ts'
import type { Prospect } from '../src/domain/prospect.ts'
import { context, divider, fields, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { choice, longText, person, search } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import { name } from '../src/kit/text.ts'
import { conversation, conversationBlocks } from './consulting.ts'
import { kinLines } from './kin.ts'
import { packed } from './long-text.ts'
import { refusalSentence } from './refusal.ts'
import { speakFirst } from './speak-first.ts'
import { stillUnclear } from './still-unclear.ts'
import { testWords } from './test-words.ts'
import { some } from './words.ts'

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

function figures({ figures: counts }: EntryTest): KnownBlock[] {
  const { possible, unauthorised, from, to } = counts
  const percent = possible > 0 ? ` (${percentage(unauthorised, possible)})` : ''
  return [
    fields([
      `*Unauthorised absence*\n${unauthorised} of ${some(possible, 'session')}${percent}`,
      `*Counted over*\n${formatDay(from)} to ${formatDay(to)}`,
      ...stillUnclear(counts),
    ]),
  ]
}

function verdict(pathway: Pathway, test: EntryTest): KnownBlock {
  const says = test.meets
    ? ':white_check_mark: *Meets the entry test*'
    : ':no_entry_sign: *Does not meet the entry test*'
  const holds = new Map(test.tests.map((one) => [one.id, one.holds]))
  const each = pathway.entry.tests.map(
    (one) => `${testWords(one.test)} – ${holds.get(one.id) ? 'met' : 'not met'}`,
  )
  const part = test.part
    ? '\nThe two tests do not agree here. The school’s own setting says which one counts.'
    : ''
  return section(`${says} (a local threshold, not a test in law)\n${each.join('\n')}${part}`)
}

function cautions({ test, names, openCase, kin, barred, pathway, sameName }: Prospect): KnownBlock[] {
  const tell = { pathway, family: names }
  const unexplained = 'figures' in test && test.figures.unexplained > 0
  const lines = [
    ...(barred === null ? [] : [`:no_entry: ${refusalSentence(barred, tell)}`]),
    ...(openCase === null ? [] : [`:no_entry: This pupil already has an open case, ${openCase}.`]),
    ...(unexplained
      ? [
          ':warning: Some sessions are marked N (no reason known yet). Put the reason into the register first, then rely on these figures.',
        ]
      : []),
    ...(names.pupil.lookedAfter
      ? [
          ':no_entry: Looked after: no case is opened before the virtual school head and the social worker were asked. Write below who they were and what they said.',
        ]
      : []),
    ...(sameName
      ? [
          ':warning: A colleague has the same name as a parent. Check whether they are the same person. If so, ask a senior leader or the safeguarding lead to keep them out: in the open case, under More, “Who may see this case”.',
        ]
      : []),
    ...kinLines(kin),
  ]
  return packed(lines)
}

function shownProspect(prospect: Prospect): KnownBlock[] {
  const { names, test } = prospect
  const form = formOf(names.pupil)
  const head = section(
    `*${name(names.pupil.name)}*${form === '' ? '' : ` · ${form}`} · ${name(names.school.name)}`,
  )
  const counts =
    'figures' in test
      ? [...figures(test), verdict(prospect.pathway, test)]
      : [section(`:warning: The figures cannot be counted: load ${test.missing}.`)]
  return [divider(), head, ...speakFirst(names), ...counts, ...cautions(prospect)]
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
    ...(prospect === null ? [] : shownProspect(prospect)),
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
