import type { NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import type { Paper } from './paper.ts'

/** How far apart lines and paragraphs stand, which `paper.typ` has in figures; `single` where nothing stands at a paper's foot. */
export type Fit = { air: 'airy' | 'plain' | 'close' | 'closest'; single: boolean }
/** A paper as the typesetter takes it. */
export type FittedPaper = Paper & Fit

/** How a paper is set, and the whole of it where it was typeset so to find that out. */
export type Fitted = { paper: FittedPaper; alone: NodeTypstDocument | null }

const longLetter: Fit = { air: 'close', single: false }

/** Finds how a letter's own words have one page: airy if they can, closer if they must; `close` where nothing helps. */
export function fitLetter(letter: Paper, typeset: (paper: FittedPaper) => NodeTypstDocument): Fitted {
  const { appendix, signEveryPage, foot } = letter
  const single = appendix.length === 0 && !signEveryPage && foot === undefined
  for (const air of ['airy', 'close', 'closest'] as const) {
    const document = typeset({ ...letter, appendix: [], air, single: true })
    if (document.numOfPages > 1) continue
    return { paper: { ...letter, air, single }, alone: single ? document : null }
  }
  return { paper: { ...letter, ...longLetter }, alone: null }
}
