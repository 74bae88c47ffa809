const widest = 110

/** A text in lines that are not too long to read, the first behind a mark and the others below it. */
export function wrapped(mark: string, text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && mark.length + last.length + word.length < widest)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((line, n) => `${n === 0 ? mark : ' '.repeat(mark.length)}${line}`)
}
