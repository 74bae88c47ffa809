/** A case's number however it was typed: `1`, `2026-1` and `ft-2026-0001` are the same; null for anything else. */
export function caseNumber(typed: string, year: string): string | null {
  const [, given, number] = /^(?:ft-)?(?:(\d{4})-)?(\d{1,6})$/i.exec(typed.trim()) ?? []
  return number === undefined ? null : `FT-${given ?? year}-${number.padStart(4, '0')}`
}
