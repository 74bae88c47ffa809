import type { WorkspaceClock } from '../state/clock.ts'
import { type Step, sayStep } from './step.ts'

/** Something that a person did, in words such as `press "Open case"`. */
export interface StoryLine {
  at: string
  person: string
  words: string
}

/** What people did, kept while the process lives. */
export interface Story {
  readonly lines: readonly StoryLine[]
  tell(person: string, step: Step): void
}

const KEEP = 2000

/** Makes an empty story. */
export function createStory(clock: WorkspaceClock): Story {
  const lines: StoryLine[] = []
  return {
    lines,
    tell(person, step) {
      lines.push({ at: clock.now().toISOString(), person, words: sayStep(step) })
      if (lines.length > KEEP) lines.shift()
    },
  }
}

/** A story as lines to play again: whenever somebody else goes on, a line says who. */
export function linesOf(story: readonly StoryLine[]): string[] {
  return story.flatMap(({ person, words }, at) => {
    const same = story[at - 1]?.person === person
    return same ? [words] : [sayStep({ verb: 'as', words: person }), words]
  })
}
