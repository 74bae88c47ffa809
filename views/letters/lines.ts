import type { Letter } from '../../src/domain/case/state.ts'
import { formatDayShort } from '../../src/domain/day.ts'
import type { LetterKind } from '../../src/domain/pathway/pathway.ts'
import { name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { papersBackWords } from '../papers-back/words.ts'
import { outLine } from '../service/track.ts'
import { shown } from '../words.ts'

/** One letter as its line on the screen of letters: to whom, how it stands, and what came in for it. */
export function letterLine({ names, state }: CaseShown, letter: Letter): string {
  const attendees = state.meetings[letter.meeting ?? '']?.attendees ?? []
  const about = state.meetings[letter.meeting ?? '']
  // Papers of the school's own are one of each meeting, and only the day tells them apart.
  const day = letter.addressee === 'school' && about ? `, of the meeting on ${formatDayShort(about.on)}` : ''
  const to = `${shown(letter.addressee, names, attendees)}${day}`
  if (letter.state === 'draft')
    return `• Draft to ${to}, made ${formatDayShort(letter.draftedOn)}${papersBackWords(letter)}`
  return `${outLine(letter, to)}${papersBackWords(letter)}`
}

/** Who is not written to with letters of a kind, why, and who agreed. */
export function excuseLines(looked: CaseShown, kind: LetterKind): string[] {
  const { state, names } = looked
  const own = state.excuses.filter((excuse) => excuse.kind === kind.id)
  return own.map(
    (excuse) =>
      `• Not written to: ${shown(excuse.addressee, names)} (${name(excuse.why)}; agreed by ${name(excuse.leave)})`,
  )
}
