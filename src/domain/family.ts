import type { Day } from './day.ts'

/** A parent as a screen may name them: never the address. */
export type ParentNames = {
  id: string
  name: string
  relationship: string | null
  resident: boolean | null
  language: string | null
  interpreter: boolean
  doNotWrite: boolean
  apart: boolean
  /** There is somewhere to write to: an address, or the way that they asked for. */
  reachable: boolean
  /** Where they live is kept by the school: no screen tells it. */
  confidential: boolean
}

/** A pupil and their family as the screens of those entitled name them. */
export type FamilyNames = {
  pupil: {
    id: string
    name: string
    forename: string
    initials: string
    yearGroup: string | null
    regGroup: string | null
    lookedAfter: boolean
  }
  parents: readonly ParentNames[]
  school: { id: string; name: string }
  /** Something is flagged that only the safeguarding lead may know: all others are asked to speak to them first. */
  speakFirst: boolean
  /** What is flagged, for those who may know it; null for everybody else, and where nothing is. */
  flagged: { safety: boolean; socialCare: string | null } | null
}

/** First letters of a forename and a surname, for everywhere that a name must not stand. */
export function initialsOf(forename: string, surname: string): string {
  const first = (text: string) => [...text.normalize('NFC').replace(/[^\p{L}]/gu, '')][0] ?? '–'
  return `${first(forename)}.${first(surname)}.`.toLocaleUpperCase('en-GB')
}

/** The form a pupil is in, as schools say it: Year 8, 8B. */
export function formOf(pupil: { yearGroup: string | null; regGroup: string | null }): string {
  const year = pupil.yearGroup === null ? [] : [`Year ${pupil.yearGroup}`]
  return [...year, ...(pupil.regGroup === null ? [] : [pupil.regGroup])].join(', ')
}

/** What the search for a pupil shows of each. */
export type PupilFound = { id: string; name: string; form: string; left: Day | null }
