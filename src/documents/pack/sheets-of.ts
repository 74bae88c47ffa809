import type { SeenPage } from '../inspect/inspected.ts'
import type { Content } from './book.ts'

/**
 * One page of a part as it is set: from which file and, in a PDF, which page of it; on its side or not; over the whole sheet or fitted; `most`
 * is the width in points beyond which it is not enlarged, null for a picture, which has none.
 */
export type Sheet = { file: string; page?: number; flipped: boolean; whole: boolean; most: number | null }

const A4 = { short: 595.28, long: 841.89 }
/** Points by which programs round a sheet's size. */
const rounding = 2

const isA4 = ({ width, height }: SeenPage): boolean =>
  Math.abs(Math.min(width, height) - A4.short) < rounding &&
  Math.abs(Math.max(width, height) - A4.long) < rounding

/** The pages of one part, each upright: one that is wider than high has its sheet on its side. */
export function sheetsOf(kind: Content['kind'], file: string, pages: readonly SeenPage[]): Sheet[] {
  const isOurs = kind === 'paper' || kind === 'ours'
  return pages.map((page, index) => ({
    file,
    ...(kind === 'picture' ? {} : { page: index + 1 }),
    flipped: page.width > page.height,
    whole: isOurs && isA4(page),
    most: kind === 'picture' ? null : page.width,
  }))
}
