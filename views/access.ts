import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { keeperRoles } from '../src/domain/access.ts'
import { formatDay, formatDayShort } from '../src/domain/day.ts'
import type { LookPage, OutLine } from '../src/domain/looks.ts'
import type { Role } from '../src/domain/role.ts'
import { actions, context, divider, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { longText, person } from '../src/kit/field.ts'
import { defineModal } from '../src/kit/modal.ts'
import { name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { packed } from './long-text.ts'
import { asMany } from './pages.ts'
import { clock, some } from './words.ts'

const about = z.object({ case: z.string(), back: z.string().nullable() })
const form = about.extend({ over: z.string() })

/** Who has looked at a case, and who is kept out of it. */
export const accessModal = defineModal({ id: 'access', context: about, fields: {} })

/** Keeps a colleague out. */
export const keepOutModal = defineModal({
  id: 'access.keep-out',
  context: form,
  fields: { colleague: person(), why: longText() },
})

/** Lets a colleague in again. */
export const letInModal = defineModal({
  id: 'access.let-in',
  context: form.extend({ person: z.string() }),
  fields: { why: longText() },
})

/** Opens the form that keeps a colleague out. */
export const openKeepOut = defineButton({ id: 'access.out', payload: z.object({ case: z.string() }) })

/** Opens the form that lets a colleague in again. */
export const openLetIn = defineButton({
  id: 'access.in',
  payload: z.object({ case: z.string(), person: z.string() }),
})

/** Turns to those who looked earlier, or back to the latest. */
export const looksPage = defineButton({
  id: 'access.page',
  payload: z.object({ case: z.string(), before: z.int().nullable() }),
})

/** What is said to whoever may open a case and not see who else did. */
export const notForAccess =
  'Who has looked at a case is for the headteacher, a senior leader, the safeguarding lead or an attendance team leader to see. Ask one of them.'

/** May somebody with these roles at the case's school see who has looked? */
export const seesAccess = (roles: readonly Role[]): boolean =>
  roles.some((role) => keeperRoles.includes(role))

const roomForOut = { blocks: 30, bytes: 60_000 }

function outBlocks({ state, people, acts }: CaseShown, out: readonly OutLine[]): KnownBlock[] {
  const blocks = out.map(({ person: id, since, why }) => {
    const line = `*${name(people[id] ?? id)}*, since ${formatDay(since)}\n${name(why)}`
    const button = openLetIn.element({
      text: 'Let in again',
      spoken: `Let ${people[id] ?? id} in again`,
      payload: { case: state.id, person: id },
    })
    return section(line, acts ? { accessory: button } : {})
  })
  if (blocks.length === 0) return [section('Nobody is kept out of this pupil’s cases.')]
  return asMany(blocks, roomForOut, (left) => `${some(left, 'more colleague')} are kept out.`)
}

function lookBlocks({ state, people }: CaseShown, { lines, before }: LookPage, later: boolean): KnownBlock[] {
  const told = lines.map(
    ({ person: id, on, at, what }) =>
      `${formatDayShort(on)}, ${clock(at)} · ${name(people[id] ?? id)} · ${name(what)}`,
  )
  const turn = (text: string, to: number | null, nth: number) =>
    looksPage.element({ text, nth, payload: { case: state.id, before: to } })
  const buttons = [
    ...(later ? [turn('Back to the latest', null, 1)] : []),
    ...(before === null ? [] : [turn('Earlier', before, 2)]),
  ]
  return [
    ...(told.length === 0 ? [section('Nobody has looked at this case yet.')] : packed(told)),
    ...(buttons.length === 0 ? [] : [actions(buttons)]),
  ]
}

/** What the screen shows: who is kept out, a page of looks, and whether it is not the latest. */
export type AccessShown = { out: readonly OutLine[]; looks: LookPage; later: boolean; back: string | null }

/** Draws who has looked at a case and who is kept out of it. */
export function accessView(looked: CaseShown, { out, looks, later, back }: AccessShown): ModalView {
  const { state, acts } = looked
  const keep = openKeepOut.element({ text: 'Keep somebody out', payload: { case: state.id } })
  const blocks = [
    section('*Kept out*'),
    ...outBlocks(looked, out),
    ...(acts ? [actions([keep])] : []),
    divider(),
    section('*Who has looked*'),
    ...lookBlocks(looked, looks, later),
    context('The same screen opened again within five minutes counts once.'),
  ]
  return accessModal.open({
    title: 'Who may see this case',
    context: { case: state.id, back },
    blocks,
    close: 'Close',
  })
}

/** Draws the form that keeps a colleague out. */
export function keepOutView(
  { state, names }: CaseShown,
  below: { over: string; back: string | null },
): ModalView {
  const { fields } = keepOutModal
  const says = `Choose a colleague who is connected to the family of ${name(names.pupil.name)}, for example a parent, a relative or a close friend. From now on they see nothing of this case, nor of a later one about the same pupil. They are not told.`
  return keepOutModal.open({
    title: 'Keep somebody out',
    context: { case: state.id, ...below },
    blocks: [
      section(says),
      fields.colleague.block({ label: 'Colleague' }),
      fields.why.block({ label: 'Why?', hint: 'Kept with the case, for those who may see it.', max: 1000 }),
    ],
    submit: 'Keep out',
  })
}

/** Draws the form that lets a colleague in again. */
export function letInView(
  { state, people }: CaseShown,
  id: string,
  below: { over: string; back: string | null },
): ModalView {
  return letInModal.open({
    title: 'Let in again',
    context: { case: state.id, person: id, ...below },
    blocks: [
      section(`*${name(people[id] ?? id)}* can then open this case again, as their role allows.`),
      letInModal.fields.why.block({ label: 'Why?', hint: 'Kept with the case.', max: 1000 }),
    ],
    submit: 'Let in',
  })
}
