import { type MarkedToken, marked, type Token, type Tokens } from 'marked'
import { type Block, bold, type Cell, plain, type Run } from './block.ts'
import { LINE_BREAK } from './escape-markdown.ts'
import { writtenOver } from './unwritten.ts'

const known = (token: Token): MarkedToken => token as MarkedToken

/** Thrown when a template uses Markdown that letters don't have, such as pictures, links or italics. */
export class UnknownMarkdown extends Error {
  constructor(what: string) {
    super(`letters have no ${what}: use headings, paragraphs, lists, tables and bold`)
  }
}

const SIGNS = new RegExp(`([${[LINE_BREAK, ...writtenOver.keys()].join('')}])`)

function signRun(sign: string): Run | null {
  if (sign === LINE_BREAK) return { kind: 'break' }
  const long = writtenOver.get(sign)
  return long === undefined ? null : { kind: 'rule', long }
}

function textRuns(text: string, strong: boolean): Run[] {
  const said = text.split(SIGNS).filter((part) => part !== '')
  return said.map((part) => signRun(part) ?? (strong ? bold(part) : plain(part)))
}

/** What stands between backticks: a number that only the finished document knows, or a box to tick. */
const signs: Readonly<Record<string, Run>> = { pages: { kind: 'pages' }, box: { kind: 'box' } }

function inlineRuns(given: Token, strong: boolean): Run[] {
  const token = known(given)
  if (token.type === 'text' && token.tokens) return runsOf(token.tokens, strong)
  if (token.type === 'text' || token.type === 'escape')
    return textRuns(token.text.replaceAll('\n', ' '), strong)
  if (token.type === 'strong') return runsOf(token.tokens, true)
  if (token.type === 'br') return [{ kind: 'break' }]
  const sign = token.type === 'codespan' ? signs[token.text] : undefined
  if (sign !== undefined) return [sign]
  throw new UnknownMarkdown(token.type)
}

const joins = (a: Run | undefined, b: Run): a is Run & { kind: 'text' } =>
  a?.kind === 'text' && b.kind === 'text' && a.bold === b.bold

// Every escaped sign is a token of its own: joined again, a name is one stretch of text in both formats.
function runsOf(tokens: Token[], strong = false): Run[] {
  const joined: Run[] = []
  for (const run of tokens.flatMap((token) => inlineRuns(token, strong))) {
    const last = joined.at(-1)
    if (joins(last, run) && run.kind === 'text') last.text += run.text
    else joined.push({ ...run })
  }
  return joined
}

function cellOf(given: Tokens.TableCell): Cell {
  return { runs: runsOf(given.tokens), look: given.header ? 'head' : 'plain' }
}

// The dashes under a heading row give the columns' shares of the width, as in Pandoc.
function widthsOf(table: Tokens.Table): number[] {
  const dashes = table.raw.split('\n')[1] ?? ''
  return dashes
    .split('|')
    .map((column) => column.trim().length)
    .filter((length) => length > 0)
}

function itemRuns(item: Tokens.ListItem): Run[] {
  if (item.tokens.some((token) => token.type === 'list')) throw new UnknownMarkdown('list inside a list')
  return runsOf(item.tokens.flatMap((token) => ('tokens' in token && token.tokens ? token.tokens : [token])))
}

// A fenced block is a place for something: lines to write on, or the certificate.
function placeOf(token: Tokens.Code): Block {
  const lines = Number(token.text)
  if (token.lang === 'certificate') return { kind: 'certificate' }
  if (token.lang === 'space' && lines >= 1 && lines <= 40) return { kind: 'space', lines }
  throw new UnknownMarkdown('code')
}

function blockOf(given: Token): Block[] {
  const token = known(given)
  switch (token.type) {
    case 'space':
      return []
    case 'heading':
      return [{ kind: 'heading', level: token.depth, runs: runsOf(token.tokens) }]
    case 'paragraph':
      return [{ kind: 'paragraph', runs: runsOf(token.tokens) }]
    case 'list':
      return [{ kind: 'list', ordered: token.ordered, items: token.items.map(itemRuns) }]
    case 'table':
      return [
        {
          kind: 'table',
          head: token.header.map(cellOf),
          rows: token.rows.map((row) => row.map(cellOf)),
          widths: widthsOf(token),
          style: 'text',
        },
      ]
    case 'code':
      return [placeOf(token)]
    default:
      throw new UnknownMarkdown(token.type)
  }
}

/** A letter's Markdown as blocks; throws on what letters don't have. */
export function markdownToBlocks(markdown: string): Block[] {
  return marked.lexer(markdown, { gfm: true }).flatMap(blockOf)
}
