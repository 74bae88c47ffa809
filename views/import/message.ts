import type { HandedIn, HandedInState } from '../../src/domain/handed-in.ts'
import { actions, type Message, message, section } from '../../src/kit/blocks.ts'
import { escapeText } from '../../src/kit/text.ts'
import { openHandedIn } from '../import.ts'
import { figure, figures } from './lines.ts'
import { reportWords, troubleWords } from './words.ts'

const notKept = ({ told }: HandedIn): string =>
  `was not imported. ${troubleWords[told.trouble ?? 'went-wrong']}`

function running({ told: { running: now, preview } }: HandedIn): string {
  const of = preview === undefined ? '' : ` of ${figures(preview.rows, 'row')}`
  return `is being imported: ${figure(now?.rows ?? 0)}${of} so far.`
}

const done = ({ told: { report } }: HandedIn): string =>
  `is imported. ${report === undefined ? '' : reportWords(report)}`

const says: Record<HandedInState, { text: (file: HandedIn) => string; button: string }> = {
  reading: { text: () => 'is being read.', button: 'Open' },
  asked: { text: () => 'has questions for you.', button: 'Open' },
  previewed: { text: notKept, button: 'Look at it again' },
  importing: { text: running, button: 'Open' },
  done: { text: done, button: 'See the report' },
  refused: { text: () => 'could not be imported, and nothing of it was kept.', button: 'See why' },
  'given-up': { text: notKept, button: 'Open' },
}

/** What whoever handed a register file in is told of it: how many, never who or which mark. */
export function handedInMessage(file: HandedIn): Message {
  const { text, button } = says[file.state]
  const head = `Your register file for ${escapeText(file.school.name)} ${text(file)}`
  const open = openHandedIn.element({ text: button, payload: { handedIn: file.id } })
  return message(head, [section(head), actions([open])])
}
