import { typedName } from '../src/domain/typed-person.ts'
import { name } from '../src/kit/text.ts'
import { isSlackId } from './words.ts'

/** Who did something: a colleague as a mention, somebody who is not in Slack by the name that was typed, or the bot by itself. */
export function whoDid(by: string): string {
  const typed = typedName(by)
  if (typed !== null) return name(typed)
  return isSlackId(by) ? `<@${by}>` : 'Fast Track'
}
