import type { Offence } from '../case/parts/prosecution.ts'

/** How an offence is named in papers and on screens. */
export const offenceWords: Readonly<Record<Offence, string>> = {
  '444-1': 'section 444(1) of the Education Act 1996',
  '444-1a': 'section 444(1A) of the Education Act 1996',
}
