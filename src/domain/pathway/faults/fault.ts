/** One thing wrong with a pathway: the place, such as `stages.3.items.2.letter`, and what is wrong there. */
export type PathwayFault = { at: string; says: string }
