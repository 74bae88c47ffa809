import { readdirSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { NoticeKind } from '../../src/casework/notify.ts'
import { type Role, roles } from '../../src/domain/role.ts'

/** How a picture is known to show something: by words that are to be seen, or by a selector. */
type Sign = RegExp | string
type Message =
  `message ${Exclude<NoticeKind, 'case-card-update' | 'register-file-update' | 'watched-update'>}`

/** What the bot posts, by the kind of its notice. */
const messages: Record<Message, Sign> = {
  'message case-card': /· owner/,
  'message case-note': /Now at “|was held\.|On hold:|A meeting was set up/,
  'message owner': /^You own FT-/,
  'message file': /\.(pdf|docx|png)$/,
  'message digest': /^Fast Track, \w+day \d/,
  'message screening': /^Weekly screening, /,
  'message meeting-reminder': /Today at \d/,
  'message deadline-moved': /the school calendar changed/,
  'message meeting-shut': /The school is shut on/,
  'message joint': /joint meeting|meet together|together with/i,
  'message register-query': /a meeting raised a question about the register/,
  'message drift': /the register changed behind/,
  'message watch': /something has happened that its pathway watches for/,
  'message watched': /to look at today/,
  'message owner-told': /^FT-\d+-\d+ \(.+\): /,
  'message no-owner': /nobody to take over/,
  'message undelivered': /Slack takes no messages/,
  'message register-file': /^Your register file for/,
}

/** What else somebody meets: what only they are told, and what any form may come to. */
const moments = {
  help: /^\/fasttrack new/,
  'unknown word': /does not know that word/,
  'no access': /You do not have access to Fast Track yet/,
  'told alone': /Only visible to you/,
  'search open': '[role=option]:visible',
  'search without a match': /No match|Nothing found|nobody/i,
  'refused at a field': '[aria-invalid=true]',
  'nothing kept': /nothing was kept|not known whether it was kept/i,
} satisfies Record<string, Sign>

type Moment = keyof typeof moments
type Home = `home ${Role | 'nobody'}`

/** What a picture shows: a message, a moment, somebody’s Home, or else the modal with this id. */
export type ScreenName = Message | Moment | Home | (string & {})

const views = fileURLToPath(new URL('../../views/', import.meta.url))

const isModal = (one: unknown): one is { id: string } =>
  typeof one === 'object' && one !== null && 'id' in one && 'open' in one && 'read' in one

/** The ids of all modals that the views declare, and of the two that stand in for any. */
export async function modalIds(): Promise<string[]> {
  const loaded = await Promise.all(
    readdirSync(views, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => import(pathToFileURL(`${views}${file}`).href) as Promise<object>),
  )
  const declared = loaded.flatMap((one) => Object.values(one).filter(isModal)).map(({ id }) => id)
  return [...new Set([...declared, 'opening', 'sorry'])].sort()
}

const signs: Record<string, Sign> = { ...messages, ...moments }

/** Everything but modals that must be pictured: messages, moments, and the Home tab of every role and of none. */
export const otherScreens: readonly string[] = [
  ...Object.keys(signs),
  ...[...roles, 'nobody'].map((role) => `home ${role}`),
]

/** By what a picture of a message or a moment is known. */
export const signOf = (screen: string): Sign | undefined => signs[screen]
