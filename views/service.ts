import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import type { NotServed, Sending } from '../src/domain/case/parts/service.ts'
import { formatDayShort } from '../src/domain/day.ts'
import type { ParentNames } from '../src/domain/family.ts'
import { roleTitles } from '../src/domain/role.ts'
import { actions, divider, header, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { defineModal } from '../src/kit/modal.ts'
import { defineSelect } from '../src/kit/select.ts'
import { name } from '../src/kit/text.ts'
import type { CaseShown } from './case-shown.ts'
import { longAside, packed } from './long-text.ts'
import { type Group, pageButtons, pageOf } from './pages.ts'
import { papersBackWords } from './papers-back/words.ts'
import { backWords, lettersTo, notServedOn, type OutLetter, wentWords } from './service/track.ts'
import { speakFirst } from './speak-first.ts'
import { whoDid } from './who-did.ts'
import { either, noParents, noticeLine, titleIn } from './words.ts'

/** What was sent to each parent, and what came of it; it has nothing to submit. */
export const serviceModal = defineModal({
  id: 'service',
  context: z.object({ case: z.string(), back: z.string().nullable(), page: z.int() }),
  fields: {},
})

/** Turns to another page of many letters. */
export const servicePage = defineButton({
  id: 'service.page',
  payload: z.object({ case: z.string(), page: z.int() }),
})

/** What may be said of a letter that went out. */
export const serviceActs = ['prove', 'back', 'again', 'correct', 'not'] as const
export type ServiceAct = (typeof serviceActs)[number]

/** What may be said of one letter. */
export const serviceMenu = defineSelect({
  id: 'service.letter',
  payload: z.object({ case: z.string(), letter: z.string(), do: z.enum(serviceActs) }),
})

/** Opens the form that says why somebody is not served. */
export const notServedButton = defineButton({ id: 'service.not', payload: z.object({ case: z.string() }) })

/** A senior agrees that somebody is not served. */
export const agreeButton = defineButton({
  id: 'service.agree',
  payload: z.object({
    case: z.string(),
    kind: z.string(),
    addressee: z.string(),
    meeting: z.string().nullable(),
  }),
})

const actWords: Record<ServiceAct, string> = {
  prove: 'Add a proof',
  back: 'It came back',
  again: 'Sent again',
  correct: 'Put right how it went',
  not: 'Not served, because…',
}
const actsOf = { sent: ['prove', 'back', 'correct'], back: ['again', 'not', 'correct'] } as const

/** Where a letter went, for those who work on the case; of a parent whose address is kept by the school, nothing. */
function whereTo({ acts, names }: CaseShown, { to = [] }: Sending, parent: string): KnownBlock[] {
  const secret = names.parents.some(({ id, confidential }) => id === parent && confidential)
  if (!acts || to.length === 0) return []
  return longAside('To: ', secret ? 'an address that the school keeps to itself' : to.join(', '))
}

function letterGroup(looked: CaseShown, letter: OutLetter): Group {
  const { state, context: asked, acts } = looked
  const last = letter.sendings.at(-1)
  const items = actsOf[letter.state].map((act) => ({
    text: actWords[act],
    payload: { case: state.id, letter: letter.id, do: act },
  }))
  const lines = [
    `*${name(titleIn(asked.pathway, letter.kind))}*${papersBackWords(letter)}`,
    ...letter.sendings.flatMap((sending) => [`• ${wentWords(sending)}`, ...noted(backWords(sending))]),
    ...(letter.state === 'back' ? ['• :warning: Send it again, or say why it is not served'] : []),
  ]
  const [first, ...more] = packed(lines)
  const menu = acts && last !== undefined ? { accessory: serviceMenu.overflow({ items }) } : {}
  const head = first?.type === 'section' ? { ...first, ...menu } : first
  return [
    ...(head === undefined ? [] : [head]),
    ...more,
    ...(last === undefined ? [] : whereTo(looked, last, letter.addressee)),
  ]
}

const noted = (line: string | null): string[] => (line === null ? [] : [`• ${line}`])

function notServedGroup(
  looked: CaseShown,
  { kind, addressee, meeting, why, by, signedOff }: NotServed,
): Group {
  const { signs } = looked.context.facts.service
  const title = `*Not served: ${name(titleIn(looked.context.pathway, kind))}*, says ${whoDid(by)}`
  const agreed =
    signedOff === null
      ? `:warning: To be agreed by ${either(signs.map((role) => `the ${roleTitles[role]}`))}`
      : `Agreed by ${whoDid(signedOff.by)}, ${formatDayShort(signedOff.on)}. Nothing towards a penalty or court is done against this parent.`
  const mayAgree = signedOff === null && looked.acts && signs.some((role) => looked.roles.includes(role))
  const button = agreeButton.element({
    text: 'Agree',
    spoken: 'Agree that this letter is not served',
    payload: { case: looked.state.id, kind, addressee, meeting },
  })
  return [section(`${title}\n${agreed}`, mayAgree ? { accessory: button } : {}), ...longAside('> ', why)]
}

function groupsOf(looked: CaseShown, parent: ParentNames): Group[] {
  const groups = [
    ...lettersTo(looked, parent.id).map((letter) => letterGroup(looked, letter)),
    ...notServedOn(looked, parent.id).map((one) => notServedGroup(looked, one)),
  ]
  const [first = [section('Nothing was sent yet.')], ...more] = groups
  return [[divider(), header(parent.name), ...first], ...more]
}

/** How the screen is shown: what lies beneath, which page, and what there is to say first. */
export type ServiceShown = { back: string | null; page?: number; notice?: string | undefined }

/** Draws what was sent to each parent: when and how, when it should have arrived, what shows it, and what came back. */
export function serviceView(looked: CaseShown, { back, page: wanted = 0, notice }: ServiceShown): ModalView {
  const { state, names, acts } = looked
  const page = pageOf(
    names.parents.flatMap((parent) => groupsOf(looked, parent)),
    wanted,
    14,
  )
  const turn = (to: number, words: { text: string; nth: number }) =>
    servicePage.element({ ...words, payload: { case: state.id, page: to } })
  const not = notServedButton.element({ text: 'Somebody is not served', payload: { case: state.id } })
  return serviceModal.open({
    title: 'What was sent',
    context: { case: state.id, back, page: page.page },
    blocks: [
      ...(notice === undefined ? [] : packed([noticeLine(notice)])),
      ...speakFirst(names),
      ...(names.parents.length === 0 ? [section(noParents)] : []),
      ...page.blocks,
      ...pageButtons(page, turn),
      ...(acts && names.parents.length > 0 ? [actions([not])] : []),
    ],
    close: 'Close',
  })
}
