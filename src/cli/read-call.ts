import { parseArgs } from 'node:util'
import { nearest } from '../domain/nearest.ts'
import { Misuse, type Option, type Verb, type Verbs } from './verb.ts'

/** What stands on a command line after the words of a verb. */
export type Given = { args: string[]; values: Readonly<Record<string, string | true>> }

const help: Option = { help: 'Show how this is used' }

const optionsOf = ({ options }: Verb): Readonly<Record<string, Option>> => ({ ...options, help })

const didYouMean = (near: string | undefined, mark = ''): string =>
  near === undefined ? '' : ` Did you mean ${mark}${near}?`

function refuseOption(verb: Verb, name: string, value: string | undefined): void {
  const options = optionsOf(verb)
  const option = Object.hasOwn(options, name) ? options[name] : undefined
  if (option === undefined) {
    throw new Misuse(
      `${verb.words} has no option --${name}.${didYouMean(nearest(name, Object.keys(options)), '--')}`,
    )
  }
  if (option.form !== undefined && (value === undefined || value === '')) {
    throw new Misuse(`--${name} needs a value: --${name} ${option.form}`)
  }
  if (option.form === undefined && value !== undefined) throw new Misuse(`--${name} takes no value.`)
}

function refuseMissing(verb: Verb, { args, values }: Given): void {
  const needed = verb.args.filter((name) => !name.startsWith('['))
  const missing = needed[args.length]
  if (missing !== undefined) throw new Misuse(`${verb.words} needs ${missing}.`)
  const extra = verb.args.at(-1)?.endsWith('…]') ? undefined : args[verb.args.length]
  if (extra !== undefined) throw new Misuse(`${verb.words} does not know what to do with "${extra}".`)
  for (const [name, option] of Object.entries(verb.options)) {
    if (option.needed && !(name in values)) throw new Misuse(`${verb.words} needs --${name} ${option.form}.`)
  }
}

function tokensOf(verb: Verb, argv: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries(optionsOf(verb)).map(([name, { form }]) => [
      name,
      { type: form === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  const read = { args: [...argv], options, strict: false, allowPositionals: true, tokens: true } as const
  return parseArgs(read).tokens
}

/** Reads what was given to a verb; throws Misuse where it doesn't fit. */
export function readCall(verb: Verb, argv: readonly string[]): Given {
  const tokens = tokensOf(verb, argv)
  const values: Record<string, string | true> = {}
  for (const { name, value } of tokens.filter((token) => token.kind === 'option')) {
    refuseOption(verb, name, value)
    if (name in values) throw new Misuse(`--${name} is given twice.`)
    values[name] = value ?? true
  }
  const args = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  if (values.help !== true) refuseMissing(verb, { args, values })
  return { args, values }
}

function noSuchVerb(all: readonly string[], [first = '', second]: readonly string[]): Misuse {
  const group = all.filter((words) => words.startsWith(`${first} `))
  const said = second === undefined || second.startsWith('-') ? first : `${first} ${second}`
  const firstWords = [...new Set(all.map((words) => words.split(' ')[0] ?? ''))]
  const near = group.length > 0 ? nearest(said, group) : (nearest(said, all) ?? nearest(first, firstWords))
  if (group.length > 0 && near === undefined) return new Misuse(`${first} needs one of: ${group.join(', ')}.`)
  return new Misuse(`There is no verb "${said}".${didYouMean(near)} See: fasttrack help`)
}

/** The verb that a command line begins with, and what follows it; throws Misuse with the nearest one. */
export async function verbOf(
  verbs: Verbs,
  argv: readonly string[],
): Promise<{ verb: Verb; rest: readonly string[] }> {
  const all = Object.entries(verbs)
  const found = all.find(([words]) => words.split(' ').every((word, n) => argv[n] === word))
  if (found === undefined) throw noSuchVerb(Object.keys(verbs), argv)
  const [words, read] = found
  return { verb: await read(), rest: argv.slice(words.split(' ').length) }
}
