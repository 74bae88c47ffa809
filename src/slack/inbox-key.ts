import { createHash } from 'node:crypto'
import type { ReceivedView } from '../kit/modal-state.ts'

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16)

/** Names a command or a click: Slack gives each its own trigger, and repeats carry the same. */
export const actKey = (trigger: string | undefined, fallback: string): string =>
  trigger ? `act:${trigger}` : `act:${fallback}`

/**
 * Names a submission. Its answers are part of the name: the same Save pressed again is a repeat, but a Save with other
 * answers (after the person was told that the first was not kept) is not, and must not be taken for one.
 */
export const submissionKey = (view: ReceivedView): string =>
  `submit:${view.id}:${view.hash ?? ''}:${digest(view.state?.values ?? {})}`

/** Names the closing of a modal. */
export const closingKey = (view: ReceivedView): string => `close:${view.id}:${view.hash ?? ''}`
