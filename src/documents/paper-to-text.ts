import type { Block, Run } from './block.ts'
import type { Paper } from './paper.ts'

function line(runs: Run[]): string {
  const said = { break: '\n', pages: '____', box: '[ ]' } as const
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

/** A document as plain text, for the record and for reading without a viewer. */
export function paperToText(paper: Paper): string {
  const { school, signOff } = paper
  return [
    [school.name, ...school.address, school.phone, school.email].filter((line) => line !== '').join('\n'),
    paper.to.join('\n'),
    paper.layout === 'sheet' ? '' : `${paper.dated}\nOur reference: ${paper.reference}`,
    paper.salutation && `${paper.salutation},`,
    paper.heading,
    ...paper.body.map(blockText),
    signOff ? `Yours sincerely\n\n${signOff.name}\n${signOff.role}\n${school.name}` : '',
    paper.enclosures.length > 0 ? `Enclosed: ${paper.enclosures.join(', ')}` : '',
    ...paper.appendix.map(blockText),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
