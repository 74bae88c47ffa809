/** Something wrong at one place of a payload; `pointer` is a JSON pointer from its root, `constraint` says which rule. */
export interface PayloadFault {
  pointer: string
  message: string
  constraint: { type: string; expected?: string[]; got?: string }
}

/** Makes a fault; `rule` is the kind of rule that failed, in the words of JSON Schema. */
export const fault = (
  pointer: string,
  message: string,
  rule: string,
  expected?: readonly (string | number)[],
  got?: string | number,
): PayloadFault => ({
  pointer,
  message,
  constraint: {
    type: rule,
    ...(expected === undefined ? {} : { expected: expected.map(String) }),
    ...(got === undefined ? {} : { got: String(got) }),
  },
})

/** One fault in a list when `bad`, an empty list otherwise. */
export const when = (bad: boolean, ...args: Parameters<typeof fault>): PayloadFault[] =>
  bad ? [fault(...args)] : []

/** The fault as Slack words it in `response_metadata.messages` and `errors`. */
export const wording = (one: PayloadFault): string => `${one.message} [json-pointer:${one.pointer}]`

/** The pointer to a property or an entry of what stands at a pointer. */
export const into = (at: string, name: string | number): string =>
  `${at}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`

/** The fault that Slack puts before those inside of an object that may be of several kinds. */
export const noSchema = (at: string): PayloadFault =>
  fault(at, 'failed to match all allowed schemas', 'anyOf')

/** The places of the entries that stood in a list before; undefined is none. */
export function repeated(items: readonly unknown[]): number[] {
  const seen = new Set<unknown>()
  return items.flatMap((one, i) => {
    const again = one !== undefined && seen.has(one)
    seen.add(one)
    return again ? [i] : []
  })
}
