import type { KnownBlock } from '@slack/types'
import type { FamilyNames } from '../src/domain/family.ts'
import { section } from '../src/kit/blocks.ts'
import { name } from '../src/kit/text.ts'

const first = ':warning: *Speak to the safeguarding lead before going on.*'

/** What stands first on a screen that staff read alone: what is flagged for those who may know, and for all others to ask first. */
export function speakFirst({ speakFirst: asks, flagged }: FamilyNames): KnownBlock[] {
  if (!asks) return []
  if (flagged === null) return [section(first)]
  const lines = [
    ...(flagged.safety ? ['The school’s own system has a safety flag for this pupil.'] : []),
    ...(flagged.socialCare === null ? [] : [`Social care: ${name(flagged.socialCare)}.`]),
  ]
  return [section(`:warning: *Only some colleagues see this.* ${lines.join(' ')}`)]
}

/** The same on a screen that a parent may look at too: it never says what is flagged, whoever holds the screen. */
export function speakFirstInPublic({ speakFirst: asks, flagged }: FamilyNames): KnownBlock[] {
  if (!asks) return []
  return [section(flagged === null ? first : ':warning: *Look at the case itself before going on.*')]
}
