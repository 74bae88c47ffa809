/** What came back is not what our screens send: the screen is an older version's, or somebody made it up. */
export class OldScreen extends Error {
  override readonly name = 'OldScreen'
}

/** Reads what a screen sent back; whatever cannot be read comes from a screen that is not ours any more. */
export function asSent<T>(read: () => T): T {
  try {
    return read()
  } catch {
    throw new OldScreen('a screen sent what it does not send')
  }
}
