import type { Meeting } from '../../domain/case/state.ts'
import { partIn } from './names.ts'
import type { Scene } from './scene.ts'

/** A line of a paper holds no more. */
const mostLetters = 300

/** Who interprets at a meeting, as the papers of one reader say it: never for an adult of whom the reader is told nothing. */
export function interpretersAt(scene: Scene, meeting: Meeting, unseen: readonly string[]): string | null {
  const booked = Object.values(scene.loaded.state.interpreters).filter(
    (one) => one.meeting === meeting.id && !unseen.includes(one.parent),
  )
  const told = booked.map(({ language, agency, name }) =>
    [name, agency, language].filter((part) => part !== null).join(', '),
  )
  return told.length === 0
    ? partIn(scene, meeting, 'interpreter')
    : [...new Set(told)].join('; ').slice(0, mostLetters)
}
