import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import type { Sending } from '../../src/domain/case/parts/service.ts'
import { standingNotServed } from '../../src/domain/case/served.ts'
import type { Letter } from '../../src/domain/case/state.ts'
import { formatDayShort } from '../../src/domain/day.ts'
import type { ParentNames } from '../../src/domain/family.ts'
import { section } from '../../src/kit/blocks.ts'
import { defineButton } from '../../src/kit/button.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { packed } from '../long-text.ts'
import { whoDid } from '../who-did.ts'
import { sendingWords, some, titleIn } from '../words.ts'
import { comingBackWords } from './words.ts'

/** Opens what was sent to each parent. */
export const openService = defineButton({ id: 'service.open', payload: z.object({ case: z.string() }) })

/** A letter that went out, be it that it came back. */
export type OutLetter = Letter & { state: 'sent' | 'back' }

const isOut = (letter: Letter): letter is OutLetter => letter.state === 'sent' || letter.state === 'back'

/** The letters that went to a parent. */
export const lettersTo = ({ state }: CaseShown, parent: string) =>
  Object.values(state.letters)
    .filter(isOut)
    .filter(({ addressee }) => addressee === parent)

/** What a parent was not served with. */
export const notServedOn = ({ state }: CaseShown, parent: string) =>
  standingNotServed(state).filter(({ addressee }) => addressee === parent)

/** How a letter went the last time, in words: when and how, when it should have arrived, and what shows it. */
export function wentWords({ on, way, by, postedBy, arrives, proofs }: Sending): string {
  const should = arrives === undefined ? '' : `; should have arrived by ${formatDayShort(arrives)}`
  const proof = proofs.length === 0 ? 'no proof kept' : `${some(proofs.length, 'proof')} kept`
  return `sent ${formatDayShort(on)}, ${sendingWords[way].toLowerCase()}, by ${whoDid(postedBy ?? by)}${should}; ${proof}`
}

/** What came back of a letter, in words; null where nothing did. */
export function backWords({ back }: Pick<Sending, 'back'>): string | null {
  return back === null ? null : `${comingBackWords[back.how]}, ${formatDayShort(back.on)}`
}

/** A letter that went out on the screen of letters: to whom, when, how and by whom, and what came of it. */
export function outLine({ sendings, sentOn, way, sentBy }: Letter, to: string): string {
  const last = sendings.at(-1)
  const back = last === undefined ? null : backWords(last)
  const should = last?.arrives === undefined ? '' : `; should have arrived by ${formatDayShort(last.arrives)}`
  const on = sentOn === null ? '' : formatDayShort(sentOn)
  const how = way === null ? '' : `, ${sendingWords[way].toLowerCase()}`
  return `• Sent to ${to} on ${on}${how}, by <@${sentBy}>${back === null ? should : `. :warning: ${back}`}`
}

function trackOf(looked: CaseShown, parent: ParentNames): string[] {
  const letters = lettersTo(looked, parent.id)
  const last = letters.at(-1)
  const lastWent = last?.sendings.at(-1)
  const waiting = letters.filter(({ state }) => state === 'back').length
  const proven = letters.filter(({ sendings }) => (sendings.at(-1)?.proofs.length ?? 0) > 0).length
  const unserved = notServedOn(looked, parent.id)
  const unsigned = unserved.filter(({ signedOff }) => signedOff === null).length
  if (last === undefined && unserved.length === 0) return []
  const title = last === undefined ? '' : `; last “${titleIn(looked.context.pathway, last.kind)}”, `
  const second = [
    `${proven} of ${letters.length} with proof`,
    ...(waiting > 0 ? [`:warning: ${some(waiting, 'letter')} came back`] : []),
    ...(unserved.length > 0 ? [`${unserved.length} not served: may not be referred`] : []),
    ...(unsigned > 0 ? [`:warning: ${unsigned} still to be agreed by a senior`] : []),
  ]
  return [
    `*${name(parent.name)}*: ${some(letters.length, 'letter')}${title}${lastWent === undefined ? '' : formatDayShort(lastWent.on)}`,
    second.join(' · '),
  ]
}

/** Two lines a parent on the screen of a case: what was sent, and what came of it. */
export function serviceBlocks(looked: CaseShown): KnownBlock[] {
  const lines = looked.names.parents.flatMap((parent) => trackOf(looked, parent))
  if (lines.length === 0) return []
  const button = openService.element({
    text: 'What was sent',
    spoken: 'What was sent to each parent',
    payload: { case: looked.state.id },
  })
  return [section('*Letters to each parent*', { accessory: button }), ...packed(lines)]
}
