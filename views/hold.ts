import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { type Hold, holdKinds, standingHolds } from '../src/domain/case/parts/hold.ts'
import { stoppedBefore } from '../src/domain/case/to-family.ts'
import { formatDayShort } from '../src/domain/day.ts'
import { roleTitles } from '../src/domain/role.ts'
import { actions, context, divider, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { longText } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import { defineSelect } from '../src/kit/select.ts'
import { escapeText } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { packed, longText as quoted } from './long-text.ts'
import { shown, some, titleIn } from './words.ts'

const ofKind = z.object({ case: z.string(), kind: z.enum(holdKinds) })
const ofHold = z.object({ case: z.string(), hold: z.string() })
const about = z.object({ case: z.string(), hold: z.string(), back: z.string().nullable() })

/** Places a hold from a case: the choice is the act. */
export const holdMenu = defineSelect({ id: 'hold.choose', payload: ofKind })

/** Places a hold with one press. */
export const placeHoldButton = defineButton({ id: 'hold.place', payload: ofKind })

/** Opens the form that lifts a hold. */
export const liftHoldButton = defineButton({ id: 'hold.lift', payload: ofHold })

/** Opens the note on a hold. */
export const noteHoldButton = defineButton({ id: 'hold.note', payload: ofHold })

/** Sends the presser the papers that a hold stopped. */
export const stoppedButton = defineButton({ id: 'hold.stopped', payload: z.object({ case: z.string() }) })

/** The hold of a case; it has nothing to submit. */
export const holdModal = defineModal({ id: 'hold', context: z.object({ case: z.string() }), fields: {} })

/** Lifts a hold, with a reason. */
export const liftHoldModal = defineModal({ id: 'hold.lift', context: about, fields: { why: longText() } })

/** Keeps what people should know of a hold. */
export const noteHoldModal = defineModal({ id: 'hold.note', context: about, fields: { note: longText() } })

const titleOf = ({ context: asked }: CaseShown, { kind }: Pick<Hold, 'kind'>) => asked.facts.care.holds[kind]

function liftWords(looked: CaseShown, hold: Hold): string {
  const who = titleOf(looked, hold).lift.map((role) => roleTitles[role])
  const last = who.at(-1) ?? ''
  return who.length < 2 ? last : `${who.slice(0, -1).join(', ')} or ${last}`
}

const mayLift = (looked: CaseShown, hold: Hold) =>
  titleOf(looked, hold).lift.some((role) => looked.roles.includes(role))

function stoppedWords({ stopped }: Hold): string {
  if (stopped.length === 0) return ''
  return ` ${some(stopped.length, 'letter')} to the family ${stopped.length === 1 ? 'was' : 'were'} stopped.`
}

function oneHold(looked: CaseShown, hold: Hold): KnownBlock[] {
  const { title, now } = titleOf(looked, hold)
  const payload = { case: looked.state.id, hold: hold.id }
  const spoken = title.toLowerCase()
  const note = noteHoldButton.element({
    text: hold.note === '' ? 'Add a note' : 'Change the note',
    spoken: `${hold.note === '' ? 'Add a note' : 'Change the note'}: ${spoken}`,
    payload,
  })
  const lift = liftHoldButton.element({ text: 'Lift the hold', spoken: `Lift the hold: ${spoken}`, payload })
  return [
    section(
      [
        `:no_entry: *On hold: ${escapeText(title)}*`,
        `Since ${formatDayShort(hold.placedOn)}, placed by <@${hold.placedBy}>. No letter or reminder goes to the family.${stoppedWords(hold)} Time limits set by law run on.`,
        ...now.map((one) => `• ${escapeText(one)}`),
      ].join('\n'),
    ),
    ...(hold.note === '' ? [] : quoted('> ', hold.note)),
    actions([note, ...(mayLift(looked, hold) ? [lift] : [])]),
    ...(mayLift(looked, hold) ? [] : [context(`To lift it, ask the ${liftWords(looked, hold)}.`)]),
  ]
}

/** What a hold stopped and that may go again: it is offered, never sent by itself. */
function offered(looked: CaseShown): KnownBlock[] {
  const letters = stoppedBefore(looked.state)
  if (letters.length === 0) return []
  const { state, context: asked, names } = looked
  const lines = letters.map(({ kind, addressee, meeting }) => {
    const attendees = state.meetings[meeting ?? '']?.attendees ?? []
    return `• “${escapeText(titleIn(asked.pathway, kind))}”, to ${shown(addressee, names, attendees)}`
  })
  const says = `:envelope: *The hold is lifted. ${some(letters.length, 'letter')} that it stopped ${letters.length === 1 ? 'has' : 'have'} not gone.*\nRead each again before it goes, or make it again under Letters: days and circumstances may have changed.`
  const button = stoppedButton.element({ text: 'Send me these papers', payload: { case: state.id } })
  return [...packed([says, ...lines]), actions([button])]
}

/** What stands at the head of a case while a hold does, and what it stopped once it is lifted. Who only reads a case is not told why. */
export function holdBlocks(looked: CaseShown): KnownBlock[] {
  const holds = standingHolds(looked.state)
  if (!looked.acts) return holds.length === 0 ? [] : [section(':no_entry: *On hold*')]
  return [...holds.flatMap((hold) => oneHold(looked, hold)), ...offered(looked)]
}

/** The holds that may still be placed. */
function placeable({ state }: CaseShown) {
  const standing = standingHolds(state).map(({ kind }) => kind)
  return holdKinds.filter((kind) => !standing.includes(kind))
}

/** The menu that places a hold, for those who work on the case; null where every hold stands already. */
export function holdChoices(looked: CaseShown) {
  const kinds = looked.acts ? placeable(looked) : []
  if (kinds.length === 0) return null
  const items = kinds.map((kind) => {
    return { text: `Hold: ${titleOf(looked, { kind }).title}`, payload: { case: looked.state.id, kind } }
  })
  return holdMenu.menu({ items, placeholder: 'Hold' })
}

/** Draws the hold of a case: what stands, and one press that stops everything to the family. */
export function holdView(looked: CaseShown): ModalView {
  const { state } = looked
  const stands = holdBlocks(looked)
  const buttons = placeable(looked).map((kind, nth) =>
    placeHoldButton.element({
      text: `Hold: ${titleOf(looked, { kind }).title}`,
      style: 'danger',
      nth,
      payload: { case: state.id, kind },
    }),
  )
  const says =
    'One press stops every letter and reminder to this family at once. Meetings stay in the calendar, and time limits set by law run on.'
  return holdModal.open({
    title: 'Hold',
    context: { case: state.id },
    blocks: [
      ...stands,
      ...(stands.length > 0 && buttons.length > 0 ? [divider()] : []),
      ...(buttons.length === 0 ? [] : [section(says), actions(buttons)]),
      context('The channel is told only that the case is on hold, never why.'),
    ],
    close: 'Close',
  })
}

const standingOne = (looked: CaseShown, id: string) =>
  standingHolds(looked.state).find((hold) => hold.id === id)

const gone = 'That hold has been lifted already.'

/** Draws the form that lifts a hold, for those who may; whom to ask for everybody else. */
export function liftHoldView(looked: CaseShown, id: string, back: string | null): ModalView | string {
  const hold = standingOne(looked, id)
  if (hold === undefined) return gone
  if (!mayLift(looked, hold)) return `To lift this hold, ask the ${liftWords(looked, hold)}.`
  const why = liftHoldModal.fields.why.block({
    label: 'Why can it be lifted?',
    hint: 'Kept with the case. Do not write what a child disclosed.',
    max: 2000,
  })
  return liftHoldModal.open({
    title: 'Lift the hold',
    context: { case: looked.state.id, hold: id, back },
    blocks: [section('Letters and reminders to the family may go again. Nothing is sent by itself.'), why],
    submit: 'Lift the hold',
  })
}

/** Draws the note on a hold. */
export function noteHoldView(looked: CaseShown, id: string, back: string | null): ModalView | string {
  const hold = standingOne(looked, id)
  if (hold === undefined) return gone
  const note = noteHoldModal.fields.note.block({
    label: 'What should colleagues know?',
    hint: 'Kept with the case. Do not write what a child disclosed: tell the safeguarding lead.',
    initial: hold.note,
    max: 2000,
    optional: true,
  })
  return noteHoldModal.open({
    title: 'Note on the hold',
    context: { case: looked.state.id, hold: id, back },
    blocks: [note],
    submit: 'Keep',
  })
}
