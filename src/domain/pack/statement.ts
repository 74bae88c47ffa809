import type { ParagraphSaid } from '../case/parts/prosecution.ts'
import { type Day, formatDay } from '../day.ts'

/** One thing that happened, told of one defendant and of no other parent. */
export type Step = {
  readonly id: string
  readonly on: Day
  /** What happened, as whoever did it would tell it: without who, beginning with a verb in the past, such as "handed the letter to Ms Hale". */
  readonly did: string
  /** The same as the school's records show it: a whole sentence. */
  readonly happened: string
  /** The people who did or saw it, by id. */
  readonly by: readonly string[]
  /** The exhibit that shows it, by id; null where none does. */
  readonly exhibit: string | null
}

/** One paragraph of a drafted statement; its words hold no exhibit's label, which is put in when it is printed. */
export type Paragraph = {
  readonly id: string
  readonly text: string
  readonly own: boolean
  readonly exhibit: string | null
}

/** A paragraph with what the witness has said of it; `stale` where it was confirmed in words that have changed since. */
export type SaidParagraph = Paragraph & {
  readonly verdict: 'confirmed' | 'struck' | null
  readonly stale: boolean
  /** What is printed: the witness's own words where they gave any. */
  readonly words: string
}

function paragraphOf(witness: string, { id, on, did, happened, by, exhibit }: Step): Paragraph {
  const own = by.includes(witness)
  const text = own
    ? `On ${formatDay(on)} I ${did}.`
    : `School records show that on ${formatDay(on)} ${happened}.`
  return { id, text, own, exhibit }
}

/** What the witness says of themselves, of the pupil, and of the records: the paragraphs that every statement begins with. */
export type Opening = {
  readonly occupation: string
  readonly school: string
  readonly pupil: string
  readonly since: Day | null
}

const opening = ({ occupation, school, pupil, since }: Opening): Paragraph[] => [
  { id: 'who', text: `I am ${occupation} at ${school}.`, own: true, exhibit: null },
  {
    id: 'pupil',
    text: `${pupil} is${since === null ? '' : `, and has been since ${formatDay(since)},`} a registered pupil at ${school}.`,
    own: false,
    exhibit: null,
  },
  {
    id: 'records',
    text: 'Where I say what school records show, I have read those records, which the school keeps in the ordinary course of its work. I did not see these things myself.',
    own: true,
    exhibit: null,
  },
]

/** Drafts a statement from what happened: in the first person only what this witness did or saw, the rest as what school records show. */
export function draftStatement(witness: string, about: Opening, steps: readonly Step[]): Paragraph[] {
  return [...opening(about), ...steps.map((step) => paragraphOf(witness, step))]
}

/** Lays what the witness said over the drafted paragraphs. */
export function saidOf(
  paragraphs: readonly Paragraph[],
  said: Readonly<Record<string, ParagraphSaid>>,
): SaidParagraph[] {
  return paragraphs.map((paragraph) => {
    const was = said[paragraph.id]
    const stale = was !== undefined && was.shown !== paragraph.text
    const verdict = was === undefined || stale ? null : was.verdict
    return { ...paragraph, verdict, stale, words: (stale ? null : was?.words) ?? paragraph.text }
  })
}

/** The paragraphs that stand in the statement: all but those that were struck. */
export const standing = (paragraphs: readonly SaidParagraph[]): SaidParagraph[] =>
  paragraphs.filter(({ verdict }) => verdict !== 'struck')

/** The paragraphs of which the witness has said nothing that holds. */
export const unsaid = (paragraphs: readonly SaidParagraph[]): SaidParagraph[] =>
  paragraphs.filter(({ verdict }) => verdict === null)
