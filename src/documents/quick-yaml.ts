import { parseYAML } from 'confbox/yaml'

/** Where the two readers of YAML would read differently: a carriage return by itself ends a line for one of them, and one follows a directive. */
const READ_DIFFERENTLY = /\r(?!\n)|^%/m

/** A text that repeats parts of itself by names such as `*this` more often may grow beyond all bounds; the other reader sees to that. */
const MOST_REPEATS = 20
const repeatsOften = (text: string): boolean => (text.match(/\*\w/g)?.length ?? 0) > MOST_REPEATS

/**
 * What a YAML text says, by a reader that is several times as quick as the one that knows where things stand in it; undefined
 * where it is no YAML, or might be read differently by the other, which has the last word and tells the faults.
 */
export function quickYaml(text: string): unknown {
  if (READ_DIFFERENTLY.test(text) || repeatsOften(text)) return undefined
  try {
    return parseYAML(text, { preserveIndentation: false, preserveWhitespace: false })
  } catch {
    return undefined
  }
}
