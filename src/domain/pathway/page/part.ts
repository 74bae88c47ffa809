/** What a pathway is made of, as somebody reads it. */
export const partKinds = [
  'pathway',
  'entry test',
  'question',
  'stage',
  'item',
  'way',
  'meeting',
  'decision',
  'option',
  'form',
  'letter',
  'day',
  'window',
  'watch',
  'gate',
  'setting',
  'tracking',
] as const
export type PartKind = (typeof partKinds)[number]

/** One thing in a pathway in plain words: what it is called, what is to be known of it a sentence each, and what is unsure about it. */
export type Part = { kind: PartKind; id: string; title: string; says: readonly string[]; note: string | null }
