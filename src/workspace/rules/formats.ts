const isUrl = (schemes: RegExp) => (text: string) => schemes.test(text) && URL.canParse(text)

const isDate = (text: string) => {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

const isZone = (text: string) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return /^[A-Z]/i.test(text)
  } catch {
    return false
  }
}

const url = (schemes: RegExp) => ({ holds: isUrl(schemes), words: 'invalid url' })
const matching = (pattern: RegExp) => ({
  holds: (text: string) => pattern.test(text),
  words: `input must match regex pattern: ${pattern.source}`,
})

/** How a string may be written, by name, with Slack's words for one that is not. */
export const formats = {
  link: url(/^(https?:\/\/|mailto:|slack:\/\/|tel:)/i),
  web: url(/^https?:\/\//i),
  https: url(/^https:\/\//i),
  date: { holds: isDate, words: 'must be a valid date in the format YYYY-MM-DD' },
  time: { ...matching(/^([01]\d|2[0-3]):[0-5]\d$/), words: 'must be a valid time in the format HH:mm' },
  zone: { holds: isZone, words: 'must be a valid timezone' },
  number: matching(/^-?\d+(\.\d+)?$/),
  color: matching(/^#?[0-9a-fA-F]{6}$/),
  user: matching(/^[UW][A-Z0-9]{8,}$/),
  channel: matching(/^[CG][A-Z0-9]{8,}$/),
  conversation: matching(/^[CGD][A-Z0-9]{8,}$/),
  usergroup: matching(/^S[A-Z0-9]{8,}$/),
  team: matching(/^T[A-Z0-9]{8,}$/),
  file: matching(/^F[A-Z0-9]{8,}$/),
} as const

/** The name of a format. */
export type FormatName = keyof typeof formats
