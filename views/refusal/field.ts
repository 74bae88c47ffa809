import type { Refusal } from '../../src/domain/case/refusal.ts'
import { formatDay } from '../../src/domain/day.ts'

type Said = {
  [K in Extract<
    Refusal['code'],
    'field-missing' | 'field-too-early' | 'field-too-late' | 'field-too-far-back' | 'field-wrong'
  >]: (refusal: Extract<Refusal, { code: K }>) => string
}

/** What is wrong with a field of a form, in words that say what it takes. */
export const fieldRefusals: Said = {
  'field-missing': () => 'Please fill this in.',
  'field-too-early': () => 'The last day is before the first day. Check both.',
  'field-too-late': ({ last }) => `This day is too far ahead. It may be ${formatDay(last)} at the latest.`,
  'field-too-far-back': ({ first }) =>
    `This day is too early. It may be ${formatDay(first)} at the earliest.`,
  'field-wrong': () => 'Please choose one of the answers, or give a real day.',
}
