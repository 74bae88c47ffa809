import { blocks } from './blocks.ts'
import { cellShapes, chartShapes, dataBlocks, dataParts } from './data-blocks.ts'
import { elements } from './elements.ts'
import { messageParts } from './messages.ts'
import { parts } from './parts.ts'
import { leafShapes, richText } from './rich-text.ts'
import type { Family, Shapes } from './rule.ts'

/** Every object that names its type, by family and type. */
export const families: Readonly<Record<Family, Shapes>> = {
  block: { ...blocks, ...dataBlocks },
  element: elements,
  rich: richText,
  leaf: leafShapes,
  cell: cellShapes,
  chart: chartShapes,
}

/** Every other object, by the name that the tables give it. */
export const partShapes: Shapes = { ...parts, ...dataParts, ...messageParts }
