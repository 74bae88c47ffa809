import { context, type Message, message, section } from '../kit/blocks.ts'
import type { Command } from '../kit/command.ts'
import { escapeText } from '../kit/text.ts'
import { nearest } from './split-command.ts'

type Known = Pick<Command<never>, 'word' | 'help' | 'usage'>

const PER_BLOCK = 14

const line = (slash: string, { word, help, usage }: Known): string =>
  `*${[slash, word].filter(Boolean).join(' ')}* ${usage === undefined ? '' : `${escapeText(usage)} `}– ${help}`

/** What `/fasttrack help` answers, made from the commands themselves. */
export function helpMessage(slash: string, commands: readonly Known[]): Message {
  const lines = commands.map((command) => line(slash, command))
  const groups = Array.from({ length: Math.ceil(lines.length / PER_BLOCK) }, (_, n) =>
    section(lines.slice(n * PER_BLOCK, (n + 1) * PER_BLOCK).join('\n')),
  )
  const rest = `Everything else is on a case’s own screen, under *More*, or on the Home tab. Of a case’s number the last part is enough: \`${slash} case 1\`.`
  return message(`What ${slash} can do`, [...groups, context(rest)])
}

/**
 * What somebody is told whose word is not known: the word that was probably meant, and where the others are. Their own
 * word is not said again, for it may be a pupil's name.
 */
export function unknownWord(slash: string, word: string, commands: readonly Known[]): string {
  const meant = nearest(
    word,
    commands.map((command) => command.word),
  )
  const known = `Type \`${slash} help\` to see everything.`
  if (meant === null) return `Fast Track does not know that word. ${known}`
  return `Fast Track does not know that word. Did you mean \`${slash} ${meant}\`? ${known}`
}
