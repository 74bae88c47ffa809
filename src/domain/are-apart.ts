/** What is known of where a parent lives and how they wish to be met; null means that nobody has said. */
export type Home = {
  resident: boolean | null
  address: string | null
  postcode: string | null
  addressConfidential: boolean | null
  meetSeparately: boolean | null
}

const plain = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKC')
    .toLocaleLowerCase('en-GB')
    .replace(/[^\p{L}\p{N}]+/gu, '')

/** Do these two homes have one address, however it is written? Null where that is not known. */
function sameHome(one: Home, other: Home): boolean | null {
  const codes = [plain(one.postcode), plain(other.postcode)].filter((code) => code !== '')
  if (codes.length === 2 && codes[0] !== codes[1]) return false
  const lines = [one, other].map(({ address }) =>
    codes.reduce((left, code) => left.replaceAll(code, ''), plain(address)),
  )
  return lines.includes('') ? null : lines[0] === lines[1]
}

const wishes = ({ meetSeparately, addressConfidential }: Home) => meetSeparately || addressConfidential

/**
 * Are these two parents kept apart: met separately, and told nothing of each other? They are unless it is known that
 * they live together: what nobody has said is never taken as consent.
 */
export function areApart(one: Home, other: Home): boolean {
  if (wishes(one) || wishes(other) || one.resident !== other.resident) return true
  const same = sameHome(one, other)
  return same === null ? one.resident !== true : !same
}
