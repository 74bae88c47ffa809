import type { KnownBlock, ModalView } from '@slack/types'
import { contactKinds } from '../src/domain/contact.ts'
import { writesUnwanted } from '../src/domain/contact-entry.ts'
import type { LogProspect } from '../src/domain/contact-shown.ts'
import type { ParentNames } from '../src/domain/family.ts'
import { context, divider, section } from '../src/kit/blocks.ts'
import { limits } from '../src/kit/limits.ts'
import type { Choice } from '../src/kit/option.ts'
import { name } from '../src/kit/text.ts'
import { type LogAnswers, type LogContext, logModal, somebodyElse } from './log/form.ts'
import { contactWords } from './log/words.ts'
import { speakFirst } from './speak-first.ts'
import { noParents, some } from './words.ts'

/** What the form is drawn from: the pupil that was chosen, and what the form's other parts hang on. */
export type LogProps = {
  context: LogContext
  prospect: LogProspect | null
  /** What a message said, to begin with. */
  said?: string | undefined
  /** The siblings that are ticked to begin with, by id. */
  ticked?: readonly string[] | undefined
  answers?: Pick<LogAnswers, 'kind' | 'who' | 'incoming' | 'reached' | 'manner'> | undefined
}

function parentChoice(parent: ParentNames, indirect: readonly string[]): Choice {
  const facts = [
    parent.relationship,
    parent.doNotWrite ? 'do not write' : null,
    indirect.includes(parent.id) ? 'only through somebody else: see the school’s record' : null,
  ].filter((fact) => fact !== null)
  return {
    value: parent.id,
    text: parent.name,
    ...(facts.length > 0 ? { description: facts.join(', ') } : {}),
  }
}

function siblingBlocks({ siblings }: LogProspect, initial: readonly string[], version: number): KnownBlock[] {
  if (siblings.length === 0) return []
  const shown = siblings.slice(0, limits.listedOptions)
  const left = siblings.length - shown.length
  const list = shown.map(({ id, name, form }) => ({
    value: id,
    text: form === '' ? name : `${name}, ${form}`,
  }))
  return [
    logModal.fields.siblings.block({ label: 'Also about', choices: list, initial, optional: true, version }),
    ...(left > 0 ? [context(`${some(left, 'more sibling')}: log a contact for them separately.`)] : []),
  ]
}

function whoBlocks({ names, indirect }: LogProspect, who: string | null, version: number): KnownBlock[] {
  const parents = names.parents.slice(0, limits.selectOptions - 1)
  const other = logModal.fields.other.block({ label: 'Who was it?', max: 200, version })
  if (parents.length === 0) return [context(noParents), other]
  const all = [
    ...parents.map((parent) => parentChoice(parent, indirect)),
    { value: somebodyElse, text: 'Somebody else' },
  ]
  const [only] = parents
  const initial = parents.length === 1 ? only?.id : undefined
  const pick = logModal.fields.who.block({
    label: 'Who with?',
    choices: all,
    initial,
    dispatch: true,
    version,
  })
  return who === somebodyElse ? [pick, other] : [pick]
}

/** A parent who may not be written to: what has gone already is kept as the fact that it is. */
function unwantedBlocks({ names }: LogProspect, { answers, context: { turn } }: LogProps): KnownBlock[] {
  const [kind, who] = [answers?.kind ?? null, answers?.who ?? null]
  const incoming = answers?.incoming.includes('yes') ?? false
  const parent = names.parents.find(({ id }) => id === who)
  if (parent === undefined || !writesUnwanted({ kind, who, incoming }, names.parents)) return []
  const already = [{ value: 'yes' as const, text: 'It has gone already' }]
  return [
    section(
      `:warning: *${name(parent.name)} is marked “do not write”.* If it has gone already, tick “It has gone already” so that it stands in the record. If not, call or visit instead.`,
    ),
    logModal.fields.gone.block({ label: 'Has it gone?', choices: already, optional: true, version: turn }),
  ]
}

const noContactYet =
  'Nobody knows yet where the child is? Try every parent and number on record. If you still cannot find out today, tell the safeguarding lead: the child may be missing.'

function reachedBlocks({ retryOn }: LogProspect, reached: boolean | null): KnownBlock[] {
  if (reached !== false) return []
  const hint =
    retryOn === null
      ? 'The next school day is not known: the school’s calendar does not reach that far.'
      : 'You are reminded that morning until somebody logs another contact.'
  return [
    logModal.fields.retryOn.block({ label: 'Try again on', initial: retryOn, hint, optional: true }),
    context(noContactYet),
  ]
}

const mannerChoices = [
  { value: 'did', text: 'I did it myself' },
  { value: 'saw', text: 'I saw somebody do it' },
  { value: 'told', text: 'I was told' },
] as const

const doerBlocks: KnownBlock[] = [
  logModal.fields.doneBy.block({ label: 'Which colleague?', optional: true }),
  logModal.fields.doneByName.block({
    label: 'Or their name, if they are not in Slack',
    max: 200,
    optional: true,
  }),
]

function detailBlocks({ today, now }: LogProspect, manner: LogAnswers['manner']): KnownBlock[] {
  const { fields: field } = logModal
  const theySide = [{ value: 'yes' as const, text: 'They contacted us' }]
  return [
    divider(),
    context('All of this is filled in for you. Change only what is not right.'),
    field.on.block({ label: 'Which day?', initial: today }),
    field.at.block({ label: 'What time?', initial: now, optional: true }),
    field.incoming.block({ label: 'Who began it?', choices: theySide, optional: true }),
    field.manner.block({
      label: 'How do you know?',
      choices: mannerChoices,
      initial: 'did',
      as: 'radio',
      dispatch: true,
    }),
    ...(manner === null || manner === 'did' ? [] : doerBlocks),
  ]
}

const kindChoices = contactKinds.map((kind) => ({ value: kind, text: contactWords[kind] }))

const saidBlock = (said: string | null | undefined): KnownBlock =>
  logModal.fields.said.block({
    label: 'What was said?',
    hint: 'One line is enough. Leave it empty if nobody was reached.',
    initial: said,
    optional: true,
  })

const onHold =
  ':no_entry: *Everything to this family is on hold.* Open the case and read the hold before you contact them.'

function entryBlocks(props: LogProps): KnownBlock[] {
  const {
    prospect,
    said,
    ticked = [],
    answers,
    context: { turn },
  } = props
  // What a message said is kept on the screen while the pupil is looked for.
  if (prospect === null) return said === undefined ? [] : [saidBlock(said)]
  const { fields: field } = logModal
  const { who = null, reached = null, manner = null } = answers ?? {}
  return [
    ...speakFirst(prospect.names),
    ...(prospect.held ? [section(onHold)] : []),
    ...siblingBlocks(prospect, ticked, turn),
    field.kind.block({ label: 'How?', choices: kindChoices, as: 'radio', dispatch: true }),
    ...whoBlocks(prospect, who, turn),
    ...unwantedBlocks(prospect, props),
    field.reached.block({ label: 'Did you reach them?', dispatch: true }),
    saidBlock(said),
    ...reachedBlocks(prospect, reached),
    field.next.block({ label: 'What happens next?', max: 500, optional: true }),
    ...detailBlocks(prospect, manner),
  ]
}

/** Draws the form for a contact: first the pupil, then what an entry needs, then what is filled in already. */
export function logView(props: LogProps): ModalView {
  const pupil = props.prospect?.names.pupil
  return logModal.open({
    title: 'Log a contact',
    context: props.context,
    blocks: [
      logModal.fields.pupil.block({
        label: 'Pupil',
        hint: 'Type a part of the name.',
        dispatch: true,
        initial: pupil === undefined ? null : { value: pupil.id, text: pupil.name },
        focus: pupil === undefined,
        version: 0,
      }),
      ...entryBlocks(props),
    ],
  })
}
