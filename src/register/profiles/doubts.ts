import { type Code, type CodeSet, codeIn } from '../../domain/codes.ts'
import { type Day, formatDay } from '../../domain/day.ts'
import type { DateForm, Doubt, MarkColumn } from '../../domain/register-file.ts'
import { quoted } from '../tables/fault.ts'
import { dayWritten } from './date-text.ts'

/** Answers to doubts by their id. */
export type Answers = Readonly<Record<string, string>>

const asked: Record<MarkColumn, string> = {
  upn: 'Which column holds the UPN?',
  pupil_ref: 'Which column says whose mark it is, as your pupils file names them?',
  date: 'Which column holds the date?',
  session: 'Which column says whether it is the morning or the afternoon?',
  code: 'Which column holds the mark?',
  minutes_late: 'Which column holds the minutes late?',
  comment: 'Which column holds the comment?',
}

/** Asks which heading a column stands under. */
export const columnDoubt = (column: MarkColumn, headings: readonly string[]): Doubt => ({
  id: `column ${column}`,
  asks: asked[column],
  choices: headings.map((heading) => ({ value: heading, title: heading })),
})

const formWords: Record<DateForm, string> = {
  'year-month-day': 'Year first',
  'day-month-year': 'Day first',
  'month-day-year': 'Month first',
}

/** Asks how the dates are written, where they read two ways. */
export const datesDoubt = (forms: readonly DateForm[], example: string): Doubt => ({
  id: 'dates',
  asks: `Which day is ${quoted(example)}?`,
  choices: forms.map((form) => ({
    value: form,
    title: `${formWords[form]}: ${formatDay(dayWritten(example, form) as Day)}`,
  })),
})

/** Asks which half of the day a word means. */
export const sessionDoubt = (word: string): Doubt => ({
  id: `session ${word}`,
  asks: `Which session does the file call ${quoted(word)}?`,
  choices: [
    { value: 'AM', title: 'The morning' },
    { value: 'PM', title: 'The afternoon' },
  ],
})

/** The answer that a code is no mark at all. */
export const NO_MARK = 'no-mark'

const titleOf = ({ code, meaning }: Code): string => {
  const title = `${code}: ${meaning}`
  return title.length > 75 ? `${title.slice(0, 74)}…` : title
}

/** Asks which register code a school's own code stands for, among those in force. */
export const codeDoubt = (text: string, times: number, inForce: CodeSet): Doubt => ({
  id: `code ${text}`,
  asks: `What does the mark ${quoted(text)} mean? It stands in ${times} session${times === 1 ? '' : 's'}.`,
  choices: [
    ...inForce.codes.map((code) => ({ value: code.code, title: titleOf(code) })),
    { value: NO_MARK, title: 'No mark: nobody took the register' },
  ],
})

/** Is this a register code of any of these sets? */
export const isRegisterCode = (text: string, sets: readonly CodeSet[]): boolean =>
  sets.some((set) => codeIn(set, text) !== undefined)

/** The answer to a doubt where it is one of its choices. */
export const answerTo = (doubt: Doubt, answers: Answers): string | undefined => {
  const given = Object.hasOwn(answers, doubt.id) ? answers[doubt.id] : undefined
  return doubt.choices.find(({ value }) => value === given)?.value
}
