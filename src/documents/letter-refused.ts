/** A letter that was not made, with every reason in words that a school can act on. */
export class LetterRefused extends Error {
  readonly letter: string
  readonly reasons: readonly string[]

  constructor(letter: string, reasons: readonly string[], cause?: unknown) {
    super(`The letter ${letter} was not made: ${reasons.join('; ')}.`, { cause })
    this.name = 'LetterRefused'
    this.letter = letter
    this.reasons = reasons
  }
}
