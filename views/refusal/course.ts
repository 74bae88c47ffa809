import { type NotOpened, notOpenedSentence } from '../../src/domain/pathway/standing.ts'

/** Why a case is not opened on a pathway, does not go a way or is not moved, and what to do. */
export const courseRefusals = {
  'pathway-not-used': () =>
    'This school does not use that pathway. Choose one from the list, or ask whoever looks after Fast Track to add it.',
  'pathway-not-moved-to': () =>
    'A case is moved to a newer version of its pathway, or to another that is in force for this school. Choose one from the list.',
  'meeting-first': () =>
    'A meeting has a day that the new pathway would not know. Hold it or call it off first, then move the case.',
  'pathway-not-opened': ({ not }: { not: NotOpened }) => notOpenedSentence(not),
}
