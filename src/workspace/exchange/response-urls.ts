import type { Core } from '../core.ts'
import type { Dict, View } from '../state/model.ts'
import { placedElements } from '../state/values.ts'
import { valuesOf } from '../state/views.ts'
import { makeHook } from './hooks.ts'

/** An address to answer to for each conversation that a person chose in an input which asks for one. */
export function responseUrls(core: Core, view: View): Dict[] {
  const values = valuesOf(core, view.id)
  return placedElements(view.blocks)
    .filter(({ block, element }) => block.type === 'input' && element.response_url_enabled === true)
    .flatMap(({ blockId, element }) => {
      const state = values[blockId]?.[String(element.action_id)]
      const chosen = state?.selected_conversation ?? state?.selected_channel
      const channel = core.store.get('channels', String(chosen))?.id
      if (channel === undefined) return []
      const response_url = makeHook(core, { channel, user: view.owner, ts: null })
      return [{ block_id: blockId, action_id: element.action_id, channel_id: channel, response_url }]
    })
}
