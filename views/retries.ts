import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import type { RetryLine } from '../src/domain/contact-shown.ts'
import { type Day, daysBetween } from '../src/domain/day.ts'
import { actions, context, section } from '../src/kit/blocks.ts'
import { defineButton } from '../src/kit/button.ts'
import { name } from '../src/kit/text.ts'
import type { Group } from './pages.ts'
import { some } from './words.ts'

/** Opens the form for another attempt at reaching a family. */
export const openRetry = defineButton({ id: 'log.retry', payload: z.object({ contact: z.string() }) })

/** Takes back a day to try again. */
export const dropRetry = defineButton({ id: 'log.drop-retry', payload: z.object({ contact: z.string() }) })

const whose = ({ case: id, initials }: RetryLine) =>
  id === null ? `the family of ${name(initials)}` : `the family of *${id}* (${name(initials)})`

function line(retry: RetryLine, today: Day): string {
  const late = daysBetween(retry.due, today)
  const when = late > 0 ? `*${some(late, 'day')} late*` : '*Today*'
  return `• :telephone_receiver: ${when} – try again: ${whose(retry)}`
}

/** The families to try again, each with a way to log the attempt and one to be reminded no more. */
export function retryGroups(retries: readonly RetryLine[], today: Day): Group[] {
  return retries.map((retry, index) => [
    ...(index === 0 ? [section(`*Try again* (${retries.length})`)] : []),
    section(line(retry, today)),
    actions([
      openRetry.element({
        text: 'Log a contact',
        spoken: `Log a contact: ${retry.initials}`,
        payload: { contact: retry.contact },
      }),
      dropRetry.element({
        text: 'Not needed any more',
        spoken: `Not needed any more: ${retry.initials}`,
        payload: { contact: retry.contact },
      }),
    ]),
  ])
}

/** A message has room for few of them beside its deadlines. */
const mostInMessage = 4

/** The families to try again as the morning message tells them: by number and initials only. */
export function retryLines(retries: readonly RetryLine[], today: Day): KnownBlock[] {
  const told = retries.slice(0, mostInMessage).map((retry) =>
    section(line(retry, today), {
      accessory: openRetry.element({
        text: 'Log a contact',
        spoken: `Log a contact: ${retry.initials}`,
        payload: { contact: retry.contact },
      }),
    }),
  )
  const left = retries.length - told.length
  return left > 0
    ? [...told, context(`And ${some(left, 'more', 'more')} to try again: type /fasttrack due.`)]
    : told
}
