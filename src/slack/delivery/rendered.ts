import type { KnownBlock } from '@slack/types'
import type { Notice } from '../../../db/outbox.ts'

/** Where something goes: a channel, or somebody's direct messages. */
export type Target = { channel: string; user?: undefined } | { user: string; channel?: undefined }

/** A message; `thread` puts it under the notice that it comes `after`, `edits` in that notice's place. */
export type RenderedMessage = Target & {
  text: string
  blocks?: readonly KnownBlock[] | undefined
  thread?: boolean | undefined
  edits?: boolean | undefined
}

/** A file; its name, title and comment are shown to everybody in the conversation, so they name nobody. */
export type RenderedFile = Target & {
  file: {
    name: string
    title?: string | undefined
    bytes: Uint8Array
    comment?: string | undefined
    /** What a picture is, for those who don't see it. */
    alt?: string | undefined
  }
  thread?: boolean | undefined
}

/** A notice in words; null when there is nothing to say any more. */
export type Rendered = RenderedMessage | RenderedFile | null

/** Puts a notice, which holds ids only, into words for whoever gets it. */
export type Render = (notice: Notice) => Promise<Rendered>
