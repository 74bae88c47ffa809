import type { HandedInTrouble, ImportReport } from '../../src/domain/handed-in.ts'
import type { Profile } from '../../src/domain/register-file.ts'
import { figure, figures } from './lines.ts'

/** How a file is laid out. */
export const layoutWords: Record<Profile['layout'], string> = {
  rows: 'One row a session',
  days: 'One row a pupil’s day',
  wide: 'One row a pupil, a column a session',
  wonde: 'Pages of JSON',
}

/** Why a file was not read or not imported, and what to do. */
export const troubleWords: Record<HandedInTrouble, string> = {
  stopped:
    'Fast Track was stopped in the middle, and nothing of this file was kept. Look at it again and press Import.',
  'stopped-reading':
    'Fast Track was stopped while it read this file, and nothing of it was kept. Hand it in again.',
  gone: 'Slack no longer has the file that you handed in, and nothing of it was kept. Hand it in again.',
  unreachable: 'Slack did not hand the file over, and nothing of it was kept. Hand it in again in a minute.',
  'not-the-same':
    'The file in Slack is no longer the one that you looked at, and nothing of it was kept. Hand it in again.',
  'went-wrong':
    'Something went wrong, and nothing of this file was kept. Try once more; if it happens again, tell whoever looks after Fast Track.',
}

/** What an import did, in a sentence. */
export function reportWords({ changed, rows, added, amended }: ImportReport): string {
  if (!changed) return `The register held all of it already (${figures(rows, 'row')}). Nothing changed.`
  const fresh = `${figures(added, 'mark is new', 'marks are new')}`
  const corrected = amended === 0 ? 'none changed' : `${figure(amended)} changed`
  return `${fresh}, ${corrected}.`
}
