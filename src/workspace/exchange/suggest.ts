import type { Core } from '../core.ts'
import { wording } from '../rules/faults.ts'
import { inspectValue } from '../rules/inspect.ts'
import { jsonObject } from '../rules/parse-json.ts'
import { list, shape } from '../rules/rule.ts'
import { SlackError } from '../slack-error.ts'
import type { Dict } from '../state/model.ts'
import { optionsOf } from '../state/values.ts'
import type { Answered } from '../ways-in/errand.ts'
import { sendPayload } from '../ways-in/send.ts'
import { payloadBase } from './payload.ts'
import { elementOn, offeredKey, placeFields, surfaceOf, type Target } from './target.ts'

/** What a typeahead offers: options or groups of them, or nothing because of trouble. */
export interface Suggestions {
  ok: boolean
  options: Dict[]
  groups: Dict[]
}

/** What a person typed into a typeahead. */
export interface Query {
  target: Target
  blockId: string
  actionId: string
  query: string
}

// A hundred groups of a hundred are what one answer may hold.
const MOST_OFFERED = 10_000

const nothing: Suggestions = { ok: true, options: [], groups: [] }
const failed: Suggestions = { ...nothing, ok: false }

const inspectAnswer = (body: Dict): string[] => {
  const { options, option_groups: groups } = body
  if (options !== undefined && groups !== undefined)
    return ['only one of `options` or `option_groups` may be specified']
  const wrong =
    groups === undefined
      ? inspectValue(options, list(shape('option'), 100, 0), '/options')
      : inspectValue(groups, list(shape('option_group'), 100, 0), '/option_groups')
  return wrong.map(wording)
}

const accept = (core: Core, key: string, answer: Answered): Suggestions => {
  const body = jsonObject(answer.text)
  const faults = body === undefined ? ['the answer is not a JSON object'] : inspectAnswer(body)
  if (faults.length > 0 || body === undefined) {
    core.traffic.fault('block_suggestion', 'unsound options', faults)
    return failed
  }
  const options = (body.options as Dict[] | undefined) ?? []
  const groups = (body.option_groups as Dict[] | undefined) ?? []
  const known = [...(core.offered.get(key) ?? []), ...optionsOf(body)].map((one) => [one.value, one] as const)
  core.offered.set(key, [...new Map(known).values()].slice(-MOST_OFFERED))
  return { ok: true, options, groups }
}

/** Asks the app for the choices that fit what was typed; below `min_query_length` it is not asked. */
export async function suggest(core: Core, userId: string, asked: Query): Promise<Suggestions> {
  const surface = surfaceOf(core, userId, asked.target)
  const { element } = elementOn(surface, asked.blockId, asked.actionId)
  if (!/external_select$/.test(String(element.type))) throw new SlackError('element_not_found')
  if ([...asked.query].length < Number(element.min_query_length ?? 3)) return nothing
  const answer = await sendPayload(core, {
    ...payloadBase(core, 'block_suggestion', userId),
    ...placeFields(core, surface),
    action_id: asked.actionId,
    block_id: asked.blockId,
    value: asked.query,
  })
  return answer.ok ? accept(core, offeredKey(surface.key, asked.blockId, asked.actionId), answer) : failed
}
