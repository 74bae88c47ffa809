import { type NotOpened, notOpenedSentence } from '../src/domain/pathway/standing.ts'

/** Why a case is not opened on a pathway, does not go a way or is not moved, and what to do. */
export const courseRefusals = {
  'pathway-not-used': () =>
    'This school does not use that pathway. Choose one from the list, or ask whoever looks after Fast Track to add it.',
  'pathway-not-opened': ({ not }: { not: NotOpened }) => notOpenedSentence(not),
}
