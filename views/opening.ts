import type { ModalView } from '@slack/types'
import { plain } from '../src/kit/text.ts'

/** What stands in a modal for the moment before it is filled. */
export function opening(title: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'opening',
    title: plain(title, 24),
    blocks: [{ type: 'section', text: plain('One moment…', 100) }],
  }
}

/** What a modal says instead of what was asked for. */
export function sorry(title: string, text: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'sorry',
    title: plain(title, 24),
    blocks: [{ type: 'section', text: plain(text, 2900) }],
    close: plain('Close', 24),
  }
}
