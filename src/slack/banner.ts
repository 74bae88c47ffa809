import type { ViewResponseAction } from '@slack/bolt'
import type { KnownBlock, ModalView } from '@slack/types'
import { section } from '../kit/blocks.ts'
import { limits } from '../kit/limits.ts'
import { placeErrors } from '../kit/modal-errors.ts'
import { escapeText, plain } from '../kit/text.ts'
import type { ViewPayload } from './payloads.ts'

const BANNER = 'fasttrack-banner'
// Slack sends a view back with more than it takes: anything else would be refused as an additional property.
const TAKEN = [
  'title',
  'close',
  'submit',
  'callback_id',
  'private_metadata',
  'notify_on_close',
  'external_id',
]

const taken = (view: ViewPayload) =>
  Object.fromEntries(
    TAKEN.flatMap((key) => (view[key] == null || view[key] === '' ? [] : [[key, view[key]]])),
  )

/** The shown modal with a sentence on top; block ids stay, and with them whatever somebody is typing. */
export function withBanner(view: ViewPayload, sentence: string): ModalView {
  const rest = (view.blocks ?? []).filter((block) => block.block_id !== BANNER)
  const blocks = [section(`:warning: ${escapeText(sentence)}`, { id: BANNER }), ...rest]
  return {
    ...taken(view),
    type: 'modal',
    blocks: blocks.slice(0, limits.viewBlocks) as KnownBlock[],
  } as ModalView
}

const notice = (sentence: string): ModalView => ({
  type: 'modal',
  title: plain('Please look', limits.viewTitle),
  close: plain('Close', limits.viewButton),
  blocks: [section(escapeText(sentence))],
})

const isFull = ({ previous_view_id: previous, root_view_id: root }: ViewPayload): boolean =>
  previous != null && previous !== root

/** How a submission is answered that was not carried out: at a field where there is one, so that nothing typed is lost. */
export function refusedSubmission(view: ViewPayload, sentence: string): ViewResponseAction {
  const input = (view.blocks ?? []).find(({ type, block_id: id }) => type === 'input' && id !== undefined)
  if (input?.block_id !== undefined) {
    return {
      response_action: 'errors',
      errors: placeErrors({ [input.block_id]: sentence }, { ...view, blocks: [input] }),
    }
  }
  return { response_action: isFull(view) ? 'update' : 'push', view: notice(sentence) }
}
