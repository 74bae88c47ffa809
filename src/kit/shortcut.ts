import { limits } from './limits.ts'

/** A message as somebody pointed at it: its words as they were typed, and whether the bot itself wrote it. */
export type PointedAt = {
  channel: string
  ts: string
  /** The message whose thread it stands in, if any. */
  thread: string | null
  text: string
  own: boolean
}

/** A message shortcut's one declaration: its id is written here and in the manifest, which a test holds together. */
export type Shortcut = { id: string; name: string; description: string }

/** Declares an entry of the menu that every message in Slack has. */
export function defineShortcut(declared: Shortcut): Shortcut {
  if ([...declared.name].length > limits.shortcutName) throw new RangeError('a shortcut’s name is too long')
  return declared
}
