/** A flat's number, which tells nothing without its house. */
const unit = /^(?:flat|apartment|apt|unit|room|floor|block|suite)\.?\s*\w{0,3}$/i

/** The parts between an address's line ends and commas, a house's number with its street. */
function partsOf(lines: readonly string[]): string[] {
  const parts: string[] = []
  for (const part of lines.flatMap((line) => line.split(',')).map((one) => one.trim())) {
    const before = parts.at(-1)
    if (part === '') continue
    if (before !== undefined && /^\d+\w?$/.test(before)) parts[parts.length - 1] = `${before} ${part}`
    else parts.push(part)
  }
  return parts
}

/** What of an address tells where somebody lives: its house, street and postcode; a flat's number, a district or a town gives nobody away. */
export function tellingLines(lines: readonly string[]): string[] {
  return partsOf(lines)
    .filter((part) => !unit.test(part))
    .filter((part, index) => index === 0 || /\d/.test(part))
}
