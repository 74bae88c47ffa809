import type { Day } from './day.ts'

/** One case in a list, for people who may see it. */
export type CaseLine = {
  id: string
  pupil: string
  form: string
  school: string
  stage: string
  status: 'open' | 'closed'
  /** Does a hold stand? Of what kind is nobody's business here. */
  held: boolean
  /** Has something happened that its pathway watches for? What, is for whoever opens it. */
  watched: boolean
  /** Has the pupil left the roll, or can nobody find them? */
  stopped: boolean
  owner: string
  openedOn: Day
  next: { title: string; due: Day | null } | null
}
