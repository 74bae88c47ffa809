import { type Answered, type Each, type Kind, parseBlockId, type State } from './field-kind.ts'

/** A view as Slack sends it back with a click or a submission. */
export type ReceivedView = {
  id: string
  hash?: string | undefined
  callback_id?: string | undefined
  private_metadata?: string | undefined
  blocks?: readonly { type: string; block_id?: string | undefined }[] | undefined
  state?: { values: Record<string, Record<string, State>> } | undefined
}

type AnyKind = Kind<unknown, never> | Each<unknown, never>
type Stated = { name: string; key: string; version: number; state: State }

const UNTOUCHED: State = { type: 'none' }

function stated(view: ReceivedView): Stated[] {
  return Object.entries(view.state?.values ?? {}).flatMap(([id, actions]) => {
    const place = parseBlockId(id)
    const [state] = Object.values(actions)
    return place === null || state === undefined ? [] : [{ ...place, state }]
  })
}

const readEach = ({ each }: Each<unknown, never>, found: readonly Stated[]): Answered<unknown>[] =>
  found.map(({ key, version, state }) => ({ key, version, value: each.read(state) }))

/** One answer for each field, out of Slack's nesting by block and action. */
export function readState(fields: Record<string, AnyKind>, view: ReceivedView): Record<string, unknown> {
  const all = stated(view)
  const answers = Object.entries(fields).map(([name, kind]) => {
    const found = all.filter((one) => one.name === name)
    return [name, 'each' in kind ? readEach(kind, found) : kind.read(found[0]?.state ?? UNTOUCHED)]
  })
  return Object.fromEntries(answers)
}
