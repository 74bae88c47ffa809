import type { KnownBlock } from '@slack/types'
import type { EntryTest } from '../src/domain/case/entry-test.ts'
import { formatDay } from '../src/domain/day.ts'
import { formOf } from '../src/domain/family.ts'
import { daysLost, percentage } from '../src/domain/measure.ts'
import type { Pathway } from '../src/domain/pathway/pathway.ts'
import type { Prospect } from '../src/domain/prospect.ts'
import { fields, section } from '../src/kit/blocks.ts'
import { name } from '../src/kit/text.ts'
import { kinLines } from './kin.ts'
import { packed } from './long-text.ts'
import { refusalSentence } from './refusal.ts'
import { speakFirst } from './speak-first.ts'
import { stillUnclear } from './still-unclear.ts'
import { criterionWords } from './test-words.ts'
import { some } from './words.ts'

/** Draws what the test counted. */
export function figures({ figures: counts }: EntryTest): KnownBlock[] {
  const { possible, unauthorised, from, to } = counts
  const percent = possible > 0 ? ` (${percentage(unauthorised, possible)})` : ''
  return [
    fields([
      `*Unauthorised absence*\n${daysLost(unauthorised)}: ${unauthorised} of ${some(possible, 'session')}${percent}`,
      `*Counted over*\n${formatDay(from)} to ${formatDay(to)}`,
      ...stillUnclear(counts),
    ]),
  ]
}

/** Draws whether the entry test is met, and by which of its readings. */
export function verdict(pathway: Pathway, test: EntryTest): KnownBlock {
  const says = test.meets
    ? ':white_check_mark: *Meets the entry test*'
    : ':no_entry_sign: *Does not meet the entry test*'
  const holds = new Map(test.tests.map((one) => [one.id, one.holds]))
  const each = (pathway.entry?.tests ?? []).map(
    (one) => `${one.title ?? criterionWords(one.test)} – ${holds.get(one.id) ? 'met' : 'not met'}`,
  )
  const part = test.part
    ? '\nThe two tests do not agree here. The school’s own setting says which one counts.'
    : ''
  return section(`${says} (a local threshold, not a test in law)\n${each.join('\n')}${part}`)
}

function cautions({ test, names, openCase, kin, barred, pathway, sameName }: Prospect): KnownBlock[] {
  const tell = { pathway, family: names }
  const unexplained = 'figures' in test && test.figures.unexplained > 0
  const lines = [
    ...(barred === null ? [] : [`:no_entry: ${refusalSentence(barred, tell)}`]),
    ...(openCase === null ? [] : [`:no_entry: This pupil already has an open case, ${openCase}.`]),
    ...(unexplained
      ? [
          ':warning: Some sessions are marked N (no reason known yet). Put the reason into the register first, then rely on these figures.',
        ]
      : []),
    ...(names.pupil.lookedAfter
      ? [
          ':no_entry: Looked after: no case is opened before the virtual school head and the social worker were asked.',
        ]
      : []),
    ...(sameName
      ? [
          ':warning: A colleague has the same name as a parent. Check whether they are the same person. If so, ask a senior leader or the safeguarding lead to keep them out: in the open case, under More, “Who may see this case”.',
        ]
      : []),
    ...kinLines(kin),
  ]
  return packed(lines)
}

/** Draws what is to be seen of a pupil before a case is opened: who, the entry test with its figures, and what stands in the way. */
export function prospectBlocks(prospect: Prospect): KnownBlock[] {
  const { names, test } = prospect
  const form = formOf(names.pupil)
  const head = section(
    `*${name(names.pupil.name)}*${form === '' ? '' : ` · ${form}`} · ${name(names.school.name)}`,
  )
  const counts =
    'figures' in test
      ? [...figures(test), verdict(prospect.pathway, test)]
      : [section(`:warning: The figures cannot be counted: load ${test.missing}.`)]
  return [head, ...speakFirst(names), ...counts, ...cautions(prospect)]
}
