import type { Dict } from './state/model.ts'

/** A refusal in Slack's words: an error code, and what the answer carries beside it. */
export class SlackError extends Error {
  readonly code: string
  readonly extra: Dict

  constructor(code: string, extra: Dict = {}) {
    super(code)
    this.name = 'SlackError'
    this.code = code
    this.extra = extra
  }

  /** The body of the answer. */
  body(): Dict {
    return { ok: false, error: this.code, ...this.extra }
  }
}

/** `invalid_arguments` with one `[ERROR] …` message for each fault. */
export function invalidArguments(messages: readonly string[]): SlackError {
  return new SlackError('invalid_arguments', {
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  })
}
