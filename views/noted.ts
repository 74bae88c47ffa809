import type { KnownBlock } from '@slack/types'
import { context } from '../src/kit/blocks.ts'
import { clip, escapeText } from '../src/kit/text.ts'

/** Long enough for two sentences; a pathway's own page has the whole. */
const most = 300

/** What a pathway notes of something, in a line that stands under it. */
export const notedLine = (note: string): string => `:memo: ${escapeText(clip(note, most))}`

/** The same in small grey letters, for each thing of which something is noted. */
export const notedBlocks = (...noted: readonly { note?: string | undefined }[]): KnownBlock[] =>
  noted.flatMap(({ note }) => (note === undefined ? [] : [context(notedLine(note))]))
