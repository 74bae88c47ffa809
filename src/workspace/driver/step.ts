import type { Which } from './pick-one.ts'

/** One thing that a person does: what, to what by its words, and with what. */
export interface Step extends Which {
  verb: string
  words?: string
  to?: string | number | null | readonly string[]
}

const STRING = '"(?:[^"\\\\]|\\\\.)*"'
const VALUE = `${STRING}|\\[(?:${STRING}(?:, ?${STRING})*)?\\]|null|-?\\d+(?:\\.\\d+)?`
const LINE = new RegExp(
  `^([a-z]+(?: [a-z]+)*?)(?: (${STRING}))?(?:: (${VALUE}))?(?: in (${STRING}))?(?: #(\\d+))?$`,
)

const spaced = (value: Step['to']) =>
  Array.isArray(value) ? `[${value.map((one) => JSON.stringify(one)).join(', ')}]` : JSON.stringify(value)

/** Says a step in a line, such as `choose "Pupil": "Robin Ashdown"`. */
export function sayStep({ verb, words, to, in: near, nth }: Step): string {
  return [
    verb,
    words === undefined ? '' : ` ${JSON.stringify(words)}`,
    to === undefined ? '' : `: ${spaced(to)}`,
    near === undefined ? '' : ` in ${JSON.stringify(near)}`,
    nth === undefined ? '' : ` #${nth + 1}`,
  ].join('')
}

const optional = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V }

/** Reads a line that `sayStep` said, or undefined when it is none. */
export function readStep(line: string): Step | undefined {
  const found = LINE.exec(line.trim())
  if (found === null) return undefined
  const [, verb = '', words, to, near, nth] = found
  return {
    verb,
    ...optional('words', words && (JSON.parse(words) as string)),
    ...optional('to', to && (JSON.parse(to) as Step['to'])),
    ...optional('in', near && (JSON.parse(near) as string)),
    ...optional('nth', nth && Number(nth) - 1),
  } as Step
}
