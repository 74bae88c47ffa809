import type { ContactKind } from '../../src/domain/contact.ts'
import type { ContactRefusal } from '../../src/domain/contact-entry.ts'
import { formatDay } from '../../src/domain/day.ts'
import { clock } from '../words.ts'

/** How somebody was reached, in words. */
export const contactWords: Record<ContactKind, string> = {
  call: 'Phone call',
  text: 'Text message',
  email: 'Email',
  visit: 'Home visit',
  'first-day': 'First-day response',
}

/** The fields of the form at which something may be wrong. */
export type LogField =
  | 'pupil'
  | 'siblings'
  | 'kind'
  | 'who'
  | 'gone'
  | 'other'
  | 'reached'
  | 'said'
  | 'retryOn'
  | 'on'
  | 'at'
  | 'doneBy'

type Said = { field: LogField; text: string }
type Say = { [C in ContactRefusal['code']]: (refusal: Extract<ContactRefusal, { code: C }>) => Said }

const at = (field: LogField, text: string) => (): Said => ({ field, text })

const words: Say = {
  'no-such-pupil': at('pupil', 'This pupil is not at a school where you work. Choose another one.'),
  'not-a-sibling': at(
    'siblings',
    'One of these is no longer listed as a sibling. Close this, and start again from the pupil.',
  ),
  'kind-needed': at('kind', 'Choose how.'),
  'who-needed': at('other', 'Choose or write down whom you tried to reach.'),
  'do-not-write': at(
    'gone',
    'This parent is marked “do not write”. If it has gone already, tick “It has gone already”, so that it stands in the record. If not, call or visit instead. If they wrote to you, tick “They contacted us” below.',
  ),
  'day-needed': at('on', 'Choose a day.'),
  'day-in-future': ({ on }) => ({
    field: 'on',
    text: `${formatDay(on)} has not come yet. Choose today or an earlier day.`,
  }),
  'time-in-future': ({ at: time }) => ({
    field: 'at',
    text: `It is not ${clock(time)} yet. Choose the time when it happened.`,
  }),
  'reached-needed': at('reached', 'Choose yes or no.'),
  'said-needed': at('said', 'Write a line about what was said.'),
  'retry-past': ({ on }) => ({
    field: 'retryOn',
    text: `${formatDay(on)} has passed. Choose today or a later day, or leave it empty.`,
  }),
  'doer-needed': at(
    'doneBy',
    'Choose the colleague who made the contact, or write their name if they are not in Slack.',
  ),
  'doer-twice': at('doneBy', 'Choose a colleague or write a name, not both.'),
  'doer-is-you': at('doneBy', 'That is you. Choose your colleague, or “I did it myself”.'),
}

/** Why an entry was not kept, what to do about it, and at which field that stands. */
export function contactRefused(refusal: ContactRefusal): Said {
  const say = words[refusal.code] as (refusal: ContactRefusal) => Said
  return say(refusal)
}
