const backward = Buffer.from('/Rotate -', 'latin1')

/** The same turn the other way round, in as many signs. */
const forward: Readonly<Record<string, string>> = { '-90': '270', '-180': ' 180', '-270': '  90' }

/** A PDF whose pages are never turned backward, which the typesetter would not turn at all: as long as it was, with nothing else touched. */
export function turnedForward(given: Buffer): Buffer {
  if (!given.includes(backward)) return given
  const pdf = Buffer.from(given)
  for (let at = pdf.indexOf(backward); at >= 0; at = pdf.indexOf(backward, at + 1)) {
    const from = at + backward.length - 1
    const turn = /^-\d+/.exec(pdf.toString('latin1', from, from + 5))?.[0] ?? ''
    pdf.write(forward[turn] ?? turn, from, 'latin1')
  }
  return pdf
}
