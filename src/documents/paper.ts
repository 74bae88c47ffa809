import type { Block } from './block.ts'
import type { Voice } from './voice.ts'

/** What is on a school's sheets beside words: its logo as a `data:` address, and how many millimetres down the address begins. */
export type Letterhead = { logo?: string; addressDown?: number }

/** How many millimetres below the top of the sheet an address begins where a school says nothing else. */
export const addressDown = 53

/** A finished document before it has a format: plain data, so that it can cross to the rendering thread. */
export type Paper = {
  /** A sheet has no letterhead: what it is about stands on it. A picture is a sheet as high as what is on it. */
  layout: 'letter' | 'paper' | 'sheet' | 'picture'
  /** The name in the file's properties: what it is and the case's number, never a person's name. */
  title: string
  voice: Voice
  heading: string
  reference: string
  dated: string
  /** Seconds since 1970 at the start of the letter's day, so that one input always gives one file. */
  stamp: number
  school: { name: string; address: string[]; phone: string; email: string }
  /** What the school's own sheets look like: its logo as a `data:` address, and how many millimetres down the address begins, 53 unless it says. */
  letterhead?: Letterhead
  to: string[]
  salutation: string
  body: Block[]
  /** Who signs, what they are, and for whom they sign. */
  signOff: { name: string; role: string; of: string } | null
  enclosures: string[]
  signEveryPage: boolean
  /** On a paper to be filled in by hand: what to do with it afterwards, on every page beside a place for who and when. */
  foot?: string
  /** What follows on its own pages: the attendance certificate. */
  appendix: Block[]
  /** The same letter in another language, which follows it in the same file on sheets of its own. */
  twin?: Paper
}

/** A document and its twin, if it has one, in the order in which they are read. */
export const withTwin = (paper: Paper): Papers => (paper.twin === undefined ? [paper] : [paper, paper.twin])

/** One document, or several that are printed together. */
export type Papers = readonly [Paper, ...Paper[]]
