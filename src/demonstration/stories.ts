import { familyStories } from './family-stories.ts'
import { figureStories } from './figure-stories.ts'
import { reasonStories } from './reason-stories.ts'
import type { Story } from './story.ts'

/** Every pupil of the demonstration with a story worth opening. */
export const stories: readonly Story[] = [...figureStories, ...reasonStories, ...familyStories]
