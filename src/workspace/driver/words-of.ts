import { type MrkdwnNode, parseMrkdwn, parsePlain } from '../page/assets/mrkdwn-parse.js'
import { isDict } from '../rules/inspect.ts'
import type { Dict } from '../state/model.ts'

/** What a person or a channel is called, by id. */
export type NameOf = (id: string) => string | undefined

type Say = (node: MrkdwnNode, nameOf: NameOf) => string

const says: Readonly<Record<string, Say>> = {
  break: () => '\n',
  user: ({ id = '', value }, nameOf) => `@${nameOf(id) ?? value ?? id}`,
  channel: ({ id = '', value }, nameOf) => `#${nameOf(id) ?? value ?? id}`,
}

const within: Say = ({ value = '', children }, nameOf) =>
  children === undefined ? value : sayAll(children, nameOf)

const sayAll = (nodes: readonly MrkdwnNode[], nameOf: NameOf): string =>
  nodes.map((node) => (says[node.kind] ?? within)(node, nameOf)).join('')

const joined = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\n')

const ofObject = (value: Dict, nameOf: NameOf): string => {
  const { type, text, alt_text: alt, user_id: user } = value
  if (typeof text === 'string') return sayAll((type === 'mrkdwn' ? parseMrkdwn : parsePlain)(text), nameOf)
  if (typeof alt === 'string') return alt
  if (typeof user === 'string') return `@${nameOf(user) ?? user}`
  // What can be pressed or filled in is said by itself.
  if ('action_id' in value) return ''
  return joined(Object.values(value).map((part) => wordsOf(part, nameOf)))
}

/** The words that a person reads in a text, in blocks or in anything made of them, without those of buttons and fields. */
export function wordsOf(value: unknown, nameOf: NameOf = () => undefined): string {
  if (Array.isArray(value)) return joined(value.map((part) => wordsOf(part, nameOf)))
  return isDict(value) ? ofObject(value, nameOf) : ''
}
