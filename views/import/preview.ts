import type { KnownBlock, ModalView } from '@slack/types'
import { z } from 'zod'
import { type Day, formatDay, formatDayShort } from '../../src/domain/day.ts'
import type { FileFaults, HandedIn } from '../../src/domain/handed-in.ts'
import type { DateForm, Preview } from '../../src/domain/register-file.ts'
import { context, divider, fields, header, section } from '../../src/kit/blocks.ts'
import { defineModal } from '../../src/kit/modal.ts'
import { escapeText, name } from '../../src/kit/text.ts'
import { faultBlocks, figure, figures, packed } from './lines.ts'
import { layoutWords, troubleWords } from './words.ts'

/** Shows what a register file would change; submitting it imports the file. */
export const importPreviewModal = defineModal({
  id: 'import.preview',
  context: z.object({ handedIn: z.string() }),
  fields: {},
})

const mostChanges = 20
const mostAbsent = 40
const roomToLook = 20

const formWords: Record<DateForm, string> = {
  'year-month-day': 'year first',
  'day-month-year': 'day first',
  'month-day-year': 'month first',
}

const whole = (on: string | null): string => (on === null ? 'none' : formatDay(on as Day))

function facts({ rows, pupils, from, to, added, amended }: Preview): KnownBlock {
  return fields([
    `*Rows*\n${figure(rows)}`,
    `*Pupils*\n${figure(pupils)}`,
    `*From*\n${whole(from)}`,
    `*To*\n${whole(to)}`,
    `*Marked for the first time*\n${figures(added, 'session')}`,
    `*Marks that change*\n${figure(amended)}`,
  ])
}

function part(title: string, says: string, lines: readonly string[], left: number): KnownBlock[] {
  if (lines.length === 0) return []
  const more = left > 0 ? [context(`And ${figure(left)} more.`)] : []
  return [divider(), header(title), context(says), ...packed(lines), ...more]
}

const code = (mark: string): string => (mark.trim() === '' ? 'no mark' : `*${escapeText(mark)}*`)

function changes({ changes: all, amended }: Preview): KnownBlock[] {
  const shown = all.slice(0, mostChanges)
  const lines = shown.map(
    ({ ref, day, half, was, now }) =>
      `• ${escapeText(ref)}, ${formatDayShort(day as Day)} ${half}: ${code(was)} becomes ${code(now)}`,
  )
  const says = 'The old mark is kept beside the new one. Cases that rested on one of these are told.'
  return part('Marks that change', says, lines, amended - shown.length)
}

function absent({ absent: all }: Preview): KnownBlock[] {
  const shown = all.slice(0, mostAbsent)
  const lines = shown.map(({ ref, since }) =>
    since === null
      ? `• ${escapeText(ref)}`
      : `• ${escapeText(ref)}: nothing after ${formatDayShort(since as Day)}`,
  )
  const says =
    'They are on roll, and the file says nothing of them. If they have left, import the pupils with their last day; until then their sessions count as missing, never as absent.'
  return part('Pupils who are not in it', says, lines, all.length - shown.length)
}

function look(found: FileFaults | undefined): KnownBlock[] {
  if (found === undefined || found.faults.length === 0) return []
  return [divider(), header('Please look'), ...faultBlocks(found, roomToLook)]
}

/** Draws what a register file would change, and asks whether to import it. */
export function importPreviewView({ id, school, told }: HandedIn, preview: Preview): ModalView {
  const { profile, added, amended } = preview
  const nothing = added + amended === 0
  const trouble = told.trouble === undefined ? [] : [section(`:warning: ${troubleWords[told.trouble]}`)]
  const same = 'The register holds all of this already. Importing the file changes nothing.'
  return importPreviewModal.open({
    title: 'What would change',
    context: { handedIn: id },
    blocks: [
      ...trouble,
      section(
        `*${name(school.name)}*\n${layoutWords[profile.layout]}, dates with the ${formWords[profile.dates]}. Nothing is kept yet.`,
      ),
      facts(preview),
      ...(nothing ? [context(same)] : []),
      ...changes(preview),
      ...absent(preview),
      ...look(told.look),
    ],
    submit: 'Import',
    close: 'Cancel',
  })
}
