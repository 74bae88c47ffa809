/** What stands between us and Slack until an operator mends it. */
export type Standing = {
  /** Slack refused something with this word. */
  refused: (fault: string) => void
  /** Slack took something. */
  took: () => void
  /** Whether nothing should be sent for the moment, because all of it would be refused. */
  isClosed: () => boolean
  /** Why nothing is taken, in plain words for an operator. */
  faults: () => readonly string[]
}

const again = 'Install Fast Track in the workspace again, and start it with the new token.'

const CLOSING: Readonly<Record<string, string>> = {
  account_inactive: `Slack says that the app was taken out of the workspace. ${again}`,
  token_revoked: `Slack says that the app’s token was revoked. ${again}`,
  token_expired: `Slack says that the app’s token has expired. ${again}`,
  invalid_auth: 'Slack does not know the app’s token. Start Fast Track with the right one.',
  not_authed: 'Slack was asked without a token. Start Fast Track with the app’s own.',
}
/** With these some things are not taken, and only an operator can mend it. */
const PARTLY = new Set(['messages_tab_disabled', 'not_in_channel', 'missing_scope'])

const FIRST_MS = 5000
const LONGEST_MS = 300_000

/**
 * Makes it. The first refusal of everything closes for five seconds, each further one for twice as long, five minutes at
 * most; `warn` is called once for each word.
 */
export function createStanding({
  now = () => performance.now(),
  warn = (_fault: string): void => {},
} = {}): Standing {
  const warned = new Set<string>()
  let closing: string | null = null
  let closedUntil = 0
  let lastMs = 0
  const close = (fault: string) => {
    closing = fault
    // What was under way together is refused together.
    if (now() < closedUntil) return
    lastMs = Math.min(LONGEST_MS, lastMs * 2 || FIRST_MS)
    closedUntil = now() + lastMs
  }
  return {
    refused(fault) {
      const closes = Object.hasOwn(CLOSING, fault)
      if (closes) close(fault)
      if (!warned.has(fault) && (closes || PARTLY.has(fault))) warn(fault)
      warned.add(fault)
    },
    took() {
      if (closing !== null) warned.delete(closing)
      closing = null
      closedUntil = 0
      lastMs = 0
    },
    isClosed: () => now() < closedUntil,
    faults: () => (closing === null ? [] : [CLOSING[closing] ?? closing]),
  }
}
