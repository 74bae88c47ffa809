import type { PaperFacts } from '../../domain/paper-facts.ts'
import type { Pathway, RecordKind } from '../../domain/pathway/pathway.ts'
import { roleTitle } from '../letters/names.ts'

type Field = RecordKind['fields'][number]
type Printed = NonNullable<PaperFacts['form']>

/** How many lines there are to write on, by what is asked for. */
const lines: Record<Field['kind'], number> = { text: 1, day: 1, 'long-text': 4, choice: 1 }

/** Choices that only a case knows are written in. */
const known: Record<NonNullable<Field['from']>, string> = {
  parents: 'The parent’s name:',
  notices: 'Which notice, by the parent’s name and the day it was served:',
}

const hintOf = ({ hint, from }: Field): string | null => hint ?? (from === undefined ? null : known[from])

/** So many letters and boxes have room in a row; a box is as wide as some letters. */
const wide = 70
const box = 6

const roomOf = (row: readonly string[]): number => row.reduce((sum, words) => sum + words.length + box, 0)

/** Choices as many in a row as have room. */
function rowsOf(choices: readonly string[]): string[][] {
  const rows: string[][] = []
  for (const choice of choices) {
    const last = rows.at(-1)
    if (last !== undefined && roomOf([...last, choice]) <= wide) last.push(choice)
    else rows.push([choice])
  }
  return rows
}

const chosen = (
  fields: readonly Field[],
  { field, is }: NonNullable<Field['needed_when']>,
): string | null => {
  const other = fields.find(({ id }) => id === field)
  const choice = other?.choices?.find(({ id }) => id === is)
  return choice === undefined ? null : `Only if you ticked “${choice.title}”.`
}

const whenOf = ({ fields }: RecordKind, { needed_when: when, optional }: Field): string | null =>
  (when && chosen(fields, when)) ?? (optional ? 'You may leave this out.' : null)

/** A form of a pathway as it is printed to be filled in by hand: a box for each choice, and lines for all else. */
export function recordPaper(pathway: Pick<Pathway, 'titles'>, record: RecordKind): Printed {
  return {
    title: record.title,
    by: record.by.map((role) => roleTitle(pathway, role)),
    fields: record.fields.map((field) => {
      const boxes = rowsOf(field.choices?.map(({ title }) => title) ?? [])
      const { title } = field
      const asked = { title, when: whenOf(record, field), hint: hintOf(field) }
      return { ...asked, boxes, lines: boxes.length > 0 ? 0 : lines[field.kind] }
    }),
  }
}
