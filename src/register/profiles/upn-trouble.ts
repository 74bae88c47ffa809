import { upnFaults } from '../../domain/upn.ts'
import { quoted } from '../tables/fault.ts'

const AS_TEXT = 'give the column the format Text before the file is saved, and export it again'

const mangled: readonly (readonly [shape: RegExp, says: string])[] = [
  [/^\d+(?:[.,]\d+)?E\+?\d+$/i, `is the number that a spreadsheet made of a UPN: ${AS_TEXT}`],
  [/^\d{11}[\dA-Z]$/i, `has lost the letter that a UPN begins with: ${AS_TEXT}`],
  [/\s/, 'has a space inside, which a UPN never has: take it out'],
]

/** What is wrong with a text that should be a UPN, in DfE's words where they have some; null where it is one. */
export function upnTrouble(text: string): string | null {
  const upn = text.trim()
  const found = mangled.find(([shape]) => shape.test(upn))
  if (found !== undefined) return `${quoted(text)} ${found[1]}`
  const faults = upnFaults(upn)
  return faults.length === 0 ? null : `${quoted(text)}: ${faults.join(', ')}: correct it`
}
