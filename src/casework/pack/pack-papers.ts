/** The templates that packs are written from, by their place under `templates/letters`; no pathway names those under `court`. */
export const packPapers = [
  'common/s566-certificate',
  'common/s9-statement',
  'court/chronology',
  'court/contact-log',
  'court/decision-record',
  'court/earlier-notices',
  'court/legal-advice',
  'court/minutes',
  'court/sessions-barred',
  'court/sessions-charged',
  'court/unused-material',
] as const

/** The place of a template under `templates/letters`. */
export type PackPaper = `${string}/${string}`
