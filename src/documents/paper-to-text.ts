import type { Block, Run } from './block.ts'
import { type Paper, withTwin } from './paper.ts'

function line(runs: Run[]): string {
  const said = { break: '\n', pages: '____', box: '[ ]', rule: '____' } as const
  return runs.map((run) => (run.kind === 'text' ? run.text : said[run.kind])).join('')
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return line(block.runs)
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${line(item)}`)
        .join('\n')
    case 'table':
      return [...(block.over === undefined ? [] : [block.over]), block.head, ...block.rows]
        .map((row) => row.map((cell) => line(cell.runs)).join(' | '))
        .join('\n')
    case 'space':
      return Array.from({ length: block.lines }, () => '____').join('\n')
    case 'small':
      return block.columns.flat().map(blockText).join('\n\n')
    case 'certificate':
      return ''
  }
}

function opening({ school, to, layout, dated, reference, salutation, voice: { words } }: Paper): string[] {
  return [
    [school.name, ...school.address, school.phone, school.email].filter((line) => line !== '').join('\n'),
    to.join('\n'),
    layout === 'sheet' ? '' : `${dated}\n${words.reference}: ${reference}`,
    salutation && `${salutation},`,
  ]
}

function closing({ signOff, enclosures, voice: { words } }: Paper): string[] {
  return [
    signOff ? `${words.sincerely}\n\n${signOff.name}\n${signOff.role}\n${signOff.of}` : '',
    enclosures.length > 0 ? `${words.enclosed}: ${enclosures.join(', ')}` : '',
  ]
}

const oneToText = (paper: Paper): string =>
  [
    ...opening(paper),
    paper.heading,
    ...paper.body.map(blockText),
    ...closing(paper),
    ...paper.appendix.map(blockText),
  ]
    .filter((part) => part !== '')
    .join('\n\n')

/** A document as plain text, for the record and for reading without a viewer; its twin, where it has one, follows it. */
export const paperToText = (paper: Paper): string => withTwin(paper).map(oneToText).join('\n\n')
