import type { ModalView } from '@slack/types'
import { type Day, formatDay } from '../src/domain/day.ts'
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

/** What is said of a case that was opened in error, in place of the case. */
export function sealedSentence({ id, on, by }: { id: string; on: Day; by: string | null }): string {
  return `${id} was opened in error and sealed on ${formatDay(on)}${by === null ? '' : ` by ${by}`}. Nothing else of it was kept.`
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
