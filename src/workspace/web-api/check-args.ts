import { invalidArguments, SlackError } from '../slack-error.ts'
import type { Dict } from '../state/model.ts'

interface Kind {
  accepts: (value: unknown) => boolean
  /** What is said about a value of another kind, or the error that it has of its own. */
  says?: string
  error?: string
  extra?: Dict
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isWhole = (value: unknown) =>
  Number.isSafeInteger(value) || (isText(value) && /^-?\d{1,15}$/.test(value))
const isTime = (value: unknown) => isText(value) && /^\d{1,12}(\.\d{1,6})?$/.test(value)

const KINDS: Readonly<Record<string, Kind>> = {
  text: { accepts: isText, says: 'must provide a string' },
  int: { accepts: isWhole, says: 'must provide an integer' },
  flag: {
    accepts: (value) => ['true', 'false', '1', '0'].includes(String(value)),
    says: 'must provide a boolean',
  },
  json: { accepts: () => true },
  limit: {
    accepts: (value) => isWhole(value) && Number(value) >= 1 && Number(value) <= 1000,
    error: 'invalid_limit',
  },
  oldest: { accepts: isTime, error: 'invalid_ts_oldest' },
  latest: { accepts: isTime, error: 'invalid_ts_latest' },
  time: { accepts: isWhole, error: 'invalid_time' },
  gone: {
    accepts: (value) => String(value) === 'false',
    error: 'invalid_arguments',
    extra: { deprecated_argument: 'as_user' },
  },
}

interface ArgRule {
  name: string
  kind: Kind
  required: boolean
  missing: string | undefined
}

const PATTERN = /^(\w+)(?::(\w+))?(?:(!)(\w+)?)?$/

const parsed = (word: string): ArgRule => {
  const [, name = '', kind = 'text', required, missing] = PATTERN.exec(word) ?? []
  const known = KINDS[kind]
  if (name === '' || known === undefined) throw new Error(`not a rule for an argument: ${word}`)
  return { name, kind: known, required: required !== undefined, missing }
}

const isMissing = (value: unknown) => value === undefined || value === null || value === ''

const demandAll = (rules: readonly ArgRule[], args: Dict): void => {
  const missing = rules.filter(({ name, required }) => required && isMissing(args[name]))
  const own = missing.find((rule) => rule.missing !== undefined)?.missing
  if (own !== undefined) throw new SlackError(own)
  if (missing.length > 0) throw invalidArguments(missing.map(({ name }) => `missing required field: ${name}`))
}

const demandKinds = (rules: readonly ArgRule[], args: Dict): void => {
  const wrong = rules.filter(({ name, kind }) => !isMissing(args[name]) && !kind.accepts(args[name]))
  const own = wrong.find(({ kind }) => kind.error !== undefined)?.kind
  if (own?.error !== undefined) throw new SlackError(own.error, own.extra)
  if (wrong.length > 0)
    throw invalidArguments(wrong.map(({ name, kind }) => `${kind.says} [json-pointer:/${name}]`))
}

/** Refuses names that no argument has, then what is missing, then what is of the wrong kind. */
export function checkArgs(spec: string, args: Dict): void {
  for (const name of Object.keys(args)) {
    if (/^\w{1,64}\[/.test(name)) throw new SlackError('invalid_array_arg')
    if (!/^\w{1,64}$/.test(name)) throw new SlackError('invalid_arg_name')
  }
  const rules = spec.split(' ').filter(Boolean).map(parsed)
  demandAll(rules, args)
  demandKinds(rules, args)
}
