import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { type Day, formatDay } from '../../src/domain/day.ts'
import type { HandedIn } from '../../src/domain/handed-in.ts'
import {
  type Doubt,
  type MarkColumn,
  markColumns,
  type Profile,
  type Understood,
} from '../../src/domain/register-file.ts'
import { context, divider, header, section } from '../../src/kit/blocks.ts'
import { choice } from '../../src/kit/field.ts'
import { each } from '../../src/kit/field-kind.ts'
import { limits } from '../../src/kit/limits.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { escapeText, name } from '../../src/kit/text.ts'
import { asMany } from '../pages.ts'
import { listed, some } from '../words.ts'
import { figure, packed } from './lines.ts'
import { layoutWords } from './words.ts'

/** Asks what a file leaves open before it can be read. */
export const importGuideModal = defineModal({
  id: 'import.guide',
  context: z.object({ handedIn: z.string() }),
  fields: { answer: each(choice()) },
})

/** Slack takes a hundred blocks; what was understood needs some of them. */
const room = { blocks: 60, bytes: 150_000 }
const mostDates = 3
const mostCodes = 60

const columnWords: Record<MarkColumn, string> = {
  upn: 'the UPN',
  pupil_ref: 'the school’s own number of the pupil',
  date: 'the date',
  session: 'morning or afternoon',
  code: 'the mark',
  minutes_late: 'minutes late',
  comment: 'the comment',
}

const titleLines = ({ titled }: Profile): string[] =>
  titled ? ['• What stands above the headings is a title, and not read'] : []

const quote = (text: string): string => `“${escapeText(text)}”`

function columnLines({ columns, others }: Profile): string[] {
  const known = markColumns.flatMap((column) => {
    const heading = columns[column]
    return heading === undefined ? [] : [`• ${quote(heading)} is ${columnWords[column]}`]
  })
  return others.length === 0 ? known : [...known, `• Not read: ${others.map(quote).join(', ')}`]
}

const sessionLines = ({ sessions: { AM, PM } }: Profile): string[] => [
  `• ${listed(AM.map(quote))} ${AM.length === 1 ? 'is' : 'are'} the morning, ${listed(PM.map(quote))} the afternoon`,
]

const knowsSessions = ({ profile, doubts }: Understood): boolean =>
  profile.layout === 'rows' && !doubts.some(({ id }) => /^(column )?session\b/.test(id))

const dateLines = ({ dates, doubts }: Understood): string[] =>
  doubts.some(({ id }) => id === 'dates')
    ? []
    : dates.slice(0, mostDates).map(({ text, day }) => `• ${quote(text)} is ${formatDay(day as Day)}`)

function codeLines({ codes }: Understood): string[] {
  if (codes.length === 0) return []
  const written = codes.slice(0, mostCodes).map(({ text, times }) => `${quote(text)} (${figure(times)})`)
  return [`• Marks in it: ${written.join(', ')}${codes.length > mostCodes ? ' and others' : ''}`]
}

/** Questions and answers are told apart by their place, since headings are longer than Slack's ids may be. */
function asked({ asks, choices }: Doubt, n: number, version: number): KnownBlock {
  return importGuideModal.fields.answer.block({
    key: String(n),
    version,
    label: asks,
    choices: choices
      .slice(0, limits.selectOptions)
      .map(({ title }, at) => ({ value: String(at), text: title })),
  })
}

/** The answers that were chosen, by the questions' own ids. */
export function answersTo(
  { doubts }: Understood,
  chosen: readonly { key: string; value: string | null }[],
): Record<string, string> {
  const pairs = chosen.flatMap(({ key, value }) => {
    const doubt = doubts[Number(key)]
    const answer = value === null ? undefined : doubt?.choices[Number(value)]
    return doubt === undefined || answer === undefined ? [] : [[doubt.id, answer.value] as const]
  })
  return Object.fromEntries(pairs)
}

/** Draws what was understood of a file, and the questions that it leaves open. */
export function importGuideView({ id, school, told }: HandedIn, understood: Understood): ModalView {
  const { profile, doubts } = understood
  const answered = Object.keys(told.answers ?? {}).length
  const lines = [
    ...titleLines(profile),
    ...columnLines(profile),
    ...(knowsSessions(understood) ? sessionLines(profile) : []),
    ...dateLines(understood),
    ...codeLines(understood),
  ]
  const questions = doubts.map((doubt, n) => asked(doubt, n, answered))
  return importGuideModal.open({
    title: 'How this file is read',
    context: { handedIn: id },
    blocks: [
      section(`*${name(school.name)}*\n${layoutWords[profile.layout]}. This is what was understood:`),
      ...packed(lines),
      divider(),
      header(doubts.length === 1 ? 'One question' : 'A few questions'),
      ...asMany(questions, room, (left) => `${some(left, 'more question')} will follow.`),
      context('The answers are remembered for this school once the file is imported. Nothing is guessed.'),
    ],
    submit: 'Go on',
    close: 'Cancel',
  })
}
