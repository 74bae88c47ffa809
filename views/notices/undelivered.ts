import { type Message, message, section } from '../../src/kit/blocks.ts'
import { escapeText } from '../../src/kit/text.ts'
import { some } from '../words.ts'

const told = (text: string, next: string): Message => message(text, [section(`:warning: ${text}\n${next}`)])

/** What is told about a colleague whose Slack account takes no messages any more: who, and how many cases are theirs. */
export function colleagueUnreachedMessage(name: string, cases: number): Message {
  const text = `Slack takes no messages for ${escapeText(name)} any more: the account is deactivated, or not there. Their reminders reach nobody.`
  const theirs =
    cases === 0
      ? 'No open case is theirs.'
      : `${some(cases, 'open case')} ${cases === 1 ? 'is' : 'are'} theirs, and ${cases === 1 ? 'passes' : 'pass'} on to their deputy or the head of the school when they are taken off the list of people.`
  return told(text, `${theirs} If they have left, take them off that list.`)
}

/** What is told about a school whose channel takes no messages any more. */
export function channelUnreachedMessage(school: string): Message {
  const text = `Slack takes no messages in the channel of ${escapeText(school)} any more: it is archived, or Fast Track cannot see it.`
  return told(
    text,
    'Cases and deadlines go on, and nothing is lost, but nothing is posted there. Restore the channel, or give the school another one.',
  )
}
