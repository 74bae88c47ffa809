import type { Part } from '../domain/pathway/page/part.ts'
import type { PartList, PathwayPage } from '../domain/pathway/page/pathway-page.ts'
import { wrapped } from './wrapped.ts'

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
