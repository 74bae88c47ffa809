import { isMap, isScalar, type Pair, parseDocument, stringify } from 'yaml'

/** What a council says when it takes a pathway over as its own. */
export type Adoption = {
  id: string
  name: string
  from: { id: string; version: number }
  approvedBy: string
  role: string
  on: string
}

type Piece = { from: number; to: number; text: string }

const headOf = ({ id, name, from, approvedBy, role, on }: Adoption): Record<string, unknown> => ({
  id,
  version: 1,
  name,
  standing: 'live',
  adopted: { from, approved_by: approvedBy, role, on },
})

const isNamed = (pair: Pair, key: string): boolean => isScalar(pair.key) && pair.key.value === key

/** Where a word of the top level begins and ends in the text, its line's end included. */
function placeOf(pair: Pair): { from: number; to: number } {
  const [key, value] = [pair.key, pair.value].map(
    (one) => (one as { range?: [number, number, number] }).range,
  )
  if (key === undefined || value === undefined)
    throw new Error('a word of a pathway stands nowhere in its text')
  return { from: key[0], to: value[2] }
}

/** Quoted where it would be read as something else: a day stays words. */
const written = (key: string, value: unknown): string =>
  stringify({ [key]: value }, { defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN', lineWidth: 0 })

/** The line by which an editor finds the schema, and what an earlier taking over said of what to do next. */
const oldGuide = /^# yaml-language-server: .*\n(# Started from .*\n(#.*\n)*\n)?/

const guide = ({ id, name, from }: Adoption): string => `\
# yaml-language-server: $schema=pathway.schema.json
# Started from ${from.id}, version ${from.version}. What to do next:
# 1. Change what is different with you. An editor that knows YAML schemas (such as Visual Studio Code with its YAML extension)
#    offers the words that may stand in a place and says what each means; pathway.schema.json must lie beside this file.
# 2. Give each thing of your own its source: your council's policy and its page. What you did not change keeps its own;
#    so do "written", "source" and "note" in its head, which readers see first: say there when and from what yours was written.
# 3. Set TEMPLATES_DIR to the folder that holds the folder of this file; your own letters lie in "letters" beside that. Then
#    look for faults, each with its line:      npx fasttrack pathway check
#    read it as others will:                   npx fasttrack pathway show ${id}
#    see what differs from where it began:     npx fasttrack pathway diff ${from.id} ${id}
#    see the dates one case would run on:      npx fasttrack pathway show ${id} --calendar DATE --school ID
# 4. Have your legal team read it and its letters. Then let a school use it:
#                                              npx fasttrack school set SCHOOL pathway ${id}
# Once cases are on ${JSON.stringify(name)}, give every change a new version: they keep the one they were opened on.

`

/**
 * A pathway's text as a council's own: a guide to what comes next, a head that is the council's, and all else as it was written, comments and
 * order too. Its `written` stays the day of the procedure that was taken over.
 */
export function adoptedText(before: string, adoption: Adoption): string {
  const text = `${guide(adoption)}${before.replace(oldGuide, '')}`
  const { contents } = parseDocument(text)
  if (!isMap(contents)) throw new Error('a pathway is not a list of words')
  const { items } = contents
  const pieces = Object.entries(headOf(adoption)).map(([key, value]): Piece => {
    const found = items.find((pair) => isNamed(pair, key))
    const after = items.find((pair) => isNamed(pair, 'standing'))
    const place = found ?? after
    if (place === undefined) throw new Error(`a pathway without ${key}`)
    const { from, to } = placeOf(place)
    return { from: found ? from : to, to, text: written(key, value) }
  })
  return spliced(text, pieces)
}

function spliced(text: string, pieces: readonly Piece[]): string {
  const ordered = [...pieces].sort((a, b) => b.from - a.from || b.to - a.to)
  return ordered.reduce(
    (whole, { from, to, text: piece }) => `${whole.slice(0, from)}${piece}${whole.slice(to)}`,
    text,
  )
}
