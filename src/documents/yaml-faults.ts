import { type Document, isCollection, isScalar, visit } from 'yaml'

/** What is wrong with the writing of a YAML text: where in the text it begins, counted from 0, and what it is. */
type Wrong = { at: number; says: string }
type YamlError = Document['errors'][number]

const unread =
  "can't be read from here on: look for a colon, a comma, a bracket or a quotation mark too many or too few"
const tooDeep = 'too many things stand inside each other here'

/** What the reader of YAML calls each fault, in words. */
const words: Partial<Record<YamlError['code'], string>> = {
  TAB_AS_INDENT: 'a tab stands before the words of this line: put spaces in its place',
  BAD_INDENT: 'this line begins further left or right than those it belongs with: begin it right below them',
  BLOCK_AS_IMPLICIT_KEY:
    'more than one colon stands on this line: put what comes after the first one between quotation marks',
  MULTILINE_IMPLICIT_KEY: 'these words end in no colon, or a quotation mark before them is not closed',
  MULTIPLE_DOCS: 'a line of --- begins a second text here: a file holds one',
  BAD_SCALAR_START: 'words that begin with this sign go between quotation marks',
  BAD_ALIAS: 'words that begin with * or & go between quotation marks',
  BAD_DQ_ESCAPE: 'between double quotation marks a backslash is written twice',
  IMPOSSIBLE: tooDeep,
  RESOURCE_EXHAUSTION: tooDeep,
}

const startOf = (node: unknown): number => (node as { range?: [number, number, number] }).range?.[0] ?? 0

/** Where the last bracket or quotation mark of a kind opens before a place that does not end as it must. */
function openedAt(yaml: Document, text: string, before: number, [opening, ending]: [string, string]): number {
  let at = before
  visit(yaml, {
    Node(_key, node) {
      const [from, to] = node.range ?? [before, before]
      const ends = to - from > 1 && text[to - 1] === ending
      if (from < before && text[from] === opening && !ends) at = from
    },
  })
  return at
}

const pairs: Readonly<Record<string, [opening: string, ending: string]>> = {
  ']': ['[', ']'],
  '}': ['{', '}'],
  '"': ['"', '"'],
  "'": ["'", "'"],
}

function told(yaml: Document, text: string, { pos, code, message }: YamlError): Wrong {
  const [at] = pos
  const open = pairs[/end with a (.)$|^Missing closing (.)quote/.exec(message)?.slice(1).join('') ?? '']
  if (open)
    return {
      at: openedAt(yaml, text, at, open),
      says: `${open[0]} opens here and is not closed: ${open[1]} is missing`,
    }
  if (code !== 'DUPLICATE_KEY') return { at, says: words[code] ?? unread }
  const word = /^[^\s:]+/.exec(text.slice(at))?.[0] ?? 'a word'
  return { at, says: `${word} stands here twice: take one of them out` }
}

/** Words repeated by a name that nothing has, and words before a colon that are none. */
function placedWrongly(yaml: Document): Wrong[] {
  const faults: Wrong[] = []
  visit(yaml, {
    Alias(_key, alias) {
      if (alias.resolve(yaml) !== undefined) return
      const says = `*${alias.source} stands for nothing: put words that begin with * between quotation marks`
      faults.push({ at: startOf(alias), says })
    },
    Pair(_key, { key, value }) {
      if (isScalar(key) && key.value !== null) return
      const says = isCollection(key)
        ? "a list can't stand before a colon"
        : 'no word stands before this colon'
      faults.push({ at: startOf(key ?? value), says })
    },
  })
  return faults
}

/** A text that repeats itself by names until it would fill the machine. */
function endless(yaml: Document): Wrong[] {
  try {
    yaml.toJS()
    return []
  } catch {
    let at = 0
    visit(yaml, {
      Alias(_key, alias) {
        at = startOf(alias)
      },
    })
    return [{ at, says: 'this file repeats parts of itself by names with * too often: write them out' }]
  }
}

/** Everything wrong with the writing of a YAML text. What can't be read is told once, as all after it may be read wrongly. */
export function yamlFaults(yaml: Document, text: string): Wrong[] {
  const isTwice = ({ code }: YamlError) => code === 'DUPLICATE_KEY'
  const first = yaml.errors.filter((error) => !isTwice(error)).slice(0, 1)
  const wrong = [...first, ...yaml.errors.filter(isTwice)].map((error) => told(yaml, text, error))
  if (wrong.length > 0) return wrong
  const placed = placedWrongly(yaml)
  return placed.length > 0 ? placed : endless(yaml)
}
