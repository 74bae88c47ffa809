import { choices } from './choices.ts'
import { controls } from './controls.ts'
import { dataBlocks } from './data.ts'
import { fields } from './fields.ts'
import { atLimits } from './limits.ts'
import { messages } from './messages.ts'
import { pictures } from './pictures.ts'
import type { Family } from './pieces.ts'
import { richTexts } from './rich-text.ts'
import { surfaces } from './surfaces.ts'
import { textBlocks } from './text-blocks.ts'

/** All payloads by what they are about. */
export const families: Record<string, Family> = {
  limits: atLimits,
  'text blocks': textBlocks,
  controls,
  choices,
  fields,
  'rich text': richTexts,
  pictures,
  data: dataBlocks,
  surfaces,
  messages,
}
