import type { CourseEvent } from '../../src/domain/case/parts/course.ts'
import { escapeText, name } from '../../src/kit/text.ts'
import type { CaseShown } from '../case-shown.ts'
import { titleIn } from '../words.ts'

type Of<T extends CourseEvent['type']> = Extract<CourseEvent, { type: T }>

const wayWords = {
  on: 'Went on to',
  up: 'Went up to',
  down: 'Went down to',
  out: 'Left for',
  back: 'Went back to',
}

/** The way that a case took through its pathway, and to another one, as the timeline tells it. */
export const courseWords = {
  'stage-entered': (
    { stage, way = 'on', why }: Of<'stage-entered'>,
    { context: { pathway } }: CaseShown,
  ): string =>
    `${wayWords[way]} “${titleIn(pathway, stage)}”${why === undefined ? '' : `: ${escapeText(why)}`}`,
  'case-moved': (
    { from, to, why, overlays }: Of<'case-moved'>,
    { context: { pathway } }: CaseShown,
  ): string =>
    overlays !== undefined
      ? `Moved to a newer version of what is laid over its pathway: ${escapeText(why)}`
      : `Moved to ${from.pathway === to.pathway ? '' : `“${name(pathway.name)}”, `}version ${to.version}: ${escapeText(why)}`,
}
