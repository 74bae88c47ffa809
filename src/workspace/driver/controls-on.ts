import type { Target } from '../exchange/target.ts'
import type { Dict } from '../state/model.ts'
import { placedElements } from '../state/values.ts'
import type { Called } from './pick-one.ts'
import { type NameOf, wordsOf } from './words-of.ts'

/** What a person sees as one: a modal, the Home or a message, with its blocks and what is said around them. */
export interface Sheet {
  target: Target
  blocks: readonly Dict[]
  about?: string
}

/** Something that can be pressed, chosen in or filled in, by what a person calls it. */
export interface Control extends Called {
  target: Target
  id: string
  blockId: string
  actionId: string
  element: Dict
  block: Dict
  beside: string
}

/** What the button of a menu of three dots is called. */
export const menuName = 'More actions'

const namesOf = (block: Dict, element: Dict, words: string): string[] => {
  const { text, accessibility_label: spoken, placeholder, type } = element
  if (type === 'overflow') return [menuName]
  const label = block.type === 'input' ? wordsOf(block.label) : ''
  const said = [label, wordsOf(text), String(spoken ?? ''), wordsOf(placeholder)]
  return [...said, type === 'button' ? '' : words].filter((name) => name !== '')
}

/** Every control on a sheet, from top to bottom. */
export function controlsOn({ target, blocks, about = '' }: Sheet, nameOf: NameOf): Control[] {
  const words = blocks.map((block) => wordsOf(block, nameOf))
  return placedElements(blocks)
    .filter(({ element }) => typeof element.action_id === 'string')
    .map(({ blockId, block, element }) => {
      const at = blocks.indexOf(block)
      const actionId = String(element.action_id)
      const names = namesOf(block, element, words[at] ?? '')
      // A row of buttons belongs to the words above it.
      const own = words.slice(0, at + 1).findLast((one) => one !== '') ?? ''
      const beside = [own, about].filter((one) => one !== '').join('\n')
      return { target, id: actionId, blockId, actionId, element, block, names, beside }
    })
}
