import type { CodeSet } from '../../domain/codes.ts'
import { type DateForm, type Doubt, dateForms, type Profile } from '../../domain/register-file.ts'
import type { FaultList } from '../tables/fault.ts'
import { dateFault, dayWritten } from './date-text.ts'
import {
  type Answers,
  answerTo,
  codeDoubt,
  datesDoubt,
  isRegisterCode,
  NO_MARK,
  sessionDoubt,
} from './doubts.ts'
import { halfMeant } from './heading-words.ts'
import type { Seen } from './observed.ts'

const MOST_WORDS = 10
const MOST_CODES = 40
const LONGEST_CODE = 40

/** What the dates of a file are: written in one form, or a doubt between those in which all of them can be read. */
export function understandDates(
  seen: Seen,
  answers: Answers,
  column: string,
  faults: FaultList,
): { dates: DateForm; doubts: Doubt[] } {
  const texts = [...seen.keys()]
  const readable = (form: DateForm) => texts.filter((text) => dayWritten(text, form) !== null)
  const [best = 'year-month-day'] = [...dateForms].sort((a, b) => readable(b).length - readable(a).length)
  const forms = dateForms.filter((form) => readable(form).length === texts.length)
  if (forms.length === 0) {
    const text = texts.find((one) => dayWritten(one, best) === null) ?? ''
    faults.add(seen.get(text)?.row ?? 1, column, dateFault(text, best).wrong)
  }
  if (forms.length < 2) return { dates: best, doubts: [] }
  // Where day and month are the same number, both ways are one day and tell nobody apart what the file means.
  const example = texts.find(
    (text) => dayWritten(text, 'day-month-year') !== dayWritten(text, 'month-day-year'),
  )
  if (example === undefined) return { dates: best, doubts: [] }
  const doubt = datesDoubt(forms, example)
  const answer = forms.find((form) => form === answerTo(doubt, answers))
  return answer === undefined ? { dates: best, doubts: [doubt] } : { dates: answer, doubts: [] }
}

/** Which words of a file mean the morning and which the afternoon; those that may mean either are doubts. */
export function understandSessions(
  words: Seen,
  answers: Answers,
  column: string,
  faults: FaultList,
): { sessions: Profile['sessions']; doubts: Doubt[] } {
  const sessions: Profile['sessions'] = { AM: [], PM: [] }
  const doubts: Doubt[] = []
  if (words.size > MOST_WORDS) {
    const says = `holds more than ${MOST_WORDS} different words, so it cannot say which half of the day: choose another column`
    faults.add(1, column, says)
    return { sessions: { AM: ['AM'], PM: ['PM'] }, doubts }
  }
  for (const word of words.keys()) {
    const doubt = sessionDoubt(word)
    const half = halfMeant(word) ?? answerTo(doubt, answers)
    if (half === 'AM' || half === 'PM') sessions[half].push(word)
    else doubts.push(doubt)
  }
  const orElse = (half: 'AM' | 'PM') => (sessions[half].length > 0 ? sessions[half] : [half])
  return { sessions: { AM: orElse('AM'), PM: orElse('PM') }, doubts }
}

// What registers show where no mark was entered: a dash (Juniper), words (Arbor).
const unmarked = ['-', 'No Mark']

/** What has to be known to read codes: the nation's sets, the one in force, and what the school's own codes stand for already. */
export type KnownCodes = {
  sets: readonly CodeSet[]
  inForce: CodeSet
  aliases: Readonly<Record<string, string>>
}

/** Which codes of a file stand for others, and which nobody has answered for yet. */
export function understandCodes(
  codes: Seen,
  { sets, inForce, aliases }: KnownCodes,
  answers: Answers,
  column: string,
  faults: FaultList,
): { codes: Record<string, string>; aliases: Record<string, string>; doubts: Doubt[] } {
  const texts = [...codes.keys()].filter((text) => !isRegisterCode(text, sets))
  const blank = texts.filter((text) => unmarked.includes(text))
  const open = texts.filter((text) => !unmarked.includes(text) && !Object.hasOwn(aliases, text))
  if (open.length > MOST_CODES || open.some((text) => text.length > LONGEST_CODE)) {
    faults.add(
      1,
      column,
      'holds too many or too long texts that are no register codes: choose another column',
    )
    return { codes: {}, aliases: {}, doubts: [] }
  }
  const asked = open.map((text) => {
    const doubt = codeDoubt(text, codes.get(text)?.times ?? 0, inForce)
    return { text, doubt, answer: answerTo(doubt, answers) }
  })
  const answered = asked.flatMap(({ text, answer }) =>
    answer === undefined ? [] : [[text, answer === NO_MARK ? '' : answer] as const],
  )
  return {
    codes: Object.fromEntries(blank.map((text) => [text, ''])),
    aliases: Object.fromEntries(answered),
    doubts: asked.flatMap(({ doubt, answer }) => (answer === undefined ? doubt : [])),
  }
}
