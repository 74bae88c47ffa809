const isInk = (code: number): boolean => code > 0x20 && code < 0x7f

/** A text without the blanks around it; most cells have none, and to see that costs less than to have them taken off. */
export const trimmed = (text: string): string =>
  text === '' || (isInk(text.charCodeAt(0)) && isInk(text.charCodeAt(text.length - 1))) ? text : text.trim()
