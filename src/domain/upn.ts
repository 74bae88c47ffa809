/** The letters that a UPN may hold, in the order that gives each its value: no I, O or S. */
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/** What is wrong with a UPN, in the words staff know from DfE's own checks. */
export const upnFaultWords = {
  length: 'UPN invalid (not 13 characters)',
  letter: 'UPN invalid (wrong check letter at character 1)',
  la: 'UPN invalid (characters 2-4 not a recognised LA code)',
  digits: 'UPN invalid (characters 5-12 not all numeric)',
  last: 'UPN invalid (character 13 not a recognised value)',
} as const

/** A UPN as it is kept: capitals, without spaces around it. */
export function tidyUpn(text: string): string {
  return text.trim().toUpperCase()
}

const letterValue = (character: string): number =>
  LETTERS.includes(character) ? LETTERS.indexOf(character) : Number(character)

/** The check letter that the twelve characters after it ask for: each times its place, 2 to 13, summed modulo 23 (domain.md §4.1). */
export function upnCheckLetter(rest: string): string {
  const sum = [...rest].reduce((total, character, n) => total + letterValue(character) * (n + 2), 0)
  return LETTERS[sum % LETTERS.length] ?? ''
}

function shapeFaults(upn: string): string[] {
  return [
    ...(/^\d{3}$/.test(upn.slice(1, 4)) ? [] : [upnFaultWords.la]),
    ...(/^\d{8}$/.test(upn.slice(4, 12)) ? [] : [upnFaultWords.digits]),
    ...(/^\d$/.test(upn.slice(12)) || LETTERS.includes(upn.slice(12)) ? [] : [upnFaultWords.last]),
  ]
}

/** What is wrong with a UPN, temporary ones included; empty when sound. An LA number nobody knows is `hasKnownLa`'s to tell. */
export function upnFaults(text: string): string[] {
  const upn = tidyUpn(text)
  if (upn.length !== 13) return [upnFaultWords.length]
  const faults = shapeFaults(upn)
  if (faults.length > 0) return faults
  return upn.startsWith(upnCheckLetter(upn.slice(1))) ? [] : [upnFaultWords.letter]
}

/** Is this a UPN with the right check letter? */
export function isUpn(text: string): boolean {
  return upnFaults(text).length === 0
}

/** Is it a temporary UPN, whose last character is a letter? */
export function isTemporaryUpn(text: string): boolean {
  return isUpn(text) && LETTERS.includes(tidyUpn(text).slice(12))
}

/** Does the UPN name one of these local authorities? Numbers change, so a stranger is a warning and never a refusal. */
export function hasKnownLa(text: string, laNumbers: ReadonlySet<string>): boolean {
  return laNumbers.has(tidyUpn(text).slice(1, 4))
}
