import { columns } from './columns.ts'
import { exit, type Verb, type Verbs } from './verb.ts'

/** A verb as it is written: its words, what follows them, and its options. */
export function usageOf({ words, args, options }: Verb): string {
  const each = Object.entries(options).map(([name, { form, needed }]) => {
    const written = form === undefined ? `--${name}` : `--${name} ${form}`
    return needed ? written : `[${written}]`
  })
  return ['fasttrack', words, ...args, ...each].join(' ')
}

/** How one verb is used, line by line. */
export function helpOf(verb: Verb): string[] {
  const rows = Object.entries(verb.options).map(([name, { form, help }]) => [
    `  --${name}${form === undefined ? '' : ` ${form}`}`,
    help,
  ])
  return [verb.help, '', usageOf(verb), ...(rows.length > 0 ? ['', ...columns(rows)] : [])]
}

/** Lists every verb. */
export function helpVerb(verbs: Verbs): Verb {
  return {
    words: 'help',
    help: 'List the verbs, or show how one is used',
    args: ['[VERB]', '[WORD]'],
    options: {},
    async run({ args, say, complain }) {
      const named = Object.entries(verbs).filter(([words]) =>
        args.every((arg, n) => words.split(' ')[n] === arg),
      )
      const asked = await Promise.all(named.map(([, read]) => read()))
      if (asked.length === 0) {
        complain(`There is no verb "${args.join(' ')}". See: fasttrack help`)
        return exit.misused
      }
      const [only] = asked
      if (only !== undefined && asked.length === 1) helpOf(only).forEach(say)
      else columns(asked.map(({ words, help }) => [`  ${words}`, help])).forEach(say)
      return exit.done
    },
  }
}
