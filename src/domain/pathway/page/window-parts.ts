import type { Pathway } from '../pathway.ts'
import type { Part } from './part.ts'
import { sentence } from './sentence.ts'
import { windowWords } from './window-words.ts'

/** The stretches of days that figures are counted over, of which there is something to be known; those of which there is nothing are said wherever a figure is. */
export const windowParts = (pathway: Pathway): Part[] =>
  Object.entries(pathway.windows).flatMap(([id, { note }]) =>
    note === undefined
      ? []
      : [{ kind: 'window', id, title: sentence(windowWords({ pathway }, id)), says: [], note }],
  )
