import type { KnownBlock } from '@slack/types'
import type { Attendee } from '../../src/domain/case/event.ts'
import { nextToMeet, plannedWith } from '../../src/domain/case/sittings.ts'
import { latestMeeting, type Meeting } from '../../src/domain/case/state.ts'
import { householdOf, someApart } from '../../src/domain/case/together.ts'
import type { ParentNames } from '../../src/domain/family.ts'
import type { MeetingKind } from '../../src/domain/pathway/pathway.ts'
import { context, section } from '../../src/kit/blocks.ts'
import { limits } from '../../src/kit/limits.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { noParents } from '../words.ts'
import { mostProfessionals, type PlanProps, planModal } from './form.ts'

function parentLine(parent: ParentNames): { value: string; text: string; description?: string } {
  const facts = [
    parent.relationship,
    parent.resident === false ? 'lives elsewhere' : null,
    parent.interpreter ? `interpreter${parent.language === null ? '' : `: ${parent.language}`}` : null,
    parent.doNotWrite ? 'do not write' : null,
  ].filter((fact) => fact !== null)
  return {
    value: parent.id,
    text: parent.name,
    ...(facts.length > 0 ? { description: facts.join(', ') } : {}),
  }
}

const typedNames = (meeting: Meeting | null, as: Attendee['as']) =>
  (meeting?.attendees ?? []).flatMap((one) => (one.as === as && one.name !== undefined ? [one.name] : []))

const slackOf = (meeting: Meeting | null, as: Attendee['as']) =>
  meeting?.attendees.find((one) => one.as === as)?.who ?? null

/** Those who are ticked at first: of whoever is still to be met, one household, the pupil's own before others. */
export function firstAsked({ context: asked, names, state }: CaseShown, kind: MeetingKind): string[] {
  const ordered = [...names.parents].sort((a, b) => Number(b.resident === true) - Number(a.resident === true))
  const ids = ordered.map((one) => one.id)
  return householdOf(asked.facts.parents, nextToMeet(state, kind, ids))
}

function apartLines({ looked, kind, meeting }: PlanProps, ticked: readonly string[]): KnownBlock[] {
  const { parents } = looked.context.facts
  const others = looked.names.parents.filter(({ id }) => !ticked.includes(id))
  return others
    .filter(({ id }) => someApart(parents, [...ticked, id]))
    .map(({ id, name: who }) => {
      const planned = plannedWith(looked.state, kind.id, [id], meeting?.id)
      const next =
        planned === null ? ' Set up another meeting for them afterwards.' : ' They have a day of their own.'
      return context(`${name(who)} is met separately.${next}`)
    })
}

function togetherBlocks(props: PlanProps, ticked: readonly string[]): KnownBlock[] {
  const { looked, meeting } = props
  if (!someApart(looked.context.facts.parents, ticked)) return apartLines(props, ticked)
  return [
    section(
      ':warning: *Some of those ticked are met separately.* Untick whoever is to have a meeting of their own. To meet them together all the same, say why: your reason and your name are kept.',
    ),
    planModal.fields.together.block({
      label: 'Why meet them together?',
      initial: meeting?.together,
      optional: true,
      max: 1000,
    }),
  ]
}

function parentsBlocks(props: PlanProps): KnownBlock[] {
  const { looked, kind, meeting, chosen } = props
  const { parents } = looked.names
  if (parents.length === 0) return [section(noParents)]
  const invited = meeting?.attendees.filter((one) => one.as === 'parent').map((one) => one.who)
  const ticked = chosen ?? invited ?? firstAsked(looked, kind)
  const lists = Array.from({ length: Math.ceil(parents.length / limits.listedOptions) }, (_, index) =>
    parents.slice(index * limits.listedOptions, (index + 1) * limits.listedOptions),
  )
  const fields = lists.map((list, index) =>
    planModal.fields.parents.block({
      key: String(index),
      label: index === 0 ? 'Parents to invite' : 'And of these',
      hint: 'Everyone the law counts as a parent, wherever they live. Each gets their own letter.',
      choices: list.map(parentLine),
      initial: ticked,
      optional: parents.length > limits.listedOptions,
      dispatch: true,
    }),
  )
  return [...fields, ...togetherBlocks(props, ticked)]
}

function staffBlocks({ looked, meeting, viewer, kind }: PlanProps): KnownBlock[] {
  const { fields } = planModal
  const previous = meeting ?? latestMeeting(looked.state, kind.id)
  const chair = 'A senior leader or head of year who can decide for the school.'
  return [
    fields.chair.block({ label: 'Chair', hint: chair, initial: slackOf(previous, 'chair') ?? viewer }),
    fields.minutes.block({
      label: 'Minute taker',
      initial: slackOf(previous, 'minute-taker'),
      optional: true,
    }),
  ]
}

/** Who is asked to a meeting. */
export function whoBlocks(props: PlanProps): KnownBlock[] {
  const { meeting } = props
  const { fields } = planModal
  const professionals = typedNames(meeting, 'professional').join('\n')
  const each = `One on each line, at most ${mostProfessionals}: name, service. They need not be in Slack.`
  return [
    ...parentsBlocks(props),
    fields.pupil.block({
      label: 'Is the pupil coming?',
      initial: meeting === null || slackOf(meeting, 'pupil') !== null,
    }),
    ...staffBlocks(props),
    fields.professionals.block({
      label: 'Professionals',
      hint: each,
      initial: professionals,
      optional: true,
      max: 1500,
    }),
  ]
}
