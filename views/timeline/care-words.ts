import type { CaseEvent, Recorded } from '../../src/domain/case/event.ts'
import type { HoldEvent } from '../../src/domain/case/parts/hold.ts'
import type { SignOffEvent } from '../../src/domain/case/parts/sign-off.ts'
import { formatDay } from '../../src/domain/day.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { needTitle, seesNeed, seesPrivate } from '../private-needs.ts'
import { consultantWords } from '../words.ts'

type CareEvent = HoldEvent | SignOffEvent
type Of<T extends CareEvent['type']> = Recorded<Extract<CaseEvent, { type: T }>>
type Words<Said> = { [T in CareEvent['type']]: (event: Of<T>, looked: CaseShown) => Said }

/** Holds, needs and consultations in the timeline's words; who may not know of a need is not told which it is. */
export const careWords: Words<string> = {
  'hold-placed': ({ kind }, { context }) =>
    `Put letters to the family on hold: ${context.facts.care.holds[kind].title.toLowerCase()}`,
  'hold-noted': () => 'Wrote a note on a hold',
  'hold-lifted': ({ why }) => `Lifted a hold: ${name(why)}`,
  'need-noted': ({ need }, looked) => `Noted: ${needTitle(looked, need)}`,
  adjusted: ({ need }, looked) => `Wrote down what was adjusted: ${needTitle(looked, need)}`,
  'signed-off': ({ need }, looked) => `Signed off what was adjusted: ${needTitle(looked, need)}`,
  consulted: ({ who, name: whom, day }) =>
    `Recorded what the ${consultantWords[who]}, ${name(whom)}, said on ${formatDay(day)}`,
}

const ofNeed = (need: string, text: string, looked: CaseShown): string[] => {
  const rule = looked.context.facts.care.needs.find(({ id }) => id === need)
  return rule !== undefined && seesNeed(looked, rule) ? [text] : []
}

/** What was written in them, for those who may read it. */
export const careWritten: Partial<Words<string[]>> = {
  'hold-placed': ({ note }) => [note],
  'hold-noted': ({ note }) => [note],
  adjusted: ({ need, what }, looked) => ofNeed(need, what, looked),
  'signed-off': ({ need, note }, looked) => ofNeed(need, note, looked),
  consulted: ({ said }, looked) => (seesPrivate(looked) ? [said] : []),
}
