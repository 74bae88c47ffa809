import type { Part } from '../domain/pathway/page/part.ts'
import type { PartList, PathwayPage } from '../domain/pathway/page/pathway-page.ts'

const widest = 110

/** A text in lines that are not too long to read, the first behind a mark and the others below it. */
function wrapped(mark: string, text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && mark.length + last.length + word.length < widest)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((line, n) => `${n === 0 ? mark : ' '.repeat(mark.length)}${line}`)
}

const partLines = ({ title, says, note }: Part): string[] => [
  ...wrapped('- ', title),
  ...says.flatMap((one) => wrapped('  - ', one)),
  ...(note === null ? [] : wrapped('  - ', `Note: ${note}`)),
]

const listLines = ({ title, parts }: PartList): string[] => [
  '',
  ...(title === '' ? [] : [`### ${title}`, '']),
  ...parts.flatMap(partLines),
]

/** A pathway's page in lines of Markdown. */
export const pageLines = ({ title, sections }: PathwayPage): string[] => [
  `# ${title}`,
  ...sections.flatMap((section) => [
    '',
    `## ${section.title}`,
    ...(section.lead.length === 0 ? [] : ['', ...section.lead.flatMap((line) => wrapped('', line))]),
    ...section.lists.flatMap(listLines),
  ]),
]
