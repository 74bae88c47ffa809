import type { Day } from './day.ts'

/** One case in a list, for people who may see it. */
export type CaseLine = {
  id: string
  pupil: string
  form: string
  school: string
  stage: string
  status: 'open' | 'closed'
  owner: string
  openedOn: Day
  next: { title: string; due: Day | null } | null
}
