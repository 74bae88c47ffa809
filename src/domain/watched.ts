import type { Day } from './day.ts'

/** What has happened of a pupil; `contacted` is the last contact with the family since, and whether anybody was reached in any of them. */
export type PupilsWatch = {
  pathway: string
  title: string
  says: string
  note: string | null
  since: Day
  contacted: { on: Day; reached: boolean } | null
}

/** A pupil of whom something has happened that a pathway of their school watches for, as a screen shows them to staff who may know. */
export type WatchedPupil = {
  id: string
  name: string
  form: string
  school: string
  /** Is something flagged of the pupil, so that the safeguarding lead comes first? */
  speakFirst: boolean
  openCase: string | null
  watches: PupilsWatch[]
}
