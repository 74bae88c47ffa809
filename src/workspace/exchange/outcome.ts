/** How something that a person did ended: done, faults at fields, or one sentence of trouble. */
export type Outcome =
  | { ok: true }
  | { ok: false; errors: Record<string, string> }
  | { ok: false; trouble: string }

/** What Slack tells a person when the app did not answer as it must. */
export const TROUBLE = 'We had some trouble connecting. Try again?'

/** The outcome of something that went well. */
export const done: Outcome = { ok: true }

/** The outcome that shows Slack's vague sentence. */
export const trouble = (text: string = TROUBLE): Outcome => ({ ok: false, trouble: text })
