/** Thrown when the PDF could not be made; its message may be shown, its cause only logged. */
export class PdfRefused extends Error {}

/** What Typst says of a document that it does not make into a PDF, as a refusal. */
export function refusalOf(error: unknown): PdfRefused {
  if (error instanceof PdfRefused) return error
  const unseen = [...String(error).matchAll(/the text `\\*"(.+?)\\*"` could not be displayed/g)].map(
    ([, sign]) => sign,
  )
  const why =
    unseen.length === 0
      ? 'the PDF could not be made'
      : `the letter's font has no sign for ${[...new Set(unseen)].join(' ')}: write it in other letters`
  return new PdfRefused(why, { cause: error })
}
