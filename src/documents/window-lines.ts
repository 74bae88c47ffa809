/** What fits beside each other and below each other in the window of a DL envelope, in large letters and in small ones. */
const large = { signs: 36, lines: 6 }
const small = { signs: 44, lines: 8 }

/** A line over as many as it takes, broken at spaces. */
function broken(line: string, signs: number): string[] {
  const lines: string[] = []
  for (const word of line.split(' ')) {
    const last = lines.pop()
    if (last === undefined) lines.push(word)
    else if (last.length + 1 + word.length > signs) lines.push(last, word)
    else lines.push(`${last} ${word}`)
  }
  return lines
}

/** Lines of a home beside each other from the top, until no more than so many are left; the last one, its postcode, stays alone. */
function joined(lines: string[], most: number): string[] {
  if (lines.length <= most) return lines
  const at = lines.findIndex(
    (line, index) => index + 2 < lines.length && `${line}, ${lines[index + 1]}`.length <= small.signs,
  )
  if (at === -1) return lines
  return joined([...lines.slice(0, at), `${lines[at]}, ${lines[at + 1]}`, ...lines.slice(at + 2)], most)
}

/**
 * Who a letter is to as it stands in the window of a DL envelope: up to 6 lines are set large; more are set small, 44 signs
 * long at most, with short lines of the address beside each other until 8 are left.
 */
export function windowLines(name: string, address: readonly string[]): string[] {
  const lines = [name, ...address].flatMap((line) => broken(line, large.signs))
  if (lines.length <= large.lines) return lines
  const names = broken(name, small.signs)
  const home = address.flatMap((line) => broken(line, small.signs))
  return [...names, ...joined(home, small.lines - names.length)]
}
