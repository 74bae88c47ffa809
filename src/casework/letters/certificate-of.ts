import type { Certificate } from '../../domain/certificate/certificate.ts'
import { drawUp } from '../../domain/certificate/draw-up.ts'
import type { AttendanceFacts, LetterFacts } from '../../domain/letter-facts.ts'
import { dayIn, timeIn } from '../today.ts'
import { readingOf } from './attendance-facts.ts'
import type { Scene } from './scene.ts'

/** A moment on the clock of a place, to the minute: 2026-06-02T09:05. */
export const clockIn = (at: Date, timeZone: string): string =>
  `${dayIn(at, timeZone)}T${timeIn(at, timeZone)}`

/** The import that a register was last read in with, as certificates name it; null before the first. */
export function registerTaken(
  taken: { number: number; recordedAt: string } | null,
  timeZone: string,
): Certificate['register'] {
  return taken && { import: taken.number, at: clockIn(new Date(taken.recordedAt), timeZone) }
}

/** The attendance certificate that goes with a letter: the same days and the same figures as the letter. */
export function certificateOf(
  scene: Scene,
  summary: AttendanceFacts,
  pupil: LetterFacts['pupil'],
): Certificate {
  const { fullName, dateOfBirth, yearGroup, regGroup } = pupil
  const { timeZone } = scene.house
  return drawUp(readingOf(scene, summary), {
    pupil: { fullName, dateOfBirth, yearGroup, regGroup },
    school: { name: scene.loaded.family.school.name },
    summary,
    extractedAt: clockIn(scene.at, timeZone),
    register: registerTaken(scene.registerTaken, timeZone),
  })
}
