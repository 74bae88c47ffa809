import type { Attendee } from './case/event.ts'

/** What somebody is at a meeting, in the words of screens and papers. */
export const attendeeWords: Readonly<Record<Attendee['as'], string>> = {
  parent: 'parent',
  pupil: 'pupil',
  chair: 'chair',
  'minute-taker': 'minute taker',
  professional: 'professional',
  interpreter: 'interpreter',
  staff: 'staff',
  other: 'came as well',
}
