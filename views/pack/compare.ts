import type { KnownBlock } from '@slack/types'
import type { AmendedSession } from '../../src/domain/case/parts/drift.ts'
import { changedMarks } from '../../src/domain/certificate/changed-marks.ts'
import { sessionsTold } from '../../src/domain/sessions-told.ts'
import { context } from '../../src/kit/blocks.ts'
import { escapeText } from '../../src/kit/text.ts'
import { packed } from '../long-text.ts'
import { long, yesOrNo } from './answers.ts'
import { stampOf } from './paragraphs.ts'
import type { CourtShown } from './shown.ts'

/** Lists all sessions that the register tells otherwise by now, under a heading; nothing where there are none. */
export function changedBlocks(heading: string, changed: readonly AmendedSession[]): KnownBlock[] {
  if (changed.length === 0) return []
  return packed([`:warning: *${heading}*`, ...sessionsTold(changed).map((one) => `• ${escapeText(one)}`)])
}

/** Tells the marks of one certificate from those of another, so that nobody compares what they did not hold. */
export const stampOfMarks = ({ marks }: CourtShown): number => stampOf(JSON.stringify(marks))

/** Asks the head whether the certificate agrees with the school's own system, and says what changed since they last said so. */
export const compareQuestions = (court: CourtShown): KnownBlock[] => {
  const { compared } = court.file
  const changed = compared === null ? [] : changedMarks(compared.marks, court.marks)
  return [
    context('Print the same days from the school’s own system, and hold the certificate against them.'),
    ...changedBlocks('Changed since it was compared:', changed),
    yesOrNo('agrees', 'Do they agree?', changed.length === 0 ? compared?.agrees : undefined, {
      yes: 'They agree',
      no: 'They differ',
      version: stampOfMarks(court),
    }),
    long('differs', 'If they differ, where?', compared?.differs, { optional: true }),
  ]
}
